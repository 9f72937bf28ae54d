package covenant.api.terminal;

import covenant.ledger.replay.Progress;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** Tells on stderr how far a long piece of work is, at most twice a second. */
public final class ProgressLine implements Progress {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final PrintWriter err;
    private final String what;
    private final String unit;
    private long last = System.nanoTime();
    private boolean told;

    /** Counts commands. */
    public ProgressLine(PrintWriter err, String what) {
        this(err, what, "commands");
    }

    /**
     * Counts something else.
     *
     * @param what is being done, such as {@code verifying}
     * @param unit what is counted, in the plural
     */
    public ProgressLine(PrintWriter err, String what, String unit) {
        this.err = err;
        this.what = what;
        this.unit = unit;
    }

    @Override
    public void at(long done, long total) {
        long now = System.nanoTime();
        if (done == 0 || now - last < PAUSE_NANOS) {
            return;
        }
        last = now;
        told = true;
        err.print("\r" + what + ": " + done + (total > 0 ? " of " + total : "") + " " + unit);
        err.flush();
    }

    /** Leaves the line, if anything was told. */
    public void end() {
        if (told) {
            err.println();
            err.flush();
        }
    }
}
