package covenant.api.badinput;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** Actors, commitments and what is done about them, and joint pledges. */
class BadCommitmentsTest extends BadInput {
    private static final String COMMITMENTS = "/api/v1/commitments";
    private static final String PLEDGES = "/api/v1/pledges";

    @Override
    void prepare() {
        account("signer", "participant", "100");
        account("verifier", "researcher", "0");
        account("second", "researcher", "0");
        write("coordinator", "/api/v1/actors", actor("lab").put("account", "signer"));
        write("coordinator", "/api/v1/actors", actor("mute"));
        write("coordinator", PLEDGES, pledge("joint"));
        write("coordinator", COMMITMENTS, commitment("active"));
        write(
                "coordinator",
                COMMITMENTS,
                commitment("offered").put("pledge", "joint").put("bond", "50"));
        write("coordinator", COMMITMENTS, commitment("proposed"));
        write("coordinator", COMMITMENTS, commitment("ripe").put("quorum", 1));
        attest("proposed");
        attest("ripe");
    }

    private void attest(String commitment) {
        JsonObject body = new JsonObject().put("finding", "breached").put("reason", "seen");
        write("verifier", COMMITMENTS + "/" + commitment + "/attestations", body);
    }

    private static JsonObject actor(String id) {
        return new JsonObject().put("id", id).put("name", "Name of " + id);
    }

    private static JsonObject commitment(String id) {
        return new JsonObject()
                .put("id", id)
                .put("actor", "lab")
                .put("title", "Title of " + id)
                .put("verification", "By looking.")
                .put("horizon", "2027-01-01T00:00:00Z")
                .put("verifiers", new JsonArray().add("verifier").add("second"));
    }

    private static JsonObject pledge(String id) {
        return new JsonObject()
                .put("id", id)
                .put("title", "Title of " + id)
                .put("actors", new JsonArray().add("lab"))
                .put("required", 1)
                .put("signBy", "2026-06-01T00:00:00Z");
    }

    @Override
    void fill(BadRequests table) {
        actors(table);
        terms(table);
        splits(table);
        pledges(table);
        evidence(table);
        acts(table);
        bindings(table);
        reads(table);
    }

    private static void actors(BadRequests table) {
        actor(table, "an actor without a name", a -> a.remove("name"), 400, "missing-field");
        actor(table, "an actor with a blank name", a -> a.put("name", " "), 422, "text-invalid");
        actor(table, "an actor whose id is none", a -> a.put("id", "A B"), 422, "id-invalid");
        actor(table, "an actor whose id is taken", a -> a.put("id", "lab"), 409, "id-taken");
        actor(table, "an actor of nobody's account", a -> a.put("account", "nobody"), 404, "unknown-target");
        actor(table, "an actor of the venue's account", a -> a.put("account", "venue"), 404, "unknown-target");
        actor(table, "an actor's account as a number", a -> a.put("account", 3), 400, "wrong-type");
        actor(table, "an actor with a motto", a -> a.put("motto", "x"), 400, "unknown-field");
        table.post("a participant enters an actor", "rich", "/api/v1/actors", "", 403, "role-not-admitted");
    }

    private static void actor(BadRequests table, String name, Consumer<JsonObject> change, int status, String code) {
        table.changed(name, "coordinator", "/api/v1/actors", actor("fresh"), change, status, code);
    }

    private static void terms(BadRequests table) {
        commitment(table, "a commitment of nobody", c -> c.remove("actor"), 400, "missing-field");
        commitment(table, "a commitment of an unknown actor", c -> c.put("actor", "ghost"), 404, "unknown-actor");
        commitment(
                table,
                "a commitment of an unknown actor without a title",
                c -> c.put("actor", "ghost").remove("title"),
                400,
                "missing-field");
        commitment(table, "a commitment without a title", c -> c.remove("title"), 400, "missing-field");
        commitment(table, "a commitment with an empty title", c -> c.put("title", ""), 422, "text-invalid");
        commitment(table, "a commitment's id taken", c -> c.put("id", "active"), 409, "id-taken");
        commitment(table, "a text too long", c -> c.put("text", "x".repeat(4_001)), 422, "text-invalid");
        commitment(table, "a source that is a list", c -> c.put("source", new JsonArray()), 400, "wrong-type");
        commitment(table, "a commitment nobody can verify", c -> c.remove("verification"), 400, "missing-field");
        commitment(table, "a commitment for ever", c -> c.remove("horizon"), 400, "missing-field");
        commitment(table, "a horizon that is a word", c -> c.put("horizon", "soon"), 400, "time-invalid");
        commitment(
                table,
                "a horizon in the past",
                c -> c.put("horizon", "2025-01-01T00:00:00Z"),
                422,
                "commitment-invalid");
        commitment(
                table,
                "a horizon beyond all horizons",
                c -> c.put("horizon", "2126-01-01T00:00:00Z"),
                422,
                "commitment-invalid");
        commitment(table, "no verifiers", c -> c.remove("verifiers"), 400, "missing-field");
        commitment(
                table,
                "an empty list of verifiers",
                c -> c.put("verifiers", new JsonArray()),
                422,
                "commitment-invalid");
        commitment(
                table,
                "a verifier who is nobody",
                c -> c.getJsonArray("verifiers").add("nobody"),
                404,
                "unknown-target");
        commitment(
                table, "a verifier twice", c -> c.getJsonArray("verifiers").add("second"), 422, "commitment-invalid");
        commitment(
                table,
                "a verifier who acts for the actor",
                c -> c.getJsonArray("verifiers").add("signer"),
                422,
                "commitment-invalid");
        commitment(table, "verifiers that are a text", c -> c.put("verifiers", "verifier"), 400, "wrong-type");
        commitment(table, "a quorum of none", c -> c.put("quorum", 0), 422, "commitment-invalid");
        commitment(table, "a quorum of three of two", c -> c.put("quorum", 3), 422, "commitment-invalid");
        commitment(table, "a quorum and a half", c -> c.put("quorum", 1.5), 400, "number-invalid");
        commitment(table, "no time to challenge", c -> c.put("challengeWindow", "PT0S"), 422, "commitment-invalid");
        commitment(
                table,
                "a challenge window that is a date",
                c -> c.put("challengeWindow", "2026-02-01"),
                400,
                "time-invalid");
        commitment(table, "a dispute of two years", c -> c.put("disputeWindow", "P731D"), 422, "commitment-invalid");
        commitment(
                table,
                "a dispute that ends before it begins",
                c -> c.put("disputeWindow", "PT-1H"),
                400,
                "time-invalid");
        commitment(table, "an unknown pledge", c -> c.put("pledge", "ghost"), 404, "unknown-pledge");
        commitment(table, "an actor twice in a pledge", c -> c.put("pledge", "joint"), 422, "commitment-invalid");
        commitment(table, "a negative bond", c -> c.put("bond", "-1"), 422, "commitment-invalid");
        commitment(table, "a bond that is a word", c -> c.put("bond", "much"), 400, "number-invalid");
        commitment(table, "a commitment with a colour", c -> c.put("colour", "red"), 400, "unknown-field");
    }

    private static void splits(BadRequests table) {
        split(table, "a split that is a text", "all", 400, "wrong-type");
        split(table, "a split with taxes", new JsonObject().put("taxBps", 1), 400, "unknown-field");
        split(table, "a split below 0", new JsonObject().put("burnBps", -1), 422, "commitment-invalid");
        split(table, "a split of too little", new JsonObject().put("burnBps", 9_999), 422, "commitment-invalid");
        split(table, "a split of too much", new JsonObject().put("sponsorsBps", 10_001), 422, "commitment-invalid");
        split(
                table,
                "a split beyond all numbers",
                new JsonObject().put("sponsorsBps", Integer.MAX_VALUE).put("counterpartiesBps", Integer.MAX_VALUE),
                422,
                "commitment-invalid");
        split(
                table,
                "a counterparty who is nobody",
                new JsonObject().put("counterparties", new JsonArray().add("nobody")),
                404,
                "unknown-target");
        split(
                table,
                "a counterparty who acts for the actor",
                new JsonObject().put("counterparties", new JsonArray().add("signer")),
                422,
                "commitment-invalid");
    }

    private static void split(BadRequests table, String name, Object split, int status, String code) {
        commitment(table, name, c -> c.put("split", split), status, code);
    }

    private static void commitment(
            BadRequests table, String name, Consumer<JsonObject> change, int status, String code) {
        table.changed(name, "coordinator", COMMITMENTS, commitment("fresh"), change, status, code);
    }

    private static void pledges(BadRequests table) {
        pledge(table, "a pledge without a title", p -> p.remove("title"), 400, "missing-field");
        pledge(table, "a pledge whose id is taken", p -> p.put("id", "joint"), 409, "id-taken");
        pledge(table, "a pledge of nobody", p -> p.put("actors", new JsonArray()), 422, "pledge-invalid");
        pledge(table, "a pledge without actors", p -> p.remove("actors"), 400, "missing-field");
        pledge(
                table,
                "a pledge of an unknown actor",
                p -> p.getJsonArray("actors").add("ghost"),
                404,
                "unknown-actor");
        pledge(
                table,
                "a pledge of an actor twice",
                p -> p.getJsonArray("actors").add("lab"),
                422,
                "pledge-invalid");
        pledge(
                table,
                "a pledge of one for whom nobody signs",
                p -> p.getJsonArray("actors").add("mute"),
                422,
                "pledge-invalid");
        pledge(table, "a pledge that asks for nobody", p -> p.put("required", 0), 422, "pledge-invalid");
        pledge(table, "a pledge that asks for more than there are", p -> p.put("required", 2), 422, "pledge-invalid");
        pledge(table, "a pledge that does not say how many", p -> p.remove("required"), 400, "missing-field");
        pledge(table, "a pledge without a date", p -> p.remove("signBy"), 400, "missing-field");
        pledge(
                table,
                "a pledge whose date has passed",
                p -> p.put("signBy", "2026-01-01T00:00:00Z"),
                422,
                "pledge-invalid");
        pledge(table, "a pledge with a motto", p -> p.put("motto", "x"), 400, "unknown-field");
    }

    private static void pledge(BadRequests table, String name, Consumer<JsonObject> change, int status, String code) {
        table.changed(name, "coordinator", PLEDGES, pledge("fresh"), change, status, code);
    }

    private static void evidence(BadRequests table) {
        evidence(table, "evidence of nothing", "", 400, "missing-field");
        evidence(table, "blank evidence", "\"text\":\" \"", 422, "text-invalid");
        evidence(table, "evidence at no address", "\"text\":\"x\",\"link\":\"my desk\"", 422, "evidence-invalid");
        evidence(table, "evidence that runs", "\"text\":\"x\",\"link\":\"javascript:x()\"", 422, "evidence-invalid");
        evidence(table, "half a hash", "\"text\":\"x\",\"sha256\":\"abcd\"", 400, "value-invalid");
        evidence(
                table,
                "a hash in other letters",
                "\"text\":\"x\",\"sha256\":\"" + "g".repeat(64) + "\"",
                400,
                "value-invalid");
        evidence(
                table,
                "evidence of tomorrow",
                "\"text\":\"x\",\"date\":\"2026-01-02T00:00:00Z\"",
                422,
                "evidence-invalid");
        evidence(table, "evidence of some day", "\"text\":\"x\",\"date\":\"lately\"", 400, "time-invalid");
        evidence(table, "evidence with a witness", "\"text\":\"x\",\"witness\":\"me\"", 400, "unknown-field");
        act(table, "evidence on nothing", "rich", "ghost/evidence", "\"text\":\"x\"", 404, "unknown-commitment");
        act(table, "evidence from nobody", "none", "active/evidence", "\"text\":\"x\"", 401, "key-missing");
    }

    private static void evidence(BadRequests table, String name, String fields, int status, String code) {
        act(table, name, "rich", "active/evidence", fields, status, code);
    }

    private static void acts(BadRequests table) {
        String breached = "\"finding\":\"breached\",\"reason\":\"x\"";
        String kept = "\"finding\":\"kept\",\"reason\":\"x\"";
        String reason = "\"reason\":\"x\"";
        act(table, "an attestation by anyone", "rich", "active/attestations", breached, 403, "not-verifier");
        act(
                table,
                "a finding of doubt",
                "verifier",
                "active/attestations",
                "\"finding\":\"odd\",\"reason\":\"x\"",
                400,
                "value-invalid");
        act(
                table,
                "a finding without a reason",
                "verifier",
                "active/attestations",
                "\"finding\":\"kept\"",
                400,
                "missing-field");
        act(
                table,
                "a finding for no reason",
                "verifier",
                "active/attestations",
                "\"finding\":\"kept\",\"reason\":\"\"",
                422,
                "text-invalid");
        act(table, "no finding", "verifier", "active/attestations", reason, 400, "missing-field");
        act(table, "a denial of what nobody says", "verifier", "active/attestations", kept, 409, "nothing-proposed");
        act(table, "a finding found already", "verifier", "proposed/attestations", breached, 409, "already-attested");
        act(table, "a finding on what has its quorum", "second", "ripe/attestations", kept, 409, "quorum-reached");
        act(
                table,
                "a finding on what is offered",
                "verifier",
                "offered/attestations",
                breached,
                409,
                "commitment-not-active");
        act(table, "a challenge to nothing", "coordinator", "active/challenges", reason, 409, "nothing-proposed");
        act(table, "a challenge before the quorum", "signer", "proposed/challenges", reason, 409, "challenge-closed");
        act(table, "a challenge by anyone", "rich", "ripe/challenges", reason, 403, "not-actor");
        act(table, "a challenge without a reason", "signer", "ripe/challenges", "", 400, "missing-field");
        act(
                table,
                "a challenge to an unknown commitment",
                "signer",
                "ghost/challenges",
                reason,
                404,
                "unknown-commitment");
        act(table, "a bond of nothing", "signer", "active/bonds", "\"amount\":\"0\"", 422, "amount-invalid");
        act(table, "a bond without an amount", "signer", "active/bonds", "", 400, "missing-field");
        act(
                table,
                "a bond that the actor has not",
                "signer",
                "active/bonds",
                "\"amount\":\"101\"",
                409,
                "insufficient-funds");
        act(table, "a bond by another", "rich", "active/bonds", "\"amount\":\"1\"", 403, "not-actor");
        act(table, "a bond by a researcher", "verifier", "active/bonds", "\"amount\":\"1\"", 403, "role-not-admitted");
        act(
                table,
                "a bond once a breach is proposed",
                "signer",
                "proposed/bonds",
                "\"amount\":\"1\"",
                409,
                "commitment-not-active");
        act(table, "a signature without the bond", "signer", "offered/signature", "", 409, "bond-missing");
        act(table, "a signature by another", "rich", "offered/signature", "", 403, "not-actor");
        act(table, "a signature outside of a pledge", "signer", "active/signature", "", 409, "not-in-pledge");
        act(
                table,
                "a signature with a flourish",
                "signer",
                "offered/signature",
                "\"name\":\"x\"",
                400,
                "unknown-field");
        act(table, "a signature of nothing", "signer", "ghost/signature", "", 404, "unknown-commitment");
    }

    private static void act(
            BadRequests table, String name, String key, String path, String fields, int status, String code) {
        table.post(name, key, COMMITMENTS + "/" + path, fields, status, code);
    }

    private static void bindings(BadRequests table) {
        JsonObject same = new JsonObject().put("kept", "kept").put("broken", "kept");
        JsonObject odd = new JsonObject().put("kept", "kept").put("broken", "bent");
        table.market("a market bound to nothing", m -> m.put("commitment", "ghost"), 404, "unknown-commitment");
        table.market("a binding without a commitment", m -> m.put("binding", odd), 400, "missing-field");
        table.market(
                "a binding to a condition that is none",
                m -> m.put("commitment", "active").put("binding", odd),
                422,
                "binding-invalid");
        table.market(
                "a binding of one condition",
                m -> m.put("commitment", "active").put("binding", same),
                422,
                "binding-invalid");
        table.market(
                "a bound market without kept and broken",
                m -> m.put("commitment", "active")
                        .put("conditions", new JsonArray().add("a").add("b")),
                422,
                "binding-invalid");
        table.market(
                "half a binding",
                m -> m.put("commitment", "active").put("binding", new JsonObject().put("kept", "kept")),
                400,
                "missing-field");
        table.market("a commitment that is a number", m -> m.put("commitment", 1), 400, "wrong-type");
    }

    private static void reads(BadRequests table) {
        table.get("an unknown actor read", "/api/v1/actors/ghost", 404, "unknown-actor");
        table.get("an unknown commitment read", COMMITMENTS + "/ghost", 404, "unknown-commitment");
        table.get("an unknown pledge read", PLEDGES + "/ghost", 404, "unknown-pledge");
        table.get("commitments of an unknown actor", COMMITMENTS + "?actor=ghost", 404, "unknown-actor");
        table.get("commitments in a phase of the moon", COMMITMENTS + "?phase=waning", 400, "parameter-invalid");
        table.get("commitments of a colour", COMMITMENTS + "?colour=red", 400, "unknown-parameter");
        table.get("commitments after nothing", COMMITMENTS + "?cursor=x", 400, "cursor-invalid");
        table.get("no actors at all", "/api/v1/actors?limit=0", 400, "parameter-invalid");
        table.get("pledges of a phase", PLEDGES + "?phase=open", 400, "unknown-parameter");
    }
}
