package covenant.engine.lab.campaign;

import covenant.engine.command.DecisionTerms;
import covenant.engine.lab.campaign.CampaignResult.VariantResult;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.measure.Interval;
import covenant.engine.lab.measure.Measure;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands out in a campaign, in plain sentences made from its measures. A difference is claimed only where intervals have nothing in common,
 * or where the interval of a change leaves out 0; where they do not, the sentence says that nothing can be told.
 */
final class Findings {
    private final List<Variant> variants;
    private final List<VariantResult> results;
    private final List<String> sentences = new ArrayList<>();

    private Findings(List<Variant> variants, List<VariantResult> results) {
        this.variants = variants;
        this.results = results;
    }

    /** The findings of a campaign: of decisions, then of each variant. */
    static List<String> of(List<Variant> variants, List<VariantResult> results) {
        Findings findings = new Findings(variants, results);
        findings.flips();
        findings.sentences.addAll(Orderings.of(variants, findings::flips));
        for (int v = 0; v < results.size(); v++) {
            String under = "Under " + results.get(v).name() + " ";
            findings.displacement(under, v);
            findings.halfLife(under, v);
            findings.wrong(under, v);
            findings.attacker(under, v);
            findings.defenders(under, v);
        }
        return List.copyOf(findings.sentences);
    }

    private Interval value(int variant, String id) {
        return results.get(variant).measures().stream()
                .filter(each -> each.id().equals(id))
                .map(Measure::value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no measure " + id));
    }

    private boolean isLot(int variant) {
        Variant terms = variants.get(variant);
        DecisionTerms decision = terms.attack() == null
                ? null
                : terms.plan().markets().get(terms.attack().market()).terms().decision();
        return decision != null && decision.rule() == DecisionTerms.Rule.RANDOMISED;
    }

    /** Where the lot decides, two runs may differ by luck: what counts is the rule's own choice. */
    private Interval flips(int variant) {
        return value(variant, isLot(variant) ? "rule-flips" : "decision-flips");
    }

    private String flipped(int variant) {
        return Wording.share(flips(variant))
                + (isLot(variant) ? " of what the rule alone would decide (the lot left out)" : " of decisions");
    }

    private void flips() {
        for (int v = 0; v < results.size(); v++) {
            if (!flips(v).isKnown()) {
                continue;
            }
            String name = results.get(v).name();
            if (v == 0 || !flips(0).isKnown()) {
                sentences.add("Under " + name + " the attack flips " + flipped(v) + ".");
                continue;
            }
            String first = results.get(0).name();
            String both = "Under " + first + " the attack flips " + flipped(0) + ", under " + name + " " + flipped(v);
            if (!flips(v).differsFrom(flips(0))) {
                sentences.add(
                        both + ": the intervals overlap, so " + Wording.runs(flips(v)) + " do not tell the two apart.");
            } else {
                sentences.add(both + ": " + (flips(v).isBelow(flips(0).low()) ? "fewer." : "more."));
            }
        }
    }

    private void displacement(String under, int v) {
        Interval price = value(v, "price-displacement");
        Interval statistic = value(v, "statistic-displacement");
        if (!price.isKnown()) {
            return;
        }
        String text = under + "the attack moves the target's price by " + Wording.points(price) + " points";
        if (!statistic.isKnown()) {
            sentences.add(text + untold(price) + ".");
            return;
        }
        text += " when the decision falls" + untold(price) + ", and the statistic by " + Wording.points(statistic)
                + untold(statistic);
        if (price.differsFrom(statistic)) {
            boolean isLate = StrictMath.abs(price.estimate()) > StrictMath.abs(statistic.estimate());
            text += isLate
                    ? ": it moves the price of the moment more than what is decided by"
                    : ": what it has moved earlier is still in the statistic when the price has come back";
        }
        sentences.add(text + ".");
    }

    private static String untold(Interval change) {
        return change.isAbove(0) || change.isBelow(0) || isNothing(change) ? "" : " (which cannot be told from none)";
    }

    private static boolean isNothing(Interval change) {
        return change.isBounded() && change.low() == 0 && change.high() == 0;
    }

    private void halfLife(String under, int v) {
        Interval lasting = value(v, "not-halved");
        if (!lasting.isKnown()) {
            return;
        }
        Interval halfLife = value(v, "half-life");
        String lasts = "in " + Wording.share(lasting) + " of runs half of the displacement or more is there to the end";
        sentences.add(
                halfLife.isKnown()
                        ? under + lasts + "; in the others half of it is gone " + Wording.duration(halfLife)
                                + " after the attacker's last trade."
                        : under + lasts + ".");
    }

    private void wrong(String under, int v) {
        Interval change = value(v, "wrong-change");
        if (!change.isKnown()) {
            return;
        }
        String text =
                under + Wording.share(value(v, "wrong-without")) + " of decisions are wrong without the attack and "
                        + Wording.share(value(v, "wrong-with")) + " with it: ";
        if (isNothing(change)) {
            sentences.add(text + "it changes no decision from right to wrong or back.");
        } else if (change.isAbove(0) || change.isBelow(0)) {
            sentences.add(text + "it makes decisions " + (change.isAbove(0) ? "worse." : "better."));
        } else {
            sentences.add(text + "whether it makes them worse cannot be told from " + Wording.runs(change) + ".");
        }
    }

    private void attacker(String under, int v) {
        Interval market = value(v, "attacker-market-profit");
        Interval gain = value(v, "attacker-gain");
        if (!market.isKnown()) {
            return;
        }
        String text = under + "the attacker makes " + Wording.credits(market)
                + " credits in the market and, with what it is paid from outside, " + Wording.credits(gain)
                + " more than if it did nothing: ";
        if (isNothing(gain)) {
            sentences.add(text + "the attack brings nothing.");
        } else if (gain.isAbove(0) || gain.isBelow(0)) {
            sentences.add(text + (gain.isAbove(0) ? "the attack pays." : "the attack does not pay."));
        } else {
            sentences.add(text + "whether it pays cannot be told from " + Wording.runs(gain) + ".");
        }
    }

    private void defenders(String under, int v) {
        Interval gain = value(v, "defenders-gain");
        if (!gain.isKnown()) {
            return;
        }
        Interval share = value(v, "defenders-share");
        String text = under + "the attack brings the defenders " + Wording.credits(gain) + " credits";
        if (isNothing(gain)) {
            sentences.add(text + ".");
        } else if (gain.isAbove(0) || gain.isBelow(0)) {
            sentences.add(
                    text + (share.isKnown() ? ", " + Wording.percent(share) + " of what it costs the attacker." : "."));
        } else {
            sentences.add(text + ": whether they gain or lose by it cannot be told from " + Wording.runs(gain) + ".");
        }
    }
}
