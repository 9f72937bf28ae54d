package covenant.api.endpoint.market;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.http.Call;
import covenant.api.json.Fields;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.CorrectOutcome;
import covenant.engine.command.Order;

/** {@code POST /api/v1/markets/{id}/corrections}: states the metric anew, and pays those who got too little. */
public final class CorrectOutcomeEndpoint extends MarketWriteEndpoint {
    public CorrectOutcomeEndpoint(Crossing crossing, Directory directory) {
        super(crossing, directory);
    }

    @Override
    Command command(CommandId commandId, int by, ListedMarket market, Call call) {
        Fields body = call.body().only("commandId", "outcome", "value", "reason");
        if (body.has("outcome") == body.has("value")) {
            throw new Rejection(ApiCode.MISSING_FIELD, "either outcome or value states the metric");
        }
        String reason = body.text("reason");
        return body.has("outcome")
                ? new CorrectOutcome(commandId, by, market.number(), market.outcome(body.text("outcome")), 0, reason)
                : new CorrectOutcome(commandId, by, market.number(), Order.ANY, body.amount("value"), reason);
    }
}
