package covenant.client;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A trade: done, quoted, or in a history.
 *
 * @param at when, by the venue's clock
 * @param account whose; empty where it is one's own
 * @param condition or null, as in {@link Order}
 * @param outcome or null
 * @param shares bought; negative sold
 * @param cost fee included; negative when received
 * @param isRepeated whether this is the first answer told again
 */
public record Trade(
        long sequence,
        Instant at,
        String account,
        String condition,
        String outcome,
        Credits shares,
        Credits cost,
        Credits fee,
        double priceBefore,
        double priceAfter,
        boolean isRepeated) {
    static Trade of(JsonObject json) {
        return new Trade(
                Reading.whole(json, "sequence"),
                Reading.time(json, "at"),
                Reading.text(json, "account"),
                json.getString("condition"),
                json.getString("outcome"),
                Reading.credits(json, "shares"),
                Reading.credits(json, "cost"),
                Reading.credits(json, "fee"),
                json.getDouble("priceBefore"),
                json.getDouble("priceAfter"),
                Reading.flag(json, "repeated"));
    }
}
