package covenant.api.cli;

import covenant.api.terminal.ProgressLine;
import covenant.api.venue.LedgerStorage;
import covenant.ledger.backup.Backup;
import covenant.ledger.backup.Manifest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code covenant backup --data DIR --to FOLDER}: copies a venue, also while it runs. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Copies the venue in DIR, also while it runs.",
            "The journal up to its last command, the newest snapshot, the secrets beside them, and a MANIFEST with sequence,"
                    + " state hash and the SHA-256 of each file. The copy is replayed to learn the hash. All that was answered"
                    + " before it began is in it. Guard it as you guard the folder.",
            "Prints sequence and hash as \"verify\" does."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The backup is whole.",
            "65:The journal is not what was written; the message says where, nothing was kept.",
            "74:It could not be read or written; nothing was kept."
        })
final class BackupCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "The folder of a venue.")
    private Path data;

    @Option(
            names = "--to",
            paramLabel = "FOLDER|FILE.zip",
            required = true,
            description = "Where it goes; must not exist yet. A name that ends in .zip becomes one file.")
    private Path target;

    @Override
    public Integer call() throws IOException {
        DataFolder.require(spec, data);
        if (Files.exists(target)) {
            throw new ParameterException(spec.commandLine(), target + " exists; a backup overwrites nothing");
        }
        if (target.toAbsolutePath().normalize().startsWith(data.toAbsolutePath().normalize())) {
            throw new ParameterException(spec.commandLine(), "a backup inside the folder that it is of saves nothing");
        }
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "replaying the copy");
        Manifest manifest = ZipFile.isMeant(target) ? zipped(progress) : folder(target, progress);
        progress.end();
        print(spec, manifest);
        return 0;
    }

    static void print(CommandSpec spec, Manifest manifest) {
        spec.commandLine()
                .getOut()
                .println(new JsonObject()
                        .put("sequence", manifest.sequence())
                        .put("hash", manifest.hash())
                        .encode());
        spec.commandLine().getOut().flush();
    }

    private Manifest folder(Path folder, ProgressLine progress) throws IOException {
        return Backup.take(data, folder, LedgerStorage.BESIDE, progress);
    }

    /** In a folder that only its owner may enter, and moved to its place when it is whole. */
    private Manifest zipped(ProgressLine progress) throws IOException {
        Path place = target.toAbsolutePath();
        Path work = Files.createTempDirectory(place.getParent(), place.getFileName() + ".");
        Path folder = work.resolve("files");
        Path zip = work.resolve("backup.zip");
        try {
            Manifest manifest = folder(folder, progress);
            ZipFile.pack(folder, zip);
            Files.move(zip, place, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            if (Files.exists(folder)) {
                ZipFile.delete(folder);
            }
            Files.deleteIfExists(zip);
            Files.delete(work);
        }
    }
}
