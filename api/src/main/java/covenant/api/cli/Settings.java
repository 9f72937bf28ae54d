package covenant.api.cli;

import covenant.api.cli.client.ClientCommands;
import covenant.api.terminal.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of a command as they count, each with where it came from. Secrets are never shown. */
final class Settings {
    private static final String HIDDEN = "***";

    private final CommandSpec command;
    private final ParseResult parsed;
    private final Map<String, String> variables;
    private final ConfigFile file;

    /**
     * One option as it counts.
     *
     * @param name without its dashes
     * @param value as text; {@code ***} for a secret, {@code -} where there is none
     * @param source {@code option}, {@code environment}, {@code file} or {@code default}
     */
    record Setting(String name, String value, String source) {}

    Settings(CommandSpec command, ParseResult parsed, Map<String, String> variables, ConfigFile file) {
        this.command = command;
        this.parsed = parsed;
        this.variables = variables;
        this.file = file;
    }

    /** All options of a command that say something of how it runs. */
    static Set<String> names(CommandSpec command) {
        Set<String> names = new TreeSet<>();
        for (OptionSpec option : command.options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                names.add(option.longestName());
            }
        }
        return names;
    }

    /** In the order of their declaration. */
    List<Setting> all() {
        List<Setting> all = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                all.add(setting(option));
            }
        }
        return all;
    }

    private Setting setting(OptionSpec option) {
        String name = option.longestName();
        Object value = option.getValue();
        String shown = value == null ? "-" : isSecret(name) && !(value instanceof Path) ? HIDDEN : text(value);
        return new Setting(name.substring(2), shown, source(option));
    }

    private static String text(Object value) {
        return value instanceof Enum ? value.toString().toLowerCase(Locale.ROOT) : value.toString();
    }

    private String source(OptionSpec option) {
        String name = option.longestName();
        if (parsed.hasMatchedOption(option)) {
            return "option";
        }
        if (Environment.isSet(variables.get(Environment.variable(name)))) {
            return "environment";
        }
        return Environment.isSet(file.value(name)) ? "file" : "default";
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("key")
                || lower.endsWith("secret")
                || lower.endsWith("password")
                || lower.endsWith("token");
    }

    /** Variables that look as if they were meant for an option that there is not, each with what was probably meant. */
    List<String> strangers() {
        List<String> strangers = new ArrayList<>();
        Set<String> names = names(command);
        Map<String, String> known = new TreeMap<>();
        names.forEach(name -> known.put(Environment.variable(name), name));
        for (String variable : new TreeSet<>(variables.keySet())) {
            boolean isOurs = known.containsKey(variable) || ClientCommands.VARIABLES.contains(variable);
            if (variable.startsWith(Environment.PREFIX) && !isOurs) {
                String name = variable.substring(Environment.PREFIX.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
                strangers.add("the variable " + variable + " is no option of serve" + Suggestion.of(name, names));
            }
        }
        return strangers;
    }
}
