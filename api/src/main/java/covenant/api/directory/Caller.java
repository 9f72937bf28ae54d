package covenant.api.directory;

import covenant.engine.Role;
import covenant.engine.Scopes;

/**
 * An account as the surface needs it, and the key with which it came.
 *
 * @param number its number in the venue
 * @param id its slug
 * @param name its name, for people
 * @param role what it may do
 * @param keyId the key's slug; empty where nobody came with a key
 * @param scopes what the key may be used for
 * @param expiresAtMicros from when on the key opens nothing; 0 = never
 */
public record Caller(int number, String id, String name, Role role, String keyId, Scopes scopes, long expiresAtMicros) {
    /** An account that is only spoken of. */
    public Caller(int number, String id, String name, Role role) {
        this(number, id, name, role, "", Scopes.NONE, 0);
    }

    /** The account with one of its keys. */
    public Caller with(String key, Scopes itsScopes, long itsExpiryMicros) {
        return new Caller(number, id, name, role, key, itsScopes, itsExpiryMicros);
    }

    /** Whether the key has ceased to open anything. */
    public boolean isExpired(long atMicros) {
        return expiresAtMicros != 0 && atMicros >= expiresAtMicros;
    }
}
