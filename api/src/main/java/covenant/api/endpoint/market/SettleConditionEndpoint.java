package covenant.api.endpoint.market;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.http.Call;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.SettleCondition;

/** {@code POST /api/v1/markets/{id}/condition}: says which condition came about; the others are called off. */
public final class SettleConditionEndpoint extends MarketWriteEndpoint {
    public SettleConditionEndpoint(Crossing crossing, Directory directory) {
        super(crossing, directory);
    }

    @Override
    Command command(CommandId commandId, int by, ListedMarket market, Call call) {
        call.body().only("commandId", "condition", "reason");
        return new SettleCondition(
                commandId,
                by,
                market.number(),
                market.condition(call.body().text("condition")),
                call.body().text("reason", ""));
    }
}
