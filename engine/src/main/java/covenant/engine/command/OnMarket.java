package covenant.engine.command;

/** A command about a market that exists already, so that it can be asked whether that has changed meanwhile. */
public interface OnMarket {
    /** Its number. */
    int market();
}
