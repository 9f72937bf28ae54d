package covenant.api.problem;

import java.util.Locale;

/** What the HTTP surface itself refuses, before the venue sees anything. */
public enum ApiCode {
    MALFORMED_REQUEST(400, "The request line, path or query is malformed."),
    MALFORMED_JSON(400, "The body is not one JSON object in UTF-8, or a field appears twice."),
    UNKNOWN_FIELD(400, "The body has a field that this call does not know."),
    UNKNOWN_PARAMETER(400, "The query has a parameter that this call does not know, or one twice."),
    MISSING_FIELD(400, "A field that this call needs is absent, or fields exclude each other."),
    WRONG_TYPE(400, "A field has another JSON type than this call needs."),
    NUMBER_INVALID(400, "A number has more than 6 decimals, is too large, or is none."),
    TIME_INVALID(400, "A time is not ISO-8601 in UTC, or a duration is not ISO-8601."),
    VALUE_INVALID(400, "A field has a value that is not among those it may have."),
    COMMAND_ID_MISSING(400, "Every write names itself by a commandId, so that it can be sent again safely."),
    COMMAND_ID_INVALID(400, "A commandId has 1 to 64 printable ASCII characters and no space."),
    CURSOR_INVALID(400, "The cursor did not come from an earlier answer of this call."),
    PARAMETER_INVALID(400, "A query parameter has a value that is not among those it may have."),
    IF_MATCH_INVALID(400, "If-Match is not the quoted changedSequence of what this write is about."),
    KEY_MISSING(401, "This call needs the header Authorization: Bearer <key>."),
    KEY_UNKNOWN(401, "No account has this key."),
    KEY_EXPIRED(401, "The key's time is over."),
    KEY_ENDED(401, "The key was revoked."),
    SESSION_ENDED(401, "The session is over: signed out, out of time, or its key is no more."),
    SCOPE_NOT_GRANTED(403, "The key's scopes do not include what this call needs."),
    CROSS_SITE_REQUEST(403, "A browser's session is for the venue's own page; a write needs the header Covenant-Csrf."),
    LIMIT_OF_WRONG_SIDE(422, "maxCost limits a purchase, minProceeds a sale; this is the other."),
    REPLAY_INVALID(422, "What a replay is to change does not go together, or not with this venue."),
    CAMPAIGN_INVALID(422, "The campaign's file, or what is set in it, cannot be used."),
    GUEST_NOT_ADMITTED(
            403, "A guest of a demo may not do this: it would reach beyond the demo, or end what others opened."),
    NO_GUESTS(404, "The venue has no guests; only a demo has."),
    NOT_FOUND(404, "There is nothing at this path, or what it names has nothing of this kind."),
    METHOD_NOT_ALLOWED(405, "The path exists, but not with this method; see the header Allow."),
    NOT_ACCEPTABLE(406, "None of the types that Accept asks for can be had."),
    BODY_TOO_SLOW(408, "The body was not complete in 10 seconds."),
    BODY_TOO_LARGE(413, "A body has at most 64 KiB."),
    ADDRESS_TOO_LONG(414, "The request line has at most 4 KiB."),
    UNSUPPORTED_MEDIA_TYPE(415, "A body is application/json."),
    UPGRADE_REQUIRED(426, "This address speaks WebSocket only."),
    RATE_LIMITED(429, "The key or the address has asked for more than its share; Retry-After says when to go on."),
    HEADERS_TOO_LARGE(431, "All headers together have at most 8 KiB."),
    INTERNAL(500, "Something is wrong inside; the log of the server says what."),
    REQUEST_TOO_SLOW(503, "The venue could not answer in time. A write may have been done: send it again as it is."),
    VENUE_STARTING(503, "The venue is starting. Try again."),
    STREAM_FULL(503, "As many clients as may follow the live stream do so already. Try again."),
    RESEARCH_BUSY(503, "Too many studies wait or run already. Try again when one is over."),
    HISTORY_UNAVAILABLE(503, "The history cannot be read now; trading goes on. Try again.");

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final int status;
    private final String meaning;

    ApiCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** The stable code shown to clients. */
    public String code() {
        return code;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** One sentence for the page of problems. */
    public String meaning() {
        return meaning;
    }
}
