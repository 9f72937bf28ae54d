package covenant.api.cli.lab;

import picocli.CommandLine;

/** The commands for researchers. */
public final class LabCommands {
    private LabCommands() {}

    /** Adds them to the command line. */
    public static void addTo(CommandLine line) {
        line.addSubcommand(new ReplayCommand());
        line.addSubcommand(new LabCommand());
        line.addSubcommand(new DetectCommand());
    }
}
