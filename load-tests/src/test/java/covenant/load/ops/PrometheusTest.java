package covenant.load.ops;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.client.Credits;
import covenant.client.VenueClient;
import covenant.client.VenueProblem;
import covenant.client.Write;
import covenant.load.VenueProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus watches a real venue with the rules that we ship: all is well, then the ring is flooded, then the venue is gone. */
class PrometheusTest {
    private static final String KEY = "cov_prometheus-test-operator-key-0000000";
    private static final int SENDERS = 32;

    @TempDir
    private Path directory;

    private final AtomicInteger ids = new AtomicInteger();

    @Test
    void configurationAndRulesAreValid() throws Exception {
        Path promtool = PrometheusProcess.require("promtool");
        for (Path file : PrometheusProcess.shipped().toList()) {
            String kind = file.getFileName().toString().contains("rules") ? "rules" : "config";
            Path output = directory.resolve(kind);
            int status = new ProcessBuilder(promtool.toString(), "check", kind, file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            assertThat(status)
                    .as(Files.readString(output, StandardCharsets.UTF_8))
                    .isZero();
        }
    }

    @Test
    void alertsFireForWhatIsWrongAndForNothingElse() throws Exception {
        PrometheusProcess.require("prometheus");
        Path data = directory.resolve("data");
        Files.createDirectories(data);
        Path watcher = Files.createDirectories(directory.resolve("prometheus"));
        try (VenueProcess venue = VenueProcess.start(data, KEY, "--ring-size", "2");
                PrometheusProcess prometheus = PrometheusProcess.start(watcher, venue.address())) {
            allIsWell(prometheus);
            aFloodedRing(venue, prometheus);
            venue.kill();
            awaitFiring(prometheus, "CovenantDown");
        }
    }

    private static void allIsWell(PrometheusProcess prometheus) throws Exception {
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> prometheus.values("up{job=\"covenant\"}").equals(List.of("1")));
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> prometheus.rules().stream()
                        .allMatch(rule -> rule.getString("health").equals("ok")));
        assertThat(prometheus.rules())
                .hasSizeGreaterThan(10)
                .allSatisfy(rule -> assertThat(rule.getString("lastError", ""))
                        .as(rule.encode())
                        .isEmpty());
        assertThat(prometheus.values("covenant_books_balanced")).containsExactly("1");
        assertThat(prometheus.values("covenant_ready")).containsExactly("1");
        assertThat(prometheus.values("covenant_ring_slots")).containsExactly("2");
        // It says so itself: this server speaks plain HTTP.
        awaitFiring(prometheus, "CovenantWithoutTls");
        assertThat(prometheus.firing())
                .doesNotContain("CovenantDown", "CovenantHalted", "CovenantBooksOutOfBalance", "CovenantRefusesBusy");
    }

    private void aFloodedRing(VenueProcess venue, PrometheusProcess prometheus) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        AtomicBoolean enough = new AtomicBoolean();
        // Tries once: who is turned away comes again as something else.
        VenueClient operator = VenueClient.at(venue.address()).withKey(KEY).withPatience(Duration.ZERO);
        try {
            for (int i = 0; i < SENDERS; i++) {
                senders.execute(() -> flood(operator, enough));
            }
            awaitFiring(prometheus, "CovenantRefusesBusy");
        } finally {
            enough.set(true);
            senders.shutdown();
        }
        assertThat(senders.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(prometheus.values("sum(covenant_http_requests_total{code=\"venue-busy\",status=\"503\"}) > 0"))
                .hasSize(1);
        assertThat(prometheus.values("covenant_books_balanced"))
                .as("who is turned away changes nothing")
                .containsExactly("1");
        assertThat(prometheus.firing()).doesNotContain("CovenantDown", "CovenantBooksOutOfBalance");
    }

    private void flood(VenueClient operator, AtomicBoolean enough) {
        while (!enough.get()) {
            try {
                Write write = Write.named("flood-" + ids.incrementAndGet());
                operator.accounts().deposit("operator", Credits.of(1), "", write);
            } catch (VenueProblem busy) {
                assertThat(busy.isPassing()).as(busy.code()).isTrue();
            }
        }
    }

    private static void awaitFiring(PrometheusProcess prometheus, String alert) {
        Awaitility.await(alert)
                .atMost(120, TimeUnit.SECONDS)
                .until(() -> prometheus.firing().contains(alert));
    }
}
