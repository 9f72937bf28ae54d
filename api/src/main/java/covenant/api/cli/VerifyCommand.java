package covenant.api.cli;

import covenant.api.json.Times;
import covenant.api.terminal.ProgressLine;
import covenant.ledger.verify.JournalVerifier;
import covenant.ledger.verify.Verification;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covenant verify DIR}: replays a journal from its beginning and prints what {@code /api/v1/state} would. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Proves a venue's folder: replays the journal and prints sequence and hash.",
            "Replays the journal in DIR from its beginning, compares every state hash and snapshot in it with the replay,"
                    + " and prints sequence and hash as GET /api/v1/state does. Changes nothing; the venue must not be running."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The journal is what was written, and gives the states that were hashed.",
            "65:It is not; the message names file, offset and sequence.",
            "69:A venue runs there."
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder of a venue.")
    private Path directory;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        DataFolder.require(spec, directory);
        ProgressLine progress = new ProgressLine(err, "verifying");
        Verification found = JournalVerifier.verify(directory, progress);
        progress.end();
        if (found.torn() != null) {
            err.println("the next start will cut what a crash left of an unfinished write: " + found.torn());
        }
        found.damagedSnapshots()
                .forEach(snapshot -> err.println("the next start will pass over a snapshot: " + snapshot));
        if (found.hashesOutdated() > 0) {
            err.println("hashes of an older layout, passed over: " + found.hashesOutdated());
        }
        err.println(found.hashesChecked() + " hashes and " + found.snapshotsCompared()
                + " snapshots agreed; the last command is of " + Times.iso(found.atMicros())
                + (found.simulatedClock() ? " by a simulated clock" : ""));
        err.flush();
        PrintWriter out = spec.commandLine().getOut();
        out.println(new JsonObject()
                .put("sequence", found.sequence())
                .put("hash", found.hash())
                .encode());
        out.flush();
        return 0;
    }
}
