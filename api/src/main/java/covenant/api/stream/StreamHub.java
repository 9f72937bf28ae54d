package covenant.api.stream;

import covenant.api.directory.Caller;
import covenant.api.directory.Directory;
import covenant.api.directory.Holdings;
import covenant.api.history.HistoryGateway;
import covenant.api.identity.Callers;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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
    private static final short POLICY = 1008;
    /** How long a client that reads nothing has to read that it is closed. */
    private static final long FAREWELL_MILLIS = 2_000;
    /** A cut may take one part in so many of the core's time. */
    private static final long CORE_SHARE = 20;

    /** Movements of followed accounts that are kept of one cut, as a multiple of its trades. */
    private static final int OWN_SHARE = 32;

    private final Vertx vertx;
    private final Context context;
    private final StreamLimits limits;
    private final Directory directory;
    private final OwnWatch ownWatch;
    private final ChangeWatch watch;
    private final FrameLog log;
    private final Digest digest = new Digest();
    private final DecisionBoard decisions = new DecisionBoard();
    private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> followers = new HashMap<>();
    private final Seats seats;
    private final StreamCounts counts = new StreamCounts();
    private final AtomicLong skippedTrades = new AtomicLong();
    private final AtomicLong stalledClients = new AtomicLong();
    private volatile Past past;
    private volatile VenueRing ring;
    private volatile boolean closed;
    private volatile boolean listening;
    private boolean live;
    private int generation;
    private long lingering = -1;

    /**
     * A hub.
     *
     * @param directory whose keys are whose; told of every step before this is
     * @param holdings where accounts hold positions; told of every step before this is
     * @param stream names the venue: places in one venue's stream mean nothing in another's
     */
    public StreamHub(Vertx vertx, StreamLimits limits, Directory directory, Holdings holdings, String stream) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.limits = limits;
        this.directory = directory;
        this.seats = new Seats(limits.clients(), limits.clientsPerAddress());
        this.ownWatch = new OwnWatch(holdings, limits.tradesPerCut() * OWN_SHARE);
        this.watch = new ChangeWatch(limits.tradesPerCut(), ownWatch, this::handOver);
        this.log = new FrameLog(limits.frames(), limits.frameChars(), stream);
        this.past = new Past(vertx, null, directory);
        onContext(() -> {
            vertx.setPeriodic(limits.heartbeatMillis(), id -> beat());
            vertx.setPeriodic(limits.decisionMillis(), id -> everySecond());
            vertx.setPeriodic(Math.max(1, limits.stallMillis() / 6), id -> closeStalled());
        });
    }

    /** Tells the hub where it finds what is no longer in memory. */
    public void attach(HistoryGateway history) {
        past = new Past(vertx, history, directory);
    }

    /** Tells the hub which ring it listens to. */
    public void attach(VenueRing theRing) {
        ring = theRing;
    }

    /** Serves both transports on this router. */
    public void mount(Router router, Callers callers) {
        StreamDoor door = new StreamDoor(this, limits, directory, callers);
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
    public void onHash(long sequence, byte[] hash) {
        watch.onHash(sequence, hash);
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
            }
        } else {
            log.append(cut);
        }
        if (live) {
            for (StreamClient client : clients) {
                advance(client);
                if (cut.beat()) {
                    client.beat(log, digest);
                }
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

    // Of time alone the core knows nothing: how decisions stand is worked out here, from the last views; and keys
    // expire.
    private void everySecond() {
        VenueRing venue = ring;
        if (live && !clients.isEmpty() && venue != null) {
            decisions.round(venue.nowMicros());
            for (StreamClient client : clients) {
                if (isAdmitted(client)) {
                    client.decisions(log, decisions);
                }
            }
        }
    }

    private void advance(StreamClient client) {
        if (live && isAdmitted(client)) {
            client.start(log);
            skippedTrades.addAndGet(client.advance(log));
            client.digest(log, digest);
        }
    }

    /** Whether its key still opens the account whose affairs it hears of; if not, it hears no more of anything. */
    private boolean isAdmitted(StreamClient client) {
        Interest interest = client.interest();
        if (!interest.hasAccount() || !clients.contains(client)) {
            return clients.contains(client);
        }
        String code = whyNot(interest.account(), client);
        if (code == null) {
            return true;
        }
        if (clients.remove(client)) {
            client.warn(log, code);
            client.end(POLICY, code);
        }
        return false;
    }

    /** The code of why a client hears no more of an account; null while it does. */
    private static String whyNot(int account, StreamClient client) {
        try {
            Caller caller = client.claim().get();
            return caller != null && caller.number() == account ? null : ApiCode.KEY_UNKNOWN.code();
        } catch (Rejection ended) {
            return ended.kind().code();
        }
    }

    private void closeStalled() {
        for (StreamClient client : List.copyOf(clients)) {
            long stalledMillis = TimeUnit.NANOSECONDS.toMillis(client.out().stalledNanos());
            if (client.isStarted() && stalledMillis > limits.stallMillis()) {
                stalledClients.incrementAndGet();
                client.warn(log, "nothing was read for " + limits.stallMillis() / 1_000 + " s");
                vertx.setTimer(FAREWELL_MILLIS, id -> client.out().breakOff());
            }
        }
    }

    private void listen() {
        listening = true;
        live = false;
        log.clear();
        decisions.clear();
        watch.listen(++generation);
        followers.keySet().forEach(account -> ownWatch.ask(account, true));
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
            follow(client.interest());
            if (!listening) {
                listen();
            } else {
                advance(client);
            }
        });
    }

    private void follow(Interest interest) {
        if (interest.hasAccount() && followers.merge(interest.account(), 1, Integer::sum) == 1 && listening) {
            ownWatch.ask(interest.account(), true);
            wake();
        }
    }

    // Not at once: who comes back soon goes on from memory.
    private void unfollow(Interest interest) {
        if (interest.hasAccount()) {
            vertx.setTimer(limits.lingerMillis(), id -> {
                int account = interest.account();
                if (followers.merge(account, -1, Integer::sum) == 0) {
                    followers.remove(account);
                    ownWatch.ask(account, false);
                    log.forgetAccount(account);
                }
            });
        }
    }

    /** A client has read, or waited long enough, and there may be something to tell it. */
    void goOn(StreamClient client) {
        onContext(() -> advance(client));
    }

    /** A client wants to hear of something else. */
    void change(StreamClient client, UnaryOperator<Interest> to) {
        onContext(() -> {
            if (!clients.contains(client)) {
                return;
            }
            Interest before = client.interest();
            Interest after = to.apply(before);
            follow(after);
            unfollow(before);
            client.out().remark("subscribed", log, FrameJson.interestBody(after, directory));
            client.change(log, after);
            advance(client);
        });
    }

    /** Does something for a client that is here. */
    void tell(StreamClient client, Consumer<StreamClient> what) {
        onContext(() -> {
            if (clients.contains(client)) {
                what.accept(client);
                advance(client);
            }
        });
    }

    /** A client said something that makes no sense. */
    void refuse(StreamClient client, String code, String detail) {
        onContext(() -> {
            if (clients.contains(client)) {
                client.out().remark("error", log, FrameJson.errorBody(code, detail));
            }
        });
    }

    /** What is known of the past. */
    Past past() {
        return past;
    }

    /** A client is gone, and its seat is free. */
    void leave(StreamClient client) {
        onContext(() -> {
            clients.remove(client);
            unfollow(client.interest());
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
        return clients.stream().map(client -> client.out().unsentBytes()).toList();
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
