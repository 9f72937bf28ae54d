package covenant.client;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Requests and answers as they are, each sent again while nothing has come of it: after a lost connection, and where the venue asks to come
 * back (503, 429, with its {@code Retry-After}). A write keeps its {@code commandId}, so however often it is sent it happens once.
 */
public final class Connection {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final int OK_FROM = 200;
    private static final int OK_TO = 300;

    private final HttpClient http;
    private final URI address;
    private final String key;
    private final Duration patience;

    Connection(HttpClient http, URI address, String key, Duration patience) {
        this.http = http;
        this.address = address;
        this.key = key;
        this.patience = patience;
    }

    URI address() {
        return address;
    }

    String key() {
        return key;
    }

    HttpClient http() {
        return http;
    }

    /** The same with another key; null for none. */
    Connection withKey(String other) {
        return new Connection(http, address, other, patience);
    }

    /** The same with other patience. */
    Connection withPatience(Duration other) {
        return new Connection(http, address, key, other);
    }

    /**
     * Reads.
     *
     * @throws VenueProblem if the venue refuses
     * @throws VenueUnreachable if no answer comes
     */
    public Answer get(Query query) {
        return send(request(query).GET().build(), "");
    }

    /** Reads once, whatever the status: what {@code /health} says with 503 is an answer too. */
    public Answer look(Query query) {
        HttpRequest request = request(query).GET().build();
        try {
            return answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw unreachable("", e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /**
     * Writes. The body gets the {@code commandId} of {@code how}.
     *
     * @throws VenueProblem if the venue refuses: nothing was done
     * @throws VenueUnreachable if no answer comes: it may have been done
     */
    public Answer post(Query query, JsonObject body, Write how) {
        JsonObject whole = body.copy().put("commandId", how.commandId());
        return send(posting(query, whole, how).build(), "; sending " + how.commandId() + " again is safe");
    }

    /** Asks by POST what changes nothing, such as a quote. */
    public Answer ask(Query query, JsonObject body) {
        return send(posting(query, body, Write.named("")).build(), "");
    }

    private HttpRequest.Builder posting(Query query, JsonObject body, Write how) {
        HttpRequest.Builder request = request(how.isDryRun() ? query.with("dryRun", "true") : query)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()));
        return how.unchangedSince() < 0 ? request : request.header("If-Match", "\"" + how.unchangedSince() + "\"");
    }

    private HttpRequest.Builder request(Query query) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(query)).timeout(ANSWER_WITHIN).header("Accept", "application/json");
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private URI uri(Query query) {
        String base = address.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + query);
    }

    private Answer send(HttpRequest request, String advice) {
        long endNanos = System.nanoTime() + patience.toNanos();
        for (int tries = 0; ; tries++) {
            long pauseMillis;
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() >= OK_FROM && response.statusCode() < OK_TO) {
                    return answer(response);
                }
                VenueProblem problem = VenueProblem.of(response);
                pauseMillis = problem.retryAfterMillis() >= 0 ? problem.retryAfterMillis() : pause(tries);
                if (!problem.isPassing() || isBeyond(endNanos, pauseMillis)) {
                    throw problem;
                }
            } catch (IOException e) {
                pauseMillis = pause(tries);
                if (isBeyond(endNanos, pauseMillis)) {
                    throw unreachable(advice, e);
                }
            } catch (InterruptedException e) {
                throw interrupted();
            }
            sleep(pauseMillis);
        }
    }

    private static boolean isBeyond(long endNanos, long pauseMillis) {
        return System.nanoTime() + Duration.ofMillis(pauseMillis).toNanos() - endNanos > 0;
    }

    /** Longer each time, and not the same for all: clients of a venue that comes back do not come in step. */
    static long pause(int tries) {
        long most = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE_MILLIS << Math.min(tries, 10));
        return ThreadLocalRandom.current().nextLong(most / 2, most + 1);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private VenueUnreachable unreachable(String advice, IOException why) {
        // The JDK's exception often says nothing.
        String reason = why.getMessage() != null
                ? why.getMessage()
                : why instanceof ConnectException
                        ? "nobody takes connections there"
                        : why.getClass().getSimpleName();
        return new VenueUnreachable("no answer from " + address + ": " + reason + advice, why);
    }

    private static VenueUnreachable interrupted() {
        Thread.currentThread().interrupt();
        return new VenueUnreachable("interrupted while waiting for the venue");
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValueAsLong("Covenant-Sequence").orElse(0),
                response.headers().firstValue("Covenant-Next").orElse(""),
                response.body());
    }
}
