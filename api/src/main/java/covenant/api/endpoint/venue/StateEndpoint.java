package covenant.api.endpoint.venue;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.engine.core.Engine;
import covenant.engine.state.StateHash;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code GET /api/v1/state}: the hash of all that the venue knows; {@code covenant verify} prints the same. */
public final class StateEndpoint implements Endpoint {
    private final Crossing crossing;
    private volatile Hashed last = new Hashed(-1, "");

    private record Hashed(long sequence, String hash) {}

    public StateEndpoint(Crossing crossing) {
        this.crossing = crossing;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        return crossing.read(this::hash)
                .map(hashed -> Reply.json(hashed.sequence(), new JsonObject().put("hash", hashed.hash())));
    }

    /** On the core's thread, so that asking twice about an idle venue hashes once. */
    private Hashed hash(Engine engine) {
        if (last.sequence() != engine.sequence()) {
            last = new Hashed(engine.sequence(), StateHash.hex(engine.hash()));
        }
        return last;
    }
}
