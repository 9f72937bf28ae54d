package covenant.engine.lab.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** The groups that have anybody in them, as one sentence; empty if none has. */
    static String sentence(Sorted... groups) {
        return sentence("", groups);
    }

    /** The same behind how the sentence begins. */
    static String sentence(String first, Sorted... groups) {
        List<String> parts = new ArrayList<>();
        if (!first.isEmpty()) {
            parts.add(first);
        }
        for (Sorted group : groups) {
            if (!group.byFigures.isEmpty()) {
                parts.add(group.text());
            }
        }
        if (parts.isEmpty()) {
            return "";
        }
        String text = String.join("; ", parts);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
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
