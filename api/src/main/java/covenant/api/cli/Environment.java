package covenant.api.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Defaults from the environment, {@code --operator-key} from {@code COVENANT_OPERATOR_KEY}, and after it from a file, where it is {@code operator-key}; a
 * blank counts as unset.
 */
final class Environment implements IDefaultValueProvider {
    /** How our variables begin. */
    static final String PREFIX = "COVENANT_";

    private final Map<String, String> variables;
    private final ConfigFile file;

    Environment(Map<String, String> variables, ConfigFile file) {
        this.variables = variables;
        this.file = file;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String value = variables.get(variable(option.longestName()));
        if (!isSet(value)) {
            value = file.value(option.longestName());
        }
        return isSet(value) ? value.strip() : null;
    }

    /** The file. */
    ConfigFile file() {
        return file;
    }

    /** The options of this command, which was parsed with these defaults. */
    Settings settings(CommandSpec command) {
        return new Settings(command, command.commandLine().getParseResult(), variables, file);
    }

    static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }

    /** The variable that stands for an option. */
    static String variable(String option) {
        return PREFIX + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
