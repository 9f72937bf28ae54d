package covenant.api.request;

import covenant.api.directory.ListedMarket;
import covenant.api.json.Fields;
import covenant.api.json.Probabilities;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Refusal;
import covenant.engine.command.Order;
import java.math.BigDecimal;

/** The body of a quote or a trade. */
public final class TradeRequest {
    private static final String[] FIELDS = {
        "commandId", "condition", "outcome", "shares", "spend", "targetPrice", "maxCost", "minProceeds", "worstPrice"
    };

    private static final String[] LEG_FIELDS = {
        "market", "condition", "outcome", "shares", "spend", "targetPrice", "maxCost", "minProceeds", "worstPrice"
    };

    private TradeRequest() {}

    /**
     * The order that the body describes.
     *
     * @throws Rejection naming the field that is wrong
     */
    public static Order order(Fields body, ListedMarket market) {
        return read(body.only(FIELDS), market);
    }

    /** One of the trades of a batch; it names its market itself. */
    public static Order leg(Fields leg, ListedMarket market) {
        return read(leg.only(LEG_FIELDS), market);
    }

    private static Order read(Fields body, ListedMarket market) {
        int condition = body.has("condition") ? market.condition(body.text("condition")) : Order.ANY;
        int outcome = body.has("outcome") ? market.outcome(body.text("outcome")) : Order.ANY;
        Order order = asked(body, condition, outcome);
        return new Order(
                order.condition(),
                order.outcome(),
                order.mode(),
                order.amount(),
                maxCost(body, order),
                worstPrice(body));
    }

    private static Order asked(Fields body, int condition, int outcome) {
        int ways = (body.has("shares") ? 1 : 0) + (body.has("spend") ? 1 : 0) + (body.has("targetPrice") ? 1 : 0);
        if (ways != 1) {
            throw new Rejection(ApiCode.MISSING_FIELD, "exactly one of shares, spend and targetPrice says how much");
        }
        if (body.has("shares")) {
            return Order.shares(condition, outcome, body.amount("shares"));
        }
        if (body.has("spend")) {
            return Order.spend(condition, outcome, body.amount("spend"));
        }
        return Order.toPrice(condition, outcome, price(body, "targetPrice"));
    }

    private static long maxCost(Fields body, Order order) {
        if (body.has("maxCost") && body.has("minProceeds")) {
            throw new Rejection(ApiCode.MISSING_FIELD, "maxCost limits a purchase, minProceeds a sale: not both");
        }
        if (body.has("minProceeds")) {
            checkSide(order, "minProceeds", false);
            return -body.amount("minProceeds");
        }
        checkSide(order, body.has("maxCost") ? "maxCost" : null, true);
        return body.amount("maxCost", Order.NO_LIMIT);
    }

    /** What is bought and what is sold is known beforehand unless a price is to be reached. */
    private static void checkSide(Order order, String limit, boolean isForPurchase) {
        boolean isKnown = limit != null && order.mode() != Order.Mode.TARGET_PRICE && order.amount() != 0;
        if (isKnown && order.amount() > 0 != isForPurchase) {
            throw new Rejection(
                    ApiCode.LIMIT_OF_WRONG_SIDE,
                    limit + " is for a "
                            + (isForPurchase ? "purchase, and this is a sale" : "sale, and this is a purchase"));
        }
    }

    private static long worstPrice(Fields body) {
        return body.has("worstPrice") ? price(body, "worstPrice") : Order.NO_LIMIT;
    }

    static long price(Fields body, String name) {
        BigDecimal price = body.number(name);
        if (price.signum() <= 0 || price.compareTo(BigDecimal.ONE) >= 0) {
            throw new Rejection(Refusal.PRICE_INVALID, name + " is not strictly between 0 and 1");
        }
        return Probabilities.ppb(price);
    }
}
