package covenant.engine.commitment;

import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/**
 * Someone who makes commitments: a lab, a government.
 *
 * @param number its number, from 0 upward
 * @param id its slug
 * @param name its name, for people
 * @param account number of the account that signs and posts bonds for it, or -1
 */
public record Actor(int number, String id, String name, int account) {

    /** Whether this account acts for it. */
    public boolean isActedForBy(int byAccount) {
        return account >= 0 && account == byAccount;
    }

    void write(WireWriter out) {
        out.putText(id);
        out.putText(name);
        out.putInt(account);
    }

    static Actor read(int number, WireReader in, int accounts) {
        return new Actor(number, in.getText(), in.getText(), Numbers.readOptional(in, accounts, "account"));
    }
}
