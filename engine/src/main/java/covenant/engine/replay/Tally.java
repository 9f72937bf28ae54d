package covenant.engine.replay;

/** What became of one account's deeds. */
final class Tally {
    long commands;
    long repeated;
    long refused;
    boolean isInjected;
}
