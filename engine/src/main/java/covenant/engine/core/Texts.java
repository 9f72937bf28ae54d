package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Refusal;

/** What ids and texts may look like. */
final class Texts {
    private Texts() {}

    /** A slug: lower-case letters and digits in groups joined by single dashes. */
    static boolean isSlug(String id) {
        if (id.isEmpty() || id.length() > Limits.MAX_ID_CHARS) {
            return false;
        }
        boolean dash = true;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!letter && (c != '-' || dash)) {
                return false;
            }
            dash = !letter;
        }
        return !dash;
    }

    /** Why the reason of an act is refused, or null; it need not be given. */
    static Refused checkReason(String reason) {
        return check("the reason", reason, Limits.MAX_TEXT_CHARS, true);
    }

    /** Whether a text looks like an address on the web. */
    static boolean isLink(String link) {
        boolean isWeb = link.startsWith("http://") || link.startsWith("https://");
        if (!isWeb || link.length() > Limits.MAX_LINK_CHARS || link.endsWith("://")) {
            return false;
        }
        for (int i = 0; i < link.length(); i++) {
            if (link.charAt(i) <= ' ' || link.charAt(i) == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Why a text is refused, or null. */
    static Refused check(String what, String text, int maxChars, boolean mayBeEmpty) {
        if (text.isBlank() && !(mayBeEmpty && text.isEmpty())) {
            return new Refused(Refusal.TEXT_INVALID, what + " is blank");
        }
        if (text.length() > maxChars) {
            return new Refused(
                    Refusal.TEXT_INVALID,
                    what + " has " + text.length() + " characters, at most " + maxChars + " are allowed");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\n' || c == 0x7f) {
                return new Refused(Refusal.TEXT_INVALID, what + " holds a control character");
            }
        }
        return null;
    }
}
