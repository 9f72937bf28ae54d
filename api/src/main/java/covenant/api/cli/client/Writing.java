package covenant.api.cli.client;

import covenant.client.Write;
import picocli.CommandLine.Option;

/** How something is changed: under which name, only tried, and on which condition. */
final class Writing {
    @Option(
            names = "--command-id",
            paramLabel = "ID",
            order = 60,
            description = "Name of this change; the same one again gets the first answer again. Default: a fresh one.")
    private String commandId;

    @Option(names = "--dry-run", order = 61, description = "Say what would come of it and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--if-unchanged",
            paramLabel = "SEQUENCE",
            order = 62,
            description = "Only if the market, commitment or playbook still has this changedSequence.")
    private Long unchangedSince;

    boolean isDryRun() {
        return dryRun;
    }

    Write write() {
        Write write = commandId == null ? Write.once() : Write.named(commandId);
        if (dryRun) {
            write = write.dryRun();
        }
        return unchangedSince == null ? write : write.ifUnchangedSince(unchangedSince);
    }

    /** Asks first, on a terminal, before what cannot be undone. */
    static final class Confirming {
        @Option(names = "--yes", order = 63, description = "Do not ask first, on a terminal.")
        private boolean yes;

        /** Whether to go on. */
        boolean confirms(Connecting venue, Writing how, String what) {
            boolean goesOn = yes || how.isDryRun() || Terminal.goesOn(what + ": this cannot be undone. Go on?");
            if (!goesOn) {
                venue.err().println("nothing was done");
                venue.err().flush();
            }
            return goesOn;
        }
    }
}
