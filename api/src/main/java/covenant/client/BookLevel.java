package covenant.client;

import io.vertx.core.json.JsonObject;

/**
 * What rests at one limit of a market's book.
 *
 * @param side {@code buy} or {@code sell}
 * @param shares all together
 * @param orders how many
 */
public record BookLevel(String condition, String outcome, String side, double limitPrice, Credits shares, long orders) {
    static BookLevel of(JsonObject json) {
        return new BookLevel(
                json.getString("condition"),
                json.getString("outcome"),
                json.getString("side"),
                json.getDouble("limitPrice"),
                Reading.credits(json, "shares"),
                Reading.whole(json, "orders"));
    }
}
