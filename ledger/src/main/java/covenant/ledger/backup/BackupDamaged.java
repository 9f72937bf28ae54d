package covenant.ledger.backup;

/** A backup is not what was written, or does not lead to the state that it states. Nothing of it was kept. */
public final class BackupDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupDamaged(String message) {
        super(message);
    }
}
