package covenant.api.http;

import covenant.api.core.Rehearsed;
import covenant.api.json.Amounts;
import covenant.api.json.Probabilities;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Answer;
import covenant.engine.command.CommandKind;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/** {@code dryRun=true} on any write: the answer or the problem that it would meet now, and nothing is done. */
final class DryRun {
    static final String PARAMETER = "dryRun";

    private static final Map<CommandKind, String> NUMBERS = Map.of(
            CommandKind.PLACE_ORDER, "order",
            CommandKind.CANCEL_ORDER, "order",
            CommandKind.DRILL_PLAYBOOK, "firing",
            CommandKind.ADD_EVIDENCE, "evidence");

    private DryRun() {}

    /**
     * Whether a request is one. A write has no other parameters: what is misspelt must not be carried out.
     *
     * @throws Rejection {@link ApiCode#UNKNOWN_PARAMETER} or {@link ApiCode#PARAMETER_INVALID}
     */
    static boolean isAsked(Route route, HttpServerRequest request, RoutingContext context) {
        if (request.query() == null) {
            return false;
        }
        List<String> values = context.queryParam(PARAMETER);
        int known = route.kind() == null ? 0 : values.isEmpty() ? 0 : 1;
        if (context.queryParams().size() != known || values.size() > 1) {
            throw new Rejection(
                    ApiCode.UNKNOWN_PARAMETER,
                    route.kind() == null ? "this call has no parameters" : "at most once: " + PARAMETER);
        }
        if (known == 1 && !values.get(0).equals("true") && !values.get(0).equals("false")) {
            throw new Rejection(ApiCode.PARAMETER_INVALID, PARAMETER + " is true or false");
        }
        return known == 1 && values.get(0).equals("true");
    }

    /** What would be answered, with the sequence as of which that holds. */
    static Reply reply(Rehearsed rehearsed) {
        Answer answer = rehearsed.answer();
        CommandKind kind = rehearsed.command().kind();
        JsonObject json = Receipt.of(answer).put(PARAMETER, true);
        if (kind == CommandKind.TRADE || kind == CommandKind.PLACE_ORDER) {
            trade(json, answer);
        }
        if (kind == CommandKind.TRADE_BATCH) {
            batch(json, answer);
        }
        if (kind == CommandKind.OPEN_MARKET || kind == CommandKind.ADD_LIQUIDITY) {
            json.put("subsidy", Amounts.text(answer.costMicros()));
        }
        String number = NUMBERS.get(kind);
        if (number != null) {
            json.put(number, answer.number());
        }
        return Reply.json(answer.sequence(), json);
    }

    private static void batch(JsonObject json, Answer answer) {
        JsonArray trades = new JsonArray();
        for (Answer.Leg leg : answer.legs()) {
            trades.add(new JsonObject()
                    .put("shares", Amounts.text(leg.sharesMicros()))
                    .put("cost", Amounts.text(leg.costMicros()))
                    .put("fee", Amounts.text(leg.feeMicros()))
                    .put("priceBefore", Probabilities.number(leg.priceBeforePpb()))
                    .put("priceAfter", Probabilities.number(leg.priceAfterPpb())));
        }
        json.put("cost", Amounts.text(answer.costMicros())).put("fee", Amounts.text(answer.feeMicros()));
        Receipt.cash(json, answer).put("trades", trades);
    }

    private static void trade(JsonObject json, Answer answer) {
        json.put("shares", Amounts.text(answer.sharesMicros()))
                .put("cost", Amounts.text(answer.costMicros()))
                .put("fee", Amounts.text(answer.feeMicros()))
                .put("priceBefore", Probabilities.number(answer.priceBeforePpb()))
                .put("priceAfter", Probabilities.number(answer.priceAfterPpb()));
        Receipt.cash(json, answer);
    }
}
