package covenant.engine.lab.campaign;

import static covenant.engine.lab.campaign.LabTerms.campaign;
import static covenant.engine.lab.campaign.LabTerms.decision;
import static covenant.engine.lab.campaign.LabTerms.market;
import static covenant.engine.lab.campaign.LabTerms.push;
import static covenant.engine.lab.campaign.LabTerms.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.Limits;
import covenant.engine.command.Command;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.Metric;
import covenant.engine.core.EventSink;
import covenant.engine.lab.attack.AttackKind;
import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.campaign.CampaignResult.RunRow;
import covenant.engine.lab.campaign.CampaignResult.VariantResult;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.measure.Column;
import covenant.engine.lab.measure.Interval;
import covenant.engine.lab.measure.Measure;
import covenant.engine.lab.participant.ParticipantKind;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.scene.CommandLog;
import covenant.engine.lab.scene.LabMarket;
import covenant.engine.lab.scene.Scene;
import covenant.engine.lab.scene.ScenePlan;
import covenant.engine.lab.scene.SceneStopped;
import covenant.engine.lab.terms.Parameters;
import covenant.engine.state.StateHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs with the attack and without, whatever the number of threads. */
class CampaignTest {
    private static final DecisionTerms.Rule TWAP = DecisionTerms.Rule.TWAP_MARGIN;
    private static final DecisionTerms.Rule LAST = DecisionTerms.Rule.LAST_PRICE;

    private static CampaignResult run(CampaignTerms terms) {
        return Campaign.run(terms, CampaignOptions.threads(1), CampaignProgress.NONE);
    }

    static Interval measure(VariantResult variant, String id) {
        return variant.measures().stream()
                .filter(each -> each.id().equals(id))
                .map(Measure::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no measure " + id));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void anyNumberOfThreadsGivesTheSame(int threads) {
        CampaignTerms terms = campaign(12, push(LAST), push(TWAP), push(DecisionTerms.Rule.RANDOMISED));
        CampaignResult one = run(terms);
        CampaignResult many = Campaign.run(terms, CampaignOptions.threads(threads), CampaignProgress.NONE);

        assertThat(many.trades()).isEqualTo(one.trades()).isPositive();
        assertThat(many.findings()).isEqualTo(one.findings());
        for (int v = 0; v < 3; v++) {
            VariantResult expected = one.variants().get(v);
            VariantResult actual = many.variants().get(v);
            assertThat(actual.measures()).isEqualTo(expected.measures());
            assertThat(rows(actual)).isEqualTo(rows(expected));
            assertThat(actual.attacked()).usingRecursiveComparison().isEqualTo(expected.attacked());
        }
        assertThat(one.variants().get(0).runs().stream().map(RunRow::hash).distinct())
                .as("every run has a world of its own")
                .hasSize(12);
    }

    private static List<String> rows(VariantResult variant) {
        return variant.runs().stream()
                .map(run -> run.run() + " " + run.hash() + " " + Arrays.toString(run.columns()))
                .toList();
    }

    @Test
    void anAttackWithoutMoneyMovesNothingAtAll() {
        for (DecisionTerms.Rule rule : List.of(LAST, TWAP, DecisionTerms.Rule.ADVISORY)) {
            Variant idle = variant("idle", market(Metric.binary(), 0, decision(rule)), push(0));
            VariantResult result = run(campaign(10, idle)).variants().get(0);
            assertThat(measure(result, "price-displacement")).isEqualTo(new Interval(0, 0, 0, 10));
            assertThat(measure(result, "statistic-displacement")).isEqualTo(new Interval(0, 0, 0, 10));
            assertThat(measure(result, "decision-flips").estimate()).isZero();
            assertThat(measure(result, "half-life").isKnown()).isFalse();
            assertThat(measure(result, "attacker-gain")).isEqualTo(new Interval(0, 0, 0, 10));
            assertThat(measure(result, "cost-per-point").isKnown()).isFalse();
            assertThat(measure(result, "defenders-share").isKnown()).isFalse();
            assertThat(measure(result, "noise-profit-with")).isEqualTo(measure(result, "noise-profit-without"));
        }
    }

    @Test
    void aPushInTheLastMinuteFlipsTheLastPriceAndNotTheAverage() {
        CampaignResult result = run(campaign(30, push(LAST), push(TWAP)));
        VariantResult last = result.variants().get(0);
        VariantResult twap = result.variants().get(1);
        assertThat(measure(last, "target-with").estimate()).isEqualTo(1);
        assertThat(measure(last, "decision-flips").isAbove(0.2)).isTrue();
        assertThat(measure(twap, "decision-flips").estimate()).isZero();
        assertThat(measure(twap, "price-displacement").isAbove(0.2))
                .as("the price is moved all the same")
                .isTrue();
        assertThat(measure(twap, "statistic-displacement").isBelow(0.001)).isTrue();
        assertThat(measure(last, "statistic-displacement"))
                .as("a rule that reads the last price compares what was pushed")
                .isEqualTo(measure(last, "price-displacement"));
        assertThat(measure(last, "attacker-outside-with").estimate()).isEqualTo(50);
        assertThat(measure(last, "not-halved").estimate())
                .as("nobody has time to answer")
                .isEqualTo(1);
        assertThat(last.attacked().decision().condition()).isEqualTo(LabTerms.CHANGE);
        assertThat(last.marks()).isNotEmpty();
        assertThat(last.attacked().points().get(0))
                .usingRecursiveComparison()
                .isEqualTo(last.honest().points().get(0));
    }

    @ParameterizedTest
    @EnumSource(DecisionTerms.Rule.class)
    void everyRuleIsPlayedWithBothMetricsAndFees(DecisionTerms.Rule rule) {
        for (Metric metric : List.of(Metric.binary(), Metric.scalar(-Limits.MICROS, 7 * Limits.MICROS, "points"))) {
            Variant variant = variant("v", market(metric, 150, decision(rule)), push(1_000 * Limits.MICROS));
            VariantResult result = run(campaign(6, variant)).variants().get(0);
            assertThat(measure(result, "price-displacement").isAbove(0)).isTrue();
            assertThat(measure(result, "accuracy-with").isKnown()).isEqualTo(metric.type() == Metric.Type.BINARY);
            assertThat(measure(result, "log-score-with").runs()).isEqualTo(6);
            assertThat(measure(result, "wrong-without").runs()).isEqualTo(6);
        }
    }

    @Test
    void aMarketThatDecidesNothingIsMeasuredAtItsEnd() {
        Variant variant = variant("v", market(Metric.binary(), 0, null), push(1_000 * Limits.MICROS));
        VariantResult result = run(campaign(6, variant)).variants().get(0);
        assertThat(measure(result, "price-displacement").runs()).isEqualTo(6);
        assertThat(measure(result, "price-displacement").isAbove(0.1)).isTrue();
        assertThat(measure(result, "statistic-displacement").isKnown()).isFalse();
        assertThat(measure(result, "wrong-with").isKnown()).isFalse();
        assertThat(result.attacked().decision()).isNull();
    }

    @Test
    void twoMarketsAreHeldAgainstTheScoringRuleTogether() {
        LabMarket decides = market(Metric.binary(), 80, decision(LAST));
        LabMarket other = market(Metric.scalar(0, 4 * Limits.MICROS, "points"), 0, null);
        LabMarket second =
                new LabMarket(other.terms().named("n"), other.liquidityMicros(), other.priorPpb(), other.truth());
        Variant variant = new Variant(
                "v",
                List.of(),
                new ScenePlan(List.of(decides, second), LabTerms.START, LabTerms.END),
                List.of(LabTerms.noise(4, 20)),
                push(1_000 * Limits.MICROS));
        VariantResult result = run(campaign(6, variant)).variants().get(0);
        assertThat(measure(result, "target-with").estimate()).isEqualTo(1);
    }

    @Test
    void gainsCannotBeCheckedBeforeTheEndAndSayingSoNamesTheMarket() {
        Variant variant = push(LAST);
        Scene scene = new Scene(variant.plan(), 1, 0, CommandLog.NONE, EventSink.NONE);
        scene.play();
        assertThatThrownBy(scene::assertWelfare)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("in market m the scoring rule says otherwise: Welfare[");
        scene.settle();
        scene.assertWelfare();
    }

    @Test
    void anAttackWithoutStrengthLeavesTheVeryState() {
        AttackTerms strong = push(1_000 * Limits.MICROS);
        AttackTerms idle = new AttackTerms(
                strong.kind(),
                0,
                LabTerms.CHANGE,
                strong.budgetMicros(),
                strong.bountyMicros(),
                Parameters.of(strong.kind().parameters(), Map.of("strength", 0.0)));
        List<String> hashes = new ArrayList<>();
        CampaignOptions options = new CampaignOptions(
                1,
                (variant, run, isAttacked) -> new RunJournals.RunJournal() {
                    @Override
                    public void take(long sequence, long atMicros, Command command) {}

                    @Override
                    public void hash(long sequence, byte[] hash) {
                        hashes.add(sequence + " " + StateHash.hex(hash));
                    }

                    @Override
                    public void close() {}
                },
                0);
        Campaign.run(
                campaign(1, variant("v", market(Metric.binary(), 0, decision(DecisionTerms.Rule.RANDOMISED)), idle)),
                options,
                CampaignProgress.NONE);
        assertThat(hashes).hasSize(2);
        assertThat(hashes.get(0)).isEqualTo(hashes.get(1));
    }

    @Test
    void withoutAnAttackThereIsOneSceneForEachRun() {
        Variant variant = variant("v", market(Metric.binary(), 0, decision(TWAP)), null);
        CampaignResult result = run(campaign(5, variant));
        assertThat(result.variants().get(0).attacked()).isNull();
        assertThat(measure(result.variants().get(0), "price-displacement").isKnown())
                .isFalse();
        assertThat(measure(result.variants().get(0), "accuracy-without").runs()).isEqualTo(5);
        assertThat(result.trades())
                .isEqualTo(result.variants().get(0).runs().stream()
                        .mapToLong(run -> (long) Column.TRADES_WITHOUT.in(run.columns()))
                        .sum());
    }

    @Test
    void whereNothingIsDecidedNothingIsFlipped() {
        CampaignResult result = run(campaign(
                5, variant("v", market(Metric.binary(), 0, null), push(LAST).attack())));
        assertThat(measure(result.variants().get(0), "price-displacement").runs())
                .isEqualTo(5);
        assertThat(measure(result.variants().get(0), "decision-flips").isKnown())
                .isFalse();
        assertThat(result.findings()).isNotEmpty().noneMatch(text -> text.contains("flips"));
    }

    @Test
    void progressCountsEveryRunAndAFailureSaysWhichItWas() {
        List<Long> told = new ArrayList<>();
        Campaign.run(campaign(3, push(LAST), push(TWAP)), CampaignOptions.threads(2), (done, of) -> told.add(done));
        assertThat(told).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);

        CampaignOptions broken = new CampaignOptions(
                2,
                (variant, run, isAttacked) -> {
                    throw new IllegalStateException("the disk is full");
                },
                0);
        assertThatThrownBy(() -> Campaign.run(campaign(3, push(LAST)), broken, CampaignProgress.NONE))
                .hasMessage("variant last-price, run 0, seed 7: the disk is full");
    }

    @Test
    void aCampaignThatNobodyWantsEndsWithinARun() {
        AtomicLong asked = new AtomicLong();
        CampaignProgress unwanted = new CampaignProgress() {
            @Override
            public void done(long done, long of) {
                throw new AssertionError("a run has come to its end");
            }

            @Override
            public boolean isWanted() {
                return asked.incrementAndGet() < 3;
            }
        };
        Variant busy = new Variant("v", List.of(), push(LAST).plan(), List.of(LabTerms.noise(20, 100)), null);
        assertThatThrownBy(() -> Campaign.run(campaign(1, busy), CampaignOptions.threads(1), unwanted))
                .isInstanceOf(SceneStopped.class);
        assertThat(asked).hasValue(3);
    }

    @Test
    void whatWouldNeverEndIsRefusedBeforeItBegins() {
        Variant crowd = new Variant("v", List.of(), push(LAST).plan(), List.of(LabTerms.noise(10_000, 99_999)), null);
        assertThat(CampaignWork.of(campaign(7, crowd))).isEqualTo(7_000_000_000L);
        assertThatThrownBy(() -> run(campaign(7, crowd)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("variant v: players would come 1000000000 times in a run; at most 5000000: take fewer of"
                        + " them, or let them do less");
    }

    @Test
    void termsThatMakeNoSenseAreRefused() {
        Metric letters = Metric.categorical(List.of("a", "b", "c"));
        Variant categorical = variant("v", market(letters, 0, null), null);
        assertThatThrownBy(() -> run(campaign(1, categorical)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("variant v: market m: a categorical metric has no expectation");
        assertThatThrownBy(() -> run(campaign(0, push(LAST)))).hasMessageContaining("runs: at least 1");
        assertThatThrownBy(() -> run(campaign(1, push(LAST), push(LAST))))
                .hasMessage("two variants are called last-price");
    }

    /** Informed traders come in the second half of the window: in time for an early push, too late for one in the last minute. */
    private static Variant informed(DecisionTerms.Rule rule, AttackKind kind) {
        AttackTerms attack = new AttackTerms(
                kind,
                0,
                LabTerms.CHANGE,
                1_000 * Limits.MICROS,
                0,
                Parameters.of(kind.parameters(), Map.of("price", 0.95)));
        ParticipantTerms informed = new ParticipantTerms(
                ParticipantKind.INFORMED,
                "expert",
                3,
                1_000 * Limits.MICROS,
                Parameters.of(
                        ParticipantKind.INFORMED.parameters(),
                        Map.of("precision", 400.0, "visits", 3.0, "from", 0.85, "to", 0.95)));
        Variant plain = variant(rule.id() + "-" + kind.id(), market(Metric.binary(), 0, decision(rule)), attack);
        return new Variant(plain.name(), List.of(), plain.plan(), List.of(informed), attack);
    }

    @Test
    void aLatePushFlipsTheLastPriceAndAnEarlyOneTheAverageAndTheLabSaysSo() {
        CampaignResult result = run(campaign(
                40,
                informed(LAST, AttackKind.LAST_MINUTE_PUSH),
                informed(TWAP, AttackKind.LAST_MINUTE_PUSH),
                informed(LAST, AttackKind.EARLY_PUSH),
                informed(TWAP, AttackKind.EARLY_PUSH)));
        assertThat(result.findings())
                .anySatisfy(text -> assertThat(text)
                        .startsWith("Of the attacks, last-minute-push flips last-price more than twap-margin (")
                        .contains("), early-push the reverse ("));
        VariantResult early = result.variants().get(3);
        assertThat(measure(early, "statistic-displacement").estimate())
                .as("what came back in the price is still in the average")
                .isGreaterThan(measure(early, "price-displacement").estimate());
        assertThat(measure(early, "half-life").isKnown()).isTrue();
        assertThat(measure(early, "defenders-gain").isAbove(0)).isTrue();
        assertThat(measure(early, "defenders-share").isAbove(0)).isTrue();
    }
}
