package covenant.ledger.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a backup is.
 *
 * @param sequence of the last command in it
 * @param time the venue's, of that command
 * @param hash the state hash after it, in lower-case hexadecimal
 * @param layout of the state that was hashed, see {@link covenant.engine.state.StateCodec#VERSION}; 0 if it was not told
 * @param files SHA-256 of each file, by its name
 */
public record Manifest(long sequence, Instant time, String hash, int layout, Map<String, String> files) {
    /** The file that holds it. */
    public static final String FILE = "MANIFEST";

    private static final String FIRST_LINE = "# covenant backup 1";
    private static final Pattern SAID = Pattern.compile("# (sequence|time|hash|layout) (\\S+)");
    private static final Pattern NAMED = Pattern.compile("([0-9a-f]{64})  ([a-z0-9][a-z0-9.-]{0,80})");

    public Manifest {
        files = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** As its file has it. */
    String text() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        text.append("# sequence ").append(sequence).append('\n');
        text.append("# time ").append(time).append('\n');
        text.append("# hash ").append(hash).append('\n');
        text.append("# layout ").append(layout).append('\n');
        files.forEach(
                (name, sha256) -> text.append(sha256).append("  ").append(name).append('\n'));
        return text.toString();
    }

    /**
     * Reads that of a backup.
     *
     * @throws BackupDamaged if there is none, or it is none
     */
    static Manifest read(Path backup) throws IOException {
        String text;
        try {
            text = Files.readString(backup.resolve(FILE), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new BackupDamaged("this is no backup: it has no " + FILE);
        }
        Map<String, String> said = new LinkedHashMap<>();
        Map<String, String> files = new LinkedHashMap<>();
        String[] lines = text.split("\n");
        if (!lines[0].equals(FIRST_LINE)) {
            throw new BackupDamaged(
                    FILE + " begins with \"" + lines[0] + "\", this program reads \"" + FIRST_LINE + "\"");
        }
        for (int i = 1; i < lines.length; i++) {
            Matcher head = SAID.matcher(lines[i]);
            Matcher named = NAMED.matcher(lines[i]);
            if (head.matches()) {
                said.put(head.group(1), head.group(2));
            } else if (named.matches()) {
                files.put(named.group(2), named.group(1));
            } else {
                throw new BackupDamaged(FILE + " has a line that means nothing: " + lines[i]);
            }
        }
        try {
            return new Manifest(
                    Long.parseLong(said.getOrDefault("sequence", "")),
                    Instant.parse(said.getOrDefault("time", "")),
                    said.getOrDefault("hash", ""),
                    Integer.parseInt(said.getOrDefault("layout", "0")),
                    files);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new BackupDamaged(FILE + " does not say its sequence, time and layout");
        }
    }
}
