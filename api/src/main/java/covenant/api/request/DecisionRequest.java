package covenant.api.request;

import covenant.api.json.Fields;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Guards;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.KeyHash;
import covenant.engine.command.Metric;
import covenant.engine.signal.Signals;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** How a market's prices decide, as the client gives it: the field {@code decision} of the body that opens it. */
final class DecisionRequest {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final int SEED_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String[] FIELDS = {
        "rule",
        "baseRule",
        "decidesAt",
        "window",
        "statusQuo",
        "better",
        "thresholdBps",
        "lag",
        "grid",
        "absoluteMargin",
        "relativeMarginBps",
        "victoryMargin",
        "epsilon",
        "seed",
        "settlement",
        "guards"
    };

    private final Fields body;
    private final List<String> conditions;
    private final Metric metric;
    private final Rule rule;
    private final Rule baseRule;

    private DecisionRequest(Fields body, List<String> conditions, Metric metric) {
        this.body = body.only(FIELDS);
        this.conditions = conditions;
        this.metric = metric;
        this.rule = rule("rule");
        this.baseRule = baseRule();
    }

    /**
     * The terms in this object.
     *
     * @throws Rejection naming the field that is wrong
     */
    static DecisionTerms terms(Fields decision, List<String> conditions, Metric metric) {
        return new DecisionRequest(decision, conditions, metric).terms();
    }

    private DecisionTerms terms() {
        onlyWhere("thresholdBps", baseRule == Rule.TWAP_MARGIN, "the rule is twap-margin");
        onlyWhere("lag", baseRule != Rule.SCOREBOARD, "the rule is not scoreboard");
        onlyWhere("grid", baseRule == Rule.SCOREBOARD, "the rule is scoreboard; a lag has its own");
        onlyWhere("absoluteMargin", baseRule == Rule.SCOREBOARD, "the rule is scoreboard");
        onlyWhere("relativeMarginBps", baseRule == Rule.SCOREBOARD, "the rule is scoreboard");
        onlyWhere("victoryMargin", baseRule == Rule.SCOREBOARD, "the rule is scoreboard");
        onlyWhere("epsilon", rule == Rule.RANDOMISED, "the rule is randomised");
        onlyWhere("seed", rule == Rule.RANDOMISED, "the rule is randomised");
        Fields lag = body.has("lag") ? body.object("lag").only("maxChange", "grid") : null;
        return new DecisionTerms(
                rule,
                baseRule,
                required("decidesAt", "a time such as \"2026-12-31T23:59:59Z\"").time("decidesAt", 0),
                body.duration("window"),
                number(conditions, "statusQuo"),
                oneOf("better", "higher", "higher", "lower").equals("lower"),
                body.whole("thresholdBps", 0),
                lag == null ? 0 : parts(lag, "maxChange", "a lag without a change is none: leave lag out"),
                lag == null ? body.duration("grid", MINUTE_MICROS) : lag.duration("grid", MINUTE_MICROS),
                body.has("absoluteMargin") ? parts(body, "absoluteMargin", null) : 0,
                body.whole("relativeMarginBps", 0),
                body.whole("victoryMargin", baseRule == Rule.SCOREBOARD ? 1 : 0),
                rule == Rule.RANDOMISED ? required("epsilon", "a number").probability("epsilon") : 0,
                rule == Rule.RANDOMISED ? seed() : null,
                inverseProbability(),
                body.has("guards") ? guards(body.object("guards")) : Guards.NONE);
    }

    private boolean inverseProbability() {
        boolean randomised = rule == Rule.RANDOMISED;
        boolean inverse = oneOf(
                        "settlement", randomised ? "inverse-probability" : "plain", "plain", "inverse-probability")
                .equals("inverse-probability");
        if (inverse && !randomised) {
            throw invalid(body.at("settlement") + " is plain where no lot is drawn: the rule is not randomised");
        }
        return inverse;
    }

    private static Guards guards(Fields guards) {
        guards.only("minTraders", "minVolume", "minOpen", "startDelay", "positionLimit");
        return new Guards(
                guards.whole("minTraders", 0),
                guards.amount("minVolume", 0),
                guards.duration("minOpen", 0),
                guards.duration("startDelay", 0),
                guards.amount("positionLimit", 0));
    }

    private Rule baseRule() {
        onlyWhere("baseRule", rule == Rule.RANDOMISED, "the rule is randomised");
        if (rule != Rule.RANDOMISED) {
            return rule;
        }
        Rule base = body.has("baseRule") ? rule("baseRule") : Rule.TWAP_MARGIN;
        if (base == Rule.RANDOMISED || base == Rule.ADVISORY) {
            throw invalid(body.at("baseRule") + " is one of twap-margin, scoreboard and last-price");
        }
        return base;
    }

    private Rule rule(String field) {
        String id = body.text(field);
        for (Rule known : Rule.values()) {
            if (known.id().equals(id)) {
                return known;
            }
        }
        throw new Rejection(
                ApiCode.VALUE_INVALID,
                body.at(field) + " is one of "
                        + Arrays.stream(Rule.values()).map(Rule::id).collect(Collectors.joining(", ")));
    }

    private int number(List<String> slugs, String field) {
        int number = slugs.indexOf(body.text(field));
        if (number < 0) {
            throw new Rejection(Refusal.UNKNOWN_CONDITION, body.at(field) + " is none of the market's conditions");
        }
        return number;
    }

    private String oneOf(String field, String otherwise, String... values) {
        String value = body.text(field, otherwise);
        if (!List.of(values).contains(value)) {
            throw new Rejection(ApiCode.VALUE_INVALID, body.at(field) + " is one of " + String.join(" and ", values));
        }
        return value;
    }

    /** An amount of the metric's unit in the parts in which its expectation is counted; above 0 where {@code zero} says why not. */
    private long parts(Fields fields, String name, String zero) {
        long micros = fields.amount(name);
        if (micros < 0 || micros == 0 && zero != null) {
            throw invalid(fields.at(name) + (micros < 0 ? " is negative" : " is 0; " + zero));
        }
        // No value of the metric can change by more; nor can what is read here then overflow.
        long most = metric.type() == Metric.Type.SCALAR ? 2 * Limits.MAX_METRIC_MICROS : Limits.MICROS;
        if (micros > most) {
            throw invalid(fields.at(name) + " is wider than the metric's range");
        }
        return micros * (Signals.unitsPerOne(metric) / Limits.MICROS);
    }

    private KeyHash seed() {
        byte[] seed = new byte[SEED_BYTES];
        if (!body.has("seed")) {
            RANDOM.nextBytes(seed);
            return KeyHash.of(seed);
        }
        String hex = body.text("seed");
        if (!hex.matches("[0-9a-fA-F]{" + 2 * SEED_BYTES + "}")) {
            throw new Rejection(ApiCode.VALUE_INVALID, body.at("seed") + " is not 64 hexadecimal digits");
        }
        return KeyHash.of(HexFormat.of().parseHex(hex));
    }

    private Fields required(String field, String what) {
        if (!body.has(field)) {
            throw new Rejection(ApiCode.MISSING_FIELD, body.at(field) + " is missing: " + what);
        }
        return body;
    }

    private void onlyWhere(String field, boolean meaningful, String where) {
        if (body.has(field) && !meaningful) {
            throw invalid(body.at(field) + " is for a decision where " + where);
        }
    }

    private static Rejection invalid(String detail) {
        return new Rejection(Refusal.DECISION_INVALID, detail);
    }
}
