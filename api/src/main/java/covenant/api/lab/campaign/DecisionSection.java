package covenant.api.lab.campaign;

import covenant.api.json.Durations;
import covenant.api.json.Times;
import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms.Rule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A decision in a campaign: the words of the call that opens a market, but for {@code decidesAfter}, and durations in their short form. */
final class DecisionSection {
    /** What may be said of a decision. */
    static final List<String> WORDS = List.of(
            "rule",
            "baseRule",
            "decidesAfter",
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
            "settlement",
            "guards");

    private static final List<String> LAG_WORDS = List.of("maxChange", "grid");
    private static final List<String> GUARD_WORDS =
            List.of("minTraders", "minVolume", "minOpen", "startDelay", "positionLimit");
    private static final List<String> RULES =
            Arrays.stream(Rule.values()).map(Rule::id).toList();
    private static final String AFTER = "3d";
    private static final String WINDOW = "24h";

    private DecisionSection() {}

    /** The body that the API would be sent. */
    static Map<String, Object> body(Entry decision, List<String> conditions, long startMicros) {
        decision.only(WORDS);
        Map<String, Object> body = new LinkedHashMap<>();
        decision.fields().forEach((name, field) -> body.put(name, field.plain()));
        body.remove("decidesAfter");
        body.put("rule", decision.get("rule", Rule.TWAP_MARGIN.id()).oneOf(RULES));
        long after = decision.get("decidesAfter", AFTER).durationMicros(1, Limits.MAX_DECISION_AHEAD_MICROS);
        body.put("decidesAt", Times.iso(startMicros + after));
        body.put("window", Times.isoDuration(window(decision, after)));
        String last = conditions.get(conditions.size() - 1);
        body.put("statusQuo", decision.get("statusQuo", last).oneOf(conditions));
        if (decision.has("grid")) {
            body.put("grid", iso(decision.fields().get("grid"), Limits.MIN_GRID_MICROS, Limits.MAX_GRID_MICROS));
        }
        if (decision.has("lag")) {
            body.put("lag", durations(decision.fields().get("lag").only(LAG_WORDS), "grid"));
        }
        if (decision.has("guards")) {
            Entry guards = decision.fields().get("guards").only(GUARD_WORDS);
            body.put("guards", durations(guards, "minOpen", "startDelay"));
        }
        if (Rule.RANDOMISED.id().equals(body.get("rule"))) {
            // Every run draws a secret of its own; here it must only not differ from one reading of the file to the
            // next.
            body.put("seed", "0".repeat(64));
        }
        return body;
    }

    private static long window(Entry decision, long after) {
        if (!decision.has("window")) {
            return Math.min(Durations.micros(WINDOW), after);
        }
        return decision.fields().get("window").durationMicros(1, after);
    }

    private static Map<String, Object> durations(Entry object, String... names) {
        Map<String, Object> body = new LinkedHashMap<>();
        object.fields().forEach((name, field) -> body.put(name, field.plain()));
        for (String name : names) {
            if (object.has(name)) {
                body.put(name, iso(object.fields().get(name), 0, Limits.MAX_DECISION_AHEAD_MICROS));
            }
        }
        return body;
    }

    private static String iso(Entry duration, long least, long most) {
        return Times.isoDuration(duration.durationMicros(least, most));
    }
}
