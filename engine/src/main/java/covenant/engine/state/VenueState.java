package covenant.engine.state;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.agenda.Agenda;
import covenant.engine.agenda.Due;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.MarketTerms;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.order.OrderRegister;
import covenant.engine.playbook.PlaybookRegister;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the venue knows. Every change of money goes through a method of this class, which keeps the totals by which
 * conservation is checked after every command.
 */
public final class VenueState {
    private static final long[] NO_CHANGE = new long[Limits.MAX_CONDITIONS * Limits.MAX_OUTCOMES];

    final List<Account> accounts = new ArrayList<>();
    final List<Market> markets = new ArrayList<>();
    private final Map<String, Account> accountsById = new HashMap<>();
    private final Map<String, Market> marketsById = new HashMap<>();
    AnswerLog answers = new AnswerLog();
    OrderRegister orders = new OrderRegister();
    private final Extremes extremes = new Extremes();
    private Account inBatch;
    private Market touched;
    private final List<Market> touchedToo = new ArrayList<>();
    private final Agenda agenda = new Agenda();
    private final CommitmentRegister commitments = new CommitmentRegister(agenda);
    private final List<Market> changed = new ArrayList<>();
    PlaybookRegister playbooks = new PlaybookRegister();

    String name = "";
    boolean simulated;
    boolean simulatedClock;
    long depositsMicros;
    long escrowMicros;
    private long cashMicros;
    private long vaultsMicros;

    /** A venue with nobody in it but itself. */
    public VenueState() {
        openAccount("venue", "The venue", Role.VENUE);
    }

    /** Its name; empty until it is founded. */
    public String name() {
        return name;
    }

    /** Whether its participants are simulated. */
    public boolean simulated() {
        return simulated;
    }

    /** Whether its clock is moved by its operator. */
    public boolean simulatedClock() {
        return simulatedClock;
    }

    /** Names it. */
    public void found(String newName, boolean isSimulated, boolean hasSimulatedClock) {
        name = newName;
        simulated = isSimulated;
        simulatedClock = hasSimulatedClock;
    }

    /** What is due when. */
    public Agenda agenda() {
        return agenda;
    }

    /** The responses agreed before the crisis. */
    public PlaybookRegister playbooks() {
        return playbooks;
    }

    /** Binds a market to the commitment that settles its condition. */
    public void bind(Market market, Commitment commitment) {
        market.commitment = commitment.terms().id();
        commitments.bind(commitment, market.number);
    }

    /** Actors, commitments and joint pledges. */
    public CommitmentRegister commitments() {
        return commitments;
    }

    /** When the next command is needed for what happens by itself; {@link Long#MAX_VALUE} if none is. */
    public long nextDueMicros() {
        return orders.hasBacklog() ? 0 : agenda.nextMicros();
    }

    /** Limit orders. */
    public OrderRegister orders() {
        return orders;
    }

    /** Deposits less withdrawals of all accounts, and less what was burned. */
    public long depositsMicros() {
        return depositsMicros;
    }

    /** Whether a command of this account with this id was accepted, of whatever kind. */
    public boolean remembers(int account, CommandId id) {
        return answers.contains(account, id);
    }

    /** The first answer to a remembered command, marked as repeated; null if its id named another command. */
    public Answer firstAnswer(Command command) {
        return answers.firstAnswer(command);
    }

    /** Remembers an accepted command with its answer. */
    public void remember(Command command, Answer answer) {
        answers.remember(command, answer);
    }

    /** All accounts by number; not to be changed. */
    public List<Account> accounts() {
        return accounts;
    }

    /** All markets by number; not to be changed. */
    public List<Market> markets() {
        return markets;
    }

    /** The account with this number, or null. */
    public Account account(int number) {
        return number >= 0 && number < accounts.size() ? accounts.get(number) : null;
    }

    /** The account with this slug, or null. */
    public Account account(String id) {
        return accountsById.get(id);
    }

    /** The market with this number, or null. */
    public Market market(int number) {
        return number >= 0 && number < markets.size() ? markets.get(number) : null;
    }

    /** The market with this slug, or null. */
    public Market market(String id) {
        return marketsById.get(id);
    }

    /** Opens an account without cash. */
    public Account openAccount(String id, String accountName, Role role) {
        return add(new Account(accounts.size(), id, accountName, role));
    }

    Account add(Account account) {
        accounts.add(account);
        accountsById.put(account.id(), account);
        cashMicros += account.cashMicros;
        return account;
    }

    /** Moves money between the outside world and an account; negative takes out. */
    public void deposit(Account account, long amountMicros) {
        account.cashMicros += amountMicros;
        cashMicros += amountMicros;
        depositsMicros += amountMicros;
    }

    /** Opens a market with these debts; the sponsor's subsidy is still to be paid. */
    public Market openMarket(MarketTerms terms, Account sponsor, long liquidityMicros, long[] debts, long atMicros) {
        Market market = new Market(markets.size(), terms, sponsor, atMicros);
        market.liquidityMicros = liquidityMicros;
        System.arraycopy(debts, 0, market.q, 0, debts.length);
        market.phase = terms.opensAtMicros() > atMicros ? Phase.PENDING : Phase.OPEN;
        return add(market);
    }

    Market add(Market market) {
        markets.add(market);
        marketsById.put(market.terms.id(), market);
        vaultsMicros += market.vaultMicros;
        if (market.phase.isLive()) {
            agenda.enter(market.terms.opensAtMicros(), Due.Kind.MARKET_OPENS, market.number);
            agenda.enter(market.terms.closesAtMicros(), Due.Kind.MARKET_CLOSES, market.number);
            agenda.enter(market.terms.expiresAtMicros(), Due.Kind.MARKET_EXPIRES, market.number);
        }
        if (market.decision != null && !market.decision.isOver()) {
            market.watch(1);
        }
        if (market.decision != null && market.decision.isDue()) {
            agenda.enter(market.terms.decision().decidesAtMicros(), Due.Kind.DECISION_FALLS, market.number);
        }
        touch(market);
        return market;
    }

    /** The sponsor pays the maker so much more subsidy. */
    public void subsidise(Market market, long amountMicros) {
        pay(market.sponsor, market, -amountMicros);
        market.subsidyMicros += amountMicros;
        for (int x = 0; x < market.makerMicros.length; x++) {
            if (x == market.voidState || x >= market.liveFrom() && x < market.liveTo()) {
                market.makerMicros[x] += amountMicros;
            }
        }
    }

    /** Raises the liquidity parameter with these debts; what the sponsor owes for it is still to be paid. */
    public void deepen(Market market, long liquidityMicros, long[] debts) {
        market.liquidityMicros = liquidityMicros;
        System.arraycopy(debts, 0, market.q, 0, debts.length);
    }

    /**
     * Carries out a trade whose funds were checked.
     *
     * @param position the trader's; null if he has none yet
     * @param debtChange what the maker owes more in each live priced state
     * @param traderChange what the trader gains there, fee deducted
     * @param worstMicros the smallest payoff that this leaves him, as {@link Market#weigh} found
     * @param costMicros without the fee
     */
    public void trade(
            Market market,
            Account account,
            Position position,
            long[] debtChange,
            long[] traderChange,
            long worstMicros,
            long costMicros) {
        market.owe(debtChange);
        market.gain(position == null ? market.positionOf(account) : position, traderChange, worstMicros);
        pay(account, market, worstMicros);
        market.trades++;
        long volume = market.volumeMicros + StrictMath.abs(costMicros);
        market.volumeMicros = volume < 0 ? Long.MAX_VALUE : volume;
    }

    /**
     * Gives the sponsor his fee, in the states in which it was paid.
     *
     * @param feeChange what he gains in each live priced state
     * @return what became free cash at once
     */
    public long takeFee(Market market, long[] feeChange) {
        return gainAndSweep(market, market.positionOf(market.sponsor), feeChange);
    }

    /** Sweeps a position. Returns what became free cash. */
    public long sweep(Market market, Position position) {
        return gainAndSweep(market, position, NO_CHANGE);
    }

    private long gainAndSweep(Market market, Position position, long[] change) {
        market.weigh(position, change, extremes);
        market.gain(position, change, extremes.worstMicros);
        pay(position.account, market, extremes.worstMicros);
        return extremes.worstMicros;
    }

    /** Lets every branch die but this one. Positions are still to be swept. */
    public void settleCondition(Market market, int condition) {
        market.live(condition);
        touch(market);
    }

    /** Begins trading. */
    public void start(Market market) {
        market.phase = Phase.OPEN;
    }

    /** Ends trading. */
    public void close(Market market) {
        market.phase = Phase.CLOSED;
    }

    /** Ends a market: accounts are still to be paid. */
    public void end(Market market, Phase phase, int outcome, long valueMicros, String reason) {
        market.phase = phase;
        market.settledOutcome = outcome;
        market.settledValueMicros = valueMicros;
        market.voidReason = reason;
    }

    /** Pays what a position is worth at its market's settlement, remembers what it was, and empties it. */
    public void settle(Market market, Position position, long amountMicros) {
        long[] settled = market.settling(position);
        position.settledMicros = Arrays.stream(settled).anyMatch(payoff -> payoff != 0) ? settled : new long[0];
        position.receivedMicros = amountMicros;
        payOut(market, position, amountMicros);
    }

    /** Replaces a settled outcome; those who had got too little are still to be paid. */
    public void correct(Market market, Correction correction) {
        market.settledOutcome = correction.outcomeAfter();
        market.settledValueMicros = correction.valueAfterMicros();
        market.corrections.add(correction);
    }

    /** Pays what a position was owed for too long, out of the cash of whoever corrected. */
    public void makeGood(Position position, Account by, long amountMicros) {
        position.receivedMicros += amountMicros;
        by.cashMicros -= amountMicros;
        position.account.cashMicros += amountMicros;
        requireSolvent(by);
    }

    /** Pays what a position is worth at the end, and empties it. */
    public void payOut(Market market, Position position, long amountMicros) {
        pay(position.account, market, amountMicros);
        for (int x = 0; x < position.payoffMicros.length; x++) {
            market.openInterestMicros[x] -= position.payoffMicros[x];
            position.payoffMicros[x] = 0;
        }
    }

    /** Returns what the vault still holds to the sponsor. Returns the amount. */
    public long returnPool(Market market) {
        long pool = market.vaultMicros;
        pay(market.sponsor, market, pool);
        Arrays.fill(market.makerMicros, 0);
        return pool;
    }

    /** From now on this account's cash may be below zero for a moment, until {@link #endBatch}: a batch of trades is under way. */
    public void beginBatch(Account account) {
        inBatch = account;
    }

    /** The batch is over, and the account owes nothing. */
    public void endBatch() {
        Account account = inBatch;
        inBatch = null;
        requireSolvent(account);
    }

    private void requireSolvent(Account account) {
        if (account.cashMicros < 0 && account != inBatch) {
            throw new IllegalStateException(account.id() + " would owe " + -account.cashMicros + " micros");
        }
    }

    private void pay(Account account, Market market, long amountMicros) {
        account.cashMicros += amountMicros;
        cashMicros += amountMicros;
        market.vaultMicros -= amountMicros;
        vaultsMicros -= amountMicros;
        touch(market);
        requireSolvent(account);
    }

    /** Stamps the market as changed by the command with this sequence, so that whoever watches its prices looks at them. */
    public void stamp(Market market, long sequence) {
        market.changedSequence = sequence;
        if (market.isWatched() && !changed.contains(market)) {
            changed.add(market);
        }
    }

    /** Watched markets that were stamped since this was last cleared. */
    public List<Market> changed() {
        return changed;
    }

    /** Sets credits of an account aside: they are neither its cash nor in any market, until they are released or burned. */
    public void escrow(Account account, long amountMicros) {
        account.cashMicros -= amountMicros;
        cashMicros -= amountMicros;
        escrowMicros += amountMicros;
        requireSolvent(account);
        if (escrowMicros < 0) {
            throw new IllegalStateException("escrow " + escrowMicros);
        }
    }

    /** Gives credits that were set aside to an account, which need not be the one that set them aside. */
    public void release(Account account, long amountMicros) {
        escrow(account, -amountMicros);
    }

    /** Takes credits that were set aside out of the venue for good. */
    public void burn(long amountMicros) {
        escrowMicros -= amountMicros;
        depositsMicros -= amountMicros;
    }

    /** All credits that are set aside. */
    public long escrowMicros() {
        return escrowMicros;
    }

    /**
     * Checks that money was conserved by the last command: in the venue as a whole, and in each live state of every market it touched.
     *
     * @throws IllegalStateException if not: a bug, on which the venue halts
     */
    public void assertConserved() {
        if (cashMicros + vaultsMicros + escrowMicros != depositsMicros) {
            throw new IllegalStateException("cash " + cashMicros + ", vaults " + vaultsMicros + " and escrow "
                    + escrowMicros + " are not the deposits " + depositsMicros);
        }
        if (touched != null) {
            touched.assertConserved();
            touched = null;
        }
        if (!touchedToo.isEmpty()) {
            touchedToo.forEach(Market::assertConserved);
            touchedToo.clear();
        }
    }

    private void touch(Market market) {
        if (touched != market) {
            if (touched != null) {
                touchedToo.add(touched);
            }
            touched = market;
        }
    }

    /** Whether the totals agree with the sum over all accounts and markets: the slow check, for audits and tests. */
    public boolean isConserved() {
        long cash = 0;
        for (Account account : accounts) {
            cash += account.cashMicros;
        }
        long vaults = 0;
        for (Market market : markets) {
            market.assertConserved();
            vaults += market.vaultMicros;
        }
        return cash == cashMicros
                && vaults == vaultsMicros
                && escrowMicros == commitments.bondsMicros() + OrderAdoption.reservedMicros(this)
                && cash + vaults + escrowMicros == depositsMicros
                && Limits.MAX_VENUE_MICROS >= cash;
    }
}
