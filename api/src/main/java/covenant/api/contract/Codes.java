package covenant.api.contract;

import covenant.api.problem.ApiCode;
import java.util.Map;

/**
 * The code that a violation is answered with: the schema's own {@code x-code}, else what the keyword stands for. A schema that refers to
 * another may say a code of its own for it.
 *
 * @param own the {@code x-code} nearest to the request, or null
 */
record Codes(String own) {
    static final Codes NONE = new Codes(null);

    static final String WRONG_TYPE = ApiCode.WRONG_TYPE.code();
    static final String NUMBER = ApiCode.NUMBER_INVALID.code();
    static final String VALUE = ApiCode.VALUE_INVALID.code();
    static final String TIME = ApiCode.TIME_INVALID.code();
    static final String MISSING = ApiCode.MISSING_FIELD.code();
    static final String UNKNOWN = ApiCode.UNKNOWN_FIELD.code();

    Codes within(Map<String, Object> schema) {
        return own != null || !schema.containsKey("x-code") ? this : new Codes((String) schema.get("x-code"));
    }

    String or(String otherwise) {
        return own == null ? otherwise : own;
    }
}
