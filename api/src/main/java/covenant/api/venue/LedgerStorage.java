package covenant.api.venue;

import covenant.engine.core.Engine;
import covenant.engine.runtime.CommandJournal;
import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.RecoveryReport;
import covenant.ledger.follow.FollowerHealth;
import covenant.ledger.replay.Progress;
import java.nio.file.Path;

/** A data directory. */
public final class LedgerStorage implements Storage {
    private final Ledger ledger;

    private LedgerStorage(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Opens or creates a data directory.
     *
     * @param progress hears of commands replayed
     * @throws RuntimeException as {@link Ledger#open}
     */
    public static LedgerStorage open(Path directory, Progress progress) {
        return new LedgerStorage(Ledger.open(directory, LedgerOptions.defaults(), progress));
    }

    /** What opening found. */
    public RecoveryReport recovery() {
        return ledger.recovery();
    }

    @Override
    public Engine engine() {
        return ledger.engine();
    }

    @Override
    public CommandJournal journal() {
        return ledger.journal();
    }

    @Override
    public void follow() {
        ledger.follow();
    }

    @Override
    public FollowerHealth health() {
        return ledger.health();
    }

    @Override
    public String journalProblem() {
        return ledger.journalProblem();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
