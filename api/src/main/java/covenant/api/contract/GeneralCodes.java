package covenant.api.contract;

import covenant.api.problem.ApiCode;
import covenant.engine.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The codes that an operation can answer because of what it is, so that the files only list those that are its own. */
final class GeneralCodes {
    private static final List<ApiCode> ALWAYS = List.of(
            ApiCode.MALFORMED_REQUEST,
            ApiCode.NOT_ACCEPTABLE,
            ApiCode.ADDRESS_TOO_LONG,
            ApiCode.HEADERS_TOO_LARGE,
            ApiCode.INTERNAL,
            ApiCode.RATE_LIMITED,
            ApiCode.REQUEST_TOO_SLOW,
            ApiCode.VENUE_STARTING);
    private static final List<Refusal> ALWAYS_REFUSED = List.of(Refusal.VENUE_BUSY, Refusal.VENUE_STOPPING);
    private static final List<ApiCode> KEYED = List.of(
            ApiCode.KEY_MISSING,
            ApiCode.KEY_UNKNOWN,
            ApiCode.KEY_EXPIRED,
            ApiCode.KEY_ENDED,
            ApiCode.SESSION_ENDED,
            ApiCode.CROSS_SITE_REQUEST,
            ApiCode.SCOPE_NOT_GRANTED);
    private static final List<ApiCode> BODY = List.of(
            ApiCode.MALFORMED_JSON,
            ApiCode.UNKNOWN_FIELD,
            ApiCode.MISSING_FIELD,
            ApiCode.WRONG_TYPE,
            ApiCode.NUMBER_INVALID,
            ApiCode.TIME_INVALID,
            ApiCode.VALUE_INVALID,
            ApiCode.UNSUPPORTED_MEDIA_TYPE,
            ApiCode.BODY_TOO_LARGE,
            ApiCode.BODY_TOO_SLOW);
    private static final List<Refusal> BODY_REFUSED = List.of(Refusal.TEXT_INVALID);
    private static final List<ApiCode> COMMAND = List.of(
            ApiCode.COMMAND_ID_MISSING,
            ApiCode.COMMAND_ID_INVALID,
            ApiCode.PARAMETER_INVALID,
            ApiCode.IF_MATCH_INVALID);
    private static final List<Refusal> COMMAND_REFUSED =
            List.of(Refusal.VENUE_BUSY, Refusal.JOURNAL_FULL, Refusal.VENUE_STOPPING, Refusal.COMMAND_ID_REUSED);

    private GeneralCodes() {}

    /**
     * The codes of an operation, its own last.
     *
     * @param command whether it sends the venue a command
     * @param conditional whether it may be sent on condition that what it is about has not changed
     */
    static Set<String> with(
            List<String> own, boolean keyed, boolean someRoles, boolean body, boolean command, boolean conditional) {
        Set<String> codes = new LinkedHashSet<>();
        add(codes, ALWAYS);
        ALWAYS_REFUSED.forEach(refusal -> codes.add(refusal.code()));
        codes.add(ApiCode.UNKNOWN_PARAMETER.code());
        if (keyed) {
            add(codes, KEYED);
        }
        if (someRoles) {
            codes.add(Refusal.ROLE_NOT_ADMITTED.code());
        }
        if (body) {
            add(codes, BODY);
            BODY_REFUSED.forEach(refusal -> codes.add(refusal.code()));
        }
        if (command) {
            add(codes, COMMAND);
            COMMAND_REFUSED.forEach(refusal -> codes.add(refusal.code()));
        }
        if (conditional) {
            codes.add(Refusal.CHANGED_MEANWHILE.code());
        }
        codes.addAll(own);
        return codes;
    }

    private static void add(Set<String> codes, List<ApiCode> more) {
        more.forEach(code -> codes.add(code.code()));
    }
}
