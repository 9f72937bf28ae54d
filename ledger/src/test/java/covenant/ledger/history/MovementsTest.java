package covenant.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.Market;
import covenant.ledger.projection.CourseTable;
import covenant.ledger.projection.H2Projection;
import covenant.ledger.projection.PriceArray;
import covenant.ledger.projection.Script;
import covenant.ledger.projection.Scripts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moved, against a plain reading of every price of every market. */
class MovementsTest {
    private static final long STRETCH = CourseTable.STRETCH_MICROS;
    private static final long CREDIT = Script.CREDIT;

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

    /** What is said of one market, in a form that can be compared. */
    private record Said(
            int market,
            String before,
            String now,
            int outcome,
            long change,
            long steps,
            List<String> trend,
            String cause) {
        static Said of(Movement m) {
            Movement.Cause cause = m.cause();
            return new Said(
                    m.market(),
                    text(m.before()),
                    text(m.now()),
                    m.outcome(),
                    m.change(),
                    m.steps(),
                    m.trend().stream().map(Said::text).toList(),
                    cause == null
                            ? null
                            : cause.row().cursor() + " " + cause.row().kind() + " "
                                    + cause.row().atMicros() + " "
                                    + text(cause.row().prices()) + " " + cause.change());
        }

        static String text(PriceArray prices) {
            return prices == null
                    ? "none"
                    : Arrays.toString(prices.conditionPpb())
                            + Arrays.deepToString(prices.outcomePpb())
                            + Arrays.toString(prices.overallPpb())
                            + Arrays.toString(prices.expected())
                            + prices.token();
        }
    }

    private List<PriceRow> whileItGoesOn(Market market) {
        List<PriceRow> rows =
                history.prices(market.number(), PageRequest.oldest(1_000)).rows();
        List<PriceRow> going = rows.stream()
                .takeWhile(row ->
                        !row.kind().equals("outcome_settled") && !row.kind().equals("voided"))
                .toList();
        assertThat(rows).as("all in one page").hasSizeLessThan(1_000);
        return going;
    }

    private static long value(Market market, PriceArray prices, int outcome) {
        return categorical(market) ? prices.overallPpb()[outcome] : prices.token();
    }

    private static boolean categorical(Market market) {
        return market.terms().metric().type() == Metric.Type.CATEGORICAL;
    }

    private static long range(Market market) {
        Metric metric = market.terms().metric();
        return metric.type() == Metric.Type.SCALAR ? metric.highMicros() - metric.lowMicros() : 1_000_000_000;
    }

    /** Looks at every price again and again. */
    private Said naive(Market market, long from, List<Long> moments) {
        List<PriceRow> rows = whileItGoesOn(market);
        PriceArray before = rows.get(0).prices();
        for (PriceRow row : rows) {
            before = row.atMicros() < from ? row.prices() : before;
        }
        PriceArray now = rows.get(rows.size() - 1).prices();
        int outcome = -1;
        if (categorical(market)) {
            outcome = 0;
            for (int o = 1; o < now.overallPpb().length; o++) {
                long moved = Math.abs(now.overallPpb()[o] - before.overallPpb()[o]);
                outcome = moved > Math.abs(now.overallPpb()[outcome] - before.overallPpb()[outcome]) ? o : outcome;
            }
        }
        long steps = 0;
        PriceRow largest = null;
        long largestChange = 0;
        for (int i = 1; i < rows.size(); i++) {
            PriceRow row = rows.get(i);
            PriceArray last = rows.get(i - 1).prices();
            if (row.atMicros() >= from) {
                steps += Said.text(last).equals(Said.text(row.prices())) ? 0 : 1;
                long change = value(market, row.prices(), outcome) - value(market, last, outcome);
                if (Math.abs(change) > Math.abs(largestChange)) {
                    largest = row;
                    largestChange = change;
                }
            }
        }
        List<String> trend = new ArrayList<>();
        for (long moment : moments) {
            PriceArray inForce = null;
            for (PriceRow row : rows) {
                inForce = row.atMicros() < moment ? row.prices() : inForce;
            }
            trend.add(Said.text(inForce));
        }
        return new Said(
                market.number(),
                Said.text(before),
                Said.text(now),
                outcome,
                value(market, now, outcome) - value(market, before, outcome),
                steps,
                trend,
                largest == null
                        ? null
                        : largest.cursor() + " " + largest.kind() + " " + largest.atMicros() + " "
                                + Said.text(largest.prices()) + " " + largestChange);
    }

    private static List<Long> moments(long from, long to, int points) {
        return LongStream.concat(
                        LongStream.range(0, points - 1)
                                .map(i -> (from + (to - from) / (points - 1) * i) / STRETCH * STRETCH)
                                .distinct(),
                        LongStream.of(to + 1))
                .boxed()
                .toList();
    }

    private void assertAllAsNaive(Script script, String seed) {
        long now = script.engine().atMicros();
        long opened = TestVenue.START_MICROS / STRETCH * STRETCH;
        for (long from = opened; from <= now + STRETCH; from += 7 * STRETCH) {
            List<Long> moments = moments(from, Math.max(from, now), 9);
            MovementRequest all = new MovementRequest(null, from, moments, 0, 100);
            List<Movement> found = history.movements(all).rows();
            long begin = from;
            List<Market> moved = script.engine().state().markets().stream()
                    .filter(m -> whileItGoesOn(m).stream().anyMatch(row -> row.atMicros() >= begin))
                    .sorted(Comparator.comparingDouble((Market m) ->
                                    -Math.abs((double) naive(m, begin, moments).change() / range(m)))
                            .thenComparing(m -> m.terms().id()))
                    .toList();
            assertThat(found.stream().map(Said::of))
                    .as("what moved since %s, %s", from, seed)
                    .isEqualTo(moved.stream().map(m -> naive(m, begin, moments)).toList());
            assertThat(found)
                    .allSatisfy(m -> assertThat(m.range())
                            .isEqualTo(range(script.engine().state().market(m.market()))));
        }
    }

    @ParameterizedTest(name = "seed {0}, a commit every {1}")
    @CsvSource({"31,1", "32,7", "33,50", "34,1000"})
    void whatMovedIsWhatAPlainReadingGives(long seed, int batch) {
        System.out.println("seed " + seed);
        Script script = Scripts.random(seed, 400);
        script.follow(projection, batch);
        assertAllAsNaive(script, "seed " + seed);
    }

    @ParameterizedTest(name = "seed {0}, a commit every {1}")
    @CsvSource({"41,2", "42,100"})
    void ordersThatFillAndMarketsThatEndAreReadThemselves(long seed, int batch) {
        System.out.println("seed " + seed);
        Script script = BusyScript.of(seed);
        script.follow(projection, batch);
        assertAllAsNaive(script, "seed " + seed);
    }

    @Test
    void whatWasWrittenBeforeARestartIsGoneOnFrom() {
        Script script = Scripts.random(35, 300);
        script.follow(projection, 10, 150);
        projection.close();
        projection = new H2Projection(directory, report -> {});
        history = new History(projection.database(), 2);
        script.follow(projection, 10);
        assertAllAsNaive(script, "seed 35");
    }

    @Test
    void pagesPutTogetherAreTheWholeAndMarketsAskedForComeUnmovedToo() {
        Script script = Scripts.random(36, 400);
        script.follow(projection, 20);
        long late = (script.engine().atMicros() / STRETCH + 1) * STRETCH;
        List<Long> moments = List.of(late, late + 1);
        assertThat(history.movements(new MovementRequest(null, late, moments, 0, 10))
                        .rows())
                .as("nothing moved since")
                .isEmpty();
        List<Movement> asked = history.movements(new MovementRequest(List.of(2, 0), late, moments, 0, 10))
                .rows();
        assertThat(asked).extracting(Movement::market).containsExactly(0, 2);
        assertThat(asked).allSatisfy(m -> {
            assertThat(m.change()).isZero();
            assertThat(m.steps()).isZero();
            assertThat(m.cause()).isNull();
        });
        List<Integer> whole = history.movements(new MovementRequest(null, 0, moments, 0, 100)).rows().stream()
                .map(Movement::market)
                .toList();
        List<Integer> pages = new ArrayList<>();
        Page<Movement> page;
        do {
            page = history.movements(new MovementRequest(null, 0, moments, pages.size(), 2));
            page.rows().forEach(m -> pages.add(m.market()));
        } while (page.more());
        assertThat(whole).hasSizeGreaterThan(4).isEqualTo(pages);
    }

    @Test
    void theTradeThatMovedItMostIsToldAsItWas() {
        Script script = new Script();
        int alice = script.participant("alice", 10_000);
        int market = script.market(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 1_000);
        script.pass(3 * STRETCH);
        script.trade(alice, market, Order.shares(0, 0, 10 * CREDIT));
        script.trade(alice, market, Order.shares(1, 0, -300 * CREDIT));
        script.trade(alice, market, Order.shares(0, 0, 20 * CREDIT));
        script.follow(projection, 10);
        long from = script.engine().atMicros() / STRETCH * STRETCH;
        Movement movement = history.movements(new MovementRequest(null, from, List.of(from, from + 1), 0, 1))
                .rows()
                .get(0);
        assertThat(movement.steps()).isEqualTo(3);
        assertThat(movement.cause().trade())
                .isEqualTo(history.trades(market, PageRequest.oldest(3)).rows().get(1));
        assertThat(movement.cause().account()).isEqualTo(alice);
        assertThat(movement.cause().change()).isNegative().isLessThan(movement.change());
    }
}
