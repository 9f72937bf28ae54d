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
    private final List<KeyHash> keys = new ArrayList<>(1);
    private final List<KeyHash> revoked = new ArrayList<>(0);
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

    /** Hashes of the keys that open it. */
    public List<KeyHash> keys() {
        return List.copyOf(keys);
    }

    /** How many keys open it. */
    public int keyCount() {
        return keys.size();
    }

    /** Adds a key, after revoking the others if asked. A key that is there already stays as it is. */
    public void addKey(KeyHash key, boolean revokeOthers) {
        if (revokeOthers) {
            keys.remove(key);
            revoked.addAll(keys);
            keys.clear();
            while (revoked.size() > Limits.REMEMBERED_REVOKED_KEYS) {
                revoked.remove(0);
            }
        }
        if (!keys.contains(key)) {
            keys.add(key);
        }
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
        writeKeys(keys, out);
        writeKeys(revoked, out);
    }

    static Account read(int number, WireReader in) {
        Account account = new Account(number, in.getText(), in.getText(), CommandCodec.role(in));
        account.cashMicros = in.getLong();
        readKeys(account.keys, in);
        readKeys(account.revoked, in);
        return account;
    }

    private static void writeKeys(List<KeyHash> hashes, WireWriter out) {
        out.putInt(hashes.size());
        for (KeyHash hash : hashes) {
            TermsCodec.writeHash(hash, out);
        }
    }

    private static void readKeys(List<KeyHash> hashes, WireReader in) {
        int count = in.count(Integer.MAX_VALUE);
        for (int i = 0; i < count; i++) {
            hashes.add(TermsCodec.readHash(in));
        }
    }
}
