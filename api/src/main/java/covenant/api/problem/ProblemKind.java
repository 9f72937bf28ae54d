package covenant.api.problem;

import covenant.engine.Refusal;
import io.vertx.core.json.JsonObject;

/**
 * One kind of problem.
 *
 * @param code its stable name
 * @param status the HTTP status
 * @param meaning one sentence
 */
public record ProblemKind(String code, int status, String meaning) {

    /** The kind of the surface's own code. */
    public static ProblemKind of(ApiCode code) {
        return new ProblemKind(code.code(), code.status(), code.meaning());
    }

    /** The kind of the venue's refusal. */
    public static ProblemKind of(Refusal refusal) {
        return new ProblemKind(refusal.code(), RefusalStatus.of(refusal), RefusalStatus.meaning(refusal));
    }

    /** Where it is documented. */
    public String type() {
        return "/problems/" + code;
    }

    /** Whether the same request may succeed a little later. */
    public boolean isPassing() {
        return status == 503 || status == 429;
    }

    /** As {@code application/problem+json} has it. */
    public JsonObject json(String detail, long sequence) {
        return new JsonObject()
                .put("type", type())
                .put("title", meaning)
                .put("status", status)
                .put("code", code)
                .put("detail", detail)
                .put("sequence", sequence);
    }
}
