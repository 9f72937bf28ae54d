package covenant.engine.lab.benchmark;

import java.util.Locale;

/** How the traders of a model meet the maker. */
public enum Mechanism {
    /** One after another in the order of their seats, each moving the price to where he wants it. */
    SEQUENTIAL,
    /**
     * All at once against the price of the last round: each asks for one Nth of the shares that would take the price to his target, what they
     * ask is netted, only the net trade goes to the maker, and everybody is filled at its average price.
     */
    BATCH;

    /** The lower-case name used on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
