package covenant.api.cli;

import covenant.api.terminal.Suggestion;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The file that {@code --config} names: properties, each an option without its dashes. */
final class ConfigFile {
    /** The option that names it. */
    static final String OPTION = "--config";

    /** No file. */
    static final ConfigFile NONE = new ConfigFile(null, Map.of(), "");

    private final Path file;
    private final Map<String, String> values;
    private final String problem;

    private ConfigFile(Path file, Map<String, String> values, String problem) {
        this.file = file;
        this.values = values;
        this.problem = problem;
    }

    /** The one that the arguments or else the environment name; what is wrong with it is told by {@link #problem}. */
    static ConfigFile named(String[] arguments, String variable) {
        String name = variable == null || variable.isBlank() ? null : variable.strip();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(OPTION + "=")) {
                name = arguments[i].substring(OPTION.length() + 1);
            } else if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
                name = arguments[i + 1];
            }
        }
        return name == null ? NONE : read(Path.of(name));
    }

    private static ConfigFile read(Path file) {
        Twice properties = new Twice();
        try (Reader reader = new StringReader(Files.readString(file, StandardCharsets.UTF_8))) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return new ConfigFile(file, Map.of(), OPTION + " " + file + " cannot be read: " + e);
        }
        if (!properties.twice.isEmpty()) {
            return new ConfigFile(file, Map.of(), file + " has " + properties.twice + " twice");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            values.put(name, properties.getProperty(name).strip());
        }
        return new ConfigFile(file, values, "");
    }

    /** Properties silently take the last of two; a person should hear of it. */
    private static final class Twice extends Properties {
        private static final long serialVersionUID = 1L;

        private final Set<String> twice = new TreeSet<>();

        @Override
        public synchronized Object put(Object name, Object value) {
            if (containsKey(name)) {
                twice.add(name.toString());
            }
            return super.put(name, value);
        }

        @Override
        public synchronized boolean equals(Object other) {
            return this == other;
        }

        @Override
        public synchronized int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** What it says of an option; null if nothing. */
    String value(String option) {
        return values.get(option.substring(2));
    }

    /** Why it cannot be used, if these are all the options there are; empty if it can. */
    String problem(Set<String> options) {
        if (!problem.isEmpty()) {
            return problem;
        }
        Set<String> known = new TreeSet<>(options);
        known.remove(OPTION);
        for (String name : values.keySet()) {
            if (!known.contains("--" + name)) {
                return file + ": there is no option " + name + Suggestion.of(name, known);
            }
        }
        return "";
    }
}
