package covenant.api.http;

import java.util.List;
import java.util.Locale;

/** Which of the content types on offer a client would rather have. */
public final class Accept {
    private Accept() {}

    /**
     * The offer with the highest quality; the first of equals.
     *
     * @param header the client's {@code Accept}, or null
     * @return null if none will do
     */
    public static String choose(String header, List<String> offers) {
        if (header == null || header.isBlank() || header.equals("*/*") || header.equals(offers.get(0))) {
            return offers.get(0);
        }
        String best = null;
        double bestQuality = 0;
        for (String offer : offers) {
            double quality = quality(header, offer);
            if (quality > bestQuality) {
                best = offer;
                bestQuality = quality;
            }
        }
        return best;
    }

    private static double quality(String header, String offer) {
        double quality = 0;
        int specific = -1;
        for (String range : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = parts(range);
            int match = match(parts[0], offer);
            if (match > specific) {
                specific = match;
                quality = quality(parts);
            }
        }
        return quality;
    }

    /** A media type and its parameters, which semicolons part. A pattern with spaces around would try each of many spaces anew. */
    static String[] parts(String text) {
        String[] parts = text.split(";", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parts[i].strip();
        }
        return parts;
    }

    private static int match(String range, String offer) {
        if (range.equals(offer)) {
            return 2;
        }
        if (range.equals(offer.substring(0, offer.indexOf('/')) + "/*")) {
            return 1;
        }
        return range.equals("*/*") ? 0 : -1;
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].matches("q=[01](\\.[0-9]{0,3})?")) {
                return Double.parseDouble(parts[i].substring(2));
            }
        }
        return 1;
    }
}
