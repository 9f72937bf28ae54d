package covenant.api.http;

import io.vertx.core.Future;

/** Answers one kind of request, without blocking. */
@FunctionalInterface
public interface Endpoint {
    /**
     * The reply, or a failed future or a thrown {@link covenant.api.problem.Rejection} where there is a problem.
     */
    Future<Reply> handle(Call call);
}
