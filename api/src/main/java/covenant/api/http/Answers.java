package covenant.api.http;

import covenant.api.log.Secrets;
import covenant.api.problem.ApiCode;
import covenant.api.problem.ProblemKind;
import covenant.api.problem.Rejection;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes replies and shapes every failure; nothing of an exception but a {@link Rejection}'s detail ever goes out. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final int INTERNAL_ERROR = 500;
    private static final int MAX_DETAIL_CHARS = 1_000;
    private static final String PROBLEM = "application/problem+json";

    private final LongSupplier sequence;

    /** With where to ask how far the venue is. */
    Answers(LongSupplier sequence) {
        this.sequence = sequence;
    }

    void reply(RoutingContext context, Reply reply) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        send(context.request(), reply.contentType(), reply.sequence(), reply.body());
    }

    void fail(RoutingContext context, Throwable failure) {
        if (failure instanceof Rejection rejection) {
            problem(context, rejection.kind(), rejection.getMessage(), rejection.sequence(), rejection.retrySeconds());
        } else if (failure instanceof HttpException refused && refused.getStatusCode() < INTERNAL_ERROR) {
            ApiCode code = ofStatus(refused.getStatusCode());
            problem(context, code, "the request is malformed");
        } else {
            LOG.atError()
                    .addKeyValue("requestId", Exchange.of(context).id())
                    .addKeyValue("route", Exchange.of(context).route())
                    .setCause(failure)
                    .log("a request failed");
            if (failure instanceof VirtualMachineError error) {
                // Nothing to answer: it goes to Vert.x's handler of the uncaught, which ends the process.
                context.vertx().runOnContext(ignored -> {
                    throw error;
                });
            }
            problem(context, ApiCode.INTERNAL, "the log of the server has more");
        }
    }

    /** Answers what is not even a request, and ends the connection: nobody knows where the next request would begin. */
    void invalid(HttpServerRequest request) {
        Throwable cause =
                request.decoderResult() == null ? null : request.decoderResult().cause();
        int status = cause instanceof TooLongHttpLineException
                ? ApiCode.ADDRESS_TOO_LONG.status()
                : cause instanceof TooLongHttpHeaderException ? ApiCode.HEADERS_TOO_LARGE.status() : 0;
        ApiCode code = ofStatus(status);
        problem(request, ProblemKind.of(code), code.meaning(), 0, 0);
        request.connection().close();
    }

    /** Ends a request that takes too long, with its connection: nobody knows what of it is still to come. */
    void late(HttpServerRequest request) {
        ApiCode code = ApiCode.REQUEST_TOO_SLOW;
        HttpConnection connection = request.connection();
        problem(request, ProblemKind.of(code), code.meaning(), 0, 0);
        connection.close();
    }

    void problem(RoutingContext context, ApiCode code, String detail) {
        problem(context, ProblemKind.of(code), detail, 0, 0);
    }

    private void problem(RoutingContext context, ProblemKind kind, String detail, long at, long retrySeconds) {
        Exchange.of(context).problem(kind);
        problem(context.request(), kind, detail, at, retrySeconds);
    }

    /** The code for what Vert.x refuses by a status of its own. */
    private static ApiCode ofStatus(int status) {
        return Stream.of(
                        ApiCode.NOT_FOUND,
                        ApiCode.METHOD_NOT_ALLOWED,
                        ApiCode.BODY_TOO_LARGE,
                        ApiCode.ADDRESS_TOO_LONG,
                        ApiCode.UNSUPPORTED_MEDIA_TYPE,
                        ApiCode.HEADERS_TOO_LARGE)
                .filter(code -> code.status() == status)
                .findFirst()
                .orElse(ApiCode.MALFORMED_REQUEST);
    }

    private void problem(HttpServerRequest request, ProblemKind kind, String detail, long at, long retrySeconds) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            request.connection().close();
            return;
        }
        response.setStatusCode(kind.status());
        if (kind.isPassing()) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retrySeconds)));
        }
        if (kind.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"covenant\"");
        }
        long shown = at > 0 ? at : sequence.getAsLong();
        boolean cutShort = kind.status() == ApiCode.BODY_TOO_SLOW.status();
        if (cutShort) {
            // What is still to come of the body must not be taken for the next request.
            response.endHandler(ended -> request.connection().close());
        }
        JsonObject json = kind.json(shown(detail), shown)
                .put("requestId", response.headers().get(RequestId.HEADER));
        send(request, PROBLEM, shown, json.toBuffer());
    }

    /** What a client sent may stand in it, 64 KiB of it; a secret at the cut is masked as a whole. */
    private static String shown(String detail) {
        return cut(Secrets.masked(cut(detail, 2 * MAX_DETAIL_CHARS)), MAX_DETAIL_CHARS);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "..";
    }

    private static void send(HttpServerRequest request, String contentType, long sequence, Buffer body) {
        HttpServerResponse response = request.response();
        response.putHeader(Reply.SEQUENCE_HEADER, Long.toString(sequence));
        if (response.getStatusCode() == Reply.NOT_MODIFIED) {
            // Of a body that is not sent again nothing is said, its length least of all.
            response.end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (HttpMethod.HEAD.equals(request.method())) {
            response.end();
        } else {
            response.end(body);
        }
    }
}
