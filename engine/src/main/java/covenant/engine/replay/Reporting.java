package covenant.engine.replay;

/** Tells now and then how far a replay is, over all its passes. */
final class Reporting {
    private static final int EVERY = 1 << 12;

    private final ReplayProgress progress;
    private final long total;
    private long done;

    Reporting(Recording recording, ReplayTerms terms, ReplayProgress progress) {
        int passes = Survey.isNeeded(terms) ? 2 : 1;
        this.progress = progress;
        this.total = passes * Math.max(0, Math.min(recording.size(), terms.toSequence()));
        progress.at(0, total);
    }

    /** One command more. */
    void done() {
        if (++done % EVERY == 0) {
            progress.at(done, total);
        }
    }

    /** All is done. */
    void end() {
        progress.at(done, total == 0 ? 0 : done);
    }
}
