package covenant.api.endpoint.market;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.directory.Guests;
import covenant.api.directory.ListedMarket;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import io.vertx.core.Future;

/** What the coordinator's writes to a market share: only the body differs, and its command. */
abstract class MarketWriteEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;
    private final Guests guests;

    MarketWriteEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
        this.guests = new Guests(directory);
    }

    /** The command in the call's body. */
    abstract Command command(CommandId commandId, int by, ListedMarket market, Call call);

    @Override
    public Future<Reply> handle(Call call) {
        CommandId commandId = call.commandId();
        ListedMarket market = directory.requireMarket(call.path("id"));
        // Anyone can be a guest: a venue whose markets each of them could end would soon have none.
        if (market.sponsor() != call.caller().number() && guests.isGuest(call.caller())) {
            throw new Rejection(
                    ApiCode.GUEST_NOT_ADMITTED, "a guest settles, corrects and voids the markets that he opened");
        }
        return crossing.submit(call.write(command(commandId, call.caller().number(), market, call)))
                .map(Receipt::reply);
    }
}
