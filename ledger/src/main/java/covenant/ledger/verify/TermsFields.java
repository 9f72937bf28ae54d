package covenant.ledger.verify;

import covenant.engine.Plain;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.PlaybookTerms;
import covenant.engine.command.PledgeTerms;
import covenant.engine.command.SignalTerms;
import covenant.engine.state.Market;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of what is agreed when something opens, named as in the API. */
record TermsFields(Names names) {
    private static final int PPB_DIGITS = 9;
    private static final int MICRO_DIGITS = 6;

    /** A market's terms, its id as {@code market}. */
    Map<String, Object> market(MarketTerms terms) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("market", terms.id());
        fields.put("title", terms.title());
        fields.put("text", terms.text());
        fields.put("actor", terms.actor());
        fields.put("source", terms.source());
        fields.put("conditions", terms.conditions());
        fields.put("metric", metric(terms.metric()));
        fields.put("feeBps", terms.feeBps());
        fields.put("conditionTrading", terms.conditionTrading());
        fields.put("opensAt", time(terms.opensAtMicros()));
        fields.put("closesAt", time(terms.closesAtMicros()));
        fields.put("expiresAt", time(terms.expiresAtMicros()));
        if (terms.decision() != null) {
            fields.put("decision", DecisionFields.of(terms));
        }
        if (terms.binding() != null) {
            Map<String, Object> binding = new LinkedHashMap<>();
            binding.put("commitment", names.commitment(terms.binding().commitment()));
            binding.put("kept", Names.of(terms.conditions(), terms.binding().kept()));
            binding.put("broken", Names.of(terms.conditions(), terms.binding().broken()));
            fields.put("binding", binding);
        }
        return fields;
    }

    private static Map<String, Object> metric(Metric metric) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", metric.type().id());
        fields.put("outcomes", metric.outcomes());
        if (metric.type() == Metric.Type.SCALAR) {
            fields.put("low", Plain.credits(metric.lowMicros()));
            fields.put("high", Plain.credits(metric.highMicros()));
            fields.put("unit", metric.unit());
        }
        return fields;
    }

    /** A commitment's terms, its id as {@code commitment}. */
    Map<String, Object> commitment(CommitmentTerms terms) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("commitment", terms.id());
        fields.put("actor", names.actor(terms.actor()));
        fields.put("title", terms.title());
        fields.put("text", terms.text());
        fields.put("source", terms.source());
        fields.put("verification", terms.verification());
        fields.put("horizon", JsonValues.time(terms.horizonMicros()));
        fields.put("verifiers", names.accounts(terms.verifiers()));
        fields.put("quorum", terms.quorum());
        fields.put("challengeWindow", JsonValues.duration(terms.challengeMicros()));
        fields.put("disputeWindow", JsonValues.duration(terms.disputeMicros()));
        fields.put("pledge", terms.pledge() < 0 ? null : names.pledge(terms.pledge()));
        fields.put("bond", Plain.credits(terms.bondMicros()));
        Map<String, Object> split = new LinkedHashMap<>();
        split.put("counterparties", names.accounts(terms.split().counterparties()));
        split.put("counterpartiesBps", terms.split().counterpartiesBps());
        split.put("sponsorsBps", terms.split().sponsorsBps());
        split.put("burnBps", terms.split().burnBps());
        fields.put("split", split);
        return fields;
    }

    /** A joint pledge's terms, its id as {@code pledge}. */
    Map<String, Object> pledge(PledgeTerms terms) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pledge", terms.id());
        fields.put("title", terms.title());
        fields.put("text", terms.text());
        fields.put("actors", names.actors(terms.actors()));
        fields.put("required", terms.required());
        fields.put("signBy", JsonValues.time(terms.signByMicros()));
        return fields;
    }

    /** A playbook's terms, its id as {@code playbook}. */
    Map<String, Object> playbook(PlaybookTerms terms) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("playbook", terms.id());
        fields.put("title", terms.title());
        fields.put("text", terms.text());
        fields.put("seal", hex(terms.seal()));
        fields.put("signal", signal(terms.signal()));
        fields.put("when", terms.above() ? "above" : "below");
        fields.put("threshold", value(terms.threshold(), terms.signal()));
        fields.put("reset", value(terms.reset(), terms.signal()));
        fields.put("hold", JsonValues.duration(terms.holdMicros()));
        Map<String, Object> guards = new LinkedHashMap<>();
        guards.put("traders", terms.minTraders());
        guards.put("volume", Plain.credits(terms.minVolumeMicros()));
        fields.put("guards", guards);
        fields.put("process", terms.process());
        fields.put("automatic", terms.automatic());
        fields.put("action", terms.action().id());
        fields.put("target", terms.target());
        if (terms.market() != null) {
            fields.put("opens", market(terms.market()));
            fields.put("liquidity", Plain.credits(terms.liquidityMicros()));
        }
        fields.put("owner", names.account(terms.owner()));
        fields.put("respondWithin", JsonValues.duration(terms.respondMicros()));
        return fields;
    }

    private Map<String, Object> signal(SignalTerms terms) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", terms.kind().id());
        fields.put("market", terms.market() < 0 ? null : names.market(terms.market()));
        fields.put("condition", names.condition(terms.market(), terms.condition()));
        fields.put("outcome", names.outcome(terms.market(), terms.outcome()));
        fields.put("commitment", terms.commitment() < 0 ? null : names.commitment(terms.commitment()));
        fields.put("average", terms.averageMicros() == 0 ? null : JsonValues.duration(terms.averageMicros()));
        return fields;
    }

    /** A signal's value as a number: a probability, or in the unit of the market's metric. */
    private BigDecimal value(long parts, SignalTerms signal) {
        Market market = names.state().market(signal.market());
        return switch (signal.kind()) {
            case CONDITION_PROBABILITY, CONDITIONAL_PROBABILITY, OUTCOME_PROBABILITY, BREACH ->
                plain(parts, PPB_DIGITS);
            case CONDITIONAL_EXPECTATION, TOKEN, PRICE_OF_DEFECTION, LEAD ->
                market == null
                        ? plain(parts, PPB_DIGITS)
                        : parts(parts, market.terms().metric());
        };
    }

    /** A value of a metric, from the parts in which decisions and signals count. */
    static BigDecimal parts(long parts, Metric metric) {
        return plain(parts, metric.type() == Metric.Type.SCALAR ? MICRO_DIGITS : PPB_DIGITS);
    }

    private static BigDecimal plain(long parts, int digits) {
        BigDecimal number = BigDecimal.valueOf(parts, digits).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static String hex(KeyHash hash) {
        return hash == null ? null : hash.hex();
    }

    private static String time(long atMicros) {
        return atMicros == 0 ? null : JsonValues.time(atMicros);
    }
}
