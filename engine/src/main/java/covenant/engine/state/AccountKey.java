package covenant.engine.state;

import covenant.engine.Scope;
import covenant.engine.Scopes;
import covenant.engine.command.KeyHash;
import covenant.engine.command.TermsCodec;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/**
 * A key that opens an account.
 *
 * @param hash SHA-256 of the key
 * @param id its slug, unique among the account's keys
 * @param scopes what it may be used for
 * @param expiresAtMicros from when on it opens nothing; 0 = never
 * @param issuedAtMicros when it was made
 */
public record AccountKey(KeyHash hash, String id, Scopes scopes, long expiresAtMicros, long issuedAtMicros) {
    /** Whether it has ceased to open anything by itself. */
    public boolean isExpired(long atMicros) {
        return expiresAtMicros != 0 && atMicros >= expiresAtMicros;
    }

    /** Whether keys and accounts can be managed with it for ever. */
    public boolean isLasting() {
        return expiresAtMicros == 0 && scopes.has(Scope.ACCOUNTS) && scopes.has(Scope.KEYS);
    }

    void write(WireWriter out) {
        TermsCodec.writeHash(hash, out);
        out.putText(id);
        out.putInt(scopes.bits());
        out.putLong(expiresAtMicros);
        out.putLong(issuedAtMicros);
    }

    static AccountKey read(WireReader in) {
        return new AccountKey(
                TermsCodec.readHash(in), in.getText(), new Scopes(in.getInt()), in.getLong(), in.getLong());
    }
}
