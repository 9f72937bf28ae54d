package covenant.api.stream;

import covenant.api.directory.Caller;
import java.util.function.Supplier;

/**
 * One client of the stream: how far along the log it is, and nothing else. It takes frame after frame for as long as little is
 * unsent. One that is too far behind is told how many trades it will not hear of and goes on along the newest frames of the markets,
 * up to where the log ended at that moment; of its own affairs it is told everything, from the history if need be. Used from the hub's
 * context only.
 */
final class StreamClient {
    private static final long NOT_SKIPPING = -1;

    private final Outlet out;
    private final Asked asked;
    private final StreamLimits limits;
    private final Past past;
    private final Runnable onProgress;
    private volatile Interest interest;
    private Snapshot snapshot;
    private int pieces;
    private Replay replay;
    private long cursor;
    private long skipTo = NOT_SKIPPING;
    private long told;
    private long decisionsTold;
    private boolean digestWanted;
    private boolean started;

    /**
     * What a client asks for.
     *
     * @param address whose seat it has
     * @param from the last frame it had, or null for a snapshot
     * @param claim whose key or session it came with, as of now; null for nobody
     */
    record Asked(String address, Place from, Interest interest, Supplier<Caller> claim) {}

    /**
     * A client that was told nothing yet.
     *
     * @param onProgress told when it can go on after it waited for the history
     */
    StreamClient(Outlet out, Asked asked, StreamLimits limits, Past past, Runnable onProgress) {
        this.out = out;
        this.asked = asked;
        this.limits = limits;
        this.past = past;
        this.onProgress = onProgress;
        this.interest = asked.interest();
    }

    /** Whose seat it has. */
    String address() {
        return asked.address();
    }

    /** Whose key or session it came with, as of now; null for nobody. */
    Supplier<Caller> claim() {
        return asked.claim();
    }

    /** What it hears of. */
    Interest interest() {
        return interest;
    }

    /** Its way out. */
    Outlet out() {
        return out;
    }

    boolean isStarted() {
        return started;
    }

    /** Begins to tell it where the venue stands, or goes on from where it was; not before all of its own account is known. */
    void start(FrameLog log) {
        if (started || !isKnown(log)) {
            return;
        }
        started = true;
        Place from = asked.from();
        boolean here = from != null && log.reaches(from, interest);
        if (here && !from.partial()) {
            cursor = log.indexOf(from);
            told = log.trades(interest) - log.tradesAfter(cursor, interest);
            resume(log, from, "memory");
        } else if (here || (from != null && past.isKept() && from.sequence() <= log.sequence())) {
            resume(log, from.happenings(), "ledger");
            replay = replay(from, 0);
        } else {
            begin(log);
        }
    }

    private void resume(FrameLog log, Place from, String source) {
        String body = ",\"stream\":\"" + log.stream() + "\",\"source\":\"" + source + "\"";
        out.follow("resumed", log.sequence(), from.toString(), body);
    }

    private Replay replay(Place from, long tradesFrom) {
        return new Replay(interest, out, past, limits, from, tradesFrom, onProgress);
    }

    private void begin(FrameLog log) {
        cursor = log.last();
        skipTo = NOT_SKIPPING;
        replay = null;
        pieces = 0;
        snapshot = new Snapshot(log, interest, limits.unsentBytes() / 2);
    }

    /** From now on it hears of this, and is brought up to date. */
    void change(FrameLog log, Interest newInterest) {
        interest = newInterest;
        if (!started) {
            return;
        }
        if (snapshot != null || cursor + 1 < log.first()) {
            begin(log);
            return;
        }
        // What happened up to the cursor it was told, as far as it asked for it then.
        Place at = cursor == log.last() ? Place.through(log.sequence()) : log.placeAt(cursor);
        boolean replaying = replay != null;
        stopReplay();
        replay = replay(replaying ? Place.parse(out.lastId()) : at, 0);
        if (!replaying) {
            replay.after(cursor);
        }
    }

    /**
     * Sends what there is and fits.
     *
     * @return how many trades were skipped over
     */
    long advance(FrameLog log) {
        long skipped = 0;
        while (started && isKnown(log) && !out.isFull()) {
            if (replay != null) {
                boolean more = replay.step(log);
                endReplay(log);
                if (replay != null && !more) {
                    return skipped;
                }
            } else if (snapshot != null) {
                piece(log);
            } else if (cursor >= log.last()) {
                return skipped;
            } else if (isBehind(log)) {
                skipped += skip(log);
            } else {
                next(log);
            }
        }
        return skipped;
    }

    private void endReplay(FrameLog log) {
        if (replay.isDone()) {
            cursor = replay.snapshot().end();
            told = replay.snapshot().trades();
            skipTo = NOT_SKIPPING;
            replay = null;
        } else if (replay.hasFailed()) {
            out.remark("conflated", log, FrameJson.conflatedBody(null, null));
            begin(log);
        }
    }

    private void piece(FrameLog log) {
        String lists = snapshot.next(log, true);
        boolean more = !snapshot.isTold();
        boolean first = pieces++ == 0;
        tellPiece(log, lists, more, first);
        if (!more) {
            cursor = snapshot.end();
            told = snapshot.trades();
            snapshot = null;
        }
    }

    private void tellPiece(FrameLog log, String lists, boolean more, boolean first) {
        long through = more ? log.sequence() : snapshot.sequence();
        // Nobody can go on from the middle of a snapshot, so the id of a piece that is not the last is no place.
        String id = more ? through + "-" + pieces : Long.toString(through);
        String body = lists + ",\"more\":" + more;
        if (first) {
            out.begin("snapshot", through, id, body);
        } else {
            out.follow("snapshot", through, id, body);
        }
    }

    private boolean isBehind(FrameLog log) {
        boolean lost = interest.hasAccount()
                && cursor + 1 >= log.first()
                && log.at(cursor + 1).place().sequence() <= log.since(interest.account());
        return lost || skipTo == NOT_SKIPPING && (cursor + 1 < log.first() || log.last() - cursor > limits.backlog());
    }

    private long skip(FrameLog log) {
        long through = log.trades(interest);
        long skipped = through - told;
        told = through;
        if (skipped > 0) {
            // The client has not read further by being told this.
            out.remark("conflated", log, FrameJson.conflatedBody(null, skipped));
        }
        Place at = Place.parse(out.lastId());
        if (!interest.hasAccount()) {
            skipTo = log.last();
        } else if (past.isKept() && at != null) {
            replay = replay(at, log.sequence());
        } else {
            out.remark("conflated", log, FrameJson.conflatedBody(null, null));
            begin(log);
        }
        return skipped;
    }

    private void next(FrameLog log) {
        Frame frame;
        if (skipTo == NOT_SKIPPING) {
            frame = log.at(cursor + 1);
        } else {
            frame = log.newestAfter(cursor, skipTo);
            if (frame == null) {
                cursor = skipTo;
                skipTo = NOT_SKIPPING;
                return;
            }
        }
        cursor = frame.index();
        if (interest.hears(frame.topic(), log.ties())) {
            told += skipTo == NOT_SKIPPING ? frame.trades() : 0;
            out.tell(frame);
        } else if (frame.isMarket()
                && interest.hearsSignal(frame.topic().markets().get(0))) {
            out.follow("signal", frame.place().sequence(), frame.id(), frame.signalBody());
        }
    }

    /** Whether all that is its own is known; if it asked for it just now, that takes a cut. */
    private boolean isKnown(FrameLog log) {
        return !interest.hasAccount() || log.knows(interest.account());
    }

    private boolean isComplete(FrameLog log) {
        return started && isKnown(log) && snapshot == null && replay == null && cursor == log.last() && !out.isFull();
    }

    /** Says that nothing more happened through the log's sequence, if the client has all of it, and what it holds then. */
    void beat(FrameLog log, Digest digest) {
        if (isComplete(log)) {
            out.follow("heartbeat", log.sequence(), Long.toString(log.sequence()), "");
            digestWanted = true;
            digest(log, digest);
        }
    }

    /** It wants to know what it should hold, as soon as it has everything. */
    void wantDigest() {
        digestWanted = true;
    }

    /** Tells it, if it wants to know and has everything. */
    void digest(FrameLog log, Digest digest) {
        if (digestWanted && isComplete(log)) {
            digestWanted = false;
            out.remark(
                    "digest",
                    log,
                    FrameJson.digestBody(
                            digest.open(log, interest),
                            interest.hasAccount() ? Digest.own(log, interest.account()) : null,
                            log.hashed()));
        }
    }

    /** Tells how decisions stand that it has not been told, if it has everything else and as far as there is room. */
    void decisions(FrameLog log, DecisionBoard board) {
        if (!isComplete(log)) {
            return;
        }
        DecisionBoard.Told next = board.after(decisionsTold);
        while (next != null && !out.isFull()) {
            decisionsTold = next.index();
            if (interest.hears(Topic.market(next.market()), log.ties())) {
                // Nothing happened on the venue but time, so the client has not read further by being told this.
                out.remark("decision", log, next.body());
            }
            next = board.after(decisionsTold);
        }
    }

    private void stopReplay() {
        if (replay != null) {
            replay.stop();
            replay = null;
        }
    }

    /** Ends it. */
    void end(short code, String reason) {
        started = false;
        stopReplay();
        out.end(code, reason);
    }

    /** Tells it why it will be ended. */
    void warn(FrameLog log, String reason) {
        started = false;
        stopReplay();
        out.remark("closed", log, ",\"reason\":\"" + reason + "\"");
    }
}
