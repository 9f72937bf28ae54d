package covenant.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.fixture.TestVenue;
import covenant.ledger.projection.H2Projection;
import covenant.ledger.projection.Script;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a chart of a market takes that had a hundred thousand trades in a month. Prints; asserts only that every trade is counted
 * once.
 */
@Tag("campaign")
class CandlesSpeedTest {
    private static final int TRADES = 100_000;
    private static final int MARKETS = 1_000;
    private static final long SECOND = 1_000_000;
    private static final long MONTH = 30 * 86_400 * SECOND;
    private static final long BETWEEN = MONTH / TRADES;

    @TempDir
    Path directory;

    @Test
    void chartsOfABusyMarket() {
        Script script = new Script();
        int alice = script.participant("alice", 1_000_000);
        long decides = TestVenue.START_MICROS + MONTH + 86_400 * SECOND;
        MarketTerms terms = new MarketTerms(
                        "m", "M", "", "", "", List.of("kept", "broken"), Metric.binary(), 0, false, 0)
                .deciding(DecisionTerms.twapMargin(decides, MONTH, 0, 100));
        int market = script.market(terms, 100_000);
        for (int i = 0; i < TRADES; i++) {
            script.pass(BETWEEN - 1_000);
            script.trade(alice, market, Order.shares(i % 2, i / 2 % 2, (1 + i % 9) * SECOND));
        }
        try (H2Projection projection = new H2Projection(directory, report -> {});
                History history = new History(projection.database(), 1)) {
            long start = System.nanoTime();
            script.follow(projection, 50);
            System.out.printf("the projection of them took %d ms%n", (System.nanoTime() - start) / 1_000_000);
            for (int round = 0; round < 3; round++) {
                read(history, market, Series.token(), 5_400 * SECOND, 500, TRADES);
                read(history, market, Series.expected(1), 5_400 * SECOND, 500, TRADES);
                readAll(history, market);
                read(history, market, Series.token(), 3_600 * SECOND, 100, 100 * 3_600 * SECOND / BETWEEN);
                read(history, market, Series.token(), 15 * SECOND, 240, 3_600 * SECOND / BETWEEN);
                read(history, market, Series.expected(1), 15 * SECOND, 240, 3_600 * SECOND / BETWEEN);
                move(history, TestVenue.START_MICROS + MONTH, 86_400 * SECOND, 1);
                move(history, TestVenue.START_MICROS + MONTH, MONTH, 1);
                measure(history, market, terms, 5_400 * SECOND, 500);
                measure(history, market, terms, 15 * SECOND, 240);
            }
        }
    }

    private static void read(History history, int market, Series series, long length, int limit, long about) {
        long start = System.nanoTime();
        Page<Candle> candles = history.candles(
                new CandleRequest(market, series, length, 0, Long.MAX_VALUE, 0, PageRequest.newest(limit)));
        long micros = (System.nanoTime() - start) / 1_000;
        long trades = candles.rows().stream().mapToLong(Candle::trades).sum();
        System.out.printf(
                "candles of %s of %d s: %d with %d trades in %d us%n",
                series.kind(), length / SECOND, candles.rows().size(), trades, micros);
        assertThat(trades).isBetween(about - about / 50 - 2, about + about / 50 + 2);
    }

    @Test
    void whatMovedInManyMarkets() {
        Script script = new Script();
        int alice = script.participant("alice", 1_000_000);
        for (int m = 0; m < MARKETS; m++) {
            script.market(TestVenue.terms("m" + m, Metric.binary(), "kept", "broken"), 100);
        }
        for (int i = 0; i < 10 * MARKETS; i++) {
            script.pass(8 * SECOND);
            script.trade(alice, i % MARKETS, Order.shares(i % 2, i / 2 % 2, (1 + i % 9) * SECOND));
        }
        try (H2Projection projection = new H2Projection(directory, report -> {});
                History history = new History(projection.database(), 1)) {
            script.follow(projection, 50);
            for (int round = 0; round < 3; round++) {
                move(history, script.engine().atMicros(), 86_400 * SECOND, MARKETS);
            }
        }
    }

    private static void readAll(History history, int market) {
        long start = System.nanoTime();
        Page<CandleRow> candles = history.candles(
                new CandleRequest(
                        market, Series.token(), 5_400 * SECOND, 0, Long.MAX_VALUE, 0, PageRequest.newest(500)),
                List.of(
                        Series.price(0, Order.ANY),
                        Series.expected(0),
                        Series.price(1, Order.ANY),
                        Series.expected(1),
                        Series.defection(0, 1)));
        long micros = (System.nanoTime() - start) / 1_000;
        System.out.printf(
                "candles of all of 5400 s: %d in %d us%n", candles.rows().size(), micros);
        assertThat(candles.rows().stream()
                        .mapToLong(row -> row.first().trades())
                        .sum())
                .isEqualTo(TRADES);
    }

    private static void move(History history, long now, long period, int markets) {
        long from = Stretches.begin(now - period);
        List<Long> moments = LongStream.range(0, 48)
                .map(i -> Stretches.begin(from + period / 47 * i))
                .boxed()
                .toList();
        long start = System.nanoTime();
        Page<Movement> moved = history.movements(new MovementRequest(null, from, moments, 0, 20));
        long micros = (System.nanoTime() - start) / 1_000;
        System.out.printf(
                "movements of %d s in %d markets: %d, the first with %d steps, in %d us%n",
                period / SECOND,
                markets,
                moved.rows().size(),
                moved.rows().get(0).steps(),
                micros);
        assertThat(moved.rows()).hasSize(Math.min(20, markets));
    }

    private static void measure(History history, int market, MarketTerms terms, long length, int limit) {
        long start = System.nanoTime();
        Page<StatisticRow> rows =
                history.statistics(new StatisticRequest(market, terms, length, 0, PageRequest.newest(limit)));
        long micros = (System.nanoTime() - start) / 1_000;
        System.out.printf(
                "statistics of %d s: %d in %d us%n",
                length / SECOND, rows.rows().size(), micros);
        assertThat(rows.rows()).hasSizeGreaterThan(limit / 2);
    }
}
