package covenant.api.lab.campaign;

import covenant.api.terminal.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The library: attempts at manipulation that are documented somewhere, each a campaign's file that can be run, copied and changed. */
public final class Attempts {
    private static final String FOLDER = "/covenant/lab/";
    private static final String INDEX = "attempts.txt";

    private Attempts() {}

    /** Their names, in the order in which they are listed. To add one: its file, and its name in {@code attempts.txt}. */
    public static List<String> names() {
        return resource(INDEX)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** What to say where somebody asks for one that there is not; empty where there is one of this name. */
    public static String problem(String name) {
        List<String> names = names();
        return names.contains(name)
                ? ""
                : "there is no attempt " + name + Suggestion.of(name, names) + "; there are "
                        + String.join(", ", names);
    }

    /** The file of one that there is, as it stands. */
    public static String text(String name) {
        return resource(name + ".yaml");
    }

    /**
     * One of them, read.
     *
     * @throws CampaignFileWrong if a setting does not fit
     */
    public static CampaignFile read(String name, List<String> settings) {
        return CampaignReader.read(text(name), name + ".yaml", settings);
    }

    private static String resource(String file) {
        try (InputStream in = Attempts.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("no file " + file + " in the library");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
