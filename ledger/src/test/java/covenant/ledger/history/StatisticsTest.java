package covenant.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.decision.Outlook;
import covenant.engine.decision.Reading;
import covenant.engine.decision.TermsWith;
import covenant.engine.state.Market;
import covenant.engine.view.DecisionView;
import covenant.ledger.projection.H2Projection;
import covenant.ledger.projection.Script;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The statistic that is read from the history is the one that the engine had, at every moment, and in the end the one it decided by. */
class StatisticsTest {
    private static final long MINUTE = 60_000_000;
    private static final long CREDIT = Script.CREDIT;

    @TempDir
    Path directory;

    private H2Projection projection;
    private History history;
    private final Script script = new Script();
    private final int alice = script.participant("alice", 100_000);
    private final NavigableMap<Long, Outlook> live = new TreeMap<>();
    private int market;

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

    /** What is measured: plain, lagging, by points. */
    enum Way {
        PLAIN(Rule.TWAP_MARGIN, 0),
        LAGGING(Rule.TWAP_MARGIN, 3_000_000),
        POINTS(Rule.SCOREBOARD, 0),
        BY_LOT(Rule.RANDOMISED, 0),
        LAST(Rule.LAST_PRICE, 0),
        ADVISED(Rule.ADVISORY, 0);

        private final Rule rule;
        private final long maxChange;

        Way(Rule rule, long maxChange) {
            this.rule = rule;
            this.maxChange = maxChange;
        }
    }

    private MarketTerms terms(Way way, long decidesMicros, long windowMicros) {
        DecisionTerms plain = DecisionTerms.twapMargin(decidesMicros, windowMicros, 0, 100);
        DecisionTerms terms = TermsWith.of(plain, with -> {
            with.rule = way.rule;
            with.baseRule = way.rule == Rule.RANDOMISED ? Rule.TWAP_MARGIN : way.rule;
            with.maxChange = way.maxChange;
            with.victoryMargin = way.rule == Rule.SCOREBOARD ? 1 : 0;
            with.thresholdBps = way.rule == Rule.TWAP_MARGIN || way.rule == Rule.ADVISORY ? 100 : 0;
            with.epsilonPpb = way.rule == Rule.RANDOMISED ? 200_000_000 : 0;
            with.seed = way.rule == Rule.RANDOMISED ? new KeyHash(1, 2, 3, 4) : null;
            with.inverseProbability = way.rule == Rule.RANDOMISED;
        });
        return new MarketTerms(
                        "deciding", "Deciding", "", "", "", List.of("stay", "go", "wait"), Metric.binary(), 0, false, 0)
                .deciding(terms);
    }

    /** Notes how the engine's own statistic stands behind the last command. */
    private void note() {
        Market deciding = script.engine().state().market(market);
        live.put(script.engine().atMicros(), deciding.decision().outlook(deciding.participation()));
    }

    private void play(Way way, int trades) {
        long decides = (script.engine().atMicros() / MINUTE + 200) * MINUTE + 12_345_678;
        market = script.market(terms(way, decides, 100 * MINUTE + 7), 1_000);
        note();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < trades; i++) {
            script.pass(random.nextInt(2 * 60_000_000));
            script.trade(
                    alice,
                    market,
                    Order.toPrice(random.nextInt(3), random.nextInt(2), 100_000_000 + random.nextInt(800_000_000)));
            note();
        }
    }

    private Page<StatisticRow> read(long length, long now, PageRequest page) {
        MarketTerms terms = script.engine().state().market(market).terms();
        return history.statistics(new StatisticRequest(market, terms, length, now, page));
    }

    private void assertAsLive(List<StatisticRow> rows) {
        for (StatisticRow row : rows) {
            DecisionView then =
                    DecisionView.of(live.lowerEntry(row.atMicros()).getValue().at(row.atMicros()));
            assertThat(row.candidates()).as("at %s", row.atMicros()).isEqualTo(then.candidates());
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void everyMomentIsWhatTheEngineHadAndTheLastIsWhatItDecidedBy(Way way) {
        play(way, 260);
        Market deciding = script.engine().state().market(market);
        if (way == Way.ADVISED) {
            script.settleCondition(market, 2);
        }
        assertThat(deciding.decision().choice()).isNotNull();
        script.follow(projection, 9);
        for (long length : new long[] {MINUTE, 7_000_000, 5 * MINUTE, 60 * MINUTE}) {
            Page<StatisticRow> page = read(length, 0, PageRequest.oldest(1_000));
            assertThat(page.more()).isFalse();
            assertAsLive(page.rows());
            StatisticRow closing = page.rows().get(page.rows().size() - 1);
            assertThat(closing.isClosing()).isTrue();
            assertThat(closing.isFinal()).isTrue();
            assertThat(closing.atMicros()).isEqualTo(deciding.terms().decision().decidesAtMicros());
            List<Reading> decided = deciding.decision()
                    .outlook(deciding.participation())
                    .standing()
                    .readings();
            assertThat(closing.candidates())
                    .extracting(DecisionView.Candidate::reading)
                    .isEqualTo(decided);
        }
        assertThat(read(MINUTE, 0, PageRequest.oldest(1_000)).rows())
                .as("a window of 100 minutes and some")
                .hasSize(101);
    }

    @Test
    void pagesPutTogetherAreTheWholeInEitherDirection() {
        play(Way.LAGGING, 220);
        script.follow(projection, 50);
        List<StatisticRow> whole = read(MINUTE, 0, PageRequest.oldest(1_000)).rows();
        List<StatisticRow> forward = new ArrayList<>();
        Page<StatisticRow> page = read(MINUTE, 0, PageRequest.oldest(7));
        forward.addAll(page.rows());
        while (page.more()) {
            page = read(
                    MINUTE, 0, PageRequest.after(forward.get(forward.size() - 1).cursor(), 7));
            forward.addAll(page.rows());
        }
        assertThat(forward).isEqualTo(whole);
        List<StatisticRow> backward = new ArrayList<>();
        page = read(MINUTE, 0, PageRequest.newest(7));
        backward.addAll(page.rows());
        while (page.more()) {
            page = read(
                    MINUTE,
                    0,
                    PageRequest.before(backward.get(backward.size() - 1).cursor(), 7));
            backward.addAll(page.rows());
        }
        Collections.reverse(backward);
        assertThat(backward).isEqualTo(whole);
        assertThat(read(MINUTE, 0, PageRequest.after(whole.get(whole.size() - 1).cursor(), 7))
                        .rows())
                .isEmpty();
    }

    @Test
    void duringTheWindowItIsToldUpToNowAndSaysWhatMayStillChange() {
        play(Way.PLAIN, 150);
        long known = script.engine().atMicros();
        script.follow(projection, 50);
        List<StatisticRow> rows =
                read(MINUTE, known + 5 * MINUTE, PageRequest.oldest(1_000)).rows();
        assertAsLive(rows);
        assertThat(rows.stream().filter(StatisticRow::isFinal)).isNotEmpty().allMatch(row -> row.atMicros() <= known);
        assertThat(rows.stream().filter(row -> !row.isFinal())).hasSize(5);
        assertThat(rows).noneMatch(StatisticRow::isClosing);
    }

    @Test
    void beforeTheWindowThereIsNoneAndAnEndBeforeTheDecisionClosesIt() {
        play(Way.PLAIN, 20);
        script.follow(projection, 50);
        assertThat(read(MINUTE, 0, PageRequest.oldest(10)).rows()).isEmpty();
        script.pass(100 * MINUTE);
        script.trade(alice, market, Order.shares(0, 0, CREDIT));
        note();
        script.pass(5 * MINUTE);
        script.apply(new covenant.engine.command.VoidMarket(
                script.nextId(), Script.COORDINATOR, market, "the source is gone"));
        long voided = script.engine().atMicros();
        script.pass(500 * MINUTE);
        script.tick();
        script.follow(projection, 50);
        List<StatisticRow> rows = read(MINUTE, 0, PageRequest.oldest(1_000)).rows();
        assertAsLive(rows);
        StatisticRow closing = rows.get(rows.size() - 1);
        assertThat(closing.atMicros()).isEqualTo(voided);
        assertThat(closing.isClosing()).isTrue();
    }
}
