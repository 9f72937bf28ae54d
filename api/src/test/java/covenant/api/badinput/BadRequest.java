package covenant.api.badinput;

import java.util.List;

/**
 * One bad request and the problem that must come back.
 *
 * @param key a name of {@link BadInput#key}
 */
record BadRequest(
        String name,
        String key,
        String method,
        String path,
        byte[] body,
        List<String> headers,
        int status,
        String code) {
    @Override
    public String toString() {
        return name;
    }
}
