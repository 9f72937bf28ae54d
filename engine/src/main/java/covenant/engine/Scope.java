package covenant.engine;

import java.util.Locale;

/** What a key may be used for; {@link covenant.engine.command.CommandKind} says which command needs which. */
public enum Scope {
    /** Reads of what is the account's own. */
    READ(0),
    /** Trades and limit orders. */
    TRADE(1),
    /** What coordinators, verifiers, actors and owners of playbooks do: markets, settlement, commitments, responses. */
    OFFICE(2),
    /** What the operator does: accounts, their money and their keys, the clock. */
    ACCOUNTS(3),
    /** Making and revoking keys of the account itself. */
    KEYS(4);

    private final int number;
    private final String id = name().toLowerCase(Locale.ROOT);

    Scope(int number) {
        this.number = number;
    }

    /** The number that stands for this scope in the journal; never reused. */
    public int number() {
        return number;
    }

    /** The lower-case name used in JSON. */
    public String id() {
        return id;
    }
}
