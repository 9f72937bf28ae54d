package covenant.engine.decision;

import static covenant.engine.decision.DecidingVenue.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.SettleCondition;
import covenant.engine.fixture.TestVenue;
import covenant.engine.vectors.VectorSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether it pays to say what one knows. One trader knows how likely a yes is under A and under B, the market does not. What he may expect is
 * counted out: every condition that can be chosen, both outcomes of each, and the cash that the engine then pays him.
 */
class IncentiveTest {
    private static final double[] PRICES = {0.5, 0.2};
    private static final double[] TRUTH = {0.6, 0.55};
    private static final List<Integer> BOTH = List.of(0, 1);
    private static final List<Integer> HIDING_A = List.of(1);
    private static final int B_CREDITS = 1_000_000;

    /** Twelve digits of money, nine of prices. */
    private static final double NEAR = 3e-8;

    /**
     * What one trader knows and says.
     *
     * @param prices of yes, by condition, before he comes
     * @param truth how likely a yes is
     * @param said where he moves the prices
     * @param told the conditions whose prices he moves
     */
    private record Knowledge(double[] prices, double[] truth, double[] said, List<Integer> told) {
        static Knowledge telling(List<Integer> told) {
            return new Knowledge(PRICES, TRUTH, TRUTH, told);
        }

        double of(int condition, int outcome) {
            return outcome == 0 ? truth[condition] : 1 - truth[condition];
        }

        /** A market in which he has said it, and whose time has not come. */
        DecidingVenue play(DecisionTerms terms) {
            MarketTerms market = DecidingVenue.marketTerms(terms, Metric.binary(), "a", "b");
            DecidingVenue venue = new DecidingVenue().open(market, B_CREDITS * Limits.MICROS, prices);
            for (int condition : told) {
                venue.price(1, condition, said[condition]);
            }
            return venue;
        }

        /** His gain by one outcome under what the market chooses, in shares of b. */
        double gain(DecisionTerms terms, int outcome) {
            DecidingVenue venue = play(terms).tick(600);
            assertThat(venue.settle(601, outcome).ok()).isTrue();
            assertThat(venue.engine.state().isConserved()).isTrue();
            assertThat(venue.market().vaultMicros()).isZero();
            return venue.gain() / B_CREDITS;
        }

        int chosen(DecisionTerms terms) {
            return play(terms).tick(600).choice().condition();
        }

        /** His gain under what the market chooses, over both outcomes, as likely as they truly are. */
        double gain(DecisionTerms terms) {
            int chosen = chosen(terms);
            return of(chosen, 0) * gain(terms, 0) + of(chosen, 1) * gain(terms, 1);
        }

        /** The same where a coordinator settles this condition and the market decides nothing: what plain LMSR pays. */
        double plainGain(int condition) {
            double gain = 0;
            for (int outcome = 0; outcome < 2; outcome++) {
                DecidingVenue venue = play(terms(Rule.ADVISORY, 600, 300));
                venue.at(
                        600, new SettleCondition(venue.venue.nextId(), TestVenue.COORDINATOR, venue.market, condition));
                assertThat(venue.settle(601, outcome).ok()).isTrue();
                gain += of(condition, outcome) * venue.gain() / B_CREDITS;
            }
            return gain;
        }

        /** These terms with a seed by which the lot falls on the condition, or with 2 decides nothing. */
        DecisionTerms falling(DecisionTerms terms, int condition) {
            for (int i = 0; i < 10_000; i++) {
                DecisionTerms sealed = terms.sealedBy(new KeyHash(i, 0, 0, 0));
                Draw draw = Draw.of(sealed.seed(), "m", sequenceOfDecision(sealed));
                int fell = draw.replaces(terms.epsilonPpb()) ? draw.condition(terms.epsilonPpb(), 2) : 2;
                if (fell == condition) {
                    return sealed;
                }
            }
            throw new AssertionError("the lot never falls there");
        }

        private long sequenceOfDecision(DecisionTerms terms) {
            return play(terms).engine.sequence() + 1;
        }

        /** Where the lot may choose: the gains under no lot, a lot for A and a lot for B, each as likely as it is. */
        double expectedGain(DecisionTerms terms) {
            double epsilon = terms.epsilonPpb() / 1e9;
            double byRule = epsilon < 1 ? (1 - epsilon) * gain(falling(terms, 2)) : 0;
            return byRule + epsilon / 2 * gain(falling(terms, 0)) + epsilon / 2 * gain(falling(terms, 1));
        }
    }

    private static JsonNode published(int number) {
        return VectorSet.all()
                .get("derived.inverse_probability_decision_market")
                .cases()
                .get(number);
    }

    /** The example in the design's spirit: whoever hides what he knows about the better option gains fifteen times as much. */
    @ParameterizedTest
    @EnumSource(names = {"TWAP_MARGIN", "LAST_PRICE", "SCOREBOARD"})
    void whereThePricesDecideItPaysToHideTheBetterOption(Rule rule) {
        JsonNode numbers = published(1);
        DecisionTerms terms = terms(rule, 600, 300);
        Knowledge honest = Knowledge.telling(BOTH);
        Knowledge hiding = Knowledge.telling(HIDING_A);
        assertThat(honest.gain(terms))
                .isCloseTo(VectorSet.number(numbers.get("max_rule_honest"), "expected_gain"), within(NEAR));
        assertThat(hiding.gain(terms))
                .isCloseTo(VectorSet.number(numbers.get("max_rule_hide_A"), "expected_gain"), within(NEAR));
        assertThat(honest.chosen(terms)).isZero();
        assertThat(hiding.chosen(terms)).as("the worse option is taken").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {20_000_000, 200_000_000, 1_000_000_000})
    void underTheLotWithInverseProbabilityHonestyIsBest(long epsilonPpb) {
        JsonNode numbers = published(1);
        DecisionTerms terms = TermsWith.of(terms(Rule.RANDOMISED, 600, 300), with -> with.epsilonPpb = epsilonPpb);
        double smallest = epsilonPpb / 1e9 / 2;
        double honest = Knowledge.telling(BOTH).expectedGain(terms);
        double hiding = Knowledge.telling(HIDING_A).expectedGain(terms);
        assertThat(honest).isCloseTo(VectorSet.number(numbers, "ipw_honest") * smallest, within(NEAR));
        assertThat(hiding).isCloseTo(VectorSet.number(numbers, "ipw_hide_A") * smallest, within(NEAR));
        assertThat(honest).isGreaterThan(hiding);
        double plain =
                Knowledge.telling(BOTH).plainGain(0) + Knowledge.telling(BOTH).plainGain(1);
        assertThat(honest).as("plain LMSR times the factor").isCloseTo(plain * smallest, within(NEAR));
    }

    /** Without inverse probability a lot is not enough: the rarer a choice, the less it counts what one says about it. */
    @Test
    void theLotAloneIsNotEnough() {
        DecisionTerms terms = TermsWith.of(terms(Rule.RANDOMISED, 600, 300), with -> with.inverseProbability = false);
        assertThat(Knowledge.telling(HIDING_A).expectedGain(terms))
                .isGreaterThan(Knowledge.telling(BOTH).expectedGain(terms));
    }

    /** Not only in the example: whatever prices and truth are, no other prices gain more, and the expectation is LMSR's times the factor. */
    @Test
    void honestyIsBestWhateverIsTrue() {
        long seed = Long.getLong("covenant.seed", System.nanoTime());
        System.out.println("IncentiveTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        DecisionTerms terms = terms(Rule.RANDOMISED, 600, 300);
        for (int i = 0; i < 10; i++) {
            double[] prices = two(random);
            double[] truth = two(random);
            Knowledge honest = new Knowledge(prices, truth, truth, BOTH);
            double gain = honest.expectedGain(terms);
            double plain = honest.plainGain(0) + honest.plainGain(1);
            assertThat(gain).as("seed %d, example %d", seed, i).isCloseTo(plain * 0.1, within(NEAR));
            double lie = new Knowledge(prices, truth, two(random), BOTH).expectedGain(terms);
            assertThat(lie).as("seed %d, example %d", seed, i).isLessThanOrEqualTo(gain + NEAR);
        }
    }

    private static double[] two(SplittableRandom random) {
        return new double[] {random.nextInt(50, 950) / 1e3, random.nextInt(50, 950) / 1e3};
    }

    /** Theirs pays 1/D of what LMSR pays; ours Dmin/D, so that nobody has to set aside more: each number here is theirs times Dmin. */
    @Test
    void theDefinitionsExampleScaledByTheSmallestChance() {
        JsonNode c = published(0);
        double b = c.get("b").asDouble();
        double smallest = c.get("D").get(1).asDouble();
        DecisionTerms terms = TermsWith.of(
                terms(Rule.RANDOMISED, 600, 300),
                with -> with.epsilonPpb = StrictMath.round(2 * smallest * Limits.PPB));
        double from = VectorSet.number(c, "from");
        double to = VectorSet.number(c, "to");
        Knowledge knows =
                new Knowledge(new double[] {0.9, from}, new double[] {0.9, to}, new double[] {0.9, to}, HIDING_A);
        DecisionTerms action = knows.falling(terms, c.get("action").asInt());
        assertThat(b * knows.gain(action, 0))
                .isCloseTo(smallest * VectorSet.number(c, "payoff_if_chosen_yes"), near(b));
        assertThat(b * knows.gain(action, 1)).isCloseTo(smallest * VectorSet.number(c, "payoff_if_chosen_no"), near(b));
        for (int outcome = 0; outcome < 2; outcome++) {
            assertThat(knows.gain(knows.falling(terms, 2), outcome)).isZero();
            assertThat(knows.gain(knows.falling(terms, 0), outcome)).isZero();
        }
        double expected = VectorSet.number(c, "expected_under_r=.8");
        assertThat(b * knows.expectedGain(terms)).isCloseTo(smallest * expected, near(b));
        assertThat(b * knows.plainGain(1)).isCloseTo(VectorSet.number(c, "equals_plain_LMSR_expected"), near(b));

        DecidingVenue venue = knows.play(terms);
        long[] payoffs = venue.market().position(venue.trader).payoffs();
        double staked = b * payoffs[4] / Limits.MICROS / B_CREDITS;
        assertThat(staked).isCloseTo(smallest * VectorSet.number(c, "worst_trader_loss_must_be_escrowed"), near(b));
        int plain = venue.venue.market(TestVenue.terms("plain", Metric.binary(), "always"), B_CREDITS);
        double subsidy = b * venue.engine.state().market(plain).subsidyMicros() / Limits.MICROS / B_CREDITS;
        assertThat(subsidy).isCloseTo(smallest * VectorSet.number(c, "worst_case_subsidy"), near(b));
    }

    private static org.assertj.core.data.Offset<Double> near(double b) {
        return within(b * NEAR);
    }
}
