package covenant.api.endpoint.me;

import covenant.api.core.Crossing;
import covenant.api.directory.Holdings;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Paging;
import covenant.api.http.Reply;
import covenant.api.json.PositionJson;
import covenant.engine.command.MarketTerms;
import covenant.engine.core.Engine;
import covenant.engine.state.Market;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code GET /api/v1/me/positions}: what the account gets from each market that has not ended, in each state that can still come
 * about. A list, so the sequence and the cursor of the next page are in the header.
 */
public final class PositionsEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Holdings holdings;

    public PositionsEndpoint(Crossing crossing, Holdings holdings) {
        this.crossing = crossing;
        this.holdings = holdings;
    }

    /** One payoff vector, copied in the core's turn. */
    private record Held(MarketTerms terms, int liveFrom, int liveTo, long[] payoffs) {}

    private record Seen(List<Held> held, Integer next, long sequence) {}

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery("cursor", "limit");
        int account = call.caller().number();
        int after = Paging.numberCursor(call, -1);
        int limit = Paging.limit(call, Paging.MAX_LIMIT);
        return crossing.read(engine -> see(engine, account, after, limit)).map(PositionsEndpoint::reply);
    }

    private Seen see(Engine engine, int account, int after, int limit) {
        List<Held> held = new ArrayList<>();
        int last = after;
        for (int number : holdings.liveMarkets(account, engine).tailSet(after, false)) {
            if (held.size() == limit) {
                return new Seen(held, last, engine.sequence());
            }
            Market market = engine.state().market(number);
            held.add(new Held(
                    market.terms(),
                    market.liveFrom(),
                    market.liveTo(),
                    market.position(account).payoffs()));
            last = number;
        }
        return new Seen(held, null, engine.sequence());
    }

    private static Reply reply(Seen seen) {
        Reply reply = Reply.json(seen.sequence(), json(seen));
        return seen.next() == null
                ? reply
                : reply.with(Reply.NEXT_HEADER, seen.next().toString());
    }

    private static JsonArray json(Seen seen) {
        JsonArray positions = new JsonArray();
        for (Held held : seen.held()) {
            positions.add(PositionJson.of(held.terms(), held.liveFrom(), held.liveTo(), held.payoffs())
                    .put("sequence", seen.sequence()));
        }
        return positions;
    }
}
