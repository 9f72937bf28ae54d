package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import covenant.api.venue.ClockMismatch;
import covenant.api.venue.ClockMode;
import covenant.api.venue.LedgerStorage;
import covenant.api.venue.VenueOptions;
import covenant.ledger.replay.Progress;
import covenant.ledger.verify.JournalDump;
import covenant.ledger.verify.JournalVerifier;
import covenant.ledger.verify.Verification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A venue's time over HTTP: moving a simulated clock, and what a venue finds when it wakes. */
class ClockTest {
    private static final String CLOCK = "/api/v1/clock";

    @TempDir
    Path directory;

    private ServedVenue start(ClockMode mode) {
        return ServedVenue.with(
                LedgerStorage.open(directory, Progress.NONE),
                VenueOptions.local().clockMode(mode));
    }

    private static String now(ServedVenue venue) {
        return venue.get(null, CLOCK).expect(200).json().getString("now");
    }

    @Test
    void theOperatorMovesTheClockAndTheModeIsShownEverywhere() {
        try (ServedVenue venue = ServedVenue.simulated()) {
            JsonObject clock = venue.get(null, CLOCK).expect(200).json();
            assertThat(clock.getString("now")).isEqualTo("2026-01-01T00:00:00Z");
            assertThat(clock.getString("mode")).isEqualTo("simulated");
            assertThat(clock.getInteger("factor")).isZero();
            JsonObject by = new JsonObject().put("advance", "PT72H").put("reason", "to see the decision");
            assertThat(venue.post(OPERATOR, CLOCK, by).expect(200).json().getString("now"))
                    .isEqualTo("2026-01-04T00:00:00Z");
            JsonObject to = new JsonObject().put("to", "2027-01-01T00:00:00+01:00");
            assertThat(venue.post(OPERATOR, CLOCK, to).expect(200).json().getString("at"))
                    .isEqualTo("2026-12-31T23:00:00Z");
            assertThat(now(venue)).isEqualTo("2026-12-31T23:00:00Z");
            assertThat(venue.get(null, "/health").json().getString("clock")).isEqualTo("simulated");
            assertThat(venue.get(null, "/api/v1/venue").json().getString("clock"))
                    .isEqualTo("simulated");
        }
    }

    @Test
    void theSameMoveSentAgainIsToldAgainAndNotMadeAgain() {
        JsonObject move = new JsonObject().put("commandId", "one").put("advance", "P1D");
        JsonObject first;
        try (ServedVenue venue = start(ClockMode.simulated(0))) {
            first = venue.post(OPERATOR, CLOCK, move).expect(200).json();
            venue.advanceSeconds(60);
            assertThat(venue.post(OPERATOR, CLOCK, move).expect(200).json()).isEqualTo(first.put("repeated", true));
            venue.post(OPERATOR, CLOCK, move.copy().put("advance", "P2D")).expect(409, "command-id-reused");
            assertThat(now(venue)).isEqualTo("2026-01-02T00:01:00Z");
        }
        try (ServedVenue venue = start(ClockMode.KEPT)) {
            assertThat(now(venue)).as("the last journaled time").isEqualTo("2026-01-02T00:01:00Z");
            assertThat(venue.post(OPERATOR, CLOCK, move).expect(200).json()).isEqualTo(first);
            assertThat(now(venue)).isEqualTo("2026-01-02T00:01:00Z");
        }
    }

    @Test
    void aVenueKeepsTheModeItWasFoundedIn() throws Exception {
        start(ClockMode.simulated(0)).close();
        assertThatThrownBy(() -> start(ClockMode.SYSTEM))
                .isInstanceOf(ClockMismatch.class)
                .hasMessageContaining("founded with a simulated clock");
        try (ServedVenue venue = start(ClockMode.simulated(1_000_000))) {
            assertThat(venue.get(null, CLOCK).json().getInteger("factor")).isEqualTo(1_000_000);
        }
        Verification verified = JournalVerifier.verify(directory, Progress.NONE);
        assertThat(verified.simulatedClock()).isTrue();
        StringBuilder dump = new StringBuilder();
        JournalDump.dump(directory, dump, Progress.NONE);
        assertThat(dump).contains("\"simulatedClock\":true");
    }

    @Test
    void aVenueByTheMachinesClockCannotBeSimulated() {
        start(ClockMode.KEPT).close();
        assertThatThrownBy(() -> start(ClockMode.simulated(0)))
                .isInstanceOf(ClockMismatch.class)
                .hasMessageContaining("founded with the machine's clock");
        start(ClockMode.SYSTEM).close();
    }

    private static JsonObject market(String id) {
        return new JsonObject()
                .put("id", id)
                .put("title", id)
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "100");
    }

    private static String phase(ServedVenue venue, String market) {
        return venue.get(null, "/api/v1/markets/" + market).expect(200).json().getString("phase");
    }

    @Test
    void aMarketOpensClosesAndExpiresByTheClock() {
        try (ServedVenue venue = ServedVenue.simulated()) {
            String host = venue.account("host", "coordinator", "1000");
            String ann = venue.account("ann", "participant", "100");
            Got opened = venue.post(
                            host,
                            "/api/v1/markets",
                            market("m")
                                    .put("opensAt", "2026-01-02T00:00:00Z")
                                    .put("closesAt", "2026-01-03T00:00:00Z")
                                    .put("expiresAt", "2026-01-04T00:00:00Z"))
                    .expect(201);
            assertThat(opened.json().getString("id")).isEqualTo("m");
            JsonObject read = venue.get(null, "/api/v1/markets/m").json();
            assertThat(read.getString("opensAt")).isEqualTo("2026-01-02T00:00:00Z");
            assertThat(read.getString("expiresAt")).isEqualTo("2026-01-04T00:00:00Z");
            JsonObject trade = new JsonObject()
                    .put("condition", "kept")
                    .put("outcome", "yes")
                    .put("shares", "10");
            venue.post(ann, "/api/v1/markets/m/trades", trade).expect(409, "market-not-open");
            assertThat(venue.get(null, "/api/v1/markets?phase=pending").json().getJsonArray("markets"))
                    .hasSize(1);
            venue.advanceSeconds(86_400);
            venue.post(ann, "/api/v1/markets/m/trades", trade).expect(200);
            venue.advanceSeconds(86_400);
            venue.post(ann, "/api/v1/markets/m/trades", trade).expect(409, "market-closed");
            venue.advanceSeconds(86_400);
            assertThat(phase(venue, "m")).isEqualTo("voided");
            assertThat(venue.cash(ann)).as("as if it had never been").isEqualTo("100");
            assertThat(venue.cash(host)).isEqualTo("1000");
        }
    }

    /** The venue sleeps from the 1st to the 10th; meanwhile a opens, closes and expires, b opens, c closes. */
    @Test
    void aVenueThatSleptThroughEverythingDoesItAllInOrderWhenItWakes() {
        try (ServedVenue venue = start(ClockMode.SYSTEM)) {
            String host = venue.account("host", "coordinator", "1000");
            for (JsonObject market : List.of(
                    market("a").put("opensAt", day(2)).put("closesAt", day(4)).put("expiresAt", day(6)),
                    market("b").put("opensAt", day(3)),
                    market("c").put("closesAt", day(5)))) {
                venue.post(host, "/api/v1/markets", market).expect(201);
            }
        }
        String hash;
        try (ServedVenue venue = ServedVenue.with(
                LedgerStorage.open(directory, Progress.NONE),
                VenueOptions.local(),
                ServedVenue.START_MICROS + 9 * 86_400_000_000L)) {
            venue.account("waker", "participant", "1");
            assertThat(phase(venue, "a")).isEqualTo("voided");
            assertThat(phase(venue, "b")).isEqualTo("open");
            assertThat(phase(venue, "c")).isEqualTo("closed");
            Awaitility.await("the history has them in their order")
                    .untilAsserted(() -> assertThat(kinds(venue)).containsSubsequence("opened", "closed", "voided"));
            hash = venue.hash();
        }
        assertThat(JournalVerifier.verify(directory, Progress.NONE).hash()).isEqualTo(hash);
    }

    private static List<String> kinds(ServedVenue venue) {
        JsonObject page =
                venue.get(null, "/api/v1/markets/a/prices?limit=10").expect(200).json();
        return page.getJsonArray("prices").stream()
                .map(row -> ((JsonObject) row).getString("kind"))
                .toList();
    }

    private static String day(int day) {
        return "2026-01-0" + day + "T00:00:00Z";
    }

    @Test
    void reasonsAreJournaled() throws Exception {
        try (ServedVenue venue = start(ClockMode.simulated(0))) {
            String host = venue.account("host", "coordinator", "1000");
            JsonObject why = new JsonObject().put("reason", "the grant");
            venue.post(OPERATOR, "/api/v1/accounts/host/deposits", why.copy().put("amount", "500"))
                    .expect(200);
            why.put("reason", "its end");
            venue.post(OPERATOR, "/api/v1/accounts/host/withdrawals", why.copy().put("amount", "1"))
                    .expect(200);
            venue.post(host, "/api/v1/markets", market("m")).expect(201);
            why.put("reason", "more depth");
            venue.post(host, "/api/v1/markets/m/liquidity", why.copy().put("liquidity", "200"))
                    .expect(200);
            why.put("reason", "as published");
            venue.post(host, "/api/v1/markets/m/condition", why.copy().put("condition", "kept"))
                    .expect(200);
            why.put("reason", "as counted");
            venue.post(host, "/api/v1/markets/m/outcome", why.copy().put("outcome", "yes"))
                    .expect(200);
            venue.post(OPERATOR, CLOCK, new JsonObject().put("advance", "P1D").put("reason", "on with it"))
                    .expect(200);
        }
        StringBuilder dump = new StringBuilder();
        JournalDump.dump(directory, dump, Progress.NONE);
        for (String reason :
                List.of("the grant", "its end", "more depth", "as published", "as counted", "on with it")) {
            assertThat(dump).contains("\"reason\":\"" + reason + "\"");
        }
        assertThat(dump).contains("\"advance\":\"PT24H\"");
    }

    @Test
    void headAnswersLikeGetWithoutABody() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            for (String path : List.of("/health", "/api/v1/markets", "/api/v1/clock", "/problems/not-found")) {
                Got got = venue.get(null, path);
                Got head = venue.send("HEAD", null, path, null);
                assertThat(head.status()).as(path).isEqualTo(200);
                assertThat(head.body()).isEmpty();
                assertThat(head.header("Content-Type")).isEqualTo(got.header("Content-Type"));
                assertThat(head.header("Content-Length")).isEqualTo(got.header("Content-Length"));
                assertThat(head.header("Covenant-Sequence")).isEqualTo(got.header("Covenant-Sequence"));
            }
            assertThat(venue.send("HEAD", null, "/api/v1/me", null).status()).isEqualTo(401);
            Got none = venue.send("DELETE", null, "/api/v1/clock", null);
            none.expect(405, "method-not-allowed");
            assertThat(none.header("Allow")).isEqualTo("GET, HEAD, POST");
        }
    }
}
