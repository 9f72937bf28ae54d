package covenant.api.json;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.MarketTerms;
import covenant.engine.decision.Choice;
import covenant.engine.decision.Guard;
import covenant.engine.decision.Reading;
import covenant.engine.decision.Verdict;
import covenant.engine.signal.Signals;
import covenant.engine.view.DecisionView;
import covenant.engine.view.MarketView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Locale;

/** A decision as clients see it: what was agreed, what is measured, what it would be now, what was decided. Never the secret of an open lot. */
public final class DecisionJson {
    private final MarketTerms market;
    private final DecisionView view;
    private final DecisionTerms terms;

    private DecisionJson(MarketTerms market, DecisionView view) {
        this.market = market;
        this.view = view;
        this.terms = view.terms();
    }

    /**
     * The decision of a market that has one.
     *
     * @param decision as it stands at the moment to be shown
     */
    public static JsonObject of(MarketTerms market, DecisionView decision) {
        return new DecisionJson(market, decision).json();
    }

    /** The same at this moment, with what it would cost to turn it. Takes some hundred microseconds. */
    public static JsonObject whole(MarketView market, long nowMicros) {
        return of(market.terms(), market.decision().at(nowMicros))
                .put("costToFlip", FlipJson.of(market.terms(), market.costToFlip(nowMicros)));
    }

    private JsonObject json() {
        JsonObject json = agreed();
        Long lead = bestLead();
        json.put("stage", view.stage().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("at", Times.iso(view.atMicros()))
                .put("conditions", conditions())
                .put("threshold", value(view.toBeat()))
                .put("lead", lead == null ? null : lead(lead))
                .put("leadIn", terms.baseRule() == Rule.SCOREBOARD ? "points" : "value")
                .put("guards", guards())
                .put("guardsMet", view.areGuardsMet())
                .put("wouldBe", verdict(view.now()))
                .put("projected", verdict(view.at(view.windowToMicros()).now()));
        if (view.seedHash() != null) {
            json.put("seedHash", view.seedHash().hex());
        }
        return json.put("decided", view.choice() == null ? null : decided(view.choice()));
    }

    private JsonObject agreed() {
        JsonObject json = new JsonObject()
                .put("rule", terms.rule().id())
                .put("baseRule", terms.baseRule().id())
                .put("decidesAt", Times.iso(terms.decidesAtMicros()))
                .put(
                        "window",
                        new JsonObject()
                                .put("from", Times.iso(view.windowFromMicros()))
                                .put("to", Times.iso(view.windowToMicros()))
                                .put("length", Times.isoDuration(terms.windowMicros()))
                                .put("left", Times.isoDuration(view.windowLeftMicros())))
                .put("statusQuo", name(terms.statusQuo()))
                .put("better", terms.lowerIsBetter() ? "lower" : "higher")
                .put("settlement", terms.inverseProbability() ? "inverse-probability" : "plain");
        switch (terms.baseRule()) {
            case TWAP_MARGIN, ADVISORY -> json.put("thresholdBps", terms.thresholdBps());
            case SCOREBOARD ->
                json.put("grid", Times.isoDuration(terms.gridMicros()))
                        .put("absoluteMargin", decimal(terms.absoluteMargin()))
                        .put("relativeMarginBps", terms.relativeMarginBps())
                        .put("victoryMargin", terms.victoryMargin());
            case LAST_PRICE, RANDOMISED -> json.put("thresholdBps", null);
        }
        if (terms.maxChange() > 0) {
            json.put(
                    "lag",
                    new JsonObject()
                            .put("maxChange", decimal(terms.maxChange()))
                            .put("grid", Times.isoDuration(terms.gridMicros())));
        }
        if (terms.rule() == Rule.RANDOMISED) {
            json.put("epsilon", Probabilities.number(terms.epsilonPpb()));
        }
        long limit = terms.guards().positionLimitMicros();
        return json.put("positionLimit", limit == 0 ? null : Amounts.text(limit));
    }

    private JsonArray conditions() {
        JsonArray conditions = new JsonArray();
        for (int c = 0; c < view.candidates().size(); c++) {
            DecisionView.Candidate candidate = view.candidates().get(c);
            Reading reading = candidate.reading();
            JsonObject json = new JsonObject()
                    .put("id", name(c))
                    .put("average", value(reading.average()))
                    .put("last", value(reading.last()))
                    .put("observed", value(candidate.observation()))
                    .put("lagBinding", terms.maxChange() > 0 && candidate.isLagBinding())
                    .put("lead", candidate.lead() == null ? null : lead(candidate.lead()))
                    .put("missing", reading.isMissing())
                    .put("sum", reading.sum().toString())
                    .put("weight", Long.toString(reading.weight()));
            if (terms.baseRule() == Rule.SCOREBOARD) {
                json.put("won", reading.won()).put("lost", reading.lost());
            }
            conditions.add(json);
        }
        return conditions;
    }

    private JsonArray guards() {
        JsonArray guards = new JsonArray();
        for (Guard guard : view.guards()) {
            guards.add(new JsonObject()
                    .put("id", guard.id())
                    .put("required", amount(guard, guard.required()))
                    .put("actual", amount(guard, guard.actual()))
                    .put("met", guard.isMet()));
        }
        return guards;
    }

    private static Object amount(Guard guard, long amount) {
        return switch (guard.id()) {
            case "min-traders" -> amount;
            case "min-volume" -> Amounts.text(amount);
            default -> Times.isoDuration(amount);
        };
    }

    private JsonObject verdict(Verdict verdict) {
        return new JsonObject().put("condition", name(verdict.condition())).put("reason", verdict.reason());
    }

    private JsonObject decided(Choice choice) {
        JsonObject json = new JsonObject()
                .put("condition", name(choice.condition()))
                .put("byRule", name(choice.byRule()))
                .put("reason", choice.reason())
                .put("at", Times.iso(choice.atMicros()))
                .put("factor", (double) view.mix().numerator() / view.mix().denominator())
                .put("factorExact", view.mix().numerator() + "/" + view.mix().denominator());
        if (choice.drawPpb() >= 0) {
            json.put("draw", Probabilities.number(choice.drawPpb()))
                    .put("drawSequence", choice.drawSequence())
                    .put("seed", terms.seed().hex());
        }
        return json;
    }

    /** By how much the best challenger is ahead of the status quo. */
    private Long bestLead() {
        Long best = null;
        for (int c = 0; c < view.candidates().size(); c++) {
            Long lead = view.candidates().get(c).lead();
            if (c != terms.statusQuo() && lead != null && (best == null || lead > best)) {
                best = lead;
            }
        }
        return best;
    }

    private Object lead(long lead) {
        return terms.baseRule() == Rule.SCOREBOARD ? (Object) lead : value(lead);
    }

    private Double value(Long parts) {
        return parts == null ? null : (Double) MarketJson.expectation(market, parts);
    }

    private String decimal(long parts) {
        return BigDecimal.valueOf(parts)
                .divide(BigDecimal.valueOf(Signals.unitsPerOne(market.metric())))
                .stripTrailingZeros()
                .toPlainString();
    }

    private String name(int condition) {
        return market.conditions().get(condition);
    }
}
