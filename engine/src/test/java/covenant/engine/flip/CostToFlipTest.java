package covenant.engine.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Guards;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.Metric;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cost to flip is held against really trading and letting the decision fall. */
class CostToFlipTest {
    private static final int SEEDS = 300;

    @Test
    void exactlyThatSpendFlipsTheDecisionAndLessDoesNot() {
        Map<DecisionTerms.Rule, Integer> flipped = new EnumMap<>(DecisionTerms.Rule.class);
        for (long seed = 1; seed <= SEEDS; seed++) {
            Scene scene = RandomScene.of(seed);
            CostToFlip cost = scene.costToFlip();
            int before = scene.projected();
            if (cost.none() == null) {
                assertThat(cost.target()).as("seed %d", seed).isNotEqualTo(before);
                scene.attack(cost, cost.spendMicros());
                assertThat(scene.fall().byRule())
                        .as("seed %d: the whole spend of %d", seed, cost.spendMicros())
                        .isEqualTo(cost.target());
                assertFalls(seed, cost, cost.spendMicros() - Math.max(1, cost.spendMicros() / 100), before);
                assertFalls(seed, cost, cost.spendMicros() - 1, before);
                flipped.merge(scene.market().terms().decision().baseRule(), 1, Integer::sum);
            } else {
                assertThat(scene.fall().byRule()).as("seed %d", seed).isEqualTo(before);
            }
        }
        assertThat(flipped)
                .hasSize(3)
                .allSatisfy((rule, count) -> assertThat(count).as("%s", rule).isGreaterThan(SEEDS / 10));
    }

    private static void assertFalls(long seed, CostToFlip cost, long spendMicros, int condition) {
        Scene scene = RandomScene.of(seed);
        if (spendMicros > 0) {
            scene.attack(cost, spendMicros);
        }
        assertThat(scene.fall().byRule())
                .as("seed %d: %d instead of %d", seed, spendMicros, cost.spendMicros())
                .isEqualTo(condition);
    }

    @Test
    void whatTheAttackLosesIsThereForWhoeverTradesItBack() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Scene scene = RandomScene.of(seed);
            int before = scene.projected();
            CostToFlip cost = scene.costToFlip();
            if (cost.none() != null) {
                continue;
            }
            scene.attack(cost, cost.spendMicros());
            assertThat(scene.projected()).as("seed %d: attacked", seed).isEqualTo(cost.target());
            for (Lever lever : cost.levers()) {
                long parts = scene.view().signals().expected()[lever.condition()];
                assertThat(parts).as("seed %d: held at", seed).isEqualTo(lever.valueAfter());
                if (lever.sharesMicros() > 0) {
                    assertThat(scene.tradeBack(lever)).as("seed %d", seed).isEqualTo(lever.tradedBackMicros());
                    long range = range(scene.market().terms().metric());
                    assertThat(scene.view().signals().expected()[lever.condition()])
                            .as("seed %d: back where it was", seed)
                            .isCloseTo(lever.valueBefore(), within(1 + range / 100_000));
                    assertThat(lever.expectedLossMicros()).as("seed %d", seed).isNotNegative();
                    if (scene.market().terms().feeBps() == 0) {
                        assertThat(lever.defenderProfitMicros())
                                .as("seed %d: what one loses the other gains, but for rounding", seed)
                                .isCloseTo(lever.expectedLossMicros(), within(2L));
                    }
                }
            }
            assertThat(scene.projected()).as("seed %d: defended", seed).isEqualTo(before);
        }
    }

    private static long range(Metric metric) {
        return metric.type() == Metric.Type.BINARY ? Limits.PPB : metric.highMicros() - metric.lowMicros();
    }

    /**
     * A spend y takes the distance to the end of the range to its {@code e^(-y/b)}th part, in the target's branch upwards and in the other
     * downwards. With z for that, the average of each branch is linear in z.
     */
    @ParameterizedTest(name = "threshold {0} bps, {1} of the window gone, prices {2} and {3}")
    @CsvSource({
        "0,    0.0,  0.5, 0.4",
        "0,    0.0,  0.5, 0.6",
        "300,  0.25, 0.5, 0.51",
        "300,  0.25, 0.5, 0.6",
        "-200, 0.5,  0.3, 0.25",
        "1000, 0.5,  0.1, 0.4",
        "0,    0.6,  0.2, 0.7",
    })
    void aPlainAverageOfTwoHasAClosedForm(int thresholdBps, double gone, double keep, double one) {
        Scene scene = binary(Scene.twapMargin(thresholdBps), 1_000)
                .price(0, Math.round(keep * 1e9))
                .price(1, Math.round(one * 1e9))
                .pass(Scene.DAY + (long) (gone * Scene.DAY));
        CostToFlip cost = scene.costToFlip();

        double left = 1 - gone;
        double t = 1 + thresholdBps / 10_000.0;
        double z = cost.target() == 1
                ? (gone * one + left - t * gone * keep) / (left * (1 - one + t * keep))
                : (t * (gone * keep + left) - gone * one) / (left * (t * (1 - keep) + one));
        assertThat(cost.spendMicros()).isCloseTo(Math.round(-1e9 * Math.log(z)), within(100L));
    }

    @Test
    void theLaterInTheWindowTheMoreItTakes() {
        long before = 0;
        for (int hour = 0; hour < 24; hour += 3) {
            Scene scene =
                    binary(Scene.twapMargin(0), 1_000).price(1, 700_000_000).pass(Scene.DAY + hour * Scene.HOUR);
            long spend = scene.costToFlip().none() == null ? scene.costToFlip().spendMicros() : Long.MAX_VALUE;
            assertThat(spend).isGreaterThan(before);
            before = spend;
        }
        assertThat(before).as("in the end nothing helps").isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aLagRaisesTheCostOfALateAttack() {
        long plain = late(Scene.twapMargin(0)).costToFlip().spendMicros();
        DecisionTerms lagging = guarded(Rule.TWAP_MARGIN, 60_000, Guards.NONE);
        assertThat(late(lagging).costToFlip().spendMicros()).isGreaterThan(plain * 3 / 2);
    }

    private static Scene late(DecisionTerms terms) {
        return binary(terms, 1_000).price(1, 505_000_000).pass(Scene.DAY + 18 * Scene.HOUR);
    }

    @Test
    void whatNothingTurnsSaysWhy() {
        Scene waiting = binary(guarded(Rule.TWAP_MARGIN, 0, new Guards(2, 0, 0, 0, 0)), 100);
        assertThat(waiting.costToFlip().none()).isEqualTo(CostToFlip.None.GUARDS);
        assertThat(waiting.costToFlip().detail()).contains("min-traders");
        Scene advised = binary(guarded(Rule.ADVISORY, 0, Guards.NONE), 100);
        assertThat(advised.costToFlip().none()).isEqualTo(CostToFlip.None.ADVISORY);
        Scene decided = binary(Scene.twapMargin(0), 100);
        decided.fall();
        assertThat(decided.costToFlip().none()).isEqualTo(CostToFlip.None.DECIDED);
        Scene exhausted = binary(Scene.twapMargin(0), 100).price(1, 900_000_000).pass(2 * Scene.DAY - 3 * Scene.HOUR);
        assertThat(exhausted.costToFlip().none()).isEqualTo(CostToFlip.None.OUT_OF_REACH);
        assertThat(exhausted.costToFlip().levers()).isEmpty();
    }

    @Test
    void theAttackersOwnTradesCountForTheGuards() {
        Guards guards = new Guards(1, 50 * Limits.MICROS, 0, 0, 0);
        Scene scene = binary(guarded(Rule.TWAP_MARGIN, 0, guards), 100);
        CostToFlip cost = scene.costToFlip();

        assertThat(cost.spendMicros())
                .as("half of the volume in each of two branches")
                .isEqualTo(25 * Limits.MICROS);
        scene.attack(cost, cost.spendMicros());
        assertThat(scene.fall().byRule()).isEqualTo(1);
    }

    @Test
    void aPositionLimitMayKeepOneAccountFromDoingItAlone() {
        long limit = 20 * Limits.MICROS;
        Scene scene = binary(guarded(Rule.TWAP_MARGIN, 0, new Guards(0, 0, 0, 0, limit)), 1_000);
        assertThat(scene.costToFlip().isWithinPositionLimit()).isTrue();
        scene.pass(Scene.DAY).price(0, 504_000_000).pass(18 * Scene.HOUR);

        CostToFlip cost = scene.costToFlip();
        assertThat(cost.largestPayoffMicros()).isGreaterThan(limit);
        assertThat(cost.isWithinPositionLimit()).isFalse();
        assertThatThrownBy(() -> scene.attack(cost, cost.spendMicros()))
                .hasMessageContaining(covenant.engine.Refusal.POSITION_LIMIT_EXCEEDED.name());
    }

    @Test
    void theCollateralOfAllBranchesIsNeededOnce() {
        Scene scene = binary(Scene.twapMargin(0), 1_000).price(0, 700_000_000);
        CostToFlip cost = scene.costToFlip();
        long cash = scene.attackersCash();

        scene.attack(cost, cost.spendMicros());

        assertThat(cash - scene.attackersCash()).isEqualTo(cost.spendMicros());
        assertThat(cost.levers()).extracting(Lever::costMicros).containsOnly(cost.spendMicros());
    }

    private static Scene binary(DecisionTerms terms, long liquidityCredits) {
        return new Scene(Metric.binary(), 2, 0, liquidityCredits, terms);
    }

    private static DecisionTerms guarded(Rule rule, long maxChange, Guards guards) {
        return new DecisionTerms(
                rule,
                rule,
                Scene.decidesAtMicros(),
                Scene.DAY,
                0,
                false,
                0,
                maxChange,
                60 * Limits.MICROS,
                0,
                0,
                0,
                0,
                null,
                false,
                guards);
    }
}
