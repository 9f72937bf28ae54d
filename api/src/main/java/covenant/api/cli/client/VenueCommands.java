package covenant.api.cli.client;

import covenant.client.Answer;
import covenant.client.Query;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the venue says of itself: {@code covenant audit}, {@code state}, {@code health}, {@code problems}. */
@Command(name = "covenant")
final class VenueCommands extends Group {
    // Static, because these stand among commands of other classes.
    private static final String PROBLEMS = "problems";

    @Command(description = "Every act of an office, and why, oldest first.")
    static int audit(
            @Mixin Connecting venue,
            @Mixin Paging.History page,
            @Option(names = "--account", paramLabel = "ACCOUNT") String account,
            @Option(names = "--subject", paramLabel = "SUBJECT", description = "Such as market:evals.") String subject,
            @Option(names = "--what", paramLabel = "COMMAND", description = "Such as settle-condition.") String what) {
        Query query = Query.api("audit")
                .with("account", account)
                .with("subject", subject)
                .with("what", what);
        Table table = Table.of("sequence", "at", "account", "what", "subject", "reason", "after");
        return venue.list(query, page, "acts", table);
    }

    @Command(
            description =
                    "The hash of all that the venue knows, and at which sequence; covenant verify gives the same.")
    static int state(@Mixin Connecting venue) {
        return venue.show(Query.api("state"), Sheet::print);
    }

    @Command(description = "How the venue is; exit code 1 if it takes no commands.")
    static int health(@Mixin Connecting venue) {
        Answer answer = venue.client().connection().look(Query.root("health"));
        venue.tell(answer, Sheet::print);
        return answer.status() == 200 ? 0 : 1;
    }

    @Command(
            description = "What the codes of problems mean.",
            footerHeading = "%nExample:%n",
            footer = "  covenant problems insufficient-funds")
    static int problems(@Mixin Connecting venue, @Parameters(paramLabel = "CODE", arity = "0..1") String code) {
        if (code != null) {
            return venue.show(Query.root(PROBLEMS, code), (out, told) -> Sheet.print(out, told, "sequence"));
        }
        return venue.show(
                Query.root(PROBLEMS),
                (out, told) -> Table.of("code", "status", "retry", "meaning")
                        .add(told.getJsonArray(PROBLEMS))
                        .print(out));
    }

    /** {@code covenant decision show MARKET}. */
    @Command(name = "decision", description = "Decisions that markets take by their prices.")
    static final class DecisionCommands extends Group {
        @Command(description = "How a market's decision stands, and what it would cost to turn it.")
        int show(@Mixin Connecting venue, @Parameters(paramLabel = "MARKET") String market) {
            return venue.show(
                    Query.api("markets", market, "decision"), (out, told) -> Sheet.print(out, told, "sequence"));
        }

        @Command(description = "How its statistic went, to the value that decided.")
        int statistics(
                @Mixin Connecting venue,
                @Mixin Paging.History page,
                @Parameters(paramLabel = "MARKET") String market,
                @Option(names = "--resolution", paramLabel = "LENGTH", description = "Such as 1h.") String resolution) {
            Query query = Query.api("markets", market, "statistics").with("resolution", resolution);
            Table table = Table.of("at", "complete", "closing", "condition=id", "average", "last");
            return venue.list(query, page, "statistics", table.spreading("conditions"));
        }
    }

    /** {@code covenant clock}, and moving it. */
    @Command(name = "clock", description = "The venue's time; advance moves a simulated clock.")
    static final class ClockCommands extends Group {
        @Mixin
        private Connecting venue;

        @Override
        public void run() {
            venue.show(Query.api("clock"), (out, told) -> Sheet.print(out, told, "sequence"));
        }

        @Command(
                description = "Moves a simulated clock forward; what is due on the way happens.",
                footerHeading = "%nExamples:%n",
                footer = {
                    "  covenant clock advance PT72H",
                    "  covenant clock advance --to 2030-01-01T00:00:00Z --reason \"the story begins\""
                })
        int advance(
                @Mixin Connecting to,
                @Mixin Writing how,
                @Parameters(paramLabel = "LENGTH", arity = "0..1", description = "Such as PT72H or P90D.") String by,
                @Option(names = "--to", paramLabel = "TIME") String until,
                @Option(names = "--reason", paramLabel = "TEXT") String reason) {
            if ((by == null) == (until == null)) {
                throw to.wrong("either a LENGTH, or --to a time");
            }
            Body body = Body.empty().put("advance", by).put("to", until).put("reason", reason);
            return to.write(
                    Query.api("clock"), body, how, (out, told) -> out.println("it is " + told.getString("now")));
        }
    }

    /** All groups, as subcommands of the command above them. */
    static List<Group> groups() {
        return List.of(
                new MarketCommands(),
                new OrderCommands(),
                new AccountCommands(),
                new CommitmentCommands.ActorCommands(),
                new CommitmentCommands(),
                new CommitmentCommands.PledgeCommands(),
                new PlaybookCommands(),
                new DecisionCommands(),
                new ClockCommands());
    }
}
