package covenant.api.cli;

import covenant.ledger.replay.Progress;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** Tells on stderr how far a long piece of work is, at most twice a second. */
final class ProgressLine implements Progress {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final PrintWriter err;
    private final String what;
    private long last = System.nanoTime();
    private boolean told;

    ProgressLine(PrintWriter err, String what) {
        this.err = err;
        this.what = what;
    }

    @Override
    public void at(long done, long total) {
        long now = System.nanoTime();
        if (done == 0 || now - last < PAUSE_NANOS) {
            return;
        }
        last = now;
        told = true;
        err.print("\r" + what + ": " + done + (total > 0 ? " of " + total : "") + " commands");
        err.flush();
    }

    /** Leaves the line, if anything was told. */
    void end() {
        if (told) {
            err.println();
            err.flush();
        }
    }
}
