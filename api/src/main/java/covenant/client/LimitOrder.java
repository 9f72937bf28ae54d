package covenant.client;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * An order that rests until its price comes.
 *
 * @param condition as in {@link Order}, or null
 * @param outcome as in {@link Order}, or null
 * @param shares how many to buy; negative sells
 * @param limitPrice buys at most, sells at least at this price
 * @param expiresAt when it ends unfilled, or null
 */
public record LimitOrder(String condition, String outcome, Credits shares, double limitPrice, Instant expiresAt) {
    /** Of an outcome given a condition, until it is cancelled. */
    public static LimitOrder given(String condition, String outcome, Credits shares, double limitPrice) {
        return new LimitOrder(condition, outcome, shares, limitPrice, null);
    }

    JsonObject body() {
        JsonObject body = new JsonObject().put("shares", shares.toString()).put("limitPrice", limitPrice);
        if (condition != null) {
            body.put("condition", condition);
        }
        if (outcome != null) {
            body.put("outcome", outcome);
        }
        return expiresAt == null ? body : body.put("expiresAt", expiresAt.toString());
    }
}
