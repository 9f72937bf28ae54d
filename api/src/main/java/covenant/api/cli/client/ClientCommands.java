package covenant.api.cli.client;

import covenant.client.VenueProblem;
import covenant.client.VenueUnreachable;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the commands that are clients among the others, and tells what went wrong in them. */
public final class ClientCommands {
    private static final int REFUSED = 1;
    private static final int UNREACHABLE = 3;

    private ClientCommands() {}

    /** Adds them all. */
    public static void addTo(CommandLine line) {
        Map<String, CommandLine> commands = new LinkedHashMap<>();
        for (Group single : new Group[] {new TradeCommands(), new VenueCommands()}) {
            commands.putAll(new CommandLine(single).getSubcommands());
        }
        commands.put("watch", new CommandLine(new WatchCommand()));
        for (Group group : VenueCommands.groups()) {
            CommandLine command = new CommandLine(group);
            commands.put(command.getCommandName(), command);
        }
        commands.forEach(line::addSubcommand);
        IParameterExceptionHandler others = line.getParameterExceptionHandler();
        line.setParameterExceptionHandler((wrong, arguments) ->
                isOurs(wrong.getCommandLine()) ? wrongUsage(wrong) : others.handleParseException(wrong, arguments));
    }

    private static boolean isOurs(CommandLine command) {
        Object commanded = command.getCommandSpec().userObject();
        Class<?> declaring = commanded instanceof Method method ? method.getDeclaringClass() : commanded.getClass();
        return declaring.getPackage() == ClientCommands.class.getPackage();
    }

    /** What is wrong, and where the help is: the whole of it would hide the line that matters. */
    private static int wrongUsage(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("covenant: " + Table.plain(wrong.getMessage()));
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("How to use it: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** Tells what a client's command failed of; returns the exit code, or -1 if the failure is not of that kind. */
    public static int tell(Throwable failure, CommandLine line) {
        PrintWriter err = line.getErr();
        if (failure instanceof VenueProblem problem) {
            err.println("covenant: " + problem.code() + ": " + Table.plain(problem.detail()));
            advise(err, problem);
            err.flush();
            return REFUSED;
        }
        if (failure instanceof VenueUnreachable) {
            err.println("covenant: " + Table.plain(failure.getMessage()));
            err.println(
                    failure.getCause() instanceof SSLException
                            ? "Is its certificate one of your own? --ca FILE trusts it; --url says whether it is https."
                            : "Is a venue running there? --url or COVENANT_URL says where; covenant serve starts one.");
            err.flush();
            return UNREACHABLE;
        }
        return -1;
    }

    private static void advise(PrintWriter err, VenueProblem problem) {
        if (problem.code().equals("key-missing")) {
            err.println("Give a key: COVENANT_KEY, --key-file FILE or --key KEY.");
        } else if (problem.sequence() > 0) {
            err.println("Nothing was changed. More: covenant problems " + problem.code()
                    + (problem.requestId().isEmpty() ? "" : "   (request " + problem.requestId() + ")"));
        } else {
            err.println("It was no venue that answered with status " + problem.status() + ": look at --url.");
        }
    }
}
