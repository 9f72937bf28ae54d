package covenant.api.request;

import covenant.api.directory.ListedMarket;
import covenant.api.json.Fields;
import covenant.api.problem.Rejection;
import covenant.engine.Refusal;
import covenant.engine.command.CommandId;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;

/** The body of a limit order. */
public final class OrderRequest {
    private static final String[] FIELDS = {"commandId", "condition", "outcome", "shares", "limitPrice", "expiresAt"};
    private static final String[] NAMED_FIELDS = {"market", "condition", "outcome", "shares", "limitPrice", "expiresAt"
    };

    private OrderRequest() {}

    /**
     * The order that the body describes.
     *
     * @throws Rejection naming the field that is wrong
     */
    public static PlaceOrder order(Fields body, CommandId commandId, int by, ListedMarket market) {
        return read(body.only(FIELDS), commandId, by, market);
    }

    /** One that names its market itself. */
    public static PlaceOrder named(Fields order, CommandId commandId, int by, ListedMarket market) {
        return read(order.only(NAMED_FIELDS), commandId, by, market);
    }

    private static PlaceOrder read(Fields body, CommandId commandId, int by, ListedMarket market) {
        return new PlaceOrder(
                commandId,
                by,
                market.number(),
                body.has("condition") ? market.condition(body.text("condition")) : Order.ANY,
                body.has("outcome") ? market.outcome(body.text("outcome")) : Order.ANY,
                body.amount("shares"),
                TradeRequest.price(body, "limitPrice"),
                body.future("expiresAt", Refusal.ORDER_INVALID));
    }
}
