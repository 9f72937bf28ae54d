package covenant.api.stream;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.runtime.StepListener;
import covenant.engine.runtime.VenueRing;
import covenant.engine.runtime.VenueUnavailable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live stream. Listens to the ring, and tells every client on {@code /api/v1/stream} (WebSocket) and {@code /api/v1/events}
 * (server-sent events) what changes, without ever holding up the core: see the package's picture.
 *
 * <p>Make it before the ring, whose listener it is; {@link #attach} it to the ring; {@link #mount} it.
 */
public final class StreamHub implements StepListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);
    private static final short GOING_AWAY = 1001;
    /** How long a client that reads nothing has to read that it is closed. */
    private static final long FAREWELL_MILLIS = 2_000;
    /** A cut may take one part in so many of the core's time. */
    private static final long CORE_SHARE = 20;

    private final Vertx vertx;
    private final Context context;
    private final StreamLimits limits;
    private final ChangeWatch watch;
    private final FrameLog log;
    private final DecisionBoard decisions = new DecisionBoard();
    private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
    private final Seats seats;
    private final StreamCounts counts = new StreamCounts();
    private final AtomicLong skippedTrades = new AtomicLong();
    private final AtomicLong stalledClients = new AtomicLong();
    private volatile VenueRing ring;
    private volatile boolean closed;
    private volatile boolean listening;
    private boolean live;
    private int generation;
    private long lingering = -1;

    /** A hub with the usual bounds. */
    public StreamHub(Vertx vertx) {
        this(vertx, StreamLimits.DEFAULT);
    }

    /** A hub with these bounds. */
    public StreamHub(Vertx vertx, StreamLimits limits) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.limits = limits;
        this.seats = new Seats(limits.clients(), limits.clientsPerAddress());
        this.watch = new ChangeWatch(limits.tradesPerCut(), this::handOver);
        this.log = new FrameLog(
                limits.frames(),
                limits.frameChars(),
                UUID.randomUUID().toString().substring(0, 8));
        onContext(() -> {
            vertx.setPeriodic(limits.heartbeatMillis(), id -> beat());
            vertx.setPeriodic(limits.decisionMillis(), id -> tellDecisions());
            vertx.setPeriodic(Math.max(1, limits.stallMillis() / 6), id -> closeStalled());
        });
    }

    /** Tells the hub which ring it listens to. */
    public void attach(VenueRing theRing) {
        ring = theRing;
    }

    /** Serves both transports on this router. */
    public void mount(Router router) {
        StreamDoor door = new StreamDoor(this, limits);
        router.get("/api/v1/stream").handler(door::webSocket);
        router.get("/api/v1/events").handler(door::events);
    }

    // ---- on the core's thread

    @Override
    public void onStep(
            long sequence, long atMicros, Command command, Answer answer, List<Event> events, Engine engine) {
        watch.onStep(sequence, atMicros, events, engine);
    }

    @Override
    public void onBatch(long sequence) {
        watch.onBatch(sequence);
    }

    // At most one cut is under way: the watch waits until it is told to go on.
    private void handOver(Cut cut) {
        onContext(() -> digest(cut));
    }

    // ---- on the hub's context

    private void onContext(Runnable task) {
        try {
            context.runOnContext(none -> task.run());
        } catch (RejectedExecutionException e) {
            LOG.debug("the stream's context is gone", e);
        }
    }

    private void digest(Cut cut) {
        try {
            publish(cut);
        } finally {
            long rest = Math.max(limits.cutMillis(), TimeUnit.NANOSECONDS.toMillis(cut.nanos() * CORE_SHARE));
            vertx.setTimer(cut.whole() ? rest : 1, id -> goOn());
        }
    }

    private void publish(Cut cut) {
        if (!listening || cut.generation() != generation) {
            return;
        }
        cut.views().forEach(decisions::note);
        if (!live) {
            log.learn(cut);
            if (cut.whole()) {
                log.open(cut.sequence());
                live = true;
                clients.forEach(client -> client.start(log, now()));
            }
            return;
        }
        log.append(cut);
        for (StreamClient client : clients) {
            advance(client);
            if (cut.beat()) {
                client.beat(log, now());
            }
        }
    }

    private void goOn() {
        if (watch.readyAgain()) {
            wake();
        }
    }

    /** Makes the core run through a batch, in which it takes a cut. */
    private void wake() {
        VenueRing venue = ring;
        if (closed || venue == null) {
            return;
        }
        venue.read(engine -> {
                    watch.meet(engine);
                    return true;
                })
                .whenComplete((done, failure) -> {
                    if (failure instanceof VenueUnavailable unavailable
                            && unavailable.refusal() == Refusal.VENUE_BUSY) {
                        onContext(() -> vertx.setTimer(limits.cutMillis(), id -> wake()));
                    }
                });
    }

    private void beat() {
        if (live && !clients.isEmpty()) {
            watch.wantBeat();
            wake();
        }
    }

    // Of time alone the core knows nothing: how decisions stand is worked out here, from the last views.
    private void tellDecisions() {
        VenueRing venue = ring;
        if (live && !clients.isEmpty() && venue != null) {
            decisions.round(venue.nowMicros());
            clients.forEach(client -> client.decisions(log, decisions, now()));
        }
    }

    private void advance(StreamClient client) {
        skippedTrades.addAndGet(client.advance(log, now()));
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private void closeStalled() {
        long since = now() - limits.stallMillis();
        for (StreamClient client : List.copyOf(clients)) {
            if (client.stalledSinceMillis() < since) {
                stalledClients.incrementAndGet();
                client.warn(log, "nothing was read for " + limits.stallMillis() / 1_000 + " s");
                vertx.setTimer(FAREWELL_MILLIS, id -> client.breakOff());
            }
        }
    }

    private void listen() {
        listening = true;
        live = false;
        log.clear();
        decisions.clear();
        watch.listen(++generation);
        wake();
    }

    private void ignore() {
        if (clients.isEmpty()) {
            listening = false;
            live = false;
            watch.ignore();
            log.clear();
            decisions.clear();
        }
    }

    // ---- for the doors, on any thread

    /** The seats: a client has one before it joins, and gives it back by leaving. */
    Seats seats() {
        return seats;
    }

    /** Whether clients can be served at all. */
    boolean open() {
        return !closed && ring != null;
    }

    /** A client with a seat joins. */
    void join(StreamClient client) {
        onContext(() -> {
            if (closed) {
                client.end(GOING_AWAY, "the venue is stopping");
                return;
            }
            vertx.cancelTimer(lingering);
            clients.add(client);
            if (!listening) {
                listen();
            } else if (live) {
                client.start(log, now());
            }
        });
    }

    /** A client has read, and there is room again. */
    void drained(StreamClient client) {
        onContext(() -> {
            if (live) {
                advance(client);
            }
        });
    }

    /** A client is gone, and its seat is free. */
    void leave(StreamClient client) {
        onContext(() -> {
            clients.remove(client);
            seats.leave(client.address());
            if (clients.isEmpty() && listening) {
                vertx.cancelTimer(lingering);
                lingering = vertx.setTimer(limits.lingerMillis(), id -> ignore());
            }
        });
    }

    // ---- for the metrics, on any thread

    /** What is counted of clients and frames. */
    public StreamCounts counts() {
        return counts;
    }

    /** How many clients listen now. */
    public int clients() {
        return seats.taken();
    }

    /** How many bytes each client was told that its socket has not taken yet. */
    List<Long> unsentBytesOfEach() {
        return clients.stream().map(StreamClient::unsentBytes).toList();
    }

    /** Whether changes are gathered: while anyone listens, and for a while after. */
    public boolean isListening() {
        return listening;
    }

    /** How many trades were not told one by one to clients that were too slow for them, all clients together. */
    public long skippedTrades() {
        return skippedTrades.get();
    }

    /** How many clients were closed because they read nothing. */
    public long stalledClients() {
        return stalledClients.get();
    }

    /** Ends all clients and takes no more. Returns before they are gone. */
    @Override
    public void close() {
        closed = true;
        watch.ignore();
        onContext(() -> {
            for (StreamClient client : List.copyOf(clients)) {
                client.end(GOING_AWAY, "the venue is stopping");
            }
        });
    }
}
