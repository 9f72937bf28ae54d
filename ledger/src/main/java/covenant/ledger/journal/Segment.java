package covenant.ledger.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of the journal.
 *
 * @param firstSequence of its first command; part of its name
 */
public record Segment(Path file, long firstSequence) {
    private static final Pattern NAME = Pattern.compile("journal-(\\d{20})\\.log");

    /** The segment of this directory that begins with this sequence, whether or not it exists. */
    static Segment of(Path directory, long firstSequence) {
        return new Segment(
                directory.resolve(String.format(Locale.ROOT, "journal-%020d.log", firstSequence)), firstSequence);
    }

    /** The segments that are there, oldest first. */
    public static List<Segment> list(Path directory) throws IOException {
        List<Segment> segments = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    segments.add(new Segment(file, Long.parseLong(name.group(1))));
                }
            }
        }
        segments.sort(Comparator.comparingLong(Segment::firstSequence));
        return segments;
    }
}
