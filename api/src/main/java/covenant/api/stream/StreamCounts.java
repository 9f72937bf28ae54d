package covenant.api.stream;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the live stream counts for the meters. For any thread. */
public final class StreamCounts {
    private final Map<Transport, AtomicInteger> clients = new EnumMap<>(Transport.class);
    private final LongAdder frames = new LongAdder();
    private final LongAdder conflations = new LongAdder();

    /** How a client listens. */
    public enum Transport {
        /** {@code /stream}. */
        WEBSOCKET("websocket"),
        /** {@code /events}. */
        EVENTS("events");

        private final String id;

        Transport(String id) {
            this.id = id;
        }

        /** As the meters name it. */
        public String id() {
            return id;
        }
    }

    StreamCounts() {
        for (Transport transport : Transport.values()) {
            clients.put(transport, new AtomicInteger());
        }
    }

    void joined(Transport transport) {
        clients.get(transport).incrementAndGet();
    }

    void left(Transport transport) {
        clients.get(transport).decrementAndGet();
    }

    void sent() {
        frames.increment();
    }

    void conflated() {
        conflations.increment();
    }

    /** How many listen that way now. */
    public int clients(Transport transport) {
        return clients.get(transport).get();
    }

    /** How many frames were sent, to all clients together. */
    public long frames() {
        return frames.sum();
    }

    /** How often a slow client was told to go on at the newest state. */
    public long conflations() {
        return conflations.sum();
    }
}
