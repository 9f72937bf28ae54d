package covenant.api.demo;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.Deposit;
import covenant.engine.command.Trade;
import covenant.engine.core.Engine;
import covenant.engine.runtime.VenueRing;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens what the demo needs and lets its participants trade until it is closed: a few hundred trades at once where markets were
 * opened just now, then a few each second. What exists already is left as it is, so a restart opens nothing twice. One task at a
 * time, on one daemon thread.
 */
public final class DemoVenue implements AutoCloseable {
    /** Turns that the participants take at once when markets have just been opened. */
    static final int OPENING_TURNS = 500;

    private static final double MEAN_WAIT_MILLIS = 350;
    private static final Logger LOG = LoggerFactory.getLogger(DemoVenue.class);

    private final Venue venue;
    private final Scheduler scheduler;
    private final int operator;
    private final long seed;
    private final List<DemoMarket> markets = DemoMarket.all();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private DemoOpening.Opened floor;
    private int[] numbers;
    private Crowd crowd;
    private int hurried;
    private long commands;

    /**
     * A demo on a running venue.
     *
     * @param operator number of the operator's account by which accounts are opened
     * @param seed of all that the participants do
     */
    public DemoVenue(VenueRing ring, int operator, long seed) {
        this(new RingVenue(ring), new DaemonScheduler(), operator, seed);
    }

    DemoVenue(Venue venue, Scheduler scheduler, int operator, long seed) {
        this.venue = venue;
        this.scheduler = scheduler;
        this.operator = operator;
        this.seed = seed;
    }

    /**
     * Starts. The future completes when accounts and markets are there and trading begins, or exceptionally if the venue was not
     * founded as a simulated one: then nothing is opened and nobody trades. Call it once.
     */
    public CompletableFuture<Void> start() {
        DemoOpening opening = new DemoOpening(venue, scheduler, operator, markets, this::begin, this::decline);
        scheduler.after(0, opening::start);
        return opened;
    }

    /** Stops trading; what was sent is still carried out. */
    @Override
    public void close() {
        scheduler.close();
    }

    private void begin(DemoOpening.Opened all) {
        floor = all;
        // The sequence makes each run draw differently, though one journal always gives the same run.
        int[] there = IntStream.range(0, markets.size())
                .filter(i -> all.markets()[i] >= 0)
                .toArray();
        numbers = IntStream.of(there).map(i -> all.markets()[i]).toArray();
        crowd = new Crowd(IntStream.of(there).mapToObj(markets::get).toList(), seed + all.sequence());
        for (int i = 0; i < there.length; i++) {
            crowd.adopt(i, all.glances()[there[i]]);
        }
        hurried = all.newMarkets() > 0 ? OPENING_TURNS : 0;
        LOG.info(
                "demo: {} markets, {} of them new; {} simulated participants trade",
                numbers.length,
                all.newMarkets(),
                all.accounts().length);
        opened.complete(null);
        next();
    }

    private void decline() {
        opened.completeExceptionally(new IllegalStateException(
                "this venue was not founded as a demo: simulated participants do not trade among people"));
    }

    private void next() {
        if (numbers.length == 0) {
            return;
        }
        if (hurried > 0) {
            hurried--;
            scheduler.after(0, this::turn);
        } else {
            scheduler.after(crowd.waitMillis(MEAN_WAIT_MILLIS), this::turn);
        }
    }

    private void turn() {
        Crowd.Turn turn = crowd.nextTurn();
        int account = floor.accounts()[turn.participant()];
        int market = numbers[turn.market()];
        if (account < 0) {
            next();
            return;
        }
        // The answers come on the core's thread: hop back at once.
        venue.read(engine -> MarketGlance.of(engine, market, account))
                .whenComplete((glance, failure) -> scheduler.after(0, () -> {
                    if (failure == null) {
                        act(turn, account, glance);
                    } else {
                        next();
                    }
                }));
    }

    private void act(Crowd.Turn turn, int account, MarketGlance glance) {
        if (glance.cashMicros() < DemoOpening.PARTICIPANT_MICROS / 2) {
            // The restless lose to the others, slowly; after weeks one of them needs new money.
            CommandId id = CommandId.of("demo-deposit-" + floor.sequence() + "-" + ++commands);
            send(new Deposit(id, operator, account, DemoOpening.PARTICIPANT_MICROS / 2));
            return;
        }
        crowd.decide(turn, glance)
                .ifPresentOrElse(
                        order -> {
                            CommandId id = CommandId.of("demo-" + floor.sequence() + "-" + ++commands);
                            send(new Trade(id, account, glance.number(), order));
                        },
                        this::next);
    }

    private void send(Command command) {
        venue.submit(command, answer -> scheduler.after(0, () -> told(answer)));
    }

    private void told(Answer answer) {
        if (!answer.ok()) {
            LOG.debug("demo: a command was refused: {}, {}", answer.refusal().code(), answer.detail());
        }
        next();
    }

    private record RingVenue(VenueRing ring) implements Venue {
        @Override
        public void submit(Command command, Consumer<Answer> onAnswer) {
            ring.submit(command, onAnswer);
        }

        @Override
        public <T> CompletableFuture<T> read(Function<Engine, T> query) {
            return ring.read(query);
        }
    }
}
