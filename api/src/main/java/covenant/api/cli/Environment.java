package covenant.api.cli;

import java.util.Locale;
import java.util.function.UnaryOperator;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Defaults from the environment: {@code --operator-key} from {@code COVENANT_OPERATOR_KEY}; a blank variable counts as unset. */
final class Environment implements IDefaultValueProvider {
    private final UnaryOperator<String> variables;

    Environment(UnaryOperator<String> variables) {
        this.variables = variables;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String value = variables.apply(variable(option.longestName()));
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The variable that stands for an option. */
    static String variable(String option) {
        return "COVENANT_" + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
