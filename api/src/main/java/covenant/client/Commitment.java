package covenant.client;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A commitment of an actor.
 *
 * @param phase {@code offered}, {@code active}, {@code proposed}, {@code challenged}, {@code breached}, {@code kept}, {@code disputed} or
 *     {@code lapsed}
 * @param bondHeld what is at stake now
 * @param markets bound to it
 * @param json everything that the venue says of it
 */
public record Commitment(
        String id,
        String actor,
        String title,
        String phase,
        Instant horizon,
        List<String> verifiers,
        long quorum,
        Credits bondHeld,
        List<String> markets,
        long evidenceCount,
        long changedSequence,
        JsonObject json) {
    static Commitment of(JsonObject json) {
        return new Commitment(
                json.getString("id"),
                Reading.text(json, "actor"),
                Reading.text(json, "title"),
                Reading.text(json, "phase"),
                Reading.time(json, "horizon"),
                Reading.texts(json, "verifiers"),
                Reading.whole(json, "quorum"),
                Reading.credits(json.getJsonObject("bond"), "held"),
                Reading.texts(json, "markets"),
                Reading.whole(json, "evidenceCount"),
                Reading.whole(json, "changedSequence"),
                json);
    }
}
