package covenant.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import covenant.api.core.Crossing;
import covenant.api.fixture.ServedVenue;
import covenant.api.problem.Rejection;
import covenant.api.venue.LedgerStorage;
import covenant.api.venue.VenueOptions;
import covenant.ledger.history.History;
import covenant.ledger.replay.Progress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of the history leave each other their turns. */
class HistoryGatewayTest {
    private static final int LINE = 256;

    @TempDir
    Path directory;

    @Test
    void longReadsLeaveTheOthersTheirTurnAndOnlySoManyWait() {
        LedgerStorage storage = LedgerStorage.open(directory, Progress.NONE);
        Vertx vertx = Vertx.vertx();
        CountDownLatch goOn = new CountDownLatch(1);
        try (ServedVenue venue = ServedVenue.with(storage, VenueOptions.local())) {
            Crossing crossing = new Crossing(vertx, venue.server().ring());
            HistoryGateway gateway = new HistoryGateway(vertx, crossing, storage.history(), () -> Long.MAX_VALUE);
            AtomicInteger begun = new AtomicInteger();
            List<Future<History>> all = new ArrayList<>();
            for (int i = 0; i < LINE; i++) {
                all.add(gateway.readLong(history -> held(history, begun, goOn)));
            }
            await().until(() -> begun.get() == 2);

            assertThat(gateway.readLong(history -> history).cause())
                    .isInstanceOf(Rejection.class)
                    .hasMessage("too many wait for it");
            for (int i = 0; i < HistoryGateway.READERS; i++) {
                assertThat(result(gateway.read(History::committedSequence))).isPositive();
            }
            assertThat(begun).hasValue(2);

            goOn.countDown();
            all.forEach(HistoryGatewayTest::result);
            assertThat(result(gateway.readLong(History::committedSequence))).isPositive();
        } finally {
            goOn.countDown();
            vertx.close();
        }
    }

    private static History held(History history, AtomicInteger begun, CountDownLatch goOn) {
        begun.incrementAndGet();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return history;
    }

    private static <T> T result(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
