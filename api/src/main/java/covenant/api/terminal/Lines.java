package covenant.api.terminal;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Text for a terminal: wrapped lines, and columns that stand under each other. */
public final class Lines {
    private static final int WIDTH = 100;
    private static final Pattern WORD = Pattern.compile("\\S*\\[[-0-9.]+,\\s[-0-9.]+\\]\\S*|\\S+");

    private Lines() {}

    /** Paragraphs broken at words, each line indented. */
    public static String wrapped(String text, String indent) {
        StringBuilder wrapped = new StringBuilder();
        for (String paragraph : text.strip().split("\n\\s*\n")) {
            if (wrapped.length() > 0) {
                wrapped.append(System.lineSeparator()).append(System.lineSeparator());
            }
            int column = 0;
            for (String word : words(paragraph)) {
                if (column == 0 || column + 1 + word.length() > WIDTH) {
                    wrapped.append(column == 0 ? "" : System.lineSeparator())
                            .append(indent)
                            .append(word);
                    column = indent.length() + word.length();
                } else {
                    wrapped.append(' ').append(word);
                    column += 1 + word.length();
                }
            }
        }
        return wrapped.toString();
    }

    /** An interval in brackets is one word. */
    private static List<String> words(String paragraph) {
        return WORD.matcher(paragraph)
                .results()
                .map(MatchResult::group)
                .map(word -> word.replaceAll("\\s+", " "))
                .toList();
    }

    /** Rows with equal numbers of cells, the first column to the left and the others to the right. */
    public static String table(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
            }
            table.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return table.toString();
    }

    /** A number in this format; what rounds to zero has no sign. */
    public static String number(String format, double value) {
        String text = String.format(Locale.ROOT, format, value);
        return text.matches("-0\\.0+") ? text.substring(1) : text;
    }
}
