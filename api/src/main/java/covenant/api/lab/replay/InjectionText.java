package covenant.api.lab.replay;

import covenant.api.json.Amounts;
import covenant.api.json.Times;
import covenant.engine.Plain;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Command;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.replay.Injection;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;

/** Trades and orders as people write them in a file of injections: the words of the API, slugs in place of numbers. */
final class InjectionText {
    private final VenueState state;

    InjectionText(VenueState state) {
        this.state = state;
    }

    /** Whether it is a trade, an order or the end of one: what can be left out and put back. */
    static boolean knows(Command command) {
        Command bare = command.bare();
        return bare instanceof Trade
                || bare instanceof TradeBatch
                || bare instanceof PlaceOrder
                || bare instanceof CancelOrder;
    }

    /** Who does what. */
    JsonObject of(Command command) {
        JsonObject json = new JsonObject().put("account", account(command.by()));
        Command bare = command.bare();
        if (bare instanceof Trade c) {
            return json.put("trade", trade(c.market(), c.order()));
        }
        if (bare instanceof TradeBatch c) {
            JsonArray trades = new JsonArray();
            c.legs().forEach(leg -> trades.add(trade(leg.market(), leg.order())));
            return json.put("trades", trades);
        }
        if (bare instanceof PlaceOrder c) {
            return json.put("order", order(c));
        }
        if (bare instanceof CancelOrder c) {
            // What an injection placed is named by the line that placed it.
            return c.order() < Injection.MADE
                    ? json.put("cancel", c.order())
                    : json.put("cancel", label(c.order() - Injection.MADE));
        }
        throw new IllegalArgumentException(command.kind() + " is neither trade nor order");
    }

    /** The name of the order that the line in this place made, from 0. */
    static String label(int place) {
        return "line " + (place + 1);
    }

    private String account(int number) {
        Account account = state.account(number);
        return account == null ? "#" + number : account.id();
    }

    private JsonObject claim(int market, int condition, int outcome) {
        Market found = state.market(market);
        JsonObject json = new JsonObject()
                .put("market", found == null ? "#" + market : found.terms().id());
        if (condition != Order.ANY) {
            json.put("condition", slug(found == null ? List.of() : found.terms().conditions(), condition));
        }
        if (outcome != Order.ANY) {
            json.put(
                    "outcome",
                    slug(found == null ? List.of() : found.terms().metric().outcomes(), outcome));
        }
        return json;
    }

    private static String slug(List<String> slugs, int number) {
        return number >= 0 && number < slugs.size() ? slugs.get(number) : "#" + number;
    }

    private JsonObject trade(int market, Order order) {
        JsonObject json = claim(market, order.condition(), order.outcome());
        switch (order.mode()) {
            case SHARES -> json.put("shares", Amounts.text(order.amount()));
            case SPEND -> json.put("spend", Amounts.text(order.amount()));
            case TARGET_PRICE -> json.put("targetPrice", probability(order.amount()));
        }
        if (order.maxCostMicros() != Order.NO_LIMIT) {
            boolean isSale = order.mode() != Order.Mode.TARGET_PRICE && order.amount() < 0;
            json.put(
                    isSale ? "minProceeds" : "maxCost",
                    Amounts.text(isSale ? -order.maxCostMicros() : order.maxCostMicros()));
        }
        if (order.worstPricePpb() != Order.NO_LIMIT) {
            json.put("worstPrice", probability(order.worstPricePpb()));
        }
        return json;
    }

    private JsonObject order(PlaceOrder c) {
        JsonObject json = claim(c.market(), c.condition(), c.outcome())
                .put("shares", Amounts.text(c.sharesMicros()))
                .put("limitPrice", probability(c.limitPpb()));
        return c.expiresAtMicros() == 0 ? json : json.put("expiresAt", Times.iso(c.expiresAtMicros()));
    }

    private static BigDecimal probability(long ppb) {
        return new BigDecimal(Plain.probability(ppb));
    }
}
