package covenant.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.CommandId;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import covenant.ledger.history.History;
import covenant.ledger.history.PageRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many trades a second the projection keeps, from the engine's events to committed rows, and how long a page takes to read
 * afterwards. Prints; asserts only that everything arrived.
 */
@Tag("campaign")
class ProjectionSpeedTest {
    private static final int TRADES = 500_000;
    private static final int MARKETS = 24;
    private static final int ACCOUNTS = Integer.getInteger("covenant.accounts", 1_000);
    private static final int COMMIT = Integer.getInteger("covenant.commit", 8_192);
    private static final int PARTS = 5;

    @TempDir
    Path directory;

    private final Script script = new Script();
    private final List<Event> events = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(20260101);

    @Test
    void tradesKeptASecond() throws IOException {
        try (H2Projection projection = new H2Projection(directory, report -> {})) {
            int[] accounts = prepare();
            script.follow(projection, COMMIT);
            for (int part = 1; part <= PARTS; part++) {
                part(projection, accounts, TRADES / PARTS);
            }
            System.out.printf("file %d MB%n", Files.size(directory.resolve("projection.mv.db")) >> 20);
            read(projection, accounts);
        }
    }

    private int[] prepare() {
        int[] accounts = new int[ACCOUNTS];
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts[i] = script.participant("p" + i, 1_000_000);
        }
        for (int i = 0; i < MARKETS; i++) {
            script.market(TestVenue.terms("m" + i, Metric.binary(), "kept", "broken"), 1_000);
        }
        return accounts;
    }

    private void part(H2Projection projection, int[] accounts, int trades) {
        Engine engine = script.engine();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        for (int i = 1; i <= trades; i++) {
            step(projection, engine, accounts);
            if (i % COMMIT == 0 || i == trades) {
                projection.commit(engine.sequence(), engine.atMicros(), engine);
            }
        }
        double wall = (System.nanoTime() - start) / 1e9;
        double busy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
        System.out.printf(
                "%d accounts, %d a commit: %,.0f trades/s kept, replica's engine included; by the thread's processor time %,.0f%n",
                ACCOUNTS, COMMIT, trades / wall, trades / busy);
    }

    private void step(H2Projection projection, Engine engine, int[] accounts) {
        long sequence = engine.sequence() + 1;
        long at = engine.atMicros() + 100;
        Trade trade = new Trade(
                CommandId.of("trade-" + sequence),
                accounts[random.nextInt(ACCOUNTS)],
                random.nextInt(MARKETS),
                Order.shares(random.nextInt(2), random.nextInt(2), (random.nextInt(20) + 1) * Limits.MICROS / 10));
        events.clear();
        Answer answer = engine.apply(sequence, at, trade, e -> {
            events.add(e);
            projection.onEvent(sequence, at, trade, e, engine);
        });
        assertThat(answer.ok()).isTrue();
        projection.onStep(sequence, at, trade, answer, events, engine);
    }

    private void read(H2Projection projection, int[] accounts) {
        try (History history = new History(projection.database(), 1)) {
            for (int round = 0; round < 3; round++) {
                time("newest 100 trades of a market", 200, i -> history.trades(i % MARKETS, PageRequest.newest(100)));
                time("newest 100 prices of a market", 200, i -> history.prices(i % MARKETS, PageRequest.newest(100)));
                time(
                        "newest 100 lines of a statement",
                        200,
                        i -> history.statement(accounts[i % ACCOUNTS], PageRequest.newest(100)));
            }
            assertThat(history.committedSequence()).isEqualTo(script.engine().sequence());
        }
    }

    private static void time(String what, int times, IntConsumer reading) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            reading.accept(i);
        }
        System.out.printf("%s: %d us%n", what, (System.nanoTime() - start) / 1_000 / times);
    }
}
