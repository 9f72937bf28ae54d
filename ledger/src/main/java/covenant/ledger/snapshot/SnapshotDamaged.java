package covenant.ledger.snapshot;

/** A snapshot that cannot be used; the message says why. */
final class SnapshotDamaged extends Exception {
    private static final long serialVersionUID = 1L;

    SnapshotDamaged(String why) {
        super(why);
    }
}
