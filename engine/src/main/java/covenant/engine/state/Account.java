package covenant.engine.state;

import covenant.engine.Role;
import covenant.engine.command.CommandCodec;
import covenant.engine.command.KeyHash;
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

    /** Adds a key, after dropping the others if asked. */
    public void addKey(KeyHash key, boolean revokeOthers) {
        if (revokeOthers) {
            keys.clear();
        }
        keys.add(key);
    }

    void write(WireWriter out) {
        out.putText(id);
        out.putText(name);
        out.putByte(role.number());
        out.putLong(cashMicros);
        out.putInt(keys.size());
        for (KeyHash key : keys) {
            CommandCodec.writeKey(key, out);
        }
    }

    static Account read(int number, WireReader in) {
        Account account = new Account(number, in.getText(), in.getText(), CommandCodec.role(in));
        account.cashMicros = in.getLong();
        int keyCount = in.count(Integer.MAX_VALUE);
        for (int i = 0; i < keyCount; i++) {
            account.keys.add(CommandCodec.readKey(in));
        }
        return account;
    }
}
