package covenant.api.request;

import covenant.engine.Limits;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Ids derived from titles and names. */
public final class Slugs {
    /** Leaves room for a suffix. */
    private static final int MAX_CHARS = Limits.MAX_ID_CHARS - 8;

    private Slugs() {}

    /**
     * The first free id among {@code title}, {@code title-2}, {@code title-3} and so on.
     *
     * @param otherwise the id where the title has no letter or digit of the Latin alphabet
     */
    public static String free(String title, String otherwise, Predicate<String> taken) {
        String slug = of(title);
        String base = slug.isEmpty() ? otherwise : slug;
        String id = base;
        for (int n = 2; taken.test(id); n++) {
            id = base + "-" + n;
        }
        return id;
    }

    /** The title in lower-case letters and digits joined by dashes; accents are dropped. May be empty. */
    static String of(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < plain.length() && slug.length() < MAX_CHARS; i++) {
            char c = plain.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                if (gap && slug.length() > 0) {
                    slug.append('-');
                }
                slug.append(c);
                gap = false;
            } else if (Character.getType(c) != Character.NON_SPACING_MARK && c != '\'' && c != '\u2019') {
                gap = true;
            }
        }
        return slug.toString();
    }
}
