package covenant.api.cli.client;

import covenant.client.Query;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code covenant commitment ..}: what actors commit themselves to, and what becomes of it. */
@Command(name = "commitment", description = "Commitments: evidence, findings, bonds.")
final class CommitmentCommands extends Group {
    private static final String COMMITMENTS = "commitments";
    private static final String COMMITMENT = "COMMITMENT";
    private static final String TITLE = "TITLE";

    @Command(
            description = "Enters a commitment of an actor.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  covenant commitment open \"No run above the line\" --id pause --actor lab --verifiers vera,viktor \\",
                "      --verification \"They read the registry.\" --horizon 2030-12-31T00:00:00Z",
                "  covenant commitment open --file commitment.json"
            })
    int open(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Mixin CommitmentTerms terms,
            @Parameters(paramLabel = TITLE, arity = "0..1") String title) {
        return venue.write(Query.api(COMMITMENTS), terms.body(venue, title), how, Group::opened);
    }

    @Command(description = "All commitments in the order of their entry.")
    int list(
            @Mixin Connecting venue,
            @Mixin Paging page,
            @Option(names = "--actor", paramLabel = "ID") String actor,
            @Option(names = "--phase", paramLabel = "PHASE") String phase) {
        Table table = Table.of("id", "actor", "phase", "horizon", "bond=bond.held", "evidence=evidenceCount", "title");
        Query query = Query.api(COMMITMENTS).with("actor", actor).with("phase", phase);
        return venue.list(query, page, COMMITMENTS, table);
    }

    @Command(description = "One commitment with its evidence, its markets' signals and its time line.")
    int show(@Mixin Connecting venue, @Parameters(paramLabel = COMMITMENT) String commitment) {
        return venue.show(
                Query.api(COMMITMENTS, commitment),
                (out, told) -> Sheet.print(out, told, "sequence", "latestEvidence", "signals"));
    }

    @Command(
            description = "Adds dated evidence; without TEXT shows what there is, the oldest first.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  covenant commitment evidence pause \"The run was seen from orbit.\" --link https://example.org/heat",
                "  covenant commitment evidence pause --all"
            })
    int evidence(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Mixin Paging page,
            @Parameters(paramLabel = COMMITMENT) String commitment,
            @Parameters(paramLabel = "TEXT", arity = "0..1") String text,
            @Option(names = "--link", paramLabel = "URL") String link,
            @Option(names = "--sha256", paramLabel = "HEX", description = "Of the document.") String sha256,
            @Option(names = "--date", paramLabel = "TIME", description = "Default: when it comes.") String date) {
        Body body = Body.empty()
                .put("text", text)
                .put("link", link)
                .put("sha256", sha256)
                .put("date", date);
        if (!body.json().isEmpty()) {
            return act(venue, how, commitment, "evidence", body, "the evidence is entered");
        }
        Table table = Table.of("number", "date", "by", "text", "link", "added=addedAt");
        return venue.list(Query.api(COMMITMENTS, commitment, "evidence"), page, "evidence", table);
    }

    @Command(description = "You find it breached, or deny a breach that is proposed; for its verifiers.")
    int attest(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Parameters(paramLabel = COMMITMENT) String commitment,
            @Parameters(paramLabel = "FINDING", description = "breached or kept.") String finding,
            @Option(names = "--reason", paramLabel = "TEXT", required = true) String reason) {
        Body body = Body.empty().put("finding", finding).put("reason", reason);
        return act(venue, how, commitment, "attestations", body, "your finding is entered: " + finding);
    }

    @Command(description = "Contests a breach that has its quorum, while the window is open.")
    int challenge(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Parameters(paramLabel = COMMITMENT) String commitment,
            @Option(names = "--reason", paramLabel = "TEXT", required = true) String reason) {
        Body body = Body.empty().put("reason", reason);
        return act(venue, how, commitment, "challenges", body, "the breach is challenged");
    }

    @Command(description = "Puts credits at stake; for the actor's account.")
    int bond(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Parameters(paramLabel = COMMITMENT) String commitment,
            @Parameters(paramLabel = "CREDITS") String amount) {
        Body body = Body.empty().put("amount", amount);
        return act(venue, how, commitment, "bonds", body, amount + " are at stake");
    }

    @Command(description = "Signs it within its joint pledge; for the actor's account.")
    int sign(@Mixin Connecting venue, @Mixin Writing how, @Parameters(paramLabel = COMMITMENT) String commitment) {
        return act(venue, how, commitment, "signature", Body.empty(), "it is signed");
    }

    private static int act(Connecting venue, Writing how, String commitment, String what, Body body, String done) {
        return venue.write(Query.api(COMMITMENTS, commitment, what), body, how, commitment + ": " + done);
    }

    /** {@code covenant actor ..}. */
    @Command(name = "actor", description = "Who makes commitments.")
    static final class ActorCommands extends Group {
        private static final String ACTORS = "actors";

        @Command(
                description = "Enters an actor, and the account that signs and posts bonds for it.",
                footerHeading = "%nExample:%n",
                footer = "  covenant actor open \"The Lab\" --id lab --account lab-account")
        int open(
                @Mixin Connecting venue,
                @Mixin Writing how,
                @Parameters(paramLabel = "NAME") String name,
                @Option(names = "--id", paramLabel = "ID") String id,
                @Option(names = "--account", paramLabel = "ACCOUNT") String account) {
            Body body = Body.empty().put("name", name).put("id", id).put("account", account);
            return venue.write(Query.api(ACTORS), body, how, Group::opened);
        }

        @Command(description = "All actors.")
        int list(@Mixin Connecting venue, @Mixin Paging page) {
            return venue.list(Query.api(ACTORS), page, ACTORS, Table.of("id", "name", "account"));
        }

        @Command(description = "One actor.")
        int show(@Mixin Connecting venue, @Parameters(paramLabel = "ACTOR") String actor) {
            return venue.show(Query.api(ACTORS, actor), (out, told) -> Sheet.print(out, told, "sequence"));
        }
    }

    /** {@code covenant pledge ..}. */
    @Command(name = "pledge", description = "Joint pledges, which bind once enough have signed.")
    static final class PledgeCommands extends Group {
        private static final String PLEDGES = "pledges";

        @Command(
                description = "Opens a joint pledge.",
                footerHeading = "%nExample:%n",
                footer =
                        "  covenant pledge open \"All pause\" --id all --actors lab,rival --required 2 --sign-by 2030-03-01T00:00:00Z")
        int open(
                @Mixin Connecting venue,
                @Mixin Writing how,
                @Parameters(paramLabel = TITLE, arity = "0..1") String title,
                @Option(names = "--file", paramLabel = "FILE", description = "JSON, - for the standard input.")
                        String file,
                @Option(names = "--id", paramLabel = "ID") String id,
                @Option(names = "--text", paramLabel = "TEXT") String text,
                @Option(names = "--actors", paramLabel = "ID", split = ",") List<String> actors,
                @Option(names = "--required", paramLabel = "N", description = "So many must sign.") Integer required,
                @Option(names = "--sign-by", paramLabel = "TIME") String signBy) {
            Body body = Body.of(venue, file)
                    .put("title", title)
                    .put("id", id)
                    .put("text", text)
                    .put("actors", actors)
                    .put("required", required)
                    .put("signBy", signBy);
            return venue.write(Query.api(PLEDGES), body, how, Group::opened);
        }

        @Command(description = "All joint pledges.")
        int list(@Mixin Connecting venue, @Mixin Paging page) {
            Table table = Table.of("id", "phase", "signatures", "required", "sign by=signBy", "actors", "title");
            return venue.list(Query.api(PLEDGES), page, PLEDGES, table);
        }

        @Command(description = "One joint pledge.")
        int show(@Mixin Connecting venue, @Parameters(paramLabel = "PLEDGE") String pledge) {
            return venue.show(Query.api(PLEDGES, pledge), (out, told) -> Sheet.print(out, told, "sequence"));
        }
    }
}
