package covenant.engine.decision;

import static covenant.engine.decision.DecidingVenue.OPENS;
import static covenant.engine.decision.DecidingVenue.SECOND;
import static covenant.engine.decision.DecidingVenue.marketTerms;
import static covenant.engine.decision.DecidingVenue.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Guards;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Decisions that fit no market: each is refused when the market is to be opened, for the reason it is wrong. */
class DecisionTermsTest {
    private static final DecisionTerms TWAP = terms(Rule.TWAP_MARGIN, 600, 300);
    private static final DecisionTerms LOT = terms(Rule.RANDOMISED, 600, 300);

    private final List<DynamicTest> tests = new ArrayList<>();

    private void refuse(String reason, DecisionTerms terms, Consumer<TermsWith> fault) {
        refuse(reason, marketTerms(TermsWith.of(terms, fault), Metric.binary(), "reject", "adopt"), 2);
    }

    private void refuse(String reason, MarketTerms market, int conditions) {
        tests.add(dynamicTest(tests.size() + " " + reason, () -> {
            DecidingVenue venue = new DecidingVenue();
            byte[] before = venue.engine.hash();
            double[] prior = new double[conditions];
            java.util.Arrays.fill(prior, 0.5);
            Answer answer = venue.tryToOpen(market, 1_000 * Limits.MICROS, prior);
            assertThat(answer.refusal()).as(answer.detail()).isEqualTo(Refusal.DECISION_INVALID);
            assertThat(answer.detail()).contains(reason);
            assertThat(venue.engine.hash()).isEqualTo(before);
        }));
    }

    @TestFactory
    Stream<DynamicTest> marketsThatCannotDecide() {
        refuse("no expectation", marketTerms(TWAP, Metric.categorical(List.of("one", "two")), "reject", "adopt"), 2);
        refuse("at least two conditions", marketTerms(TWAP, Metric.binary(), "always"), 1);
        refuse("status quo", TWAP, with -> with.statusQuo = 2);
        refuse("status quo", TWAP, with -> with.statusQuo = -1);
        MarketTerms fit = marketTerms(TWAP, Metric.binary(), "reject", "adopt");
        refuse(
                "condition trading is off",
                new MarketTerms("m", "M", "", "", "", fit.conditions(), Metric.binary(), 0, true, 0).deciding(TWAP),
                2);
        refuse("has closed or expired", fit.timed(0, OPENS + 599 * SECOND, 0), 2);
        refuse("has closed or expired", fit.timed(0, 0, OPENS + 599 * SECOND), 2);
        refuse("begin before the market opens", fit.timed(OPENS + 301 * SECOND, 0, 0), 2);
        refuse("falls after the market opens", fit.timed(OPENS + 600 * SECOND, 0, 0), 2);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> timesThatCannotBe() {
        refuse("falls after the market opens", TWAP, with -> with.decidesAtMicros = OPENS);
        refuse("falls after the market opens", TWAP, with -> with.decidesAtMicros = 0);
        refuse("at most twenty years", TWAP, with -> with.decidesAtMicros = Long.MAX_VALUE);
        refuse("longer than nothing", TWAP, with -> with.windowMicros = 0);
        refuse("at most ten years", TWAP, with -> with.windowMicros = Limits.MAX_WINDOW_MICROS + 1);
        refuse("begin before the market opens", TWAP, with -> with.windowMicros = 600 * SECOND + 1);
        refuse("from a second to a day", TWAP, with -> with.gridMicros = 0);
        refuse("from a second to a day", TWAP, with -> with.gridMicros = Limits.MAX_GRID_MICROS + 1);
        refuse("no point of the grid", TWAP, with -> {
            with.maxChange = 1;
            with.gridMicros = Limits.MAX_GRID_MICROS;
        });
        refuse("no point of the grid", terms(Rule.SCOREBOARD, 659, 59), with -> {});
        refuse("open for so long", TWAP, with -> with.guards = new Guards(0, 0, 600 * SECOND + 1, 0, 0));
        refuse("start delay", TWAP, with -> with.guards = new Guards(0, 0, 0, 300 * SECOND + 1, 0));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> numbersOutOfBounds() {
        int bps = Limits.MAX_DECISION_BPS;
        refuse("threshold", TWAP, with -> with.thresholdBps = bps + 1);
        refuse("threshold", TWAP, with -> with.thresholdBps = Integer.MIN_VALUE);
        refuse("largest change", TWAP, with -> with.maxChange = -1);
        refuse("largest change", TWAP, with -> with.maxChange = Limits.MAX_METRIC_CHANGE + 1);
        refuse("absolute margin", TWAP, with -> with.absoluteMargin = -1);
        refuse("absolute margin", TWAP, with -> with.absoluteMargin = Long.MAX_VALUE);
        refuse("relative margin", TWAP, with -> with.relativeMarginBps = -1);
        refuse("relative margin", TWAP, with -> with.relativeMarginBps = bps + 1);
        refuse("at least one point", terms(Rule.SCOREBOARD, 600, 300), with -> with.victoryMargin = 0);
        refuse("at least one point", TWAP, with -> with.victoryMargin = -1);
        refuse("guard of traders", TWAP, with -> with.guards = new Guards(-1, 0, 0, 0, 0));
        refuse("guard of traders", TWAP, with -> with.guards = new Guards(Integer.MAX_VALUE, 0, 0, 0, 0));
        refuse("guard of volume", TWAP, with -> with.guards = new Guards(0, -1, 0, 0, 0));
        refuse("open for so long", TWAP, with -> with.guards = new Guards(0, 0, -1, 0, 0));
        refuse("start delay", TWAP, with -> with.guards = new Guards(0, 0, 0, -1, 0));
        refuse("position limit", TWAP, with -> with.guards = new Guards(0, 0, 0, 0, -1));
        refuse("position limit", TWAP, with -> with.guards = new Guards(0, 0, 0, 0, Long.MAX_VALUE));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> lotsThatAreNone() {
        refuse("a rule that decides", LOT, with -> with.baseRule = Rule.RANDOMISED);
        refuse("a rule that decides", LOT, with -> with.baseRule = Rule.ADVISORY);
        refuse("another rule beneath", TWAP, with -> with.baseRule = Rule.LAST_PRICE);
        refuse("the lot's probability", LOT, with -> with.epsilonPpb = 0);
        refuse("the lot's probability", LOT, with -> with.epsilonPpb = Limits.PPB + 1);
        refuse("the lot's probability", TWAP, with -> with.epsilonPpb = 1);
        refuse("has a seed", LOT, with -> with.seed = null);
        refuse("has a seed", TWAP, with -> with.seed = new KeyHash(1, 2, 3, 4));
        refuse("inverse probability", TWAP, with -> with.inverseProbability = true);
        return tests.stream();
    }

    @Test
    void theBoundsThemselvesAreAllowed() {
        DecisionTerms widest = TermsWith.of(LOT, with -> {
            with.decidesAtMicros = OPENS + Limits.MAX_DECISION_AHEAD_MICROS;
            with.windowMicros = Limits.MAX_WINDOW_MICROS;
            with.gridMicros = Limits.MIN_GRID_MICROS;
            with.maxChange = Limits.MAX_METRIC_CHANGE;
            with.absoluteMargin = Limits.MAX_METRIC_CHANGE;
            with.relativeMarginBps = Limits.MAX_DECISION_BPS;
            with.thresholdBps = -Limits.MAX_DECISION_BPS;
            with.victoryMargin = Integer.MAX_VALUE;
            with.epsilonPpb = Limits.PPB;
            with.guards = new Guards(
                    Limits.MAX_ACCOUNTS,
                    Limits.MAX_VENUE_MICROS,
                    Limits.MAX_DECISION_AHEAD_MICROS,
                    Limits.MAX_DECISION_AHEAD_MICROS - Limits.MAX_WINDOW_MICROS,
                    Limits.MAX_POSITION_MICROS);
        });
        long top = Limits.MAX_METRIC_MICROS;
        MarketTerms market = marketTerms(widest, Metric.scalar(-top, top, ""), "reject", "adopt")
                .timed(0, widest.decidesAtMicros(), widest.decidesAtMicros());
        DecidingVenue venue = new DecidingVenue().open(market, 1_000 * Limits.MICROS, 0.5, 0.999999);
        venue.tick(Limits.MAX_DECISION_AHEAD_MICROS / 1e6);
        assertThat(venue.choice().byRule()).as("a guard was not met").isZero();
        assertThat(venue.market()
                        .decision()
                        .outlook(new Participation(0, 0))
                        .standing()
                        .readings())
                .extracting(Reading::weight)
                .containsOnly(Limits.MAX_WINDOW_MICROS / SECOND);
        assertThat(venue.market().phase().id())
                .as("it expires at the same moment, afterwards")
                .isEqualTo("voided");
    }
}
