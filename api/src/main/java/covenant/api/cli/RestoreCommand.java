package covenant.api.cli;

import covenant.api.terminal.ProgressLine;
import covenant.ledger.backup.Manifest;
import covenant.ledger.backup.Restore;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covenant restore BACKUP --data DIR}: from a backup to a folder from which a venue starts. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Restores a backup into DIR, which is empty or not there, and proves it by hash.",
            "Compares the SHA-256 of each file, replays the whole journal and compares sequence and hash with the MANIFEST"
                    + " before it says that it is done. What it could not prove it removes again. The history is made anew by"
                    + " the first start.",
            "Prints sequence and hash as \"verify\" does."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:DIR is the venue that was backed up, proven by its hash.",
            "65:The backup is not what was written; nothing was kept.",
            "74:It could not be read or written; nothing was kept."
        })
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "BACKUP", description = "A folder that \"backup\" made, or its .zip.")
    private Path backup;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "Where to; empty, or not there yet.")
    private Path data;

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(backup)) {
            throw new ParameterException(spec.commandLine(), "there is no " + backup);
        }
        if (!Files.isDirectory(backup) && !ZipFile.isMeant(backup)) {
            throw new ParameterException(
                    spec.commandLine(), backup + " is no backup: that is a folder, or a file that ends in .zip");
        }
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "replaying");
        try {
            Manifest manifest = ZipFile.read(backup, folder -> Restore.run(folder, data, progress));
            progress.end();
            BackupCommand.print(spec, manifest);
            return 0;
        } catch (DirectoryNotEmptyException e) {
            throw new ParameterException(
                    spec.commandLine(), data + " is not empty; a backup is restored into a folder of its own", e);
        }
    }
}
