package covenant.api.importing;

import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.disk.DirectoryInUse;
import covenant.ledger.journal.JournalDamaged;
import covenant.ledger.replay.Progress;
import covenant.ledger.replay.ReplayStopped;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/** Writes a replay that went through into a data directory, as if it had happened there. */
final class ImportedData {
    private ImportedData() {}

    /**
     * Trades the rows once more, this time journaled.
     *
     * @param report what the replay in memory found; the state must come out the same
     * @throws ImportFailure if the directory holds a venue already or cannot be written
     */
    static void write(
            Path directory,
            ColumnMapping mapping,
            List<RecordedTrade> trades,
            ReplayReport report,
            IntConsumer progress) {
        try (Ledger ledger = Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE)) {
            if (ledger.engine().sequence() != 0) {
                throw new ImportFailure(directory + " holds a venue already; --data names a new folder");
            }
            ReplayReport written = new TradeReplay(
                            mapping, report.priceTolerance(), report.costTolerance(), ledger.engine(), ledger.journal())
                    .run(trades, progress);
            if (!written.hash().equals(report.hash())) {
                throw new IllegalStateException("the same rows gave another state in " + directory);
            }
        } catch (DirectoryInUse | JournalDamaged | ReplayStopped | UncheckedIOException e) {
            throw new ImportFailure("cannot write to " + directory + ": " + e.getMessage(), e);
        }
    }
}
