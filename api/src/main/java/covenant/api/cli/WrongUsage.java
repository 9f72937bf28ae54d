package covenant.api.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong and where help is; the help itself would push the one line that matters off the screen. */
final class WrongUsage implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("covenant: " + plain(wrong));
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** Without the names of classes that a number or a path was to become. */
    private static String plain(ParameterException wrong) {
        String message = String.valueOf(wrong.getMessage())
                .replaceFirst("(?s) \\(java\\..*\\)$", "")
                .replaceFirst("cannot convert '(.*)' to (BigDecimal|BigInteger)$", "'$1' is not a number")
                .replaceFirst("'(.*)' is not an? (int|long|short)$", "'$1' is not a whole number");
        boolean isEaten = wrong instanceof MissingParameterException missing
                && missing.getMissing().stream().allMatch(ArgSpec::isPositional)
                && wrong.getCommandLine().getParseResult().originalArgs().size() > 1;
        return isEaten
                ? message + " (what follows an option that takes several values is taken for one of them)"
                : message;
    }
}
