package covenant.api.demo;

import covenant.api.directory.Directory;
import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.runtime.CommandJournal;
import covenant.engine.state.Market;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Thirty days of a demo before its first start: the venue is founded in the past, the same crowd trades, and people do what {@code
 * /covenant/demo/past.json} says, each command at its time. It is written by one thread before the venue runs, into an engine and a
 * journal in which nothing has happened; from there on it is a past like any other, and a restart finds it there.
 */
public final class DemoPast {
    /** How often somebody looks at a market, on average over the past. */
    private static final int TURNS = 14_000;

    /** After a piece of news the crowd looks at its market for so long. */
    private static final long STIR_MICROS = 3 * 3_600_000_000L;

    private static final String START = "T-30d";
    private static final int BATCH = 4_096;
    private static final Logger LOG = LoggerFactory.getLogger(DemoPast.class);

    private final Engine engine;
    private final CommandJournal journal;
    private final PastTime time;
    private final Directory directory;
    private final PastCalls calls;
    private final Crowd crowd;
    private final SplittableRandom random;
    private final List<DemoMarket> markets = new ArrayList<>(DemoMarket.all());
    private final Map<String, Integer> places = new HashMap<>();
    private final PriorityQueue<Due> dues = new PriorityQueue<>();
    private final List<Event> events = new ArrayList<>();
    private int[] participants;
    private long order;
    private long refused;
    private int staged;

    private record Due(long atMicros, long order, Runnable body) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(atMicros, other.atMicros);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /**
     * A past for a new venue.
     *
     * @param engine in which nothing has happened
     * @param journal takes every command
     * @param nowMicros when it ends
     * @param seed of all that the crowd does
     */
    DemoPast(Engine engine, CommandJournal journal, long nowMicros, long seed) {
        this.engine = engine;
        this.journal = journal;
        this.time = new PastTime(nowMicros);
        this.directory = Directory.of(engine);
        this.calls = new PastCalls(directory, time, seed);
        this.crowd = new Crowd(markets, seed);
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < markets.size(); i++) {
            places.put(markets.get(i).terms().id(), i);
        }
    }

    /**
     * Gives a venue that was never started a past that ends now; any other has one, and stays as it is.
     *
     * @param engine as recovered
     * @param journal takes every command
     * @param founding the command that founds the venue
     * @param seed of all that the crowd does
     * @return whether it was a new venue
     */
    public static boolean begin(Engine engine, CommandJournal journal, FoundVenue founding, long nowMicros, long seed) {
        if (engine.sequence() > 0) {
            return false;
        }
        new DemoPast(engine, journal, nowMicros, seed).write(founding);
        return true;
    }

    /** Lets it all happen and makes it durable. Call it once. */
    void write(FoundVenue founding) {
        long start = System.nanoTime();
        found(founding);
        DemoMarket.file("past.json").getJsonArray("acts").forEach(act -> plan((JsonObject) act));
        nextTurn(time.micros(START));
        while (!dues.isEmpty() && dues.peek().atMicros() <= time.nowMicros()) {
            Due due = dues.poll();
            pass(due.atMicros());
            due.body().run();
        }
        pass(time.nowMicros());
        journal.stageHash(engine.sequence(), engine.hash());
        journal.flush();
        LOG.info(
                "demo: a past of thirty days was simulated, {} trades in {} commands, {} ms",
                engine.state().markets().stream().mapToLong(Market::trades).sum(),
                engine.sequence(),
                (System.nanoTime() - start) / 1_000_000);
    }

    private void found(FoundVenue founding) {
        long atMicros = time.micros(START);
        apply(founding, atMicros);
        DemoOpening.accounts(Command.VENUE_ACCOUNT).forEach(account -> apply(account, atMicros));
        participants = Crowd.NAMES.stream()
                .mapToInt(name -> directory.account(Participant.slug(name)).number())
                .toArray();
        DemoMarket.file("past.json").getJsonArray("accounts").forEach(account -> {
            JsonObject json = (JsonObject) account;
            apply(
                    new OpenAccount(
                            calls.nextId(),
                            Command.VENUE_ACCOUNT,
                            json.getString("id"),
                            json.getString("name"),
                            Role.valueOf(json.getString("role").toUpperCase(Locale.ROOT)),
                            new BigDecimal(json.getString("deposit"))
                                    .movePointRight(6)
                                    .longValueExact(),
                            null),
                    atMicros);
        });
    }

    private void due(long atMicros, Runnable body) {
        dues.add(new Due(atMicros, order++, body));
    }

    private void plan(JsonObject act) {
        long atMicros = time.micros(act.getString("at"));
        due(atMicros, () -> happen(act, atMicros));
    }

    private void happen(JsonObject act, long atMicros) {
        switch (act.getString("call")) {
            case "news" -> learn(act, atMicros);
            case "market" -> {
                DemoMarket market = markets.get(places.get(act.getString("id")));
                apply(calls.open(market, act, atMicros), atMicros);
            }
            default -> {
                Command command = calls.command(act, atMicros);
                if (command != null) {
                    apply(command, atMicros);
                }
            }
        }
    }

    /** Beliefs change at once; prices follow as one after the other looks, most of them soon. */
    private void learn(JsonObject news, long atMicros) {
        int place = places.get(news.getString("id"));
        DemoMarket market = markets.get(place).believed(news.getJsonObject("prior"));
        markets.set(place, market);
        crowd.learn(place, market);
        for (int i = 0; i < news.getInteger("turns"); i++) {
            double soon = random.nextDouble();
            long then = atMicros + 1 + (long) (STIR_MICROS * soon * soon);
            due(then, () -> take(crowd.turnAt(place), then));
        }
    }

    private void nextTurn(long atMicros) {
        double meanMillis = (time.nowMicros() - time.micros(START)) / 1e3 / TURNS;
        long then = atMicros + crowd.waitMillis(meanMillis) * 1_000;
        due(then, () -> {
            take(crowd.nextTurn(), then);
            nextTurn(then);
        });
    }

    private void take(Crowd.Turn turn, long atMicros) {
        Market market = engine.state().market(markets.get(turn.market()).terms().id());
        if (market == null) {
            return;
        }
        int account = participants[turn.participant()];
        crowd.decide(turn, MarketGlance.of(engine, market.number(), account))
                .ifPresent(deal -> apply(new Trade(calls.nextId(), account, market.number(), deal), atMicros));
    }

    /** What falls due by itself happens at its own time, as the running venue sees to. */
    private void pass(long untilMicros) {
        while (engine.state().nextDueMicros() < untilMicros) {
            apply(Tick.now(), Math.max(engine.atMicros(), engine.state().nextDueMicros()));
        }
    }

    private void apply(Command command, long atMicros) {
        long sequence = engine.sequence() + 1;
        if (journal.stage(sequence, atMicros, command) != null) {
            throw new IllegalStateException("the journal does not take command " + sequence);
        }
        if (++staged % BATCH == 0) {
            journal.flush();
        }
        Answer answer = engine.apply(sequence, atMicros, command, events::add);
        directory.onStep(sequence, atMicros, command, answer, events, engine);
        events.clear();
        if (sequence % Limits.HASH_INTERVAL == 0) {
            journal.stageHash(sequence, engine.hash());
        }
        // A participant may ask for what is worth less than a millionth; whatever else is refused is a fault of the
        // file.
        if (!answer.ok()) {
            boolean isTrade = command instanceof Trade;
            refused += isTrade ? 0 : 1;
            LOG.atLevel(isTrade ? Level.DEBUG : Level.WARN)
                    .log(
                            "demo: {} was refused: {}, {}",
                            command,
                            answer.refusal().code(),
                            answer.detail());
        }
    }

    /** How many commands other than trades were refused. */
    long refused() {
        return refused;
    }
}
