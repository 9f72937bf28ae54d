package covenant.engine.replay;

import java.util.Locale;

/** What it means that the others do the same although prices have become different. */
public enum Others {
    /** They trade the same shares of the same claims: they had decided beforehand. */
    SAME_SHARES,
    /** They move the price to where they left it: they hold the same beliefs, and trade more or less to make them count. */
    SAME_PRICES;

    /** The name used on the command line, such as {@code same-shares}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
