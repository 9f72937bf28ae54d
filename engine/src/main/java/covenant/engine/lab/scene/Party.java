package covenant.engine.lab.scene;

import java.util.Locale;

/** Which side a player is on; profits are added up by it. */
public enum Party {
    /** Trades without knowing anything. */
    NOISE,
    /** Trades on a signal of what is true. */
    INFORMED,
    /** Trades on differences between branches or claims. */
    ARBITRAGEUR,
    /** Stands ready to trade back what departs from his belief. */
    DEFENDER,
    /** Follows what others do. */
    HERD,
    /** Wants a price or a decision, not a profit in the market. */
    ATTACKER;

    /** The lower-case name used in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether profits of this party count as the defence's. */
    public boolean defends() {
        return this == INFORMED || this == ARBITRAGEUR || this == DEFENDER;
    }
}
