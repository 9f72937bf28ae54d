package covenant.client;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A movement of one's cash.
 *
 * @param cause such as {@code deposit}, {@code trade} or {@code payout}
 * @param market or null
 * @param amount that came in; negative went out
 */
public record StatementLine(long sequence, Instant at, String cause, String market, Credits amount, Credits cashAfter) {
    static StatementLine of(JsonObject json) {
        return new StatementLine(
                Reading.whole(json, "sequence"),
                Reading.time(json, "at"),
                Reading.text(json, "cause"),
                json.getString("market"),
                Reading.credits(json, "amount"),
                Reading.credits(json, "cashAfter"));
    }
}
