package covenant.api.cli.lab;

import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** What was typed, so that it can be typed again. */
final class TypedCommand {
    private TypedCommand() {}

    /** The whole command, quoted for a shell. */
    static String of(CommandSpec spec) {
        return spec.qualifiedName() + " "
                + spec.commandLine().getParseResult().originalArgs().stream()
                        .map(TypedCommand::quoted)
                        .collect(Collectors.joining(" "));
    }

    /** A word as a shell takes it. */
    static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=,+@%-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
