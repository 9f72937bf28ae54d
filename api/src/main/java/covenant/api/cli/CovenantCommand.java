package covenant.api.cli;

import covenant.api.importing.ImportCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command above all others. */
@Command(
        name = "covenant",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        versionProvider = CovenantCommand.Version.class,
        description = "Conditional prediction markets on safety commitments.",
        subcommands = {
            ServeCommand.class,
            VerifyCommand.class,
            DumpCommand.class,
            ExportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ImportCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  covenant serve --demo          a venue with demo markets at port 8080",
            "  covenant serve --data /srv/v   a venue of your own; shows its key once",
            "  covenant verify /srv/v         replays its journal, prints its hash",
            "  covenant market list           what can be traded",
            "",
            "Commands that ask a venue take --url (or COVENANT_URL; http://127.0.0.1:8080),"
                    + " --key-file (or COVENANT_KEY) and --json.",
            "Completion for bash and zsh: source <(covenant generate-completion)"
        })
final class CovenantCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CovenantCommand.class.getPackage().getImplementationVersion();
            return new String[] {"covenant " + (version == null ? "from source" : version), "Java " + Runtime.version()
            };
        }
    }
}
