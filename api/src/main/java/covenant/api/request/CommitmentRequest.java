package covenant.api.request;

import covenant.api.directory.Directory;
import covenant.api.json.Fields;
import covenant.engine.command.CommandId;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.CommitmentTerms.Split;
import covenant.engine.command.OpenCommitment;
import java.util.List;

/** The body that enters a commitment. */
public final class CommitmentRequest {
    private static final String[] FIELDS = {
        "commandId",
        "id",
        "actor",
        "title",
        "text",
        "source",
        "verification",
        "horizon",
        "verifiers",
        "quorum",
        "challengeWindow",
        "disputeWindow",
        "pledge",
        "bond",
        "split"
    };
    private static final long HOUR_MICROS = 3_600_000_000L;

    /** How long a proposed breach may be contested unless the commitment says otherwise: three days. */
    private static final long CHALLENGE_MICROS = 72 * HOUR_MICROS;

    /** How long the verifiers have to rule on a challenge unless it says otherwise: a week. */
    private static final long DISPUTE_MICROS = 168 * HOUR_MICROS;

    private static final int ALL_BPS = 10_000;
    private static final int NO_PLEDGE = -1;

    private final OpenCommitment command;

    private CommitmentRequest(OpenCommitment command) {
        this.command = command;
    }

    /**
     * The request in this body.
     *
     * @throws covenant.api.problem.Rejection naming the field that is wrong
     */
    public static CommitmentRequest read(Fields body, CommandId commandId, int by, Directory directory) {
        body.only(FIELDS);
        String actor = body.text("actor");
        String title = body.text("title");
        String verification = body.text("verification");
        long horizonMicros = body.time("horizon");
        List<String> verifiers = body.texts("verifiers");
        int quorum = body.whole("quorum", verifiers.size() / 2 + 1);
        long challengeMicros = body.duration("challengeWindow", CHALLENGE_MICROS);
        long disputeMicros = body.duration("disputeWindow", DISPUTE_MICROS);
        String pledge = body.text("pledge", "");
        long bondMicros = body.amount("bond", 0);
        Shares shares = shares(body);
        CommitmentTerms terms = new CommitmentTerms(
                "",
                directory.actors().require(actor),
                title,
                body.text("text", ""),
                body.text("source", ""),
                verification,
                horizonMicros,
                directory.requireAccounts(verifiers),
                quorum,
                challengeMicros,
                disputeMicros,
                body.has("pledge") ? directory.pledges().require(pledge) : NO_PLEDGE,
                bondMicros,
                new Split(
                        directory.requireAccounts(shares.counterparties()),
                        shares.counterpartiesBps(),
                        shares.sponsorsBps(),
                        shares.burnBps()));
        return new CommitmentRequest(new OpenCommitment(commandId, by, terms));
    }

    /** A split whose counterparties are not looked up yet. */
    private record Shares(List<String> counterparties, int counterpartiesBps, int sponsorsBps, int burnBps) {}

    /** Without a word on it a slashed bond is burned: then nobody gains by finding a breach. What the shares leave is burned too. */
    private static Shares shares(Fields body) {
        if (!body.has("split")) {
            return new Shares(List.of(), 0, 0, ALL_BPS);
        }
        Fields split = body.object("split").only("counterparties", "counterpartiesBps", "sponsorsBps", "burnBps");
        List<String> counterparties = split.has("counterparties") ? split.texts("counterparties") : List.of();
        int counterpartiesBps = split.whole("counterpartiesBps", 0);
        int sponsorsBps = split.whole("sponsorsBps", 0);
        long rest = ALL_BPS - (long) counterpartiesBps - sponsorsBps;
        int burnBps = split.whole("burnBps", (int) Math.max(0, Math.min(rest, ALL_BPS)));
        return new Shares(counterparties, counterpartiesBps, sponsorsBps, burnBps);
    }

    /** The promise in one sentence. */
    public String title() {
        return command.terms().title();
    }

    /** The command that enters it under this id. */
    public OpenCommitment command(String id) {
        return new OpenCommitment(
                command.commandId(), command.by(), command.terms().named(id));
    }
}
