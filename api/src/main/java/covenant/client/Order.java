package covenant.client;

import io.vertx.core.json.JsonObject;

/**
 * What is to be traded: a claim, how much of it, and limits. Both condition and outcome: the outcome given the condition; an outcome alone: in
 * any condition; a condition alone: the condition.
 */
public final class Order {
    private final JsonObject body = new JsonObject();

    private Order() {}

    /** An outcome given a condition; called off if another comes about. */
    public static Order given(String condition, String outcome) {
        return new Order().put("condition", condition).put("outcome", outcome);
    }

    /** An outcome, whatever the condition. */
    public static Order outcome(String outcome) {
        return new Order().put("outcome", outcome);
    }

    /** A condition. */
    public static Order condition(String condition) {
        return new Order().put("condition", condition);
    }

    /** So many shares; negative sells. */
    public Order shares(Credits shares) {
        return put("shares", shares.toString());
    }

    /** As many shares as this buys; negative: as many as must be sold to receive it. */
    public Order spend(Credits credits) {
        return put("spend", credits.toString());
    }

    /** As many shares as move the price there, strictly between 0 and 1. */
    public Order toPrice(double price) {
        return put("targetPrice", price);
    }

    /** Refused if it would cost more. */
    public Order maxCost(Credits most) {
        return put("maxCost", most.toString());
    }

    /** Refused if it would bring less. */
    public Order minProceeds(Credits least) {
        return put("minProceeds", least.toString());
    }

    /** Refused if the price would go beyond. */
    public Order worstPrice(double price) {
        return put("worstPrice", price);
    }

    private Order put(String field, Object value) {
        body.put(field, value);
        return this;
    }

    JsonObject body() {
        return body;
    }

    @Override
    public String toString() {
        return body.encode();
    }
}
