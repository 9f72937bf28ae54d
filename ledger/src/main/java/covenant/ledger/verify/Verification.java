package covenant.ledger.verify;

import covenant.ledger.journal.TornTail;
import java.util.List;

/**
 * A journal that was found right.
 *
 * @param sequence of the last command
 * @param atMicros the venue's time of it
 * @param simulatedClock whether that time is a simulated clock's
 * @param hash the state hash there, in lower-case hexadecimal
 * @param hashesChecked journaled hashes that agreed
 * @param hashesOutdated journaled hashes of an older layout of the state, passed over: they cannot be compared
 * @param snapshotsCompared snapshots that agreed
 * @param torn a torn end that the next start will cut, or null
 * @param damagedSnapshots snapshots that the next start will pass over, each with the reason
 */
public record Verification(
        long sequence,
        long atMicros,
        boolean simulatedClock,
        String hash,
        long hashesChecked,
        long hashesOutdated,
        int snapshotsCompared,
        TornTail torn,
        List<String> damagedSnapshots) {
    public Verification {
        damagedSnapshots = List.copyOf(damagedSnapshots);
    }
}
