package covenant.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** A market that is to be opened. What is not said here is as the venue has it by default. */
public final class NewMarket {
    private final JsonObject body;

    private NewMarket(JsonObject body) {
        this.body = body;
    }

    /** With outcomes {@code yes} and {@code no}. */
    public static NewMarket binary(String title, String... conditions) {
        return of(title, List.of(conditions), new JsonObject().put("type", "binary"));
    }

    /** With outcomes of one's own. */
    public static NewMarket categorical(String title, List<String> outcomes, String... conditions) {
        JsonObject metric = new JsonObject().put("type", "categorical").put("outcomes", new JsonArray(outcomes));
        return of(title, List.of(conditions), metric);
    }

    /** With outcomes {@code long} and {@code short} on a number between these two. */
    public static NewMarket scalar(String title, Credits low, Credits high, String unit, String... conditions) {
        JsonObject metric = new JsonObject()
                .put("type", "scalar")
                .put("low", low.toString())
                .put("high", high.toString())
                .put("unit", unit);
        return of(title, List.of(conditions), metric);
    }

    private static NewMarket of(String title, List<String> conditions, JsonObject metric) {
        return new NewMarket(new JsonObject()
                .put("title", title)
                .put("conditions", new JsonArray(conditions))
                .put("metric", metric));
    }

    /** Under this id; without it the venue makes one from the title. */
    public NewMarket id(String id) {
        return with("id", id);
    }

    /** How much it takes to move a price; the subsidy follows from it. */
    public NewMarket liquidity(Credits liquidity) {
        return with("liquidity", liquidity.toString());
    }

    /** The sponsor's part of each cost, in hundredths of a percent. */
    public NewMarket feeBps(int feeBps) {
        return with("feeBps", feeBps);
    }

    /** When trading ends. */
    public NewMarket closesAt(Instant at) {
        return with("closesAt", at.toString());
    }

    /** Any other field of the call, such as {@code prior} or {@code decision}, as JSON. */
    public NewMarket with(String field, Object value) {
        return new NewMarket(body.copy().put(field, value));
    }

    JsonObject body() {
        return body;
    }
}
