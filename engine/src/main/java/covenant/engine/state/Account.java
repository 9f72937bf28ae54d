package covenant.engine.state;

import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.CommandCodec;
import covenant.engine.command.KeyHash;
import covenant.engine.command.TermsCodec;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** A participant's, coordinator's, researcher's or operator's account: cash that is 0 or more, and keys. */
public final class Account {
    private final int number;
    private final String id;
    private final String name;
    private final Role role;
    private final List<AccountKey> keys = new ArrayList<>(1);
    private final List<KeyHash> revoked = new ArrayList<>(0);
    private int keysMade;
    long cashMicros;

    Account(int number, String id, String name, Role role) {
        this.number = number;
        this.id = id;
        this.name = name;
        this.role = role;
    }

    /** Its number, from 0 (the venue) upward. */
    public int number() {
        return number;
    }

    /** Its slug. */
    public String id() {
        return id;
    }

    /** Its name, for people. */
    public String name() {
        return name;
    }

    /** What it may do. */
    public Role role() {
        return role;
    }

    /** Its free cash, never negative. */
    public long cashMicros() {
        return cashMicros;
    }

    /** The keys that open it, expired ones among them until the next is made. */
    public List<AccountKey> keys() {
        return List.copyOf(keys);
    }

    /** How many keys open it. */
    public int keyCount() {
        return keys.size();
    }

    /** How many keys were made for it so far. */
    public int keysMade() {
        return keysMade;
    }

    /** The key with this id, or null. */
    public AccountKey key(String keyId) {
        return keys.stream().filter(key -> key.id().equals(keyId)).findFirst().orElse(null);
    }

    /** Adds a key, and returns it. One of the same hash that is there already stays as it is, and is returned. */
    public AccountKey addKey(AccountKey key) {
        keysMade++;
        for (AccountKey each : keys) {
            if (each.hash().equals(key.hash())) {
                return each;
            }
        }
        keys.add(key);
        return key;
    }

    /** Ends one of its keys. */
    public void revoke(AccountKey key) {
        keys.remove(key);
        revoked.add(key.hash());
        while (revoked.size() > Limits.REMEMBERED_REVOKED_KEYS) {
            revoked.remove(0);
        }
    }

    /** Hashes of the keys that were revoked, the latest of them. */
    public List<KeyHash> revokedKeys() {
        return List.copyOf(revoked);
    }

    /** Whether this key once opened the account and was revoked. */
    public boolean isRevoked(KeyHash key) {
        return revoked.contains(key);
    }

    void write(WireWriter out) {
        out.putText(id);
        out.putText(name);
        out.putByte(role.number());
        out.putLong(cashMicros);
        out.putInt(keysMade);
        out.putInt(keys.size());
        for (AccountKey key : keys) {
            key.write(out);
        }
        out.putInt(revoked.size());
        for (KeyHash hash : revoked) {
            TermsCodec.writeHash(hash, out);
        }
    }

    static Account read(int number, WireReader in) {
        Account account = new Account(number, in.getText(), in.getText(), CommandCodec.role(in));
        account.cashMicros = in.getLong();
        account.keysMade = in.getInt();
        for (int left = in.count(Integer.MAX_VALUE); left > 0; left--) {
            account.keys.add(AccountKey.read(in));
        }
        for (int left = in.count(Integer.MAX_VALUE); left > 0; left--) {
            account.revoked.add(TermsCodec.readHash(in));
        }
        return account;
    }
}
