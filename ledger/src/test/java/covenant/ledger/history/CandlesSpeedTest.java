package covenant.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.fixture.TestVenue;
import covenant.ledger.projection.H2Projection;
import covenant.ledger.projection.Script;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long pages of candles take in a market with a hundred thousand trades. Prints; asserts only that every trade is counted once. */
@Tag("campaign")
class CandlesSpeedTest {
    private static final int TRADES = 100_000;
    private static final long SECOND = 1_000_000;

    @TempDir
    Path directory;

    @Test
    void pagesOfABusyMarket() {
        Script script = new Script();
        int alice = script.participant("alice", 1_000_000);
        int market = script.market(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 100_000);
        for (int i = 0; i < TRADES; i++) {
            script.pass(10 * SECOND);
            script.trade(alice, market, Order.shares(i % 2, i / 2 % 2, (1 + i % 9) * SECOND));
        }
        try (H2Projection projection = new H2Projection(directory, report -> {});
                History history = new History(projection.database(), 1)) {
            script.follow(projection, 50);
            for (int round = 0; round < 3; round++) {
                read(history, market, 86_400 * SECOND, PageRequest.oldest(1_000), TRADES);
                read(history, market, 3_600 * SECOND, PageRequest.newest(100), 36_000);
                read(history, market, 60 * SECOND, PageRequest.newest(100), 600);
            }
        }
    }

    private static void read(History history, int market, long length, PageRequest page, long about) {
        long start = System.nanoTime();
        Page<Candle> candles =
                history.candles(new CandleRequest(market, Series.token(), length, 0, Long.MAX_VALUE, 0, page));
        long micros = (System.nanoTime() - start) / 1_000;
        long trades = candles.rows().stream().mapToLong(Candle::trades).sum();
        System.out.printf(
                "candles of %d s: %d with %d trades in %d us%n",
                length / SECOND, candles.rows().size(), trades, micros);
        assertThat(trades).isBetween(about - about / 50, about + about / 50);
    }
}
