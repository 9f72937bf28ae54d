package covenant.api.venue;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.api.fixture.Got;
import covenant.api.fixture.MemoryStorage;
import covenant.api.fixture.ServedVenue;
import covenant.engine.Refusal;
import covenant.engine.runtime.StepListener;
import covenant.ledger.follow.FollowerHealth;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** When the venue cannot take a command, it says so and nothing is lost. */
class UnavailableTest {
    private static final JsonObject ACCOUNT =
            new JsonObject().put("name", "Ann").put("role", "participant");

    @Test
    void aRequestThatFindsNoMemoryHaltsTheVenue() {
        List<Throwable> halted = new CopyOnWriteArrayList<>();
        MemoryStorage exhausted = new MemoryStorage() {
            @Override
            public FollowerHealth health() {
                throw new OutOfMemoryError("a test's own");
            }
        };
        try (ServedVenue venue =
                ServedVenue.with(exhausted, VenueOptions.local().halt((message, cause) -> halted.add(cause)))) {
            venue.get(null, "/health").expect(500, "internal");
            Awaitility.await().until(() -> !halted.isEmpty());
        }
        assertThat(halted).first().isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void aFullDiskIsAnswered503AndTheVenueGoesOnWhenThereIsRoom() {
        MemoryStorage storage = new MemoryStorage();
        try (ServedVenue venue = ServedVenue.with(storage, VenueOptions.local())) {
            String hash = venue.hash();
            storage.refuse(Refusal.JOURNAL_FULL);
            Got got = venue.post(OPERATOR, "/api/v1/accounts", ACCOUNT).expect(503, "journal-full");
            assertThat(got.header("Retry-After")).isEqualTo("1");
            assertThat(venue.hash()).isEqualTo(hash);
            storage.refuse(null);
            venue.post(OPERATOR, "/api/v1/accounts", ACCOUNT).expect(201);
        }
    }

    @Test
    void aVenueThatCannotWriteItsFirstCommandsDoesNotStart() {
        MemoryStorage storage = new MemoryStorage();
        storage.refuse(Refusal.JOURNAL_FULL);
        assertThatThrownBy(() -> ServedVenue.with(storage, VenueOptions.local()))
                .isInstanceOf(NotFounded.class)
                .hasMessageContaining("journal-full");
    }

    @Test
    void aFullRingIsAnswered503WithoutBlockingAnyone() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        StepListener holding = (sequence, atMicros, command, answer, events, engine) -> {
            if (sequence == 3) {
                await(held);
            }
        };
        VenueOptions options = VenueOptions.local().ringSize(4).listeners(List.of(holding));
        try (ServedVenue venue = ServedVenue.with(new MemoryStorage(), options)) {
            List<CompletableFuture<Got>> waiting = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                waiting.add(CompletableFuture.supplyAsync(() -> venue.post(OPERATOR, "/api/v1/accounts", ACCOUNT)));
            }
            Awaitility.await().until(() -> waiting.stream().anyMatch(CompletableFuture::isDone));
            Got refused = waiting.stream()
                    .filter(CompletableFuture::isDone)
                    .findFirst()
                    .orElseThrow()
                    .get();
            refused.expect(503, "venue-busy");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            venue.get(OPERATOR, "/api/v1/me").expect(503, "venue-busy");
            venue.get(null, "/health").expect(200);
            venue.get(null, "/health/live").expect(200);
            assertThat(venue.get(null, "/health/ready").expect(503).json().getJsonArray("reasons"))
                    .isEqualTo(JsonArray.of("ring-full"));
            held.countDown();
            long opened = waiting.stream()
                    .map(CompletableFuture::join)
                    .filter(got -> got.status() == 201)
                    .count();
            assertThat(opened).isBetween(1L, 4L);
        }
    }

    @Test
    void aHaltedVenueIsNotHealthy() {
        List<String> messages = new ArrayList<>();
        StepListener failing = (sequence, atMicros, command, answer, events, engine) -> {
            if (sequence == 3) {
                throw new IllegalStateException("a bug");
            }
        };
        VenueOptions options =
                VenueOptions.local().listeners(List.of(failing)).halt((message, cause) -> messages.add(message));
        try (ServedVenue venue = ServedVenue.with(new MemoryStorage(), options)) {
            // Nobody answers this one: in a real venue the process is gone.
            CompletableFuture.runAsync(() -> venue.post(OPERATOR, "/api/v1/accounts", ACCOUNT));
            Awaitility.await().until(() -> venue.get(null, "/health").status() == 503);
            assertThat(venue.get(null, "/health").json().getString("status")).isEqualTo("halted");
            venue.get(null, "/health/live").expect(503);
            assertThat(venue.get(null, "/health/ready").expect(503).json().getJsonArray("reasons"))
                    .isEqualTo(JsonArray.of("halted"));
            assertThat(messages).singleElement().asString().contains("sequence 3");
        }
    }

    @Test
    void theHistoryMayBeMissingWhileTradingGoesOn() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            venue.get(OPERATOR, "/api/v1/me/statement").expect(503, "history-unavailable");
            venue.post(OPERATOR, "/api/v1/accounts", ACCOUNT).expect(201);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
