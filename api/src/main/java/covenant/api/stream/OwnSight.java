package covenant.api.stream;

import covenant.api.json.Amounts;
import covenant.api.json.PositionJson;
import covenant.api.json.RestingOrderJson;
import covenant.engine.command.MarketTerms;
import covenant.engine.order.RestingOrder;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.Position;
import covenant.engine.state.VenueState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;

/** What the core's thread can see of an account's own affairs. */
final class OwnSight {
    private OwnSight() {}

    /** One of them as it stands. */
    static Seen see(VenueState state, Key key, long sequence) {
        return switch (key.subject()) {
            case ACCOUNT -> account(state, key, sequence);
            case POSITION -> position(state, key, sequence);
            case OWN_ORDER -> order(state, key, sequence);
            default -> throw new IllegalArgumentException(key.subject() + " is nobody's own");
        };
    }

    private static Seen account(VenueState state, Key key, long sequence) {
        Account account = state.account(key.owner());
        String id = account.id();
        long cash = account.cashMicros();
        return seen(
                key,
                sequence,
                () -> new JsonObject().put("id", id).put("cash", Amounts.text(cash)),
                () -> "account " + id + " " + cash,
                false);
    }

    private static Seen position(VenueState state, Key key, long sequence) {
        Market market = state.market(key.number());
        MarketTerms terms = market.terms();
        Position position = market.position(key.owner());
        if (!market.phase().isLive() || position == null) {
            JsonObject none = new JsonObject()
                    .put("market", terms.id())
                    .put("payoffs", new JsonArray())
                    .putNull("void");
            return seen(key, sequence, () -> none, () -> null, true);
        }
        int from = market.liveFrom();
        int to = market.liveTo();
        long[] payoffs = position.payoffs();
        return seen(
                key,
                sequence,
                () -> PositionJson.of(terms, from, to, payoffs),
                () -> positionLine(terms.id(), from, to, payoffs),
                false);
    }

    private static String positionLine(String market, int from, int to, long[] payoffs) {
        StringBuilder line = new StringBuilder("position ").append(market);
        for (int x = from; x < to; x++) {
            line.append(' ').append(payoffs[x]);
        }
        return line.append(' ').append(payoffs[payoffs.length - 1]).toString();
    }

    private static Seen order(VenueState state, Key key, long sequence) {
        RestingOrder order = state.orders().order(key.number());
        if (order == null) {
            // It ended, and so many others after it that the venue has forgotten it: the history knows.
            JsonObject forgotten = new JsonObject().put("order", key.number()).put("state", "forgotten");
            return seen(key, sequence, () -> forgotten, () -> null, true);
        }
        MarketTerms terms = state.market(order.market()).terms();
        return seen(
                key,
                sequence,
                () -> RestingOrderJson.of(order, terms),
                () -> "order " + order.number() + " " + order.filledMicros(),
                !order.rests());
    }

    private static Seen seen(Key key, long sequence, Supplier<JsonObject> json, Supplier<String> line, boolean gone) {
        return new Seen(key, sequence, Topic.own(key.owner()), List.of(), json, line, gone);
    }
}
