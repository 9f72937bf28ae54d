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
                .containsExactly("The attack flips 83 % [80, 86] of decisions under last-price; fewer under twap-margin"
                        + " (4.0 % [2.7, 5.9]).");
    }

    @Test
    void intervalsThatOverlapSayNothing() {
        assertThat(findings(LAST, flips(LAST, 5, 10), TWAP, flips(TWAP, 3, 10)))
                .containsExactly(
                        "The attack flips 50 % [24, 76] of decisions under last-price; not told apart from it, because intervals"
                                + " overlap, under twap-margin (30 % [11, 60]).");
    }

    /** The lot decides in a fifth of all cases, whatever the rule would choose. */
    @Test
    void theLotsOwnLuckIsNoFlipAndWhereItDecidesNothingCanBeFlipped() {
        VariantResult lot =
                result(LOT, Map.of("decision-flips", Intervals.share(70, 100), "rule-flips", Intervals.share(50, 100)));
        assertThat(findings(LAST, flips(LAST, 90, 100), LOT, lot).get(0))
                .endsWith("fewer under randomised (40 % [32, 48], the luck of the lot left out).");
        assertThat(findings(LOT, lot, LAST, flips(LAST, 90, 100)).get(0))
                .startsWith(
                        "The attack flips 40 % [32, 48] of decisions under randomised (the luck of the lot left out);"
                                + " more under last-price");
    }

    @Test
    void norDoesItMakeDecisionsBetter() {
        // 27 % wrong without the attack and 24 % with it, all of it drawn by lot.
        VariantResult lot = result(
                LOT,
                Map.of(
                        "rule-flips", Intervals.share(0, 2_000),
                        "wrong-without", Intervals.share(540, 2_000),
                        "wrong-with", Intervals.share(480, 2_000),
                        "wrong-change", new Interval(-0.03, -0.06, -0.001, 2_000)));
        assertThat(Findings.of(List.of(LOT), List.of(lot)))
                .anySatisfy(text -> assertThat(text)
                        .isEqualTo(
                                "Decisions (wrong without the attack, then with it) change by the luck of the lot alone under"
                                        + " randomised (27 % [25, 29], then 24 % [22, 26])."));
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
                        "The attack pays under last-price (37.6 [36.2, 39.0] credits, -12.3 [-13.0, -11.5] in the market); pays or does"
                                + " not, which these runs do not tell, under twap-margin (-0.500 [-1.000, 0.010] credits, all in the market).");
    }

    @Test
    void variantsWithTheSameFiguresStandTogether() {
        Map<String, Interval> same = Map.of(
                "price-displacement", new Interval(0.818, 0.8, 0.83, 20),
                "attacker-gain", new Interval(0, 0, 0, 20));
        assertThat(findings(LAST, result(LAST, same), TWAP, result(TWAP, same)))
                .containsExactly(
                        "The attack brings nothing in any run under last-price and twap-margin.",
                        "The attack moves the target's price by so many points of 100: under last-price and twap-margin"
                                + " (81.8 [80.0, 83.0]).");
    }

    @Test
    void aCampaignsFindingsAreFewAndSpeakOfEveryVariantThatIsAttacked() {
        List<String> findings = Campaign.run(
                        campaign(20, LAST, TWAP), CampaignOptions.threads(2), CampaignProgress.NONE)
                .findings();
        assertThat(findings).hasSizeLessThanOrEqualTo(8).doesNotHaveDuplicates();
        assertThat(findings.get(0))
                .startsWith("The attack flips ")
                .contains(" of decisions under last-price; fewer under twap-margin (0 % [0, ");
        assertThat(findings)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("The attack moves the target's price when the decision falls, and the statistic"));
        assertThat(findings)
                .anySatisfy(text -> assertThat(text).startsWith("The attack ").contains("does not pay under "));
        assertThat(findings)
                .anySatisfy(text -> assertThat(text)
                        .startsWith(
                                "Of the runs in which the attacker's last trade leaves a displacement, half of it or more is there"
                                        + " to the end: under last-price"));
        assertThat(findings).noneSatisfy(text -> assertThat(text).contains("NaN"));
    }
}
