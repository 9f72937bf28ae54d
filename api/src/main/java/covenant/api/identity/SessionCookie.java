package covenant.api.identity;

/** The cookie's name and attributes. */
final class SessionCookie {
    private static final String PLAIN = "covenant-session";
    private static final String HOST_ONLY = "__Host-" + PLAIN;

    private SessionCookie() {}

    /** Under TLS a browser takes the name only from this very host, for all its paths, by TLS. */
    static String name(boolean secure) {
        return secure ? HOST_ONLY : PLAIN;
    }

    static String set(boolean secure, String value, long maxAgeSeconds) {
        return name(secure) + "=" + value + "; Path=/; Max-Age=" + maxAgeSeconds + "; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "");
    }
}
