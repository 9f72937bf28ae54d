package covenant.client;

import io.vertx.core.json.JsonObject;

/** Responses agreed before the crisis. */
public final class Playbooks {
    private static final String PLAYBOOKS = "playbooks";

    private final Connection connection;

    Playbooks(Connection connection) {
        this.connection = connection;
    }

    /** All of them in the order of their opening. */
    public Pages<Named> all() {
        return new Pages<>(connection, Query.api(PLAYBOOKS), PLAYBOOKS, Named::of);
    }

    /** One with its time line and firings. */
    public Named get(String id) {
        return Named.of(connection.get(Query.api(PLAYBOOKS, id)).json());
    }

    /** Agrees one, as the JSON that the call takes, without commandId; a webhook's secret is in the receipt's JSON. */
    public Receipt open(JsonObject terms, Write how) {
        return Receipt.of(connection.post(Query.api(PLAYBOOKS), terms, how).json());
    }

    /** Its owner answers: {@code acknowledge}, {@code done}, {@code override} or {@code rearm}. */
    public Receipt respond(String id, String response, String reason, Write how) {
        return act(id, "responses", reasoned(reason).put("response", response), how);
    }

    /** Tries its action, marked as a drill. */
    public Receipt drill(String id, String reason, Write how) {
        return act(id, "drills", reasoned(reason), how);
    }

    /** Shows the text of a sealed rule. */
    public Receipt unseal(String id, String text, Write how) {
        return act(id, "unsealing", new JsonObject().put("text", text), how);
    }

    private Receipt act(String id, String what, JsonObject body, Write how) {
        return Receipt.of(
                connection.post(Query.api(PLAYBOOKS, id, what), body, how).json());
    }

    private static JsonObject reasoned(String reason) {
        return reason.isEmpty() ? new JsonObject() : new JsonObject().put("reason", reason);
    }
}
