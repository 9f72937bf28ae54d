package covenant.api.stream;

import io.netty.buffer.ByteBufUtil;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One client of the stream: how far along the log it is, and nothing else. It takes frame after frame for as long as little is
 * unsent: what it was told but its socket has not taken, which for one that does not read is all the memory that it costs. One that is too far behind is told how many trades it will not hear of and goes on along the newest frames of the markets,
 * up to where the log ended at that moment. Used from the hub's context only, but for {@link #unsentBytes}.
 */
final class StreamClient {
    private static final long NOT_SKIPPING = -1;

    private final Wire wire;
    private final Set<String> filter;
    private final int backlog;
    private final Place from;
    private final String address;
    private final int mostUnsentBytes;
    private final Consumer<StreamClient> onRoom;
    private final AtomicLong unsentBytes = new AtomicLong();
    private Snapshot snapshot;
    private long cursor;
    private long skipTo = NOT_SKIPPING;
    private long told;
    private long decisionsTold;
    private String lastId;
    private long lastTakenMillis;
    private boolean started;

    /**
     * A client that was told nothing yet.
     *
     * @param asked what it wants to hear, and from where it sits
     * @param onRoom told, on any thread, when it has read so much that more can be sent
     */
    StreamClient(Wire wire, Asked asked, StreamLimits limits, Consumer<StreamClient> onRoom) {
        this.wire = wire;
        this.filter = asked.markets();
        this.from = asked.from();
        this.address = asked.address();
        this.backlog = limits.backlog();
        this.mostUnsentBytes = limits.unsentBytes();
        this.onRoom = onRoom;
    }

    /**
     * What a client asks for.
     *
     * @param address whose seat it has
     * @param from the last frame it had, or null for a snapshot
     * @param markets slugs of the markets it wants to hear of, or null for all
     */
    record Asked(String address, Place from, Set<String> markets) {}

    /** Whose seat it has. */
    String address() {
        return address;
    }

    /** Begins to tell it where the venue stands, or goes on from where it was. */
    void start(FrameLog log, long nowMillis) {
        started = true;
        lastTakenMillis = nowMillis;
        if (from != null && log.reaches(from)) {
            cursor = log.indexOf(from);
            told = log.trades(filter) - log.tradesAfter(cursor, filter);
            String id = from.toString();
            String body = ",\"stream\":\"" + log.stream() + "\"";
            send(id, Frame.envelope("resumed", log.sequence(), id, id, body), nowMillis);
        } else {
            cursor = log.last();
            snapshot = new Snapshot(log, filter, mostUnsentBytes / 2);
        }
        advance(log, nowMillis);
    }

    /**
     * Sends what there is and fits.
     *
     * @return how many trades were skipped over
     */
    long advance(FrameLog log, long nowMillis) {
        long skipped = 0;
        while (started && (snapshot != null || cursor < log.last()) && !full()) {
            if (snapshot != null) {
                piece(log, nowMillis);
            } else if (skipTo == NOT_SKIPPING && (cursor + 1 < log.first() || log.last() - cursor > backlog)) {
                skipped += skip(log, nowMillis);
            } else {
                next(log, nowMillis);
            }
        }
        return skipped;
    }

    private void piece(FrameLog log, long nowMillis) {
        Snapshot telling = snapshot;
        String json = telling.next(log);
        if (telling.complete()) {
            snapshot = null;
            cursor = telling.end();
            told = telling.trades();
        }
        send(telling.id(), json, nowMillis);
    }

    private long skip(FrameLog log, long nowMillis) {
        skipTo = log.last();
        long through = log.trades(filter);
        long skipped = through - told;
        told = through;
        if (skipped > 0) {
            // The client has not read further by being told this.
            String json =
                    Frame.envelope("conflated", log.sequence(), lastId, lastId, FrameJson.conflatedBody(null, skipped));
            send(lastId, json, nowMillis);
        }
        return skipped;
    }

    private void next(FrameLog log, long nowMillis) {
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
        if (frame.concerns(filter)) {
            told += skipTo == NOT_SKIPPING ? frame.trades() : 0;
            send(frame.id(), frame.text(lastId), nowMillis);
        }
    }

    /** Says that nothing more happened through the log's sequence, if the client has all of it. */
    void beat(FrameLog log, long nowMillis) {
        if (started && snapshot == null && cursor == log.last() && !full()) {
            String id = Long.toString(log.sequence());
            send(id, Frame.envelope("heartbeat", log.sequence(), id, lastId, ""), nowMillis);
        }
    }

    /** Tells how decisions stand that it has not been told, if it has everything else and as far as there is room. */
    void decisions(FrameLog log, DecisionBoard board, long nowMillis) {
        if (!started || snapshot != null || cursor != log.last()) {
            return;
        }
        DecisionBoard.Told next = board.after(decisionsTold);
        while (next != null && !full()) {
            decisionsTold = next.index();
            if (filter == null || filter.contains(next.market())) {
                // Nothing happened on the venue but time, so the client has not read further by being told this.
                send(lastId, Frame.envelope("decision", log.sequence(), lastId, lastId, next.body()), nowMillis);
            }
            next = board.after(decisionsTold);
        }
    }

    private void send(String id, String json, long nowMillis) {
        lastId = id;
        lastTakenMillis = nowMillis;
        int bytes = ByteBufUtil.utf8Bytes(json);
        unsentBytes.addAndGet(bytes);
        wire.send(id, json).onComplete(sent -> taken(bytes));
    }

    // On any thread. Room is told of at half, so that a client is not woken for every frame.
    private void taken(int bytes) {
        long left = unsentBytes.addAndGet(-bytes);
        long half = mostUnsentBytes / 2;
        if (left <= half && left + bytes > half) {
            onRoom.accept(this);
        }
    }

    private boolean full() {
        return wire.isOver() || unsentBytes.get() >= mostUnsentBytes;
    }

    /** How much it was told that its socket has not taken. For any thread. */
    long unsentBytes() {
        return unsentBytes.get();
    }

    /** Since when it has taken nothing although it has much to read; {@link Long#MAX_VALUE} if it is not. */
    long stalledSinceMillis() {
        return started && full() ? lastTakenMillis : Long.MAX_VALUE;
    }

    /** Ends it. */
    void end(short code, String reason) {
        started = false;
        wire.end(code, reason);
    }

    /** Tells it why it will be broken off, for the case that it reads after all. */
    void warn(FrameLog log, String reason) {
        started = false;
        String body = ",\"reason\":\"" + reason + "\"";
        wire.send(lastId, Frame.envelope("closed", log.sequence(), lastId, lastId, body));
    }

    /** Breaks its connection. */
    void breakOff() {
        wire.breakOff();
    }
}
