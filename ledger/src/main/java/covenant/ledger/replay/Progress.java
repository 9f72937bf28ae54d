package covenant.ledger.replay;

/** Hears how far a long piece of work has come. Called often and on the working thread; it must be quick. */
@FunctionalInterface
public interface Progress {
    /** For whoever does not want to know. */
    Progress NONE = (done, total) -> {};

    /** So many commands of so many are done. */
    void at(long done, long total);
}
