package covenant.api.cli;

import covenant.api.cli.client.ClientCommands;
import covenant.api.cli.lab.LabCommands;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Where the process begins. */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the process with its status. */
    public static void main(String[] args) {
        endOnFatalError();
        System.exit(commandLine(args).execute(args));
    }

    /** Ends the process when a thread dies of want of memory, rather than limp on without it. */
    static void endOnFatalError() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            try {
                System.err.println("covenant: uncaught in thread " + thread.getName());
                failure.printStackTrace();
            } finally {
                // Even if there is no memory left to say so.
                if (failure instanceof VirtualMachineError) {
                    Runtime.getRuntime().halt(FailureHandler.INTERNAL);
                }
            }
        });
    }

    /** The command line with all its commands; the arguments may name a file with defaults. */
    public static CommandLine commandLine(String... arguments) {
        return commandLine(System.getenv(), arguments);
    }

    static CommandLine commandLine(Map<String, String> variables, String... arguments) {
        CommandLine line = new CommandLine(new CovenantCommand());
        LabCommands.addTo(line);
        ClientCommands.addTo(line);
        line.addSubcommand(new AutoComplete.GenerateCompletion());
        // Only the server: a variable set for it must not lead another command to its data.
        ConfigFile file = ConfigFile.named(arguments, variables.get(Environment.variable(ConfigFile.OPTION)));
        line.getSubcommands().get("serve").setDefaultValueProvider(new Environment(variables, file));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(new FailureHandler());
        line.setParameterExceptionHandler(new WrongUsage());
        return line;
    }
}
