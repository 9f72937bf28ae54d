package covenant.api.endpoint.me;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.json.Amounts;
import covenant.engine.command.MarketTerms;
import covenant.engine.core.Engine;
import covenant.engine.state.Market;
import covenant.engine.state.Position;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code GET /api/v1/me/positions}: what the account gets from each market that has not ended, in each state that can still come
 * about. A list, so the sequence is in the header.
 */
public final class PositionsEndpoint implements Endpoint {
    private final Crossing crossing;

    public PositionsEndpoint(Crossing crossing) {
        this.crossing = crossing;
    }

    /** One payoff vector, copied in the core's turn. */
    private record Held(MarketTerms terms, int liveFrom, int liveTo, long[] payoffs) {}

    private record Seen(List<Held> held, long sequence) {}

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        int account = call.caller().number();
        return crossing.read(engine -> see(engine, account)).map(seen -> Reply.json(seen.sequence(), json(seen)));
    }

    private static Seen see(Engine engine, int account) {
        List<Held> held = new ArrayList<>();
        for (Market market : engine.state().markets()) {
            Position position = market.phase().isLive() ? market.position(account) : null;
            if (position != null) {
                held.add(new Held(market.terms(), market.liveFrom(), market.liveTo(), position.payoffs()));
            }
        }
        return new Seen(held, engine.sequence());
    }

    private static JsonArray json(Seen seen) {
        JsonArray positions = new JsonArray();
        for (Held held : seen.held()) {
            positions.add(new JsonObject()
                    .put("market", held.terms().id())
                    .put("payoffs", payoffs(held))
                    .put("void", Amounts.text(held.payoffs()[held.payoffs().length - 1]))
                    .put("sequence", seen.sequence()));
        }
        return positions;
    }

    private static JsonArray payoffs(Held held) {
        List<String> outcomes = held.terms().metric().outcomes();
        JsonArray payoffs = new JsonArray();
        for (int x = held.liveFrom(); x < held.liveTo(); x++) {
            payoffs.add(new JsonObject()
                    .put("condition", held.terms().conditions().get(x / outcomes.size()))
                    .put("outcome", outcomes.get(x % outcomes.size()))
                    .put("credits", Amounts.text(held.payoffs()[x])));
        }
        return payoffs;
    }
}
