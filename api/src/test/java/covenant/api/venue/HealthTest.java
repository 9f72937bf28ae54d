package covenant.api.venue;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.MemoryStorage;
import covenant.api.fixture.ServedVenue;
import covenant.ledger.follow.FollowerHealth;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What a supervisor and a load balancer are told. */
class HealthTest {
    @Test
    void aVenueThatTakesCommandsIsLiveAndReady() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            assertThat(venue.get(null, "/health/live").expect(200).json().getString("status"))
                    .isEqualTo("live");
            JsonObject ready = venue.get(null, "/health/ready").expect(200).json();
            assertThat(ready.fieldNames()).containsExactly("status", "reasons", "warnings", "sequence");
            assertThat(ready.getJsonArray("reasons")).isEmpty();
        }
    }

    @Test
    void aJournalWithoutRoomIsAReasonAndAHistoryThatFailedIsAWarning() {
        MemoryStorage sick = new MemoryStorage() {
            @Override
            public String journalProblem() {
                return "No space left on device";
            }

            @Override
            public FollowerHealth health() {
                return new FollowerHealth(FollowerHealth.State.FAILED, 0, 0, 0, "a test's own");
            }
        };
        try (ServedVenue venue = ServedVenue.with(sick, VenueOptions.local())) {
            venue.get(null, "/health/live").expect(200);
            JsonObject ready = venue.get(null, "/health/ready").expect(503).json();
            assertThat(ready.getString("status")).isEqualTo("not-ready");
            assertThat(ready.getJsonArray("reasons")).isEqualTo(JsonArray.of("journal-has-no-room"));
            assertThat(ready.getJsonArray("warnings")).isEqualTo(JsonArray.of("projection-failed"));
        }
    }

    @Test
    void whoComesWhileItStopsIsToldSoAndSentAway() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            String hash = venue.hash();
            venue.server().turnAway();
            Got write = venue.post(
                    ServedVenue.OPERATOR, "/api/v1/accounts/operator/deposits", new JsonObject().put("amount", "1"));
            write.expect(503, "venue-stopping");
            assertThat(write.header("Retry-After")).isEqualTo("1");
            venue.get(null, "/api/v1/markets").expect(503, "venue-stopping");
            venue.get(null, "/api/v1/events").expect(503, "venue-stopping");
            assertThat(venue.get(null, "/health/ready").expect(503).json().getJsonArray("reasons"))
                    .isEqualTo(JsonArray.of("stopping"));
            venue.get(null, "/health").expect(503);
            venue.get(null, "/health/live").expect(200);
            assertThat(venue.get(null, "/metrics").expect(200).body())
                    .contains("covenant_ready 0.0")
                    .contains("covenant_status{status=\"stopping\"} 1.0");
            assertThat(hash)
                    .isEqualTo(venue.server()
                            .ring()
                            .read(engine -> covenant.engine.state.StateHash.hex(engine.hash()))
                            .join());
        }
    }
}
