package covenant.api.stream;

import io.netty.buffer.ByteBufUtil;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How frames reach one client, and how much of what it was told its socket has not taken, which for one that does not read is all the
 * memory that it costs. Used from the hub's context only, but for {@link #unsentBytes}.
 */
final class Outlet {
    /** Of what is said before the first frame. */
    private static final String NO_PLACE = "0-0";

    private final Wire wire;
    private final int mostUnsentBytes;
    private final Runnable onRoom;
    private final AtomicLong unsentBytes = new AtomicLong();
    private String lastId;
    private long lastTakenNanos = System.nanoTime();

    /**
     * An outlet through which nothing went yet.
     *
     * @param lastId the last frame that the client had, or null
     * @param onRoom told, on any thread, when it has read so much that more can be sent
     */
    Outlet(Wire wire, int mostUnsentBytes, String lastId, Runnable onRoom) {
        this.wire = wire;
        this.mostUnsentBytes = mostUnsentBytes;
        this.lastId = lastId;
        this.onRoom = onRoom;
    }

    /** Id of the last frame that the client had; null before the first. */
    String lastId() {
        return lastId;
    }

    /** Tells of something that brings the client no further. */
    void remark(String type, FrameLog log, String body) {
        String before = lastId;
        String id = before == null ? NO_PLACE : before;
        send(id, Frame.envelope(type, log.sequence(), id, before, body));
        lastId = before;
    }

    /** Tells a frame that follows the last one. */
    void follow(String type, long sequence, String id, String body) {
        send(id, Frame.envelope(type, sequence, id, lastId, body));
    }

    /** Tells a frame that begins anew: whatever was told before is void. */
    void begin(String type, long sequence, String id, String body) {
        send(id, Frame.envelope(type, sequence, id, null, body));
    }

    /** Tells a frame of the log. */
    void tell(Frame frame) {
        send(frame.id(), frame.text(lastId));
    }

    private void send(String id, String json) {
        lastId = id;
        lastTakenNanos = System.nanoTime();
        int bytes = ByteBufUtil.utf8Bytes(json);
        unsentBytes.addAndGet(bytes);
        wire.send(id, json).onComplete(sent -> taken(bytes));
    }

    // On any thread. Room is told of at half, so that a client is not woken for every frame.
    private void taken(int bytes) {
        long left = unsentBytes.addAndGet(-bytes);
        long half = mostUnsentBytes / 2;
        if (left <= half && left + bytes > half) {
            onRoom.run();
        }
    }

    /** Whether nothing more is to be sent now. */
    boolean isFull() {
        return wire.isOver() || unsentBytes.get() >= mostUnsentBytes;
    }

    /** How long it has taken nothing although it has much to read; 0 if it is not so. */
    long stalledNanos() {
        return isFull() ? System.nanoTime() - lastTakenNanos : 0;
    }

    /** How much it was told that its socket has not taken. For any thread. */
    long unsentBytes() {
        return unsentBytes.get();
    }

    /** Ends it. */
    void end(short code, String reason) {
        wire.end(code, reason);
    }

    /** Breaks its connection. */
    void breakOff() {
        wire.breakOff();
    }
}
