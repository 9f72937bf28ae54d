package covenant.api.http;

import covenant.api.problem.ApiCode;
import covenant.api.problem.ProblemKind;
import covenant.api.problem.Rejection;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes replies and shapes every failure; nothing of an exception but a {@link Rejection}'s detail ever goes out. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
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
        send(response, reply.contentType(), reply.sequence(), reply.body());
    }

    void fail(RoutingContext context, Throwable failure) {
        if (failure instanceof Rejection rejection) {
            problem(context, rejection.kind(), rejection.getMessage(), rejection.sequence());
        } else {
            LOG.error(
                    "{} {} failed",
                    context.request().method(),
                    context.request().path(),
                    failure);
            problem(context, ProblemKind.of(ApiCode.INTERNAL), "the log of the server has more", 0);
        }
    }

    void problem(RoutingContext context, ApiCode code, String detail) {
        problem(context, ProblemKind.of(code), detail, 0);
    }

    private void problem(RoutingContext context, ProblemKind kind, String detail, long at) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            context.request().connection().close();
            return;
        }
        response.setStatusCode(kind.status());
        if (kind.isPassing()) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        if (kind.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"covenant\"");
        }
        long shown = at > 0 ? at : sequence.getAsLong();
        send(response, PROBLEM, shown, kind.json(detail, shown).toBuffer());
    }

    private static void send(HttpServerResponse response, String contentType, long sequence, Buffer body) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        response.putHeader(Reply.SEQUENCE_HEADER, Long.toString(sequence));
        response.end(body);
    }
}
