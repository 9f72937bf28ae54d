package covenant.api.json;

import covenant.engine.command.Binding;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.signal.Signals;
import covenant.engine.state.Correction;
import covenant.engine.state.Phase;
import covenant.engine.view.MarketView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;

/** A market as clients see it, the same in answers and in the stream. */
public final class MarketJson {
    /** A conditional price mixes what a condition causes with what its coming about reveals. */
    private static final String EVIDENTIAL = "evidential";

    /** A decision by lot, with payoffs that make up for its chances, takes what is revealed out of the price. */
    private static final String CAUSAL = "causal";

    private MarketJson() {}

    /** The market as it stood when it last changed; if it decides, at this moment. */
    public static JsonObject of(MarketView view, long nowMicros) {
        JsonObject json = of(view);
        return view.decision() == null
                ? json
                : json.put(
                        "decision",
                        DecisionJson.of(view.terms(), view.decision().at(nowMicros)));
    }

    /** The market's terms, figures and prices; {@code changedSequence} is that of the last command that changed it. */
    public static JsonObject of(MarketView view) {
        MarketTerms terms = view.terms();
        JsonObject json = new JsonObject()
                .put("id", terms.id())
                .put("title", terms.title())
                .put("text", terms.text())
                .put("actor", terms.actor())
                .put("source", terms.source())
                .put("commitment", view.commitment().isEmpty() ? null : view.commitment())
                .put("binding", binding(terms))
                .put("phase", view.phase().id())
                .put("liquidity", Amounts.text(view.liquidityMicros()))
                .put("subsidy", Amounts.text(view.subsidyMicros()))
                .put("volume", Amounts.text(view.volumeMicros()))
                .put("trades", view.trades())
                .put("traders", view.traders())
                .put("sponsor", view.sponsor())
                .put("openedAt", Times.iso(view.openedAtMicros()))
                .put("opensAt", time(terms.opensAtMicros()))
                .put("closesAt", time(terms.closesAtMicros()))
                .put("expiresAt", time(terms.expiresAtMicros()))
                .put("feeBps", terms.feeBps())
                .put("conditionTrading", terms.conditionTrading())
                .put("metric", metric(terms.metric()));
        putSignals(json, view);
        putEnd(json, view);
        if (view.decision() != null) {
            json.put("decision", DecisionJson.of(terms, view.decision()));
        }
        return json.put("changedSequence", view.changedSequence());
    }

    private static String time(long micros) {
        return micros == 0 ? null : Times.iso(micros);
    }

    /** What a market measures. */
    public static JsonObject metric(Metric metric) {
        JsonObject json = new JsonObject()
                .put("type", metric.type().id())
                .put("outcomes", new JsonArray(List.copyOf(metric.outcomes())));
        if (metric.type() == Metric.Type.SCALAR) {
            json.put("low", Amounts.text(metric.lowMicros()))
                    .put("high", Amounts.text(metric.highMicros()))
                    .put("unit", metric.unit());
        }
        return json;
    }

    private static void putSignals(JsonObject json, MarketView view) {
        Signals signals = view.signals();
        MarketTerms terms = view.terms();
        putPrices(json, terms, signals.conditionPpb(), signals.outcomePpb(), signals.expected(), signals.token());
        if (view.settledCondition() >= 0) {
            JsonArray conditions = json.getJsonArray("conditions");
            for (int c = 0; c < conditions.size(); c++) {
                conditions.getJsonObject(c).put("settled", view.settledCondition() == c);
            }
        }
        json.put("outcomes", outcomes(terms.metric(), signals.overallPpb()))
                .put("causal", view.isCausal())
                .put("label", label(view));
    }

    /** How the market's conditional prices may be read. */
    public static String label(MarketView view) {
        return view.isCausal() ? CAUSAL : EVIDENTIAL;
    }

    /**
     * Puts the fields {@code conditions}, {@code expected} and {@code priceOfDefection}, as in {@link Signals}: the same now and in the
     * history.
     */
    public static void putPrices(
            JsonObject json, MarketTerms terms, long[] conditionPpb, long[][] outcomePpb, long[] expected, long token) {
        boolean hasExpectation = expected.length > 0;
        JsonArray conditions = new JsonArray();
        for (int c = 0; c < conditionPpb.length; c++) {
            // A live condition's probability may round to 0, but its outcomes' do not all.
            boolean live = Arrays.stream(outcomePpb[c]).anyMatch(ppb -> ppb > 0);
            conditions.add(new JsonObject()
                    .put("id", terms.conditions().get(c))
                    .put("probability", Probabilities.number(conditionPpb[c]))
                    .put("expected", live && hasExpectation ? expectation(terms, expected[c]) : null)
                    .put("outcomes", outcomes(terms.metric(), outcomePpb[c])));
        }
        Long defection = new Signals(conditionPpb, outcomePpb, new long[0], expected, token).priceOfDefection(terms);
        json.put("conditions", conditions)
                .put("expected", hasExpectation ? expectation(terms, token) : null)
                .put("priceOfDefection", defection == null ? null : expectation(terms, defection));
    }

    /** An expectation of the market's metric, from the parts in which {@link Signals} counts. */
    public static double expectation(MarketTerms terms, long parts) {
        return expectation(terms.metric(), parts);
    }

    private static double expectation(Metric metric, long parts) {
        return (double) parts / Signals.unitsPerOne(metric);
    }

    /**
     * Puts how the actor's token was repriced when a condition came about: {@code expectedBefore}, {@code expectedAfter} and {@code jump}; nulls
     * where the metric has no expectation.
     */
    public static void putRepricing(JsonObject json, Metric metric, long tokenBefore, long tokenAfter) {
        boolean has = metric.type() != Metric.Type.CATEGORICAL;
        json.put("expectedBefore", has ? expectation(metric, tokenBefore) : null)
                .put("expectedAfter", has ? expectation(metric, tokenAfter) : null)
                .put("jump", has ? expectation(metric, tokenAfter - tokenBefore) : null);
    }

    /** Which condition means what to a market's commitment; null where it has none. */
    private static JsonObject binding(MarketTerms terms) {
        Binding binding = terms.binding();
        return binding == null
                ? null
                : new JsonObject()
                        .put("kept", terms.conditions().get(binding.kept()))
                        .put("broken", terms.conditions().get(binding.broken()));
    }

    static JsonArray outcomes(Metric metric, long[] ppb) {
        JsonArray json = new JsonArray();
        for (int o = 0; o < ppb.length; o++) {
            json.add(new JsonObject()
                    .put("id", metric.outcomes().get(o))
                    .put("probability", Probabilities.number(ppb[o])));
        }
        return json;
    }

    private static JsonArray corrections(MarketView view) {
        JsonArray json = new JsonArray();
        for (Correction correction : view.corrections()) {
            JsonObject each = new JsonObject()
                    .put("at", Times.iso(correction.atMicros()))
                    .put("by", correction.by())
                    .put("reason", correction.reason())
                    .put("paid", Amounts.text(correction.paidMicros()));
            if (correction.outcomeAfter() >= 0) {
                List<String> outcomes = view.terms().metric().outcomes();
                each.put("outcomeBefore", outcomes.get(correction.outcomeBefore()))
                        .put("outcome", outcomes.get(correction.outcomeAfter()));
            } else {
                each.put("valueBefore", Amounts.text(correction.valueBeforeMicros()))
                        .put("value", Amounts.text(correction.valueAfterMicros()));
            }
            json.add(each);
        }
        return json;
    }

    private static void putEnd(JsonObject json, MarketView view) {
        if (view.settledCondition() >= 0) {
            json.put("settledCondition", view.terms().conditions().get(view.settledCondition()));
        }
        if (view.phase() == Phase.SETTLED) {
            if (view.settledOutcome() >= 0) {
                json.put("outcome", view.terms().metric().outcomes().get(view.settledOutcome()));
            } else {
                json.put("value", Amounts.text(view.settledValueMicros()));
            }
            json.put("corrections", corrections(view));
        }
        if (view.phase() == Phase.VOIDED) {
            json.put("voidReason", view.voidReason());
        }
    }
}
