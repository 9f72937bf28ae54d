package covenant.engine.lab.scene;

import covenant.engine.Answer;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.core.EventSink;
import covenant.engine.replay.CourseKeeper;
import covenant.engine.replay.ReplayResult.Welfare;
import covenant.engine.state.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * One run: a venue, its markets, players who act on a timeline, and the truth at the end. The same plan, players and seed give the same run
 * to the last bit.
 */
public final class Scene {
    /** The most that may be put on the timeline of one run: more would never end, or take all memory. */
    public static final long MOST_ACTS = 5_000_000;

    /** How many things are done between two questions whether anybody still wants to know. */
    private static final int PATIENCE = 64;

    private final ScenePlan plan;
    private final long seed;
    private final long run;
    private final Tally tally;
    private final LabVenue venue;
    private final int sponsor;
    private final List<Truth.World> worlds = new ArrayList<>();
    private final List<Seat> seats = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();
    private final PriorityQueue<Due> timeline = new PriorityQueue<>();
    private long put;
    private long acts;
    private BooleanSupplier isWanted = () -> true;
    private boolean isWatched;

    private record Watch(Seat seat, TradeWatch watch) {}

    private record Due(long atMicros, long order, Runnable act) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(atMicros, other.atMicros);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /**
     * A scene in which the markets are open and nobody has entered.
     *
     * @param seed of the campaign
     * @param run number of the run; another run, another truth
     */
    public Scene(ScenePlan plan, long seed, long run, CommandLog log, EventSink events) {
        this.plan = plan;
        this.seed = seed;
        this.run = run;
        this.tally = new Tally(events);
        this.venue = new LabVenue(plan.startMicros(), log, tally);
        venue.found("Lab");
        this.sponsor = venue.open("sponsor", Role.COORDINATOR, covenant.engine.Limits.MAX_DEPOSIT_MICROS);
        Chance nature = Chance.of(seed, run, "nature");
        for (LabMarket market : plan.markets()) {
            worlds.add(market.truth().draw(nature));
            venue.must(new OpenMarket(
                    CommandId.NONE, sponsor, sealed(market.terms()), market.liquidityMicros(), market.priorPpb()));
        }
        for (int m = 0; m < plan.markets().size(); m++) {
            DecisionTerms decision = plan.markets().get(m).terms().decision();
            if (decision != null && !decision.decidesItself()) {
                int number = m;
                at(decision.decidesAtMicros(), () -> advise(number));
            }
        }
    }

    /** The coordinator does as {@link Advice} says. */
    private void advise(int number) {
        venue.tick();
        Market market = venue.market(number);
        if (market.settledCondition() >= 0 || !market.phase().isLive()) {
            return;
        }
        int best = Advice.followed(market.decision().outlook(market.participation()));
        venue.must(new SettleCondition(CommandId.NONE, sponsor, number, best, "the best average"));
    }

    /** The secret of a lot must differ from run to run, or every run would draw the same. */
    private MarketTerms sealed(MarketTerms terms) {
        DecisionTerms decision = terms.decision();
        if (decision == null || decision.rule() != DecisionTerms.Rule.RANDOMISED) {
            return terms;
        }
        Chance chance = Chance.of(seed, run, "seal of " + terms.id());
        byte[] secret = new byte[32];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) chance.below(256);
        }
        return terms.deciding(decision.sealedBy(KeyHash.of(secret)));
    }

    /** Gives a player a seat and lets it enter. */
    public Seat seat(String name, Party party, Player player) {
        return seat(name, party, player, false);
    }

    /**
     * Gives a player a seat in which it does nothing: it has its accounts and is paid at the end what it was promised, but whatever it puts on the
     * timeline does not happen.
     */
    public Seat seatIdle(String name, Party party, Player player) {
        return seat(name, party, player, true);
    }

    /** Asks now and then, from now on, whether what comes out is still wanted; where not, the scene ends with {@link SceneStopped}. */
    public void playWhile(BooleanSupplier wanted) {
        isWanted = wanted;
    }

    private void act() {
        if (++acts % PATIENCE == 0 && !isWanted.getAsBoolean()) {
            throw new SceneStopped();
        }
    }

    private Seat seat(String name, Party party, Player player, boolean isIdle) {
        act();
        Seat seat = new Seat(this, name, party, Chance.of(seed, run, name), isIdle);
        seats.add(seat);
        player.enter(seat);
        return seat;
    }

    /** Carries out the timeline, lets decisions fall, settles every market as the truth has it, and lets players work out what they got. */
    public void play() {
        while (!timeline.isEmpty() && timeline.peek().atMicros() < plan.endMicros()) {
            Due due = timeline.poll();
            act();
            venue.advanceTo(due.atMicros());
            due.act().run();
        }
        venue.advanceTo(plan.endMicros());
        venue.tick();
    }

    /** Settles every market as the truth has it; what players wait for at the end happens then. */
    public void settle() {
        for (int m = 0; m < plan.markets().size(); m++) {
            settle(m);
        }
        seats.forEach(Seat::end);
    }

    private void settle(int number) {
        Market market = venue.market(number);
        Truth.World world = worlds.get(number);
        if (market.settledCondition() < 0) {
            int condition = plan.markets().get(number).truth().condition(world);
            venue.must(new SettleCondition(CommandId.NONE, sponsor, number, condition));
        }
        double value = world.value()[market.settledCondition()];
        Metric metric = market.terms().metric();
        if (metric.type() == Metric.Type.SCALAR) {
            long range = metric.highMicros() - metric.lowMicros();
            long valueMicros = metric.lowMicros() + StrictMath.round(value * range);
            venue.must(new SettleOutcome(CommandId.NONE, sponsor, number, Order.ANY, valueMicros));
        } else {
            int outcome = world.outcomeLot() < value ? 0 : 1;
            venue.must(new SettleOutcome(CommandId.NONE, sponsor, number, outcome, 0));
        }
    }

    void at(long atMicros, Runnable act) {
        if (put >= MOST_ACTS) {
            throw new IllegalArgumentException("in one run more than " + MOST_ACTS
                    + " things are to be done: take fewer players, or let them do less");
        }
        timeline.add(new Due(Math.max(atMicros, venue.nowMicros()), put++, act));
    }

    void watch(Seat seat, TradeWatch watch) {
        watches.add(new Watch(seat, watch));
    }

    Answer trade(Seat by, Trade trade) {
        return trade(by, trade, List.of(new TradeBatch.Leg(trade.market(), trade.order())));
    }

    Answer trade(Seat by, TradeBatch batch) {
        return trade(by, batch, batch.legs());
    }

    /** Whoever watches sees every leg of a batch before the first and after the last: they are one command. */
    private Answer trade(Seat by, Command command, List<TradeBatch.Leg> legs) {
        if (isWatched || watches.isEmpty()) {
            return venue.send(command);
        }
        isWatched = true;
        for (Watch each : watches) {
            for (int i = 0; i < legs.size() && each.seat() != by; i++) {
                each.watch()
                        .before(command.by(), legs.get(i).market(), legs.get(i).order());
            }
        }
        Answer answer = venue.send(command);
        for (Watch each : watches) {
            for (int i = 0; i < legs.size() && each.seat() != by; i++) {
                each.watch()
                        .after(command.by(), legs.get(i).market(), legs.get(i).order(), answer);
            }
        }
        isWatched = false;
        return answer;
    }

    void seated(int account, Seat seat) {
        tally.seated(account, seat);
    }

    /**
     * Follows one branch's price from now on.
     *
     * @param untilMicros until when, that moment left out
     */
    public PricePath follow(int market, int condition, long untilMicros) {
        PricePath path = new PricePath(market, condition, untilMicros);
        tally.follow(path);
        return path;
    }

    /** Keeps one market's course from now on. */
    public CourseKeeper keep(int market) {
        CourseKeeper keeper = new CourseKeeper(venue.market(market));
        tally.keep(keeper, market);
        return keeper;
    }

    /**
     * Holds what everybody gained against what the scoring rule says, market by market, and against the cash in the accounts. Everything must
     * be settled.
     *
     * @throws IllegalStateException if they differ by more than rounding: a bug; the message has the figures
     */
    public void assertWelfare() {
        long gained = 0;
        for (int m = 0; m < plan.markets().size(); m++) {
            Welfare welfare = tally.welfares().of(m);
            if (!welfare.isKnown() || !welfare.holds()) {
                throw new IllegalStateException(
                        "in market " + venue.market(m).terms().id() + " the scoring rule says otherwise: " + welfare);
            }
            gained += welfare.gainedMicros();
        }
        long paid = tally.unseatedMicros();
        for (Seat seat : seats) {
            paid += seat.profitMicros();
        }
        if (paid != gained) {
            throw new IllegalStateException(
                    "accounts have gained " + paid + " micros, markets have paid " + gained + " to them");
        }
    }

    /** What everybody gained in a market and what the scoring rule says; known once it is settled. */
    public Welfare welfare(int market) {
        return tally.welfares().of(market);
    }

    /** Trades carried out so far, fills of orders among them. */
    public long trades() {
        return tally.trades();
    }

    /** Commands refused so far. */
    public long refused() {
        return tally.refused();
    }

    void mark(Mark mark) {
        marks.add(mark);
    }

    /** Everybody who entered. */
    public List<Seat> seats() {
        return List.copyOf(seats);
    }

    /** The moments that players pointed out. */
    public List<Mark> marks() {
        return List.copyOf(marks);
    }

    /** What is true behind a market. */
    public Truth.World world(int market) {
        return worlds.get(market);
    }

    /** The plan. */
    public ScenePlan plan() {
        return plan;
    }

    /** The venue, to be read only. */
    public LabVenue venue() {
        return venue;
    }
}
