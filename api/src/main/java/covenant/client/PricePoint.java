package covenant.client;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A market's prices after something that changed them.
 *
 * @param kind what that was
 * @param expected the actor's token; null where the metric has no expectation
 */
public record PricePoint(
        long sequence,
        Instant at,
        String kind,
        List<Market.Condition> conditions,
        Double expected,
        Double priceOfDefection) {
    static PricePoint of(JsonObject json) {
        return new PricePoint(
                Reading.whole(json, "sequence"),
                Reading.time(json, "at"),
                Reading.text(json, "kind"),
                Reading.list(json, "conditions", Market.Condition::of),
                json.getDouble("expected"),
                json.getDouble("priceOfDefection"));
    }
}
