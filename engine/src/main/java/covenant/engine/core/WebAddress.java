package covenant.engine.core;

import covenant.engine.Limits;

/** Addresses on the web, as far as they can be judged without looking anything up. */
final class WebAddress {
    private static final int MAX_PORT = 65_535;

    private WebAddress() {}

    /** Whether this is an absolute http or https address without user and fragment, in ASCII. */
    static boolean isOne(String text) {
        int from = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : -1;
        if (from < 0 || text.length() > Limits.MAX_URL_CHARS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || "\"<>\\^`{|}#".indexOf(c) >= 0) {
                return false;
            }
        }
        int to = from;
        while (to < text.length() && "/?".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return isHostAndPort(text.substring(from, to));
    }

    private static boolean isHostAndPort(String authority) {
        int bracket = authority.startsWith("[") ? authority.indexOf(']') : -1;
        int colon = authority.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String port = colon < 0 ? "80" : authority.substring(colon + 1);
        boolean known = bracket > 0
                ? bracket == host.length() - 1 && isOf(host.substring(1, bracket), "0123456789abcdefABCDEF:.")
                : isName(host);
        return known && isPort(port);
    }

    private static boolean isName(String host) {
        if (host.isEmpty() || host.startsWith(".") || host.startsWith("-") || host.contains("..")) {
            return false;
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPort(String port) {
        if (port.isEmpty() || port.length() > 5 || !isOf(port, "0123456789")) {
            return false;
        }
        int number = Integer.parseInt(port);
        return number > 0 && number <= MAX_PORT;
    }

    private static boolean isOf(String text, String allowed) {
        for (int i = 0; i < text.length(); i++) {
            if (allowed.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
