package covenant.api.terminal;

import java.util.Collection;
import java.util.Comparator;

/** What somebody probably meant who mistyped. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code ; did you mean port?} where a name is near one of those known (options with or without their dashes), else nothing. */
    public static String of(String name, Collection<String> known) {
        return known.stream()
                .map(each -> each.startsWith("--") ? each.substring(2) : each)
                .min(Comparator.comparingInt((String each) -> distance(name, each))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(nearest -> distance(name, nearest) <= Math.max(2, name.length() / 3))
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }

    /** How many letters must be changed, added or left out to make one of the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
