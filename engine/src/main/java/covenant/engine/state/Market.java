package covenant.engine.state;

import covenant.engine.Limits;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Order;
import covenant.engine.decision.Decision;
import covenant.engine.decision.Participation;
import covenant.engine.order.OrderBook;
import covenant.engine.pricing.ClaimSet;
import covenant.engine.pricing.Debts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * One market: the maker's debts {@code q} that make the prices, the maker's wealth and everyone's payoffs in each state, and the
 * vault that holds the cash behind them. In every live state {@code vault = payoffs of all accounts + wealth of the maker}.
 *
 * <p>States are numbered condition by condition; void comes last. The live priced states are contiguous: all of them, or those of
 * the settled condition.
 */
public final class Market {
    final int number;
    final MarketTerms terms;
    final Account sponsor;
    final long openedAtMicros;
    final int outcomes;
    final int voidState;
    final long[] q;
    final long[] makerMicros;
    final long[] openInterestMicros;
    private final long[] nothing;
    private final OrderBook book;
    final List<Position> positions = new ArrayList<>();
    private final Int2ObjectHashMap<Position> byAccount = new Int2ObjectHashMap<>();

    Phase phase = Phase.OPEN;
    long liquidityMicros;
    long subsidyMicros;
    long vaultMicros;
    int settledCondition = Order.ANY;
    int settledOutcome = Order.ANY;
    long settledValueMicros;
    String voidReason = "";
    /** Follows from the terms; not written. */
    String commitment = "";

    final List<Correction> corrections = new ArrayList<>(0);
    long trades;
    long volumeMicros;
    long changedSequence;
    Decision decision;
    private int watchers;

    Market(int number, MarketTerms terms, Account sponsor, long openedAtMicros) {
        this.number = number;
        this.terms = terms;
        this.sponsor = sponsor;
        this.openedAtMicros = openedAtMicros;
        this.outcomes = terms.metric().outcomes().size();
        this.voidState = terms.pricedStates();
        this.q = new long[voidState];
        this.makerMicros = new long[voidState + 1];
        this.openInterestMicros = new long[voidState + 1];
        this.nothing = new long[voidState + 1];
        this.decision = terms.decision() == null ? null : new Decision(terms, openedAtMicros);
        this.book = new OrderBook(terms.conditions().size(), outcomes);
    }

    /** Its number, from 0 upward. */
    public int number() {
        return number;
    }

    /** What it is about. */
    public MarketTerms terms() {
        return terms;
    }

    /** Who pays the subsidy, and gets back what is left of it. */
    public Account sponsor() {
        return sponsor;
    }

    /** Where it stands. */
    public Phase phase() {
        return phase;
    }

    /** The liquidity parameter b. */
    public long liquidityMicros() {
        return liquidityMicros;
    }

    /** All that the sponsor paid in. */
    public long subsidyMicros() {
        return subsidyMicros;
    }

    /** The cash behind all payoffs. */
    public long vaultMicros() {
        return vaultMicros;
    }

    /** The condition that came about, or {@link Order#ANY}. */
    public int settledCondition() {
        return settledCondition;
    }

    /** The outcome that came about, or {@link Order#ANY}. */
    public int settledOutcome() {
        return settledOutcome;
    }

    /** The scalar metric's value once settled. */
    public long settledValueMicros() {
        return settledValueMicros;
    }

    /** How its outcome was corrected since it settled, in order; not to be changed. */
    public List<Correction> corrections() {
        return corrections;
    }

    /** The payoffs of a position in the outcomes of the one condition that is left, and in void: what settling looks at. */
    public long[] settling(Position position) {
        long[] payoffs = Arrays.copyOfRange(position.payoffMicros, liveFrom(), liveFrom() + outcomes + 1);
        payoffs[outcomes] = position.payoffMicros[voidState];
        return payoffs;
    }

    /** Why it was voided; empty if it was not. */
    public String voidReason() {
        return voidReason;
    }

    /** Slug of the commitment that settles its condition; empty where none does. */
    public String commitment() {
        return commitment;
    }

    /** Number of trades so far. */
    public long trades() {
        return trades;
    }

    /** Sum of the absolute costs of all trades; stands still at the largest long. */
    public long volumeMicros() {
        return volumeMicros;
    }

    /** How many accounts have traded; the sponsor, who holds a position once there was a fee, is none of them. */
    public int traders() {
        return positions.size() - (byAccount.containsKey(sponsor.number()) ? 1 : 0);
    }

    /** When it opened. */
    public long openedAtMicros() {
        return openedAtMicros;
    }

    /** The sequence of the last command that changed it. */
    public long changedSequence() {
        return changedSequence;
    }

    /** A copy of the debts that make the prices, micros. */
    public long[] debts() {
        return q.clone();
    }

    /** The debts themselves, for pricing; not to be changed. */
    public long[] q() {
        return q;
    }

    /** A copy of the maker's wealth in each state, void last. */
    public long[] makerWealth() {
        return makerMicros.clone();
    }

    /** First live priced state. */
    public int liveFrom() {
        return settledCondition < 0 ? 0 : settledCondition * outcomes;
    }

    /** One past the last live priced state. */
    public int liveTo() {
        return settledCondition < 0 ? voidState : (settledCondition + 1) * outcomes;
    }

    /** Whether condition c can still come about, or has. */
    public boolean isLive(int condition) {
        return settledCondition < 0 || settledCondition == condition;
    }

    /** What its prices decide, or null. */
    public Decision decision() {
        return decision;
    }

    /** The largest payoff that an account may hold here. */
    public long positionLimitMicros() {
        long limit = decision == null ? 0 : terms.decision().guards().positionLimitMicros();
        return limit == 0 ? Limits.MAX_POSITION_MICROS : limit;
    }

    /** Who took part so far. */
    public Participation participation() {
        return new Participation(traders(), volumeMicros);
    }

    /** The orders that rest here. */
    public OrderBook book() {
        return book;
    }

    /** Whether anything follows its prices: its own decision, a playbook. */
    public boolean isWatched() {
        return watchers > 0;
    }

    /** One thing more, or with -1 one less, follows its prices. */
    public void watch(int more) {
        watchers += more;
    }

    /** The account's position, or null. */
    public Position position(int account) {
        return byAccount.get(account);
    }

    /** All positions in the order in which they were first opened; not to be changed. */
    public List<Position> positions() {
        return positions;
    }

    /** The states of a claim whose condition, if any, is live; either may be {@link Order#ANY}. */
    public ClaimSet claim(int condition, int outcome) {
        if (outcome == Order.ANY) {
            return new ClaimSet(liveFrom(), liveTo(), condition * outcomes, 1, outcomes);
        }
        if (condition == Order.ANY) {
            return new ClaimSet(
                    liveFrom(), liveTo(), liveFrom() + outcome, outcomes, (liveTo() - liveFrom()) / outcomes);
        }
        return ClaimSet.given(condition, outcome, outcomes);
    }

    /**
     * Works out a trade: what the maker would owe more in each live priced state.
     *
     * @param change receives {@code shares - cost} on E, {@code -cost} on the rest of G, 0 elsewhere
     * @return whether the debts would still be within {@link Limits#MAX_SPREAD}
     */
    public boolean workOut(ClaimSet claim, long sharesMicros, long costMicros, long[] change) {
        return workOut(q, claim, sharesMicros, costMicros, change);
    }

    /** The same from other debts than the present. */
    public boolean workOut(long[] debts, ClaimSet claim, long sharesMicros, long costMicros, long[] change) {
        return Debts.workOut(debts, liquidityMicros, liveFrom(), liveTo(), claim, sharesMicros, costMicros, change);
    }

    /** Finds the extremes of the payoffs over the live states if the position (null: none yet) gained the change. */
    public void weigh(Position position, long[] change, Extremes extremes) {
        long[] payoffs = position == null ? nothing : position.payoffMicros;
        long worst = payoffs[voidState];
        long best = worst;
        for (int x = liveFrom(), to = liveTo(); x < to; x++) {
            long payoff = payoffs[x] + change[x];
            worst = Math.min(worst, payoff);
            best = Math.max(best, payoff);
        }
        extremes.worstMicros = worst;
        extremes.bestMicros = best;
    }

    Position positionOf(Account account) {
        Position position = byAccount.get(account.number());
        if (position == null) {
            position = new Position(account, voidState + 1);
            positions.add(position);
            byAccount.put(account.number(), position);
        }
        return position;
    }

    /** Moves the maker's debts by a trade, and his wealth against them. */
    void owe(long[] change) {
        for (int x = liveFrom(), to = liveTo(); x < to; x++) {
            q[x] += change[x];
            makerMicros[x] -= change[x];
        }
    }

    /** Lets a position gain the change, and takes its minimum over the live states out of it. */
    void gain(Position position, long[] change, long worstMicros) {
        long[] payoffs = position.payoffMicros;
        payoffs[voidState] -= worstMicros;
        openInterestMicros[voidState] -= worstMicros;
        for (int x = liveFrom(), to = liveTo(); x < to; x++) {
            long gained = change[x] - worstMicros;
            payoffs[x] += gained;
            openInterestMicros[x] += gained;
        }
    }

    /** Lets every state die but void and those of the condition. */
    void live(int condition) {
        for (int x = 0; x < voidState; x++) {
            if (x / outcomes != condition) {
                makerMicros[x] = 0;
                openInterestMicros[x] = 0;
                for (Position position : positions) {
                    position.payoffMicros[x] = 0;
                }
            }
        }
        settledCondition = condition;
    }

    /**
     * Checks the law of the vault in every live state.
     *
     * @throws IllegalStateException if it is broken: a bug, on which the venue halts
     */
    void assertConserved() {
        assertConserved(voidState);
        for (int x = liveFrom(), to = liveTo(); x < to; x++) {
            assertConserved(x);
        }
    }

    private void assertConserved(int x) {
        if (vaultMicros != openInterestMicros[x] + makerMicros[x] || makerMicros[x] < 0) {
            throw new IllegalStateException("market " + terms.id() + ", state " + x + ": the vault holds " + vaultMicros
                    + " but owes " + openInterestMicros[x] + " to accounts and " + makerMicros[x] + " to the maker");
        }
    }
}
