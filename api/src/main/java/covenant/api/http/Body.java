package covenant.api.http;

import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** Reads a request's body up to its bound. What is beyond is read and forgotten, so that the client hears the answer. */
final class Body {
    /** 64 KiB. */
    static final int MAX_BYTES = 65_536;

    /** Beyond this the connection is closed instead. */
    private static final int MAX_IGNORED_BYTES = 64 * 1_048_576;

    private static final long NONE = -1;

    private final Vertx vertx;
    private final long patienceMillis;

    /** With how long a whole body may take. */
    Body(Vertx vertx, long patienceMillis) {
        this.vertx = vertx;
        this.patienceMillis = patienceMillis;
    }

    /** The bytes, or a failure with {@link ApiCode#BODY_TOO_LARGE} or {@link ApiCode#BODY_TOO_SLOW}. */
    Future<Buffer> read(HttpServerRequest request) {
        Promise<Buffer> promise = Promise.promise();
        Deadline deadline = new Deadline(promise);
        Buffer body = Buffer.buffer();
        long[] seen = {0};
        request.handler(chunk -> {
            seen[0] += chunk.length();
            if (seen[0] <= MAX_BYTES) {
                body.appendBuffer(chunk);
            } else if (seen[0] > MAX_IGNORED_BYTES) {
                request.connection().close();
            }
        });
        request.exceptionHandler(promise::tryFail);
        request.endHandler(ignored -> {
            if (seen[0] > MAX_BYTES) {
                promise.tryFail(new Rejection(ApiCode.BODY_TOO_LARGE, "the body has " + seen[0] + " bytes"));
            } else {
                promise.tryComplete(body);
            }
        });
        // Nearly every body is there before this runs, and needs no timer.
        vertx.runOnContext(deadline);
        return promise.future().onComplete(done -> deadline.cancel());
    }

    /** Fails a body that is not complete in time. */
    private final class Deadline implements Handler<Void> {
        private final Promise<Buffer> promise;
        private long timer = NONE;

        Deadline(Promise<Buffer> promise) {
            this.promise = promise;
        }

        @Override
        public void handle(Void none) {
            if (!promise.future().isComplete()) {
                timer = vertx.setTimer(
                        patienceMillis,
                        late -> promise.tryFail(new Rejection(
                                ApiCode.BODY_TOO_SLOW, "the body was not complete after " + patienceMillis + " ms")));
            }
        }

        void cancel() {
            if (timer != NONE) {
                vertx.cancelTimer(timer);
            }
        }
    }

    /** Refuses a body that does not say it is JSON. */
    static void checkType(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (Reply.JSON.equals(type) && !request.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
            return;
        }
        String[] parts = Accept.parts(type == null ? "" : type.toLowerCase(Locale.ROOT));
        boolean json = parts[0].equals(Reply.JSON);
        for (int i = 1; i < parts.length; i++) {
            json &= !parts[i].startsWith("charset=")
                    || parts[i].replace("\"", "").equals("charset=utf-8");
        }
        if (!json) {
            throw new Rejection(ApiCode.UNSUPPORTED_MEDIA_TYPE, "send Content-Type: application/json, in UTF-8");
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Rejection(ApiCode.UNSUPPORTED_MEDIA_TYPE, "send the body without Content-Encoding");
        }
    }
}
