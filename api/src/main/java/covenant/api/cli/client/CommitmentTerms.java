package covenant.api.cli.client;

import java.util.List;
import picocli.CommandLine.Option;

/** What a commitment to be entered says. */
final class CommitmentTerms {
    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "JSON as POST /api/v1/commitments takes it, - for the standard input; options count before it.")
    private String file;

    @Option(names = "--id", paramLabel = "ID", description = "Its id. Default: made from the title.")
    private String id;

    @Option(names = "--actor", paramLabel = "ID", description = "Whose it is.")
    private String actor;

    @Option(names = "--text", paramLabel = "TEXT", description = "Its words.")
    private String text;

    @Option(names = "--source", paramLabel = "TEXT", description = "Where it is written.")
    private String source;

    @Option(names = "--verification", paramLabel = "TEXT", description = "How it is verified.")
    private String verification;

    @Option(names = "--horizon", paramLabel = "TIME", description = "Kept once this has passed without a breach.")
    private String horizon;

    @Option(names = "--verifiers", paramLabel = "ACCOUNT", split = ",", description = "Who may find a breach.")
    private List<String> verifiers;

    @Option(names = "--quorum", paramLabel = "N", description = "So many of them. Default: a majority.")
    private Integer quorum;

    @Option(names = "--challenge-window", paramLabel = "LENGTH", description = "Such as P3D, which is the default.")
    private String challengeWindow;

    @Option(names = "--dispute-window", paramLabel = "LENGTH", description = "Default: P7D.")
    private String disputeWindow;

    @Option(names = "--pledge", paramLabel = "ID", description = "The joint pledge that binds it.")
    private String pledge;

    @Option(names = "--bond", paramLabel = "CREDITS", description = "The bond asked for.")
    private String bond;

    @Option(names = "--counterparties", paramLabel = "ACCOUNT", split = ",", description = "Who shares a slashed bond.")
    private List<String> counterparties;

    @Option(names = "--counterparties-bps", paramLabel = "N", description = "Their part, in 1/100 %%.")
    private Integer counterpartiesBps;

    @Option(names = "--sponsors-bps", paramLabel = "N", description = "The part of its markets' sponsors.")
    private Integer sponsorsBps;

    Body body(Connecting venue, String title) {
        Body split = Body.empty()
                .put("counterparties", counterparties)
                .put("counterpartiesBps", counterpartiesBps)
                .put("sponsorsBps", sponsorsBps);
        Body body = Body.of(venue, file)
                .put("title", title)
                .put("id", id)
                .put("actor", actor)
                .put("text", text)
                .put("source", source)
                .put("verification", verification)
                .put("horizon", horizon)
                .put("verifiers", verifiers)
                .put("quorum", quorum)
                .put("challengeWindow", challengeWindow)
                .put("disputeWindow", disputeWindow)
                .put("pledge", pledge)
                .put("bond", bond);
        return split.json().isEmpty() ? body : body.put("split", split.json());
    }
}
