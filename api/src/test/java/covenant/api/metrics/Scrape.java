package covenant.api.metrics;

import covenant.api.fixture.ServedVenue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code /metrics} answers, read as Prometheus reads it. */
final class Scrape {
    private static final Pattern SAMPLE = Pattern.compile("([a-z0-9_]+)(?:\\{(.*)\\})? \\S+");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"");

    private final Map<String, Family> families = new TreeMap<>();
    private final Set<String> samples = new TreeSet<>();
    private final List<String> lines;

    /** What is told of all samples of one name. */
    record Family(String type, String help, Set<String> labels) {}

    Scrape(ServedVenue venue) {
        lines = venue.get(null, "/metrics").expect(200).body().lines().toList();
        Map<String, String> helps = new TreeMap<>();
        for (String line : lines) {
            String[] words = line.split(" ", 4);
            if (line.startsWith("# HELP ")) {
                helps.put(words[2], words[3]);
            } else if (line.startsWith("# TYPE ")) {
                families.put(words[2], new Family(words[3], helps.getOrDefault(words[2], ""), new TreeSet<>()));
            } else {
                sample(line);
            }
        }
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new AssertionError("not a sample: " + line);
        }
        samples.add(sample.group(1));
        Family family = families.get(sample.group(1).replaceFirst("_(bucket|sum|count)$", ""));
        family = family == null ? families.get(sample.group(1)) : family;
        Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
        while (label.find()) {
            if (!label.group(1).equals("le")) {
                family.labels().add(label.group(1));
            }
        }
    }

    /** All families by name. */
    Map<String, Family> families() {
        return families;
    }

    /** The names that queries use. */
    Set<String> samples() {
        return samples;
    }

    /** The value of the sample that begins so. */
    double value(String sample) {
        return lines.stream()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample " + sample));
    }
}
