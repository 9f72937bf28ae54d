package covenant.engine.lab.campaign;

import static covenant.engine.lab.campaign.LabTerms.campaign;
import static covenant.engine.lab.campaign.LabTerms.push;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.DecisionTerms;
import covenant.engine.lab.campaign.CampaignResult.VariantResult;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.measure.Interval;
import covenant.engine.lab.measure.Intervals;
import covenant.engine.lab.measure.Measure;
import covenant.engine.lab.measure.Measures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sentences claim what the intervals show, and say so where they show nothing. */
class FindingsTest {
    private static final Variant LAST = push(DecisionTerms.Rule.LAST_PRICE);
    private static final Variant TWAP = push(DecisionTerms.Rule.TWAP_MARGIN);
    private static final Variant LOT = push(DecisionTerms.Rule.RANDOMISED);

    private static VariantResult result(Variant variant, Map<String, Interval> values) {
        List<Measure> measures = Measures.of(List.of(), true, 1).stream()
                .map(each -> new Measure(
                        each.id(),
                        each.title(),
                        each.unit(),
                        each.what(),
                        values.getOrDefault(each.id(), Interval.NONE)))
                .toList();
        return new VariantResult(variant.name(), measures, null, null, List.of(), List.of());
    }

    private static VariantResult flips(Variant variant, long yes, long of) {
        return result(variant, Map.of("decision-flips", Intervals.share(yes, of)));
    }

    private static List<String> findings(Variant one, VariantResult first, Variant two, VariantResult second) {
        return Findings.of(List.of(one, two), List.of(first, second));
    }

    @Test
    void aRuleThatIsFlippedLessIsNamed() {
        assertThat(findings(LAST, flips(LAST, 498, 600), TWAP, flips(TWAP, 24, 600)))
                .containsExactly(
                        "Under last-price the attack flips 83 % [80, 86] of decisions.",
                        "Under last-price the attack flips 83 % [80, 86] of decisions, under twap-margin 4.0 % [2.7, 5.9] of decisions:"
                                + " fewer.");
    }

    @Test
    void intervalsThatOverlapSayNothing() {
        assertThat(findings(LAST, flips(LAST, 5, 10), TWAP, flips(TWAP, 3, 10)).get(1))
                .isEqualTo(
                        "Under last-price the attack flips 50 % [24, 76] of decisions, under twap-margin 30 % [11, 60] of decisions:"
                                + " the intervals overlap, so 10 runs do not tell the two apart.");
    }

    @Test
    void theLotsOwnLuckIsNoFlip() {
        VariantResult lot =
                result(LOT, Map.of("decision-flips", Intervals.share(40, 100), "rule-flips", Intervals.share(0, 100)));
        assertThat(findings(LAST, flips(LAST, 90, 100), LOT, lot).get(1))
                .contains(
                        "under randomised 0 % [0, 3.7] of what the rule alone would decide (the lot left out): fewer.");
    }

    @Test
    void profitIsClaimedOnlyWhereItsSignIsKnown() {
        VariantResult known = result(
                LAST,
                Map.of(
                        "attacker-market-profit", new Interval(-12.345, -13, -11.5, 50),
                        "attacker-gain", new Interval(37.6, 36.2, 39, 50)));
        VariantResult unknown = result(
                TWAP,
                Map.of(
                        "attacker-market-profit", new Interval(-0.5, -1, 0.01, 50),
                        "attacker-gain", new Interval(-0.5, -1, 0.01, 50)));
        assertThat(findings(LAST, known, TWAP, unknown))
                .containsExactly(
                        "Under last-price the attacker makes -12.3 [-13.0, -11.5] credits in the market and, with what it is paid from"
                                + " outside, 37.6 [36.2, 39.0] more than if it did nothing: the attack pays.",
                        "Under twap-margin the attacker makes -0.500 [-1.000, 0.010] credits in the market and, with what it is paid from"
                                + " outside, -0.500 [-1.000, 0.010] more than if it did nothing: whether it pays cannot be told from 50 runs.");
    }

    @Test
    void aCampaignsFindingsSpeakOfEveryVariantThatIsAttacked() {
        List<String> findings = Campaign.run(
                        campaign(20, LAST, TWAP), CampaignOptions.threads(2), CampaignProgress.NONE)
                .findings();
        assertThat(findings)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("Under last-price the attack flips")
                        .contains("under twap-margin 0 % [0, ")
                        .endsWith(": fewer."));
        assertThat(findings)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("Under twap-margin the attack moves the target's price by")
                        .contains("it moves the price of the moment more than what is decided by"));
        assertThat(findings)
                .anySatisfy(text -> assertThat(text).contains("whether it pays cannot be told from 20 runs."));
        assertThat(findings).anySatisfy(text -> assertThat(text).contains("the attack does not pay."));
        assertThat(findings).noneSatisfy(text -> assertThat(text).contains("NaN"));
    }
}
