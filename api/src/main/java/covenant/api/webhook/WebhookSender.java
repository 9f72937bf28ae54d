package covenant.api.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Posts one body and tells the receiver's status. It follows no redirect, keeps no connection, waits for a bounded time, and reads at most 64
 * KiB of an answer, of which it keeps nothing.
 */
final class WebhookSender {
    private static final long MOST_ANSWER_BYTES = 65_536;
    private static final int MOST_HEADER_BYTES = 16_384;
    private static final int NO_STATUS = 0;

    private final Vertx vertx;
    private final HttpClient client;
    private final long timeoutMillis;

    WebhookSender(Vertx vertx, long timeoutMillis) {
        this.vertx = vertx;
        this.timeoutMillis = timeoutMillis;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) timeoutMillis)
                .setIdleTimeout((int) timeoutMillis)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setDecompressionSupported(false));
    }

    /** Posts; the future always succeeds, with the HTTP status or 0 if none came. */
    Future<Integer> post(String url, String id, String secret, String body) {
        RequestOptions options;
        try {
            options = new RequestOptions()
                    .setAbsoluteURI(url)
                    .setMethod(HttpMethod.POST)
                    .setFollowRedirects(false)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("User-Agent", "Covenant")
                    .putHeader("Covenant-Delivery", id)
                    .putHeader(
                            "Covenant-Signature",
                            WebhookKeys.signature(secret, Instant.now().getEpochSecond(), body));
        } catch (RuntimeException e) {
            // The venue looked at the address when the playbook was agreed; Vert.x may be stricter.
            return Future.succeededFuture(NO_STATUS);
        }
        return client.request(options)
                .compose(request -> send(request, body))
                .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .otherwise(NO_STATUS);
    }

    private Future<Integer> send(HttpClientRequest request, String body) {
        // A receiver that trickles is cut off, before its status and after.
        long timer = vertx.setTimer(timeoutMillis, late -> request.connection().close());
        return request.send(body)
                .map(response -> {
                    drain(response, request, timer);
                    return response.statusCode();
                })
                .onFailure(failure -> vertx.cancelTimer(timer));
    }

    private void drain(HttpClientResponse response, HttpClientRequest request, long timer) {
        AtomicLong bytes = new AtomicLong();
        response.handler(part -> {
            if (bytes.addAndGet(part.length()) > MOST_ANSWER_BYTES) {
                request.connection().close();
            }
        });
        response.exceptionHandler(cut -> vertx.cancelTimer(timer));
        response.endHandler(end -> vertx.cancelTimer(timer));
    }

    Future<Void> close() {
        return client.close();
    }
}
