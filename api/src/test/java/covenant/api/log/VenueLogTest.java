package covenant.api.log;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is on stderr while a venue runs. */
@Isolated
class VenueLogTest {
    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void hear() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setErr(stderr);
        VenueLog.configure(VenueLog.Format.TEXT, VenueLog.From.INFO, false);
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String line(String part) {
        Awaitility.await().until(() -> lines().stream().anyMatch(line -> line.contains(part)));
        return lines().stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
    }

    @Test
    void aRequestIsOneObjectWithItsIdItsRouteAndItsSequenceAndWithoutAnySecret() {
        VenueLog.configure(VenueLog.Format.JSON, VenueLog.From.INFO, true);
        try (ServedVenue venue = ServedVenue.inMemory()) {
            String ann = venue.account("ann", "participant", "10");
            venue.get(ann, "/api/v1/me", "X-Request-Id", "good").expect(200);
            venue.send("POST", ann, "/api/v1/markets/chips/trades", "{}".getBytes(StandardCharsets.UTF_8));
            venue.get(OPERATOR, "/api/v1/markets/chips?secret=hush", "X-Request-Id", "bad");
            venue.get(OPERATOR, "/look/" + ann, "X-Request-Id", "lost").expect(404);

            JsonObject good = new JsonObject(line("\"requestId\":\"good\""));
            assertThat(good.getString("formattedMessage")).isEqualTo("request");
            assertThat(good.getString("route")).isEqualTo("GET /api/v1/me");
            assertThat(good.getString("method")).isEqualTo("GET");
            assertThat(good.getInteger("status")).isEqualTo(200);
            assertThat(good.getString("account")).isEqualTo("ann");
            assertThat(good.getString("code")).isEqualTo("none");
            assertThat(good.getLong("sequence")).isPositive();
            assertThat(good.getLong("durationMicros")).isPositive();
            JsonObject bad = new JsonObject(line("\"requestId\":\"bad\""));
            assertThat(bad.getString("route")).isEqualTo("GET /api/v1/markets/:id");
            assertThat(bad.getString("code")).isEqualTo("unknown-parameter");
            JsonObject lost = new JsonObject(line("\"requestId\":\"lost\""));
            assertThat(lost.getString("route")).isEqualTo("other");
            assertThat(lost.getString("account")).isEqualTo("operator");
            assertThat(lines())
                    .noneMatch(line -> line.contains(ann) || line.contains("secret") || line.contains("hush"));
        }
    }

    @Test
    void textIsForPeopleAndRequestsAreSilentUnlessAskedFor() {
        VenueLog.configure(VenueLog.Format.TEXT, VenueLog.From.INFO, false);
        try (ServedVenue venue = ServedVenue.inMemory()) {
            venue.get(null, "/api/v1/venue", "X-Request-Id", "quiet").expect(200);
            LoggerFactory.getLogger("covenant.test")
                    .atWarn()
                    .addKeyValue("what", "this")
                    .log("mind");
            assertThat(line("mind")).matches("[0-9:.]{12} WARN  covenant.test mind what=this");
            assertThat(lines()).noneMatch(line -> line.contains("quiet"));
        }
    }

    @Test
    void linesThatCannotBeWrittenAreDroppedAndCountedAndNobodyWaits() {
        CountDownLatch stuck = new CountDownLatch(1);
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                awaitQuietly(stuck);
            }
        });
        VenueLog.configure(VenueLog.Format.TEXT, VenueLog.From.INFO, false);
        Logger logger = LoggerFactory.getLogger("covenant.test");
        long before = VenueLog.dropped();
        // The writer holds at most a queue of them in its hands, and as many wait.
        for (int i = 0; i < 40_000; i++) {
            logger.info("flood");
        }
        assertThat(VenueLog.dropped() - before).isBetween(7_000L, 40_000L);
        stuck.countDown();
        VenueLog.close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
