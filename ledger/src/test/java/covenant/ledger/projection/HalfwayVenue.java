package covenant.ledger.projection;

import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.journal.JournalOptions;
import covenant.ledger.replay.Progress;
import java.io.IOException;
import java.nio.file.Path;

/** A process that plays {@link Scripts#everything} up to a sequence, says so, and waits to be killed. */
final class HalfwayVenue {
    private HalfwayVenue() {}

    static LedgerOptions options(H2Projection projection) {
        return plain().withSinks(projection).withSnapshotEvery(7);
    }

    /** Without a projection; small segments, because each command gets a copy of them. */
    static LedgerOptions plain() {
        return LedgerOptions.defaults().withJournal(JournalOptions.defaults().withSegmentBytes(256 << 10));
    }

    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        Script script = Scripts.everything();
        H2Projection projection = new H2Projection(directory, System.err::println);
        Ledger ledger = Ledger.open(directory, options(projection), Progress.NONE);
        ledger.follow();
        script.write(ledger.journal(), ledger.engine(), Long.parseLong(args[1]));
        System.out.println("here");
        System.out.flush();
        // Ends with whoever started it, should he not kill it.
        System.exit(System.in.read());
    }
}
