package covenant.api.stream;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;

/**
 * One thing but a market, as it stood when a cut was taken.
 *
 * @param sequence of the command that changed it last
 * @param markets slugs of the markets it concerns: who listens to one of them hears of it
 * @param json makes its JSON, away from the core's thread
 */
record Seen(Key key, long sequence, List<String> markets, Supplier<JsonObject> json) {}
