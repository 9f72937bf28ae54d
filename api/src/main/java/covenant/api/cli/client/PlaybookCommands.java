package covenant.api.cli.client;

import covenant.client.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code covenant playbook ..}: responses agreed before the crisis. */
@Command(name = "playbook", description = "Responses agreed before the crisis.")
final class PlaybookCommands extends Group {
    private static final String PLAYBOOKS = "playbooks";
    private static final String PLAYBOOK = "PLAYBOOK";

    @Command(
            description = "Agrees a response; a webhook's secret is printed.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  covenant playbook open \"Too many incidents\" --id alarm --signal kind=token,market=incidents \\",
                "      --above 6.5 --hold PT1H --process \"The board meets.\" --convene \"Come at once\" \\",
                "      --owner host --respond-within PT24H",
                "  covenant playbook open --file playbook.json"
            })
    int open(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Mixin PlaybookTerms terms,
            @Parameters(paramLabel = "TITLE", arity = "0..1") String title) {
        return venue.write(Query.api(PLAYBOOKS), terms.body(venue, title), how, Group::opened);
    }

    @Command(description = "All playbooks in the order of their opening.")
    int list(@Mixin Connecting venue, @Mixin Paging page) {
        Table table = Table.of(
                "id", "state", "signal=signal.kind", "now=signal.value", "when", "threshold", "owner", "title");
        return venue.list(Query.api(PLAYBOOKS), page, PLAYBOOKS, table);
    }

    @Command(description = "One playbook: its state, its signal now, its time line, its firings.")
    int show(@Mixin Connecting venue, @Parameters(paramLabel = PLAYBOOK) String playbook) {
        return venue.show(
                Query.api(PLAYBOOKS, playbook),
                (out, told) -> Sheet.print(out, told, "sequence", "lastMove", "lastFiring"));
    }

    @Command(
            description = "Answers a trigger; for its owner. An override needs a reason.",
            footerHeading = "%nExample:%n",
            footer = "  covenant playbook respond alarm done --reason \"Inspections begin on Monday.\"")
    int respond(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Parameters(paramLabel = PLAYBOOK) String playbook,
            @Parameters(paramLabel = "RESPONSE", description = "acknowledge, done, override or rearm.") String response,
            @Option(names = "--reason", paramLabel = "TEXT") String reason) {
        Body body = Body.empty().put("response", response).put("reason", reason);
        return act(venue, how, playbook, "responses", body, "it is answered: " + response);
    }

    @Command(description = "Tries its action, marked as a drill; its state stays.")
    int drill(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Parameters(paramLabel = PLAYBOOK) String playbook,
            @Option(names = "--reason", paramLabel = "TEXT") String reason) {
        return act(venue, how, playbook, "drills", Body.empty().put("reason", reason), "a drill is under way");
    }

    @Command(description = "Shows the text of a sealed rule; nothing but that text is taken.")
    int unseal(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Parameters(paramLabel = PLAYBOOK) String playbook,
            @Parameters(paramLabel = "TEXT") String text) {
        return act(venue, how, playbook, "unsealing", Body.empty().put("text", text), "it is unsealed");
    }

    private static int act(Connecting venue, Writing how, String playbook, String what, Body body, String done) {
        return venue.write(Query.api(PLAYBOOKS, playbook, what), body, how, playbook + ": " + done);
    }
}
