package covenant.api.endpoint.market;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.http.Call;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.VoidMarket;

/** {@code POST /api/v1/markets/{id}/void}: ends a market as if it had never been. */
public final class VoidMarketEndpoint extends MarketWriteEndpoint {
    public VoidMarketEndpoint(Crossing crossing, Directory directory) {
        super(crossing, directory);
    }

    @Override
    Command command(CommandId commandId, int by, ListedMarket market, Call call) {
        call.body().only("commandId", "reason");
        return new VoidMarket(commandId, by, market.number(), call.body().text("reason"));
    }
}
