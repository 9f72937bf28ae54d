package covenant.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.fixture.TestVenue;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.ledger.projection.H2Projection;
import covenant.ledger.projection.Script;
import covenant.ledger.projection.Scripts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candles against a naive reading of all prices and trades, and their pages against each other. */
class CandlesTest {
    private static final long CREDIT = Script.CREDIT;
    private static final long MINUTE = 60_000_000;

    @TempDir
    Path directory;

    private H2Projection projection;
    private History history;

    @BeforeEach
    void open() {
        projection = new H2Projection(directory, report -> {});
        history = new History(projection.database(), 2);
    }

    @AfterEach
    void close() {
        history.close();
        projection.close();
    }

    private static CandleRequest request(int market, Series series, long length, long now, PageRequest page) {
        return new CandleRequest(market, series, length, 0, Long.MAX_VALUE, now, page);
    }

    private List<Candle> all(int market, Series series, long length, long now, boolean forward, int limit) {
        List<Candle> candles = new ArrayList<>();
        PageRequest page = forward ? PageRequest.oldest(limit) : PageRequest.newest(limit);
        while (true) {
            Page<Candle> read = history.candles(request(market, series, length, now, page));
            candles.addAll(read.rows());
            if (!read.more()) {
                return candles;
            }
            assertThat(read.rows()).hasSize(limit);
            Cursor last = candles.get(candles.size() - 1).cursor();
            page = forward ? PageRequest.after(last, limit) : PageRequest.before(last, limit);
        }
    }

    private static List<Series> everySeries(Market market) {
        List<Series> all = new ArrayList<>();
        int conditions = market.terms().conditions().size();
        int outcomes = market.terms().metric().outcomes().size();
        boolean expects = market.terms().metric().type() != Metric.Type.CATEGORICAL;
        for (int c = 0; c < conditions; c++) {
            all.add(Series.price(c, Order.ANY));
            for (int o = 0; o < outcomes; o++) {
                all.add(Series.price(c, o));
            }
            if (expects) {
                all.add(Series.expected(c));
            }
        }
        for (int o = 0; o < outcomes; o++) {
            all.add(Series.price(Order.ANY, o));
        }
        if (expects) {
            all.add(Series.token());
        }
        if (expects && conditions == 2) {
            all.add(Series.defection(0, 1));
        }
        return all;
    }

    /** One candle at a time, each by a look at everything. */
    private List<Candle> naive(Market market, Series series, long length, long now, long known) {
        List<PriceRow> prices =
                history.prices(market.number(), PageRequest.oldest(1_000)).rows();
        List<TradeRow> trades =
                history.trades(market.number(), PageRequest.oldest(1_000)).rows();
        int end = prices.size();
        for (int i = prices.size() - 1; i >= 0; i--) {
            PriceRow row = prices.get(i);
            boolean dies = row.kind().equals("condition_settled") && series.endsWith(row.condition());
            if (dies || row.kind().equals("outcome_settled") || row.kind().equals("voided")) {
                end = i;
            }
        }
        boolean ended = end < prices.size();
        long until = ended ? prices.get(end).atMicros() : Math.max(known, now);
        List<Candle> candles = new ArrayList<>();
        for (long from = prices.get(0).atMicros() / length * length; from <= until; from += length) {
            long to = from + length;
            long start = from;
            int endRow = end;
            List<Long> values = new ArrayList<>();
            prices.subList(0, endRow).stream()
                    .filter(row -> row.atMicros() < start)
                    .reduce((a, b) -> b)
                    .ifPresent(row -> values.add(series.of(row.prices())));
            prices.subList(0, endRow).stream()
                    .filter(row -> row.atMicros() >= start && row.atMicros() < to)
                    .forEach(row -> values.add(series.of(row.prices())));
            Cursor last = ended ? prices.get(end).cursor() : Cursor.END;
            List<TradeRow> counted = trades.stream()
                    .filter(t -> t.atMicros() >= start
                            && t.atMicros() < to
                            && t.cursor().compareTo(last) < 0)
                    .filter(t -> counts(market, series, t))
                    .toList();
            candles.add(new Candle(
                    from,
                    values.get(0),
                    Collections.max(values),
                    Collections.min(values),
                    values.get(values.size() - 1),
                    counted.stream().mapToLong(t -> Math.abs(t.sharesMicros())).sum(),
                    counted.stream()
                            .mapToLong(t -> Math.abs(t.costMicros() - t.feeMicros()))
                            .sum(),
                    counted.size(),
                    ended || to <= known));
        }
        return candles;
    }

    private static boolean counts(Market market, Series series, TradeRow t) {
        if (series.kind() != Series.Kind.PRICE) {
            return true;
        }
        boolean same = t.condition() == series.condition() && t.outcome() == series.outcome();
        boolean both = t.condition() >= 0 == series.condition() >= 0 && t.outcome() >= 0 == series.outcome() >= 0;
        boolean otherSide = series.outcome() < 0
                ? market.terms().conditions().size() == 2
                : t.condition() == series.condition()
                        && market.terms().metric().outcomes().size() == 2;
        return same || both && otherSide;
    }

    @ParameterizedTest(name = "seed {0}, a commit every {1}")
    @CsvSource({"11,3", "12,50", "13,1", "14,1000"})
    void everySeriesIsWhatANaiveReadingGives(long seed, int batch) {
        Script script = Scripts.random(seed, 400);
        script.follow(projection, batch);
        long known = script.engine().atMicros();
        long now = known + 47 * MINUTE;
        for (Market market : script.engine().state().markets()) {
            for (Series series : everySeries(market)) {
                for (long length : new long[] {7 * MINUTE, 60 * MINUTE}) {
                    List<Candle> expected = naive(market, series, length, now, known);
                    assertThat(all(market.number(), series, length, now, true, 1_000))
                            .as("market %s, %s, seed %s", market.number(), series, seed)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}, candles of {1} minutes")
    @CsvSource({"11,5", "12,7", "13,60", "14,5"})
    void allSeriesAtOnceAreWhatEachIsByItself(long seed, int minutes) {
        Script script = Scripts.random(seed, 400);
        script.follow(projection, 20);
        long now = script.engine().atMicros();
        for (Market market : script.engine().state().markets()) {
            List<Series> series = new ArrayList<>(everySeries(market));
            // One that ends with the market and no earlier.
            Collections.swap(series, 0, series.indexOf(Series.price(Order.ANY, 0)));
            CandleRequest request =
                    request(market.number(), series.get(0), minutes * MINUTE, now, PageRequest.oldest(1_000));
            Page<CandleRow> page = history.candles(request, series.subList(1, series.size()));
            assertThat(page.rows().stream().map(row -> shape(row.first())))
                    .isEqualTo(all(market.number(), series.get(0), minutes * MINUTE, now, true, 1_000).stream()
                            .map(CandlesTest::shape)
                            .toList());
            assertThat(page.rows().stream()
                            .mapToLong(row -> row.first().costMicros())
                            .sum())
                    .isEqualTo(market.volumeMicros());
            for (int i = 1; i < series.size(); i++) {
                int column = i;
                assertThat(page.rows().stream()
                                .map(row -> row.candles().get(column))
                                .filter(Objects::nonNull))
                        .as("market %s, %s, seed %s", market.number(), series.get(i), seed)
                        .isEqualTo(all(market.number(), series.get(i), minutes * MINUTE, now, true, 1_000));
            }
        }
    }

    private static String shape(Candle c) {
        return c.fromMicros() + " " + c.open() + " " + c.high() + " " + c.low() + " " + c.close() + " "
                + c.isComplete();
    }

    @Test
    void pagesPutTogetherAreTheWholeInEitherDirection() {
        Script script = Scripts.random(15, 400);
        script.follow(projection, 20);
        long now = script.engine().atMicros();
        for (Market market : script.engine().state().markets()) {
            Series series = Series.price(0, 0);
            List<Candle> whole = all(market.number(), series, 5 * MINUTE, now, true, 1_000);
            List<Candle> reversed = new ArrayList<>(whole);
            Collections.reverse(reversed);
            for (int limit : new int[] {1, 3, 10}) {
                assertThat(all(market.number(), series, 5 * MINUTE, now, true, limit))
                        .isEqualTo(whole);
                assertThat(all(market.number(), series, 5 * MINUTE, now, false, limit))
                        .isEqualTo(reversed);
            }
        }
    }

    @Test
    void aCandleOpensWhereTheOneBeforeClosedAndAQuietOneCarriesTheLastPrice() {
        Script script = new Script();
        int alice = script.participant("alice", 10_000);
        int market = script.market(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 1_000);
        long opened = script.engine().atMicros();
        script.pass(MINUTE);
        script.trade(alice, market, Order.toPrice(0, 0, 700_000_000));
        script.trade(alice, market, Order.toPrice(0, 0, 600_000_000));
        script.pass(3 * MINUTE);
        script.trade(alice, market, Order.toPrice(0, 1, 200_000_000));
        script.follow(projection, 10);
        List<Candle> candles = all(market, Series.price(0, 0), MINUTE, 0, true, 100);
        assertThat(candles.get(0).fromMicros()).isEqualTo(opened / MINUTE * MINUTE);
        assertThat(candles)
                .extracting(c -> c.open() / 100_000_000 + " " + c.high() / 100_000_000 + " " + c.low() / 100_000_000
                        + " " + c.close() / 100_000_000 + ", " + c.trades())
                .containsExactly("5 5 5 5, 0", "5 7 5 6, 2", "6 6 6 6, 0", "6 6 6 6, 0", "6 8 6 8, 1");
        assertThat(candles)
                .extracting(Candle::isComplete)
                .as("the one that is under way says so")
                .containsExactly(true, true, true, true, false);
        Candle last = candles.get(4);
        Signals signals = Signals.of(script.engine().state().market(market));
        assertThat(last.close()).isEqualTo(signals.outcomePpb()[0][0]);
        assertThat(last.sharesMicros())
                .isEqualTo(Math.abs(history.trades(market, PageRequest.newest(1))
                        .rows()
                        .get(0)
                        .sharesMicros()));
    }

    @Test
    void everySeriesClosesAtWhatTheEngineShowsNow() {
        Script script = Scripts.random(16, 300);
        script.follow(projection, 100);
        for (Market market : script.engine().state().markets()) {
            if (!market.phase().isLive()) {
                continue;
            }
            Signals now = Signals.of(market);
            for (int o = 0; o < now.overallPpb().length; o++) {
                assertThat(close(market, Series.price(Order.ANY, o))).isEqualTo(now.overallPpb()[o]);
            }
            if (now.hasExpectation()) {
                assertThat(close(market, Series.token())).isEqualTo(now.token());
                assertThat(all(market.number(), Series.token(), 60 * MINUTE, 0, true, 100).stream()
                                .mapToLong(Candle::costMicros)
                                .sum())
                        .isEqualTo(market.volumeMicros());
            }
        }
        assertThat(script.engine().state().markets()).anyMatch(m -> m.phase() == Phase.OPEN);
    }

    private long close(Market market, Series series) {
        return history.candles(request(market.number(), series, MINUTE, 0, PageRequest.newest(1)))
                .rows()
                .get(0)
                .close();
    }

    @Test
    void whatIsCompleteStaysWhileTradesArriveAndWhatIsNotIsReadAgain() {
        Script script = new Script();
        int alice = script.participant("alice", 10_000);
        int market = script.market(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 1_000);
        List<Candle> followed = new ArrayList<>();
        Cursor cursor = Cursor.START;
        for (int i = 0; i < 40; i++) {
            script.pass(23_000_000L);
            script.trade(alice, market, Order.shares(i % 2, 0, CREDIT));
            script.follow(projection, 3);
            Page<Candle> page =
                    history.candles(request(market, Series.token(), MINUTE, 0, PageRequest.after(cursor, 5)));
            for (Candle candle : page.rows()) {
                if (candle.isComplete()) {
                    followed.add(candle);
                    cursor = candle.cursor();
                }
            }
        }
        List<Candle> whole = all(market, Series.token(), MINUTE, 0, true, 100);
        assertThat(followed).hasSizeGreaterThan(10).isEqualTo(whole.subList(0, whole.size() - 1));
    }

    @Test
    void aSeriesEndsWhereItsBranchDiesAndAllEndWithTheMarket() {
        Script script = new Script();
        int alice = script.participant("alice", 10_000);
        int market = script.market(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 1_000);
        script.trade(alice, market, Order.toPrice(0, 0, 800_000_000));
        script.pass(10 * MINUTE);
        script.settleCondition(market, 1);
        script.trade(alice, market, Order.toPrice(1, 0, 900_000_000));
        script.pass(10 * MINUTE);
        script.settleOutcome(market, 0, 0);
        long settled = script.engine().atMicros();
        script.pass(600 * MINUTE);
        script.tick();
        script.follow(projection, 10);
        long now = settled + 600 * MINUTE;
        Candle dead = history.candles(request(market, Series.price(0, 0), MINUTE, now, PageRequest.newest(1)))
                .rows()
                .get(0);
        assertThat(settled - dead.fromMicros()).isBetween(10 * MINUTE, 12 * MINUTE);
        assertThat(dead.low()).as("its last price, not 0").isGreaterThan(700_000_000);
        assertThat(dead.trades()).isZero();
        Candle last = history.candles(request(market, Series.price(1, 0), MINUTE, now, PageRequest.newest(1)))
                .rows()
                .get(0);
        assertThat(last.fromMicros()).isEqualTo(settled / MINUTE * MINUTE);
        assertThat(last.isComplete()).isTrue();
        Candle condition = history.candles(
                        request(market, Series.price(0, Order.ANY), MINUTE, now, PageRequest.newest(1)))
                .rows()
                .get(0);
        assertThat(condition.close()).as("what did not come about").isZero();
        assertThat(history.candles(request(99, Series.token(), MINUTE, now, PageRequest.newest(1)))
                        .rows())
                .isEmpty();
    }

    @Test
    void onlyTheTimeAskedForIsRead() {
        Script script = new Script();
        int alice = script.participant("alice", 10_000);
        int market = script.market(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 1_000);
        for (int i = 0; i < 30; i++) {
            script.pass(MINUTE);
            script.trade(alice, market, Order.shares(0, 0, CREDIT));
        }
        script.follow(projection, 7);
        List<Candle> whole = all(market, Series.price(0, 0), MINUTE, 0, true, 100);
        long from = whole.get(10).fromMicros() + 1;
        long to = whole.get(20).fromMicros();
        Page<Candle> asked = history.candles(
                new CandleRequest(market, Series.price(0, 0), MINUTE, from, to, 0, PageRequest.oldest(100)));
        assertThat(asked.rows()).isEqualTo(whole.subList(10, 20));
        assertThat(asked.more()).isFalse();
    }
}
