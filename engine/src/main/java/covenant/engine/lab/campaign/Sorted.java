package covenant.engine.lab.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The variants that give the same answer to one question, with the figures of each; those with the same figures stand together. */
final class Sorted {
    /** The most sets of figures in one sentence; the measures have them all. */
    private static final int MOST_FIGURES = 8;

    /** The most names before figures that several variants share. */
    private static final int MOST_NAMES = 12;

    private final String answer;
    private final Map<String, List<String>> byFigures = new LinkedHashMap<>();

    /** None yet. */
    Sorted(String answer) {
        this.answer = answer;
    }

    /** One more; the figures may be empty. */
    void add(String variant, String figures) {
        byFigures.computeIfAbsent(figures, absent -> new ArrayList<>()).add(variant);
    }

    /** How the sentence begins, then the groups that have anybody in them; empty if none has. */
    static String sentence(String first, Sorted... groups) {
        String parts = parts(groups);
        return parts.isEmpty() ? "" : first + parts + ".";
    }

    /** The same where what it begins with says something by itself. */
    static String sentence(String first, String between, Sorted... groups) {
        String parts = parts(groups);
        return first + (parts.isEmpty() ? "" : between) + parts + ".";
    }

    private static String parts(Sorted... groups) {
        return Arrays.stream(groups)
                .filter(each -> !each.byFigures.isEmpty())
                .map(Sorted::text)
                .collect(Collectors.joining("; "));
    }

    private String text() {
        List<String> each = new ArrayList<>();
        byFigures.forEach((figures, names) -> each.add(names(names) + (figures.isEmpty() ? "" : " (" + figures + ")")));
        int shown = Math.min(each.size(), MOST_FIGURES);
        String rest = shown < each.size() ? " and others" : "";
        return answer + String.join(", ", each.subList(0, shown)) + rest;
    }

    private static String names(List<String> names) {
        int shown = Math.min(names.size(), MOST_NAMES);
        int last = shown < names.size() ? shown : shown - 1;
        String before = String.join(", ", names.subList(0, last));
        String end = shown < names.size() ? names.size() - shown + " more" : names.get(last);
        return before.isEmpty() ? end : before + " and " + end;
    }
}
