package covenant.api.http;

import covenant.api.json.Amounts;
import covenant.api.json.Times;
import covenant.engine.Answer;
import io.vertx.core.json.JsonObject;

/** The fields that the answer to every write has. */
public final class Receipt {
    private Receipt() {}

    /** The command's place and time, and whether this is the first answer told again. */
    public static JsonObject of(Answer answer) {
        JsonObject json = new JsonObject().put("sequence", answer.sequence()).put("at", Times.iso(answer.atMicros()));
        if (answer.repeated()) {
            json.put("repeated", true);
        }
        return json;
    }

    /** What a trade took of the free cash, and what it left. */
    public static JsonObject cash(JsonObject json, Answer answer) {
        return answer.cashAfterMicros() == Answer.NONE
                ? json
                : json.put("collateral", Amounts.text(answer.collateralMicros()))
                        .put("cashAfter", Amounts.text(answer.cashAfterMicros()));
    }

    /** A reply that something new has this id, at {@code path} and its id after {@link Route#API}. */
    public static Reply created(Answer answer, String path, String id) {
        return Reply.created(
                answer.sequence(), Route.API + path + "/" + id, of(answer).put("id", id));
    }

    /** A reply of nothing but that. */
    public static Reply reply(Answer answer) {
        return Reply.json(answer.sequence(), of(answer));
    }
}
