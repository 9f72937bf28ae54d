package covenant.api.endpoint.market;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.http.Call;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;

/** {@code POST /api/v1/markets/{id}/liquidity}: raises the liquidity parameter; no price moves. */
public final class AddLiquidityEndpoint extends MarketWriteEndpoint {
    public AddLiquidityEndpoint(Crossing crossing, Directory directory) {
        super(crossing, directory);
    }

    @Override
    Command command(CommandId commandId, int by, ListedMarket market, Call call) {
        call.body().only("commandId", "liquidity", "reason");
        return new AddLiquidity(
                commandId,
                by,
                market.number(),
                call.body().amount("liquidity"),
                call.body().text("reason", ""));
    }
}
