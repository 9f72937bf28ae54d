package covenant.api.venue;

import covenant.api.history.HistoryGateway;
import covenant.engine.core.Engine;
import covenant.engine.runtime.CommandJournal;
import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.RecoveryReport;
import covenant.ledger.follow.FollowerHealth;
import covenant.ledger.history.History;
import covenant.ledger.projection.H2Projection;
import covenant.ledger.replay.Progress;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A data directory. */
public final class LedgerStorage implements Storage {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerStorage.class);

    /** What is kept in the folder beside the journal and is not made from it: a backup has them too, where they are there. */
    public static final List<String> BESIDE = List.of(SecretFile.NAME, SignedOutFile.NAME);

    private final Ledger ledger;
    private final H2Projection projection;
    private final History history;
    private final byte[] secret;

    private final Path folder;

    private LedgerStorage(Path folder, Ledger ledger, H2Projection projection, byte[] secret) {
        this.folder = folder;
        this.secret = secret;
        this.ledger = ledger;
        this.projection = projection;
        this.history = new History(projection.database(), HistoryGateway.READERS);
    }

    /**
     * Opens or creates a data directory.
     *
     * @param progress hears of commands replayed
     * @throws RuntimeException as {@link Ledger#open}
     */
    public static LedgerStorage open(Path directory, Progress progress) {
        return open(directory, LedgerOptions.defaults(), progress);
    }

    /** The same with other options; their sinks are replaced by the projection. */
    public static LedgerStorage open(Path directory, LedgerOptions options, Progress progress) {
        H2Projection projection = new H2Projection(directory, LOG::warn);
        Ledger ledger = Ledger.open(directory, options.withSinks(projection), progress);
        try {
            return new LedgerStorage(directory, ledger, projection, SecretFile.readOrMake(directory));
        } catch (RuntimeException e) {
            ledger.close();
            projection.close();
            throw e;
        }
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
    public History history() {
        return history;
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public String journalProblem() {
        return ledger.journalProblem();
    }

    @Override
    public void close() {
        ledger.close();
        history.close();
        projection.close();
    }
}
