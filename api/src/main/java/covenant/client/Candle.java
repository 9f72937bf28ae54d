package covenant.client;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A price or signal over one interval.
 *
 * @param from where the interval begins
 * @param shares traded in it
 * @param volume paid in it
 * @param isComplete whether the interval is over
 */
public record Candle(
        Instant from,
        double open,
        double high,
        double low,
        double close,
        Credits shares,
        Credits volume,
        long trades,
        boolean isComplete) {
    static Candle of(JsonObject json) {
        return new Candle(
                Reading.time(json, "from"),
                json.getDouble("open"),
                json.getDouble("high"),
                json.getDouble("low"),
                json.getDouble("close"),
                Reading.credits(json, "shares"),
                Reading.credits(json, "volume"),
                Reading.whole(json, "trades"),
                Reading.flag(json, "complete"));
    }
}
