package covenant.api.http;

import covenant.api.json.Fields;
import io.vertx.core.Future;

/** Answers one kind of request, without blocking. */
@FunctionalInterface
public interface Endpoint {
    /**
     * The reply, or a failed future or a thrown {@link covenant.api.problem.Rejection} where there is a problem.
     */
    Future<Reply> handle(Call call);

    /** As how many requests more than its route says a request with this body counts, by its sender's rate. */
    default int furtherWeight(Fields body) {
        return 0;
    }
}
