package covenant.client;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A market.
 *
 * @param phase {@code pending}, {@code open}, {@code closed}, {@code settled} or {@code voided}
 * @param outcomes of the metric, whatever the condition
 * @param expected the actor's token: the expectation of the metric; null where it has none
 * @param priceOfDefection what breaking costs: the expectation if kept less that if broken; null where there is none
 * @param isCausal whether conditional prices say what a condition causes; else they are evidential
 * @param changedSequence that of the last command that changed it, for {@link Write#ifUnchangedSince}
 * @param json everything that the venue says of it
 */
public record Market(
        String id,
        String title,
        String phase,
        Credits liquidity,
        Credits subsidy,
        Credits volume,
        long trades,
        long traders,
        Instant openedAt,
        Instant closesAt,
        List<Condition> conditions,
        List<Outcome> outcomes,
        Double expected,
        Double priceOfDefection,
        boolean isCausal,
        long changedSequence,
        JsonObject json) {

    /**
     * A condition.
     *
     * @param probability that it comes about
     * @param expected the expectation of the metric if it does; null where there is none
     * @param outcomes given the condition
     */
    public record Condition(String id, double probability, Double expected, List<Outcome> outcomes) {
        static Condition of(JsonObject json) {
            return new Condition(
                    json.getString("id"),
                    json.getDouble("probability"),
                    json.getDouble("expected"),
                    Reading.list(json, "outcomes", Outcome::of));
        }
    }

    /** An outcome and its probability. */
    public record Outcome(String id, double probability) {
        static Outcome of(JsonObject json) {
            return new Outcome(json.getString("id"), json.getDouble("probability"));
        }
    }

    static Market of(JsonObject json) {
        return new Market(
                json.getString("id"),
                Reading.text(json, "title"),
                Reading.text(json, "phase"),
                Reading.credits(json, "liquidity"),
                Reading.credits(json, "subsidy"),
                Reading.credits(json, "volume"),
                Reading.whole(json, "trades"),
                Reading.whole(json, "traders"),
                Reading.time(json, "openedAt"),
                Reading.time(json, "closesAt"),
                Reading.list(json, "conditions", Condition::of),
                Reading.list(json, "outcomes", Outcome::of),
                json.getDouble("expected"),
                json.getDouble("priceOfDefection"),
                Reading.flag(json, "causal"),
                Reading.whole(json, "changedSequence"),
                json);
    }

    /**
     * The condition of this id.
     *
     * @throws IllegalArgumentException if the market has none
     */
    public Condition condition(String wanted) {
        return conditions.stream()
                .filter(each -> each.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no condition " + wanted));
    }
}
