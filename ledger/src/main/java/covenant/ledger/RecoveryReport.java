package covenant.ledger;

import covenant.ledger.journal.TornTail;
import java.util.List;

/**
 * What opening a ledger found and did.
 *
 * @param sequence of the last command
 * @param snapshotSequence of the snapshot it began from; 0 if it began with nothing
 * @param commandsReplayed how many commands were read after the snapshot
 * @param hashesChecked how many journaled state hashes agreed
 * @param hashesOutdated how many were of an older layout of the state and could not be compared
 * @param torn the torn end that was cut, or null
 * @param skippedSnapshots damaged snapshots, and those of another venue or history, that were passed over, each with the reason
 */
public record RecoveryReport(
        long sequence,
        long snapshotSequence,
        long commandsReplayed,
        long hashesChecked,
        long hashesOutdated,
        TornTail torn,
        List<String> skippedSnapshots) {
    public RecoveryReport {
        skippedSnapshots = List.copyOf(skippedSnapshots);
    }
}
