package covenant.api.log;

import java.util.regex.Pattern;

/**
 * Texts that look like secrets: keys made by a venue, tokens of sessions, secrets of webhooks. What a client sent in the wrong place is
 * neither logged nor sent back.
 */
public final class Secrets {
    private static final String MASK = "***";
    private static final Pattern SECRET =
            Pattern.compile("cov_[A-Za-z0-9_-]{8,}|[A-Za-z0-9_-]{100,}|(?<![0-9A-Fa-f])[0-9a-f]{64}(?![0-9A-Fa-f])");

    private Secrets() {}

    /** The text with everything that looks like a secret replaced by stars. */
    public static String masked(String text) {
        return SECRET.matcher(text).replaceAll(MASK);
    }

    /** Whether a part of the text looks like a secret. */
    public static boolean isIn(String text) {
        return SECRET.matcher(text).find();
    }
}
