package covenant.ledger.verify;

import covenant.engine.Plain;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.decision.Draw;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a market's decision stands in a dump. Of the secret behind its lot only the hash is shown: the decision may not have fallen yet. */
final class DecisionFields {
    private DecisionFields() {}

    /** The fields of a market that decides. */
    static Map<String, Object> of(MarketTerms market) {
        DecisionTerms terms = market.decision();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rule", terms.rule().id());
        fields.put("baseRule", terms.baseRule().id());
        fields.put("decidesAt", JsonValues.time(terms.decidesAtMicros()));
        fields.put("window", JsonValues.duration(terms.windowMicros()));
        fields.put("statusQuo", Names.of(market.conditions(), terms.statusQuo()));
        fields.put("better", terms.lowerIsBetter() ? "lower" : "higher");
        fields.put("thresholdBps", terms.thresholdBps());
        fields.put("maxChange", value(market, terms.maxChange()));
        fields.put("grid", JsonValues.duration(terms.gridMicros()));
        fields.put("absoluteMargin", value(market, terms.absoluteMargin()));
        fields.put("relativeMarginBps", terms.relativeMarginBps());
        fields.put("victoryMargin", terms.victoryMargin());
        fields.put("epsilon", JsonValues.probability(terms.epsilonPpb()));
        fields.put(
                "seedHash",
                terms.seed() == null ? null : Draw.seal(terms.seed()).hex());
        fields.put("settlement", terms.inverseProbability() ? "inverse-probability" : "plain");
        fields.put("guards", guards(terms.guards()));
        return fields;
    }

    private static Map<String, Object> guards(DecisionTerms.Guards guards) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("minTraders", guards.minTraders());
        fields.put("minVolume", Plain.credits(guards.minVolumeMicros()));
        fields.put("minOpen", JsonValues.duration(guards.minOpenMicros()));
        fields.put("startDelay", JsonValues.duration(guards.startDelayMicros()));
        fields.put("positionLimit", Plain.credits(guards.positionLimitMicros()));
        return fields;
    }

    private static BigDecimal value(MarketTerms market, long parts) {
        return TermsFields.parts(parts, market.metric());
    }
}
