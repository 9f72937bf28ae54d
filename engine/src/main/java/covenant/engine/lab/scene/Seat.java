package covenant.engine.lab.scene;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.CommandId;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.pricing.Odds;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A player's place in a scene: what it may see and do, its own chance, and the accounts by which its profit is counted. */
public final class Seat {
    private final Scene scene;
    private final String name;
    private final Party party;
    private final Chance chance;
    private final List<Integer> accounts = new ArrayList<>();
    private final List<Consumer<Seat>> endings = new ArrayList<>();
    private final SeatTally tally = new SeatTally();
    private final boolean isIdle;
    private long depositMicros;
    private long outsideMicros;

    Seat(Scene scene, String name, Party party, Chance chance, boolean isIdle) {
        this.scene = scene;
        this.name = name;
        this.party = party;
        this.chance = chance;
        this.isIdle = isIdle;
    }

    private Answer idle() {
        return Answer.refused(0, nowMicros(), Refusal.ROLE_NOT_ADMITTED, "whoever sits idle does nothing");
    }

    /** Its name, from which the ids of its accounts are made. */
    public String name() {
        return name;
    }

    /** Its side. */
    public Party party() {
        return party;
    }

    /** Its own stream of chance. */
    public Chance chance() {
        return chance;
    }

    /** Opens an account with so much cash. */
    public int open(long cashMicros) {
        String id = accounts.isEmpty() ? name : name + "-" + (accounts.size() + 1);
        int account = scene.venue().open(id, Role.PARTICIPANT, cashMicros);
        accounts.add(account);
        scene.seated(account, this);
        depositMicros += cashMicros;
        return account;
    }

    /** Its accounts, in the order of opening. */
    public List<Integer> accounts() {
        return List.copyOf(accounts);
    }

    /** An account's free cash. */
    public long cashMicros(int account) {
        return scene.venue().cashMicros(account);
    }

    /** All cash that was paid into its accounts. */
    public long depositMicros() {
        return depositMicros;
    }

    /** Puts something on the timeline; what is in the past happens now. Things at one time happen in the order in which they were put there. */
    public void at(long atMicros, Runnable act) {
        if (!isIdle) {
            scene.at(atMicros, act);
        }
    }

    /** Does something so many times, evenly from one time to before another, and once more in that other's last microsecond. */
    public void repeat(long fromMicros, long toMicros, int times, Runnable act) {
        for (int i = 0; i < times; i++) {
            at(fromMicros + (long) ((toMicros - fromMicros) * ((double) i / times)), act);
        }
        at(toMicros - 1, act);
    }

    /** Something that happens when everything is settled: the place to work out what a decision is worth outside the market. */
    public void atEnd(Consumer<Seat> act) {
        endings.add(act);
    }

    /** Sees the trades of others before they are made. */
    public void watch(TradeWatch watch) {
        if (!isIdle) {
            scene.watch(this, watch);
        }
    }

    /** Trades. */
    public Answer trade(int account, int market, Order order) {
        return isIdle ? idle() : scene.trade(this, new Trade(CommandId.NONE, account, market, order));
    }

    /** Trades, all or none, one after the other. */
    public Answer trade(int account, List<TradeBatch.Leg> legs) {
        return isIdle ? idle() : scene.trade(this, new TradeBatch(CommandId.NONE, account, legs));
    }

    /** What a trade would be answered now; nothing changes and nobody sees it. */
    public Answer rehearse(int account, int market, Order order) {
        return scene.venue().engine().rehearse(new Trade(CommandId.NONE, account, market, order), nowMicros());
    }

    /** The same for a batch. */
    public Answer rehearse(int account, List<TradeBatch.Leg> legs) {
        return scene.venue().engine().rehearse(new TradeBatch(CommandId.NONE, account, legs), nowMicros());
    }

    /**
     * Moves the price of a claim to a price, or as near to it as the account's cash and the market's limits allow.
     *
     * @param condition as in {@link Order}
     * @param outcome as in {@link Order}
     * @param price strictly between 0 and 1
     * @return a refusal where less than {@link Reach#LEAST_SHARES} would be traded, and nothing is
     */
    public Answer push(int account, int market, int condition, int outcome, double price) {
        return new Reach(this, account, market).push(condition, outcome, price);
    }

    /** Places a limit order; its number is in the answer. */
    public Answer place(int account, int market, int condition, int outcome, long sharesMicros, long limitPpb) {
        if (isIdle) {
            return idle();
        }
        return scene.venue()
                .send(new PlaceOrder(CommandId.NONE, account, market, condition, outcome, sharesMicros, limitPpb, 0));
    }

    /** Cancels one of its limit orders. */
    public Answer cancel(int account, int order) {
        return scene.venue().send(new CancelOrder(CommandId.NONE, account, order));
    }

    /** Marks this moment in the report. */
    public void mark(String what) {
        scene.mark(new Mark(scene.venue().nowMicros(), name, party, what));
    }

    /** What the player got (or lost) outside of the market, such as a bribe; added to what it got before. */
    public void receivesOutside(long micros) {
        outsideMicros += micros;
    }

    /** All that it got outside of the market. */
    public long outsideMicros() {
        return outsideMicros;
    }

    /** What it gained in the market: cash now, less what was paid in. Final once everything is settled. */
    public long profitMicros() {
        long cash = 0;
        for (int account : accounts) {
            cash += scene.venue().cashMicros(account);
        }
        return cash - depositMicros;
    }

    /** What it did so far. */
    public SeatTally tally() {
        return tally;
    }

    /** Runs what waits for the end. */
    void end() {
        endings.forEach(act -> act.accept(this));
    }

    /** The time. */
    public long nowMicros() {
        return scene.venue().nowMicros();
    }

    /** The scene's plan, which everybody knows. */
    public ScenePlan plan() {
        return scene.plan();
    }

    /** When trading in a market begins. */
    public long beginMicros(int market) {
        return Math.max(plan().startMicros(), terms(market).opensAtMicros());
    }

    /** When trading that counts is over: the decision, the market's close, or the end of the scene, whichever comes first. */
    public long endMicros(int market) {
        long end = plan().endMicros();
        DecisionTerms decision = terms(market).decision();
        end = decision == null ? end : Math.min(end, decision.decidesAtMicros());
        long close = terms(market).closesAtMicros();
        return close == 0 ? end : Math.min(end, close);
    }

    /** When the market's window begins; when trading does where it decides nothing or the window is open from the start. */
    public long windowMicros(int market) {
        DecisionTerms decision = terms(market).decision();
        long begin = beginMicros(market);
        return decision == null ? begin : Math.max(begin, decision.decidesAtMicros() - decision.windowMicros());
    }

    /** A moment between the beginning of a market's trading (0) and its end (1). */
    public long momentMicros(int market, double fraction) {
        long begin = beginMicros(market);
        return begin + (long) (fraction * (endMicros(market) - begin));
    }

    private MarketTerms terms(int market) {
        return plan().markets().get(market).terms();
    }

    /** A market's number in the venue is its place in the plan. To be read only. */
    public Market market(int market) {
        return scene.venue().market(market);
    }

    /** The price of an outcome given a condition, from 0 to 1. */
    public double price(int market, int condition, int outcome) {
        Market m = market(market);
        return Odds.of(m.q(), m.liquidityMicros(), m.claim(condition, outcome)).p();
    }

    /** The price of a condition itself, from 0 to 1. */
    public double conditionPrice(int market, int condition) {
        return price(market, condition, Order.ANY);
    }

    /** E[M|c] on the scale of {@link Truth}: from 0 to 1. */
    public double expectation(int market, int condition) {
        return price(market, condition, 0);
    }

    /** E[M|c] of all conditions in the parts of {@link Signals#unitsPerOne}. */
    public long[] expected(int market) {
        return Signals.expected(market(market));
    }

    /**
     * A noisy sight of what is true: the value under a condition plus normal noise, on the scale of {@link Truth}. Each call draws new noise.
     *
     * @param precision one over the variance of the noise
     */
    public double signal(int market, int condition, double precision) {
        double truth = scene.world(market).value()[condition];
        return truth + chance.normal() / StrictMath.sqrt(precision);
    }

    /**
     * What someone expects under a condition who has seen a signal of his own; each call draws a new one.
     *
     * @param precision of the signal; 0 for whoever saw none
     */
    public double belief(int market, int condition, double precision) {
        Truth truth = plan().markets().get(market).truth();
        return precision > 0
                ? truth.posterior(condition, signal(market, condition, precision), precision)
                : truth.mean()[condition];
    }

    /** The same under every condition of a market. */
    public double[] beliefs(int market, double precision) {
        double[] beliefs = new double[terms(market).conditions().size()];
        for (int c = 0; c < beliefs.length; c++) {
            beliefs[c] = belief(market, c, precision);
        }
        return beliefs;
    }
}
