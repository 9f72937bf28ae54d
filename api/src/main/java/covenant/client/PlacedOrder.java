package covenant.client;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A limit order of one's own.
 *
 * @param number by which it is cancelled
 * @param condition or null, as in {@link Order}
 * @param outcome or null
 * @param shares that were asked for; negative sells
 * @param filled of these, so many
 * @param cost of what was filled, fee included; negative when received
 * @param resting so many wait
 * @param reserved what of the cash is set aside for them
 * @param state {@code resting}, or how it ended; empty in the answer that placed it
 * @param sequence of the answer that placed it; 0 in a list
 */
public record PlacedOrder(
        int number,
        String market,
        String condition,
        String outcome,
        Credits shares,
        double limitPrice,
        Credits filled,
        Credits cost,
        Credits fee,
        Credits resting,
        Credits reserved,
        Instant expiresAt,
        String state,
        long sequence) {
    /** What would be filled at once, as a dry run tells it. */
    static PlacedOrder tried(JsonObject asked, JsonObject told) {
        return of(told.copy()
                .mergeIn(asked)
                .put("filled", told.getString("shares"))
                .put("order", told.getInteger("order", -1)));
    }

    static PlacedOrder of(JsonObject json) {
        return new PlacedOrder(
                json.getInteger("order"),
                Reading.text(json, "market"),
                json.getString("condition"),
                json.getString("outcome"),
                Reading.credits(json, "shares"),
                json.getDouble("limitPrice"),
                Reading.credits(json, "filled"),
                Reading.credits(json, "cost"),
                Reading.credits(json, "fee"),
                Reading.credits(json, "resting"),
                Reading.credits(json, "reserved"),
                Reading.time(json, "expiresAt"),
                Reading.text(json, "state"),
                Reading.whole(json, "sequence"));
    }
}
