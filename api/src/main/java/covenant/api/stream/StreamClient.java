package covenant.api.stream;

import java.util.Set;

/**
 * One client of the stream: how far along the log it is, and nothing else. It takes frame after frame for as long as its wire has
 * room. One that is too far behind is told how many trades it will not hear of and goes on along the newest frames of the markets,
 * up to where the log ended at that moment. Used from the hub's context only.
 */
final class StreamClient {
    private static final long NOT_SKIPPING = -1;

    private final Wire wire;
    private final Set<String> filter;
    private final int backlog;
    private long cursor;
    private long skipTo = NOT_SKIPPING;
    private long told;
    private String lastId;
    private long lastTakenMillis;
    private boolean started;

    /**
     * A client that was told nothing yet.
     *
     * @param filter slugs of the markets it wants to hear of, or null for all
     */
    StreamClient(Wire wire, Set<String> filter, StreamLimits limits) {
        this.wire = wire;
        this.filter = filter;
        this.backlog = limits.backlog();
    }

    /**
     * Tells it where the venue stands, or goes on from where it was.
     *
     * @param from the last frame it had, or null
     */
    void start(FrameLog log, Place from, long nowMillis) {
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
            told = log.trades(filter);
            send(Long.toString(log.sequence()), log.snapshot(filter), nowMillis);
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
        while (started && cursor < log.last() && !wire.full()) {
            if (skipTo == NOT_SKIPPING && (cursor + 1 < log.first() || log.last() - cursor > backlog)) {
                skipped += skip(log, nowMillis);
            } else {
                next(log, nowMillis);
            }
        }
        return skipped;
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
        if (filter == null || filter.contains(frame.market())) {
            told += skipTo == NOT_SKIPPING ? frame.trades() : 0;
            send(frame.id(), frame.text(lastId), nowMillis);
        }
    }

    /** Says that nothing more happened through the log's sequence, if the client has all of it. */
    void beat(FrameLog log, long nowMillis) {
        if (started && cursor == log.last() && !wire.full()) {
            String id = Long.toString(log.sequence());
            send(id, Frame.envelope("heartbeat", log.sequence(), id, lastId, ""), nowMillis);
        }
    }

    private void send(String id, String json, long nowMillis) {
        lastId = id;
        lastTakenMillis = nowMillis;
        wire.send(id, json);
    }

    /** Since when it has taken nothing although its wire is full; {@link Long#MAX_VALUE} if it is not. */
    long stalledSinceMillis() {
        return started && wire.full() ? lastTakenMillis : Long.MAX_VALUE;
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
