package covenant.client;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The venue refused: nothing was changed. */
public final class VenueProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int TOO_MANY = 429;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    private final int status;
    private final transient JsonObject json;
    private final String code;
    private final long retryAfterMillis;

    private VenueProblem(int status, String code, String detail, JsonObject json, long retryAfterMillis) {
        super(detail);
        this.status = status;
        this.code = code;
        this.json = json;
        this.retryAfterMillis = retryAfterMillis;
    }

    /** The problem that an answer tells of; where something between us and the venue answered, one of code {@code http-<status>}. */
    static VenueProblem of(HttpResponse<String> response) {
        JsonObject json = parsed(response.body());
        return new VenueProblem(
                response.statusCode(),
                json.getString("code", "http-" + response.statusCode()),
                json.getString("detail", "the answer is no problem of a venue: " + brief(response.body())),
                json,
                retryAfter(response));
    }

    private static JsonObject parsed(String body) {
        try {
            return body == null || body.isBlank() ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException e) {
            return new JsonObject();
        }
    }

    private static String brief(String body) {
        return body == null || body.isBlank() ? "(empty)" : body.substring(0, Math.min(body.length(), 200));
    }

    private static long retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)).toMillis())
                .orElse(-1L);
    }

    /** The stable code, such as {@code insufficient-funds}. */
    public String code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What exactly is wrong, and what to do. */
    public String detail() {
        return getMessage();
    }

    /** How far the venue was, or 0 if it was not the venue that answered. */
    public long sequence() {
        return json.getLong("sequence", 0L);
    }

    /** What the venue's log calls this request; empty if it has no name. */
    public String requestId() {
        return json.getString("requestId", "");
    }

    /** Everything that the venue says of it. */
    public JsonObject json() {
        return json;
    }

    /** Whether the same request may succeed a little later. */
    public boolean isPassing() {
        return status == TOO_MANY || status == BAD_GATEWAY || status == UNAVAILABLE || status == GATEWAY_TIMEOUT;
    }

    /** How long the venue asks to wait, in milliseconds; -1 if it does not say. */
    long retryAfterMillis() {
        return retryAfterMillis;
    }
}
