package covenant.api.request;

import covenant.api.json.Fields;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.command.AddEvidence;
import covenant.engine.command.Attest;
import covenant.engine.command.Challenge;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.KeyHash;
import covenant.engine.command.PostBond;
import covenant.engine.command.SignPledge;
import java.util.HexFormat;

/** The bodies of what is done about a commitment. */
@FunctionalInterface
public interface CommitmentAct {
    /**
     * The command in this body.
     *
     * @throws Rejection naming the field that is wrong
     */
    Command command(CommandId commandId, int by, int commitment, Fields body);

    /** Dated evidence, of which the verifiers judge. */
    static Command evidence(CommandId commandId, int by, int commitment, Fields body) {
        body.only("commandId", "text", "link", "sha256", "date");
        return new AddEvidence(
                commandId,
                by,
                commitment,
                body.text("text"),
                body.text("link", ""),
                document(body),
                body.time("date", AddEvidence.WHEN_ADDED));
    }

    /** A named verifier says what he finds. */
    static Command attestation(CommandId commandId, int by, int commitment, Fields body) {
        body.only("commandId", "finding", "reason");
        String finding = body.text("finding");
        if (!finding.equals("breached") && !finding.equals("kept")) {
            throw new Rejection(ApiCode.VALUE_INVALID, "finding is one of breached and kept");
        }
        return new Attest(commandId, by, commitment, finding.equals("breached"), body.text("reason"));
    }

    /** Someone contests a proposed breach. */
    static Command challenge(CommandId commandId, int by, int commitment, Fields body) {
        body.only("commandId", "reason");
        return new Challenge(commandId, by, commitment, body.text("reason"));
    }

    /** The actor's account puts credits at stake. */
    static Command bond(CommandId commandId, int by, int commitment, Fields body) {
        body.only("commandId", "amount");
        return new PostBond(commandId, by, commitment, body.amount("amount"));
    }

    /** The actor's account signs within a joint pledge. */
    static Command signature(CommandId commandId, int by, int commitment, Fields body) {
        body.only("commandId");
        return new SignPledge(commandId, by, commitment);
    }

    private static KeyHash document(Fields body) {
        if (!body.has("sha256")) {
            return null;
        }
        String hex = body.text("sha256");
        if (!hex.matches("[0-9a-fA-F]{64}")) {
            throw new Rejection(ApiCode.VALUE_INVALID, "sha256 is the document's SHA-256, 64 hexadecimal digits");
        }
        return KeyHash.of(HexFormat.of().parseHex(hex));
    }
}
