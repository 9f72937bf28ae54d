package covenant.engine.replay;

/** Hears how far a replay is. */
@FunctionalInterface
public interface ReplayProgress {
    /** For whoever waits. */
    ReplayProgress NONE = (done, total) -> {};

    /** So many commands are done, of so many in all; the total is 0 where it is not known. */
    void at(long done, long total);
}
