package covenant.engine.lab.campaign;

import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;
import covenant.engine.lab.campaign.CampaignResult.VariantResult;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.measure.Interval;
import covenant.engine.lab.measure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What stands out in a campaign, in a few plain sentences made from its measures: one for each question, with the variants sorted by their answer,
 * and nothing twice. A difference is claimed only where intervals have nothing in common, or where the interval of a change leaves out 0; of the
 * others the sentence says that nothing can be told.
 */
final class Findings {
    /** The most sentences about attacks that turn the order of two rules around; the measures have the others. */
    private static final int MOST_ORDERINGS = 2;

    private final List<Variant> variants;
    private final List<VariantResult> results;

    private Findings(List<Variant> variants, List<VariantResult> results) {
        this.variants = variants;
        this.results = results;
    }

    /** The findings of a campaign: what is decided first, then prices, then money. */
    static List<String> of(List<Variant> variants, List<VariantResult> results) {
        Findings findings = new Findings(variants, results);
        List<String> sentences = new ArrayList<>();
        sentences.add(findings.flips());
        Orderings.of(variants, findings::flips).stream().limit(MOST_ORDERINGS).forEach(sentences::add);
        sentences.add(findings.wrong());
        sentences.add(findings.attacker());
        sentences.add(findings.defenders());
        sentences.add(findings.displacement());
        sentences.add(findings.lasting());
        return sentences.stream().filter(each -> !each.isEmpty()).toList();
    }

    private Interval value(int variant, String id) {
        return results.get(variant).measures().stream()
                .filter(each -> each.id().equals(id))
                .map(Measure::value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no measure " + id));
    }

    /** The chance that a lot decides; 0 where none does. */
    private double lot(int variant) {
        Variant terms = variants.get(variant);
        DecisionTerms decision = terms.attack() == null
                ? null
                : terms.plan().markets().get(terms.attack().market()).terms().decision();
        return decision != null && decision.rule() == DecisionTerms.Rule.RANDOMISED
                ? (double) decision.epsilonPpb() / Limits.PPB
                : 0;
    }

    private boolean isLot(int variant) {
        return lot(variant) > 0;
    }

    /**
     * Where a lot may decide, two runs may differ by luck. What the attack flips is the rule's own choice, and that counts only where the lot does
     * not decide: with a chance of 1 less epsilon.
     */
    private Interval flips(int variant) {
        if (!isLot(variant)) {
            return value(variant, "decision-flips");
        }
        Interval rule = value(variant, "rule-flips");
        double counts = 1 - lot(variant);
        return new Interval(rule.estimate() * counts, rule.low() * counts, rule.high() * counts, rule.runs());
    }

    private String flipped(int variant) {
        return Wording.share(flips(variant)) + (isLot(variant) ? ", the luck of the lot left out" : "");
    }

    private String flips() {
        Sorted fewer = new Sorted("fewer under ");
        Sorted more = new Sorted("more under ");
        Sorted unknown = new Sorted("not told apart from it, because intervals overlap, under ");
        Sorted all = new Sorted("of decisions under ");
        boolean isCompared = flips(0).isKnown();
        for (int v = isCompared ? 1 : 0; v < results.size(); v++) {
            if (flips(v).isKnown()) {
                boolean differs = flips(v).differsFrom(flips(0));
                boolean isMore = flips(v).estimate() > flips(0).estimate();
                Sorted group = !isCompared ? all : !differs ? unknown : isMore ? more : fewer;
                group.add(results.get(v).name(), flipped(v));
            }
        }
        if (!isCompared) {
            return Sorted.sentence("The attack flips ", all);
        }
        String first = "The attack flips " + Wording.share(flips(0)) + " of decisions under "
                + results.get(0).name()
                + (isLot(0) ? " (the luck of the lot left out)" : "");
        return Sorted.sentence(first, "; ", fewer, more, unknown);
    }

    private String wrong() {
        Sorted worse = new Sorted("become worse under ");
        Sorted better = new Sorted("become better under ");
        Sorted unknown = new Sorted("become worse or better, which these runs do not tell, under ");
        Sorted luck = new Sorted("change by the luck of the lot alone under ");
        Sorted none = new Sorted("do not change under ");
        for (int v = 0; v < results.size(); v++) {
            Interval change = value(v, "wrong-change");
            if (!change.isKnown()) {
                continue;
            }
            String figures =
                    Wording.share(value(v, "wrong-without")) + ", then " + Wording.share(value(v, "wrong-with"));
            if (flips(v).isKnown() && flips(v).estimate() == 0) {
                (isLot(v) ? luck : none).add(results.get(v).name(), figures);
            } else {
                Sorted group = change.isAbove(0) ? worse : change.isBelow(0) ? better : unknown;
                group.add(results.get(v).name(), figures);
            }
        }
        return Sorted.sentence(
                "Decisions (wrong without the attack, then with it) ", worse, better, unknown, luck, none);
    }

    private String attacker() {
        Sorted pays = new Sorted("pays under ");
        Sorted not = new Sorted("does not pay under ");
        Sorted unknown = new Sorted("pays or does not, which these runs do not tell, under ");
        Sorted nothing = new Sorted("brings nothing in any run under ");
        for (int v = 0; v < results.size(); v++) {
            Interval gain = value(v, "attacker-gain");
            if (!gain.isKnown()) {
                continue;
            }
            Interval market = value(v, "attacker-market-profit");
            String credits = Wording.credits(gain);
            String figures = market.equals(gain)
                    ? credits + " credits, all in the market"
                    : credits + " credits, " + Wording.credits(market) + " in the market";
            Sorted group = isNothing(gain) ? nothing : gain.isAbove(0) ? pays : gain.isBelow(0) ? not : unknown;
            group.add(results.get(v).name(), isNothing(gain) ? "" : figures);
        }
        return Sorted.sentence("The attack ", pays, not, unknown, nothing);
    }

    private String defenders() {
        Sorted gains = new Sorted("gain under ");
        Sorted loses = new Sorted("lose under ");
        Sorted unknown = new Sorted("gain or lose, which these runs do not tell, under ");
        Sorted nothing = new Sorted("neither gain nor lose in any run under ");
        for (int v = 0; v < results.size(); v++) {
            Interval gain = value(v, "defenders-gain");
            if (!gain.isKnown()) {
                continue;
            }
            Interval share = value(v, "defenders-share");
            boolean isShare = share.isKnown() && gain.isAbove(0);
            String figures = Wording.credits(gain) + " credits"
                    + (isShare ? ", " + Wording.percent(share) + " of what it costs the attacker" : "");
            Sorted group = isNothing(gain) ? nothing : gain.isAbove(0) ? gains : gain.isBelow(0) ? loses : unknown;
            group.add(results.get(v).name(), isNothing(gain) ? "" : figures);
        }
        return Sorted.sentence("By the attack defenders ", gains, loses, unknown, nothing);
    }

    private String displacement() {
        boolean decides = isAny(v -> value(v, "statistic-displacement"));
        Sorted moved = new Sorted("");
        for (int v = 0; v < results.size(); v++) {
            Interval price = value(v, "price-displacement");
            Interval statistic = value(v, "statistic-displacement");
            if (price.isKnown()) {
                String figures = Wording.points(price) + untold(price);
                moved.add(
                        results.get(v).name(),
                        statistic.isKnown()
                                ? figures + " and " + Wording.points(statistic) + untold(statistic)
                                : figures);
            }
        }
        return Sorted.sentence(
                "The attack moves the target's price"
                        + (decides ? " when the decision falls, and the statistic, " : " ")
                        + "by so many points of 100: under ",
                moved);
    }

    private boolean isAny(IntFunction<Interval> measured) {
        for (int v = 0; v < results.size(); v++) {
            if (measured.apply(v).isKnown()) {
                return true;
            }
        }
        return false;
    }

    private static String untold(Interval change) {
        return change.isAbove(0) || change.isBelow(0) || isNothing(change) ? "" : ", not to be told from none";
    }

    private static boolean isNothing(Interval change) {
        return change.isBounded() && change.low() == 0 && change.high() == 0;
    }

    private String lasting() {
        Sorted lasts = new Sorted("");
        for (int v = 0; v < results.size(); v++) {
            Interval lasting = value(v, "not-halved");
            Interval halfLife = value(v, "half-life");
            if (lasting.isKnown()) {
                String figures = Wording.share(lasting) + " of " + Wording.runs(lasting);
                lasts.add(
                        results.get(v).name(),
                        halfLife.isKnown() ? figures + ", else half gone in " + Wording.duration(halfLife) : figures);
            }
        }
        return Sorted.sentence(
                "Of the runs in which the attacker's last trade leaves a displacement, half of it or more is there to the end:"
                        + " under ",
                lasts);
    }
}
