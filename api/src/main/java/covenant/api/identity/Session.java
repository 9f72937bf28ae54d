package covenant.api.identity;

import covenant.engine.command.KeyHash;

/**
 * A browser's session, all of which stands in its cookie.
 *
 * @param token the cookie's value
 * @param id 96 random bits in hexadecimal
 * @param key the hash of the key with which it was begun
 * @param startedSeconds when it was begun, since 1970
 * @param endsSeconds when its time is up
 */
public record Session(String token, String id, KeyHash key, long startedSeconds, long endsSeconds) {
    /** Says nothing of its secrets. */
    @Override
    public String toString() {
        return "session " + id.substring(0, 8);
    }
}
