package covenant.client;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What an account gets from a market in each state that can still come about.
 *
 * @param ifVoid what it gets if the market is voided
 */
public record Position(String market, List<Payoff> payoffs, Credits ifVoid) {
    /** What it gets if condition and outcome come about. */
    public record Payoff(String condition, String outcome, Credits credits) {
        static Payoff of(JsonObject json) {
            return new Payoff(json.getString("condition"), json.getString("outcome"), Reading.credits(json, "credits"));
        }
    }

    static Position of(JsonObject json) {
        return new Position(
                json.getString("market"), Reading.list(json, "payoffs", Payoff::of), Reading.credits(json, "void"));
    }
}
