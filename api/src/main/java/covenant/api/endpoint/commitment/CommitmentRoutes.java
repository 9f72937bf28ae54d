package covenant.api.endpoint.commitment;

import static covenant.api.http.Access.ANYONE;

import covenant.api.core.Crossing;
import covenant.api.core.MarketViews;
import covenant.api.directory.Directory;
import covenant.api.http.CsvText;
import covenant.api.http.Reply;
import covenant.api.http.Route;
import covenant.api.request.CommitmentAct;
import covenant.engine.command.CommandKind;
import java.util.List;

/** Actors, their commitments and joint pledges. */
public final class CommitmentRoutes {
    private final Crossing core;
    private final Directory directory;
    private final MarketViews views;

    /** Routes to these parts of the venue. */
    public CommitmentRoutes(Crossing core, Directory directory, MarketViews views) {
        this.core = core;
        this.directory = directory;
        this.views = views;
    }

    /** The rows, in the order of the documentation. */
    public List<Route> rows() {
        return List.of(
                Route.get(Route.API + "/actors", ANYONE, "who makes commitments", new ListActorsEndpoint(core)),
                Route.get(Route.API + "/actors/:id", ANYONE, "one actor", new ReadActorEndpoint(core, directory)),
                Route.write(
                        CommandKind.OPEN_ACTOR,
                        "/actors",
                        "enters an actor, and the account that signs and posts bonds for it",
                        new OpenActorEndpoint(core, directory)),
                Route.get(
                        Route.API + "/commitments",
                        ANYONE,
                        "all commitments in the order of their entry; `actor` and `phase` pick",
                        new ListCommitmentsEndpoint(core, directory)),
                Route.get(
                        Route.API + "/commitments/:id",
                        ANYONE,
                        "one commitment with its newest evidence, its markets' signals and its time line",
                        new ReadCommitmentEndpoint(core, directory, views)),
                Route.get(
                                Route.API + "/commitments/:id/evidence",
                                ANYONE,
                                "all evidence on a commitment, the oldest first",
                                new ListEvidenceEndpoint(core, directory))
                        .offering(Reply.JSON, CsvText.TYPE),
                Route.write(
                        CommandKind.OPEN_COMMITMENT,
                        "/commitments",
                        "enters a commitment of an actor",
                        new OpenCommitmentEndpoint(core, directory)),
                act(CommandKind.ADD_EVIDENCE, "evidence", "adds dated evidence", CommitmentAct::evidence),
                act(
                        CommandKind.ATTEST,
                        "attestations",
                        "a named verifier finds it breached, or denies a breach that is proposed",
                        CommitmentAct::attestation),
                act(
                        CommandKind.CHALLENGE,
                        "challenges",
                        "contests a breach that has its quorum, while the window is open",
                        CommitmentAct::challenge),
                act(CommandKind.POST_BOND, "bonds", "the actor's account puts credits at stake", CommitmentAct::bond),
                act(
                        CommandKind.SIGN_PLEDGE,
                        "signature",
                        "the actor's account signs it within its joint pledge",
                        CommitmentAct::signature),
                Route.get(Route.API + "/pledges", ANYONE, "all joint pledges", new ListPledgesEndpoint(core)),
                Route.get(
                        Route.API + "/pledges/:id",
                        ANYONE,
                        "one joint pledge",
                        new ReadPledgeEndpoint(core, directory)),
                Route.write(
                        CommandKind.OPEN_PLEDGE,
                        "/pledges",
                        "opens a joint pledge, which binds once enough of its actors have signed",
                        new OpenPledgeEndpoint(core, directory)));
    }

    private Route act(CommandKind kind, String what, String about, CommitmentAct act) {
        return Route.write(kind, "/commitments/:id/" + what, about, new CommitmentActEndpoint(core, directory, act));
    }
}
