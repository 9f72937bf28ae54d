package covenant.api.lab.campaign;

import covenant.engine.command.Command;
import covenant.engine.lab.campaign.RunJournals;
import covenant.ledger.journal.JournalWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Journals of a campaign's runs in a folder: one for each run, with the attack and without, under {@code VARIANT/run-N-attacked} and {@code
 * VARIANT/run-N-honest}. Each is what {@code covenant verify} and {@code covenant replay} take.
 */
public final class RunJournalFolder implements RunJournals {
    private static final RunJournal NONE = new RunJournal() {
        @Override
        public void take(long sequence, long atMicros, Command command) {}

        @Override
        public void close() {}
    };

    private final Path directory;
    private final long only;

    /**
     * A place for journals.
     *
     * @param only the run whose journals are kept; below 0 for all runs
     */
    public RunJournalFolder(Path directory, long only) {
        this.directory = directory;
        this.only = only;
    }

    @Override
    public RunJournal open(String variant, long run, boolean isAttacked) {
        if (only >= 0 && run != only) {
            return NONE;
        }
        // One at a time: they share the variant's folder.
        synchronized (this) {
            return new Kept(of(variant, run, isAttacked));
        }
    }

    /** Where a run's journal is. */
    public Path of(String variant, long run, boolean isAttacked) {
        return directory.resolve(variant).resolve("run-" + run + (isAttacked ? "-attacked" : "-honest"));
    }

    private static final class Kept implements RunJournal {
        private final JournalWriter writer;

        Kept(Path folder) {
            try {
                writer = JournalWriter.create(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("no journal can be begun in " + folder, e);
            }
        }

        @Override
        public void take(long sequence, long atMicros, Command command) {
            writer.take(sequence, atMicros, command);
        }

        @Override
        public void hash(long sequence, byte[] hash) {
            writer.hash(sequence, hash);
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
