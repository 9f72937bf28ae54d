package covenant.api.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A folder that a command only reads. */
final class DataFolder {
    private DataFolder() {}

    static void require(CommandSpec spec, Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ParameterException(spec.commandLine(), directory + " is not a folder");
        }
    }
}
