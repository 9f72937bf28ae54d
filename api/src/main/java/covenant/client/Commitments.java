package covenant.client;

import io.vertx.core.json.JsonObject;

/** Actors, commitments and joint pledges. What has many optional fields is given as the JSON that the call takes, without commandId. */
public final class Commitments {
    private static final String COMMITMENTS = "commitments";
    private static final String ACTORS = "actors";
    private static final String PLEDGES = "pledges";

    private final Connection connection;

    Commitments(Connection connection) {
        this.connection = connection;
    }

    /** All commitments in the order of their entry. */
    public Pages<Commitment> all() {
        return new Pages<>(connection, Query.api(COMMITMENTS), COMMITMENTS, Commitment::of);
    }

    /** One with its newest evidence, its markets' signals and its time line. */
    public Commitment get(String id) {
        return Commitment.of(connection.get(Query.api(COMMITMENTS, id)).json());
    }

    /** Enters a commitment of an actor. */
    public Receipt open(JsonObject terms, Write how) {
        return Receipt.of(connection.post(Query.api(COMMITMENTS), terms, how).json());
    }

    /** Adds evidence; {@code link} may be empty. */
    public Receipt addEvidence(String id, String text, String link, Write how) {
        JsonObject body = new JsonObject().put("text", text);
        return act(id, "evidence", link.isEmpty() ? body : body.put("link", link), how);
    }

    /** All evidence on one, the oldest first. */
    public Pages<Evidence> evidence(String id) {
        return new Pages<>(connection, Query.api(COMMITMENTS, id, "evidence"), "evidence", Evidence::of);
    }

    /** A named verifier finds it {@code breached} or {@code kept}. */
    public Receipt attest(String id, String finding, String reason, Write how) {
        return act(id, "attestations", new JsonObject().put("finding", finding).put("reason", reason), how);
    }

    /** Contests a breach while the window is open. */
    public Receipt challenge(String id, String reason, Write how) {
        return act(id, "challenges", new JsonObject().put("reason", reason), how);
    }

    /** The actor's account puts credits at stake. */
    public Receipt bond(String id, Credits amount, Write how) {
        return act(id, "bonds", new JsonObject().put("amount", amount.toString()), how);
    }

    /** The actor's account signs it within its joint pledge. */
    public Receipt sign(String id, Write how) {
        return act(id, "signature", new JsonObject(), how);
    }

    private Receipt act(String id, String what, JsonObject body, Write how) {
        return Receipt.of(
                connection.post(Query.api(COMMITMENTS, id, what), body, how).json());
    }

    /** Who makes commitments. */
    public Pages<Named> actors() {
        return new Pages<>(connection, Query.api(ACTORS), ACTORS, Named::of);
    }

    /** One actor. */
    public Named actor(String id) {
        return Named.of(connection.get(Query.api(ACTORS, id)).json());
    }

    /** Enters an actor, and the account that acts for it. */
    public Receipt openActor(String id, String name, String account, Write how) {
        JsonObject body = new JsonObject().put("id", id).put("name", name).put("account", account);
        return Receipt.of(connection.post(Query.api(ACTORS), body, how).json());
    }

    /** All joint pledges. */
    public Pages<Named> pledges() {
        return new Pages<>(connection, Query.api(PLEDGES), PLEDGES, Named::of);
    }

    /** One joint pledge. */
    public Named pledge(String id) {
        return Named.of(connection.get(Query.api(PLEDGES, id)).json());
    }

    /** Opens a joint pledge. */
    public Receipt openPledge(JsonObject terms, Write how) {
        return Receipt.of(connection.post(Query.api(PLEDGES), terms, how).json());
    }
}
