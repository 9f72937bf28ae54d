package covenant.api.cli;

import covenant.api.terminal.ProgressLine;
import covenant.ledger.verify.JournalDump;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covenant dump DIR}: prints a journal as JSON lines. */
@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the journal in DIR as JSON lines, each command with what the venue answered.",
            "Progress goes to stderr.",
            "Changes nothing; the venue must not be running.",
            "Of the secret behind a decision by lot the hash is printed; the journal itself holds the secret, so guard the folder."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All was printed.",
            "65:The journal is not what was written; the message says where, nothing was printed.",
            "69:A venue runs there.",
            "74:The output could not be written."
        })
final class DumpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder of a venue.")
    private Path directory;

    @Override
    public Integer call() {
        DataFolder.require(spec, directory);
        PrintWriter out = spec.commandLine().getOut();
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "dumping");
        try {
            JournalDump.dump(directory, out, progress);
        } finally {
            out.flush();
            progress.end();
        }
        return out.checkError() ? FailureHandler.IO : 0;
    }
}
