package covenant.api.endpoint.venue;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.engine.core.Engine;
import covenant.engine.state.StateHash;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code GET /api/v1/state}: the hash of all that the venue knows; {@code covenant verify} prints the same.
 *
 * <p>Anyone may ask, and hashing takes the core's time, so it is rationed: whoever asks shares the next hash, which begins no sooner than
 * nine times the last one's duration after it. The hash is always of a state at or after the moment of asking.
 */
public final class StateEndpoint implements Endpoint {
    private static final int REST = 9;

    private final Crossing crossing;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean scheduled;
    private long notBeforeNanos = System.nanoTime();
    private volatile Hashed last = new Hashed(-1, "");

    private record Hashed(long sequence, String hash) {}

    private record Waiting(Context context, Promise<Hashed> promise) {}

    public StateEndpoint(Crossing crossing) {
        this.crossing = crossing;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        return next().map(hashed -> Reply.json(hashed.sequence(), new JsonObject().put("hash", hashed.hash())));
    }

    private synchronized Future<Hashed> next() {
        Promise<Hashed> promise = Promise.promise();
        Context context = Vertx.currentContext();
        waiting.add(new Waiting(context, promise));
        if (!scheduled) {
            scheduled = true;
            long millis = TimeUnit.NANOSECONDS.toMillis(notBeforeNanos - System.nanoTime());
            if (millis > 0) {
                context.owner().setTimer(millis, timer -> begin());
            } else {
                begin();
            }
        }
        return promise.future();
    }

    /** From here on, whoever asks waits for the hash after this one. */
    private void begin() {
        List<Waiting> served;
        synchronized (this) {
            served = List.copyOf(waiting);
            waiting.clear();
            scheduled = false;
        }
        crossing.read(this::hash).onComplete(result -> {
            for (Waiting one : served) {
                one.context().runOnContext(ignored -> one.promise().complete(result.result(), result.cause()));
            }
        });
    }

    /** On the core's thread, so that asking twice about an idle venue hashes once. */
    private Hashed hash(Engine engine) {
        if (last.sequence() != engine.sequence()) {
            long start = System.nanoTime();
            last = new Hashed(engine.sequence(), StateHash.hex(engine.hash()));
            rest(start, System.nanoTime());
        }
        return last;
    }

    private synchronized void rest(long startNanos, long endNanos) {
        notBeforeNanos = endNanos + REST * (endNanos - startNanos);
    }
}
