package covenant.api.directory;

import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.KeyHash;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.runtime.StepListener;
import covenant.engine.state.Account;
import covenant.engine.state.AccountKey;
import covenant.engine.state.Market;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keys to accounts, slugs to numbers and back. Folded from events on the core's thread before anyone has the answer to the command that
 * caused them, so whoever was told of a market or a key finds it here. Any thread may read.
 */
public final class Directory implements StepListener {
    private final Map<KeyHash, Caller> byKey = new ConcurrentHashMap<>();
    private final RevokedKeys revoked = new RevokedKeys();
    private final Map<String, Caller> accountsById = new ConcurrentHashMap<>();
    private final Map<Integer, Caller> accounts = new ConcurrentHashMap<>();
    private final Map<String, ListedMarket> marketsById = new ConcurrentHashMap<>();
    private final Map<Integer, ListedMarket> markets = new ConcurrentHashMap<>();
    private final Names actors = new Names(Refusal.UNKNOWN_ACTOR, "actor");
    private final Names commitments = new Names(Refusal.UNKNOWN_COMMITMENT, "commitment");
    private final Names pledges = new Names(Refusal.UNKNOWN_PLEDGE, "joint pledge");
    private final Names playbooks = new Names(Refusal.UNKNOWN_PLAYBOOK, "playbook");
    private volatile String venueName;
    private volatile boolean simulated;
    private volatile boolean simulatedClock;
    private volatile LongSupplier nowMicros;

    private Directory(String venueName, boolean simulated, boolean simulatedClock, long atMicros) {
        this.nowMicros = () -> atMicros;
        this.venueName = venueName;
        this.simulated = simulated;
        this.simulatedClock = simulatedClock;
    }

    /** The directory of a venue that has not started yet. */
    public static Directory of(Engine engine) {
        Directory directory = new Directory(
                engine.state().name(),
                engine.state().simulated(),
                engine.state().simulatedClock(),
                engine.atMicros());
        for (Account account : engine.state().accounts()) {
            Caller caller = new Caller(account.number(), account.id(), account.name(), account.role());
            directory.list(caller);
            for (AccountKey key : account.keys()) {
                directory.byKey.put(key.hash(), caller.with(key.id(), key.scopes(), key.expiresAtMicros()));
            }
            account.revokedKeys().forEach(directory.revoked::add);
        }
        for (Market market : engine.state().markets()) {
            directory.list(new ListedMarket(
                    market.number(), market.terms(), market.sponsor().number()));
        }
        CommitmentRegister register = engine.state().commitments();
        register.actors().forEach(actor -> directory.actors.list(actor.number(), actor.id()));
        register.commitments()
                .forEach(each ->
                        directory.commitments.list(each.number(), each.terms().id()));
        register.pledges()
                .forEach(pledge ->
                        directory.pledges.list(pledge.number(), pledge.terms().id()));
        engine.state()
                .playbooks()
                .all()
                .forEach(each ->
                        directory.playbooks.list(each.number(), each.terms().id()));
        return directory;
    }

    @Override
    public void onStep(
            long sequence, long atMicros, Command command, Answer answer, List<Event> events, Engine engine) {
        for (Event event : events) {
            if (event instanceof Event.Traded) {
                continue;
            }
            if (event instanceof Event.AccountOpened opened) {
                list(new Caller(opened.account(), opened.id(), opened.name(), opened.role()));
            } else if (event instanceof Event.KeyIssued issued) {
                issue(issued);
            } else if (event instanceof Event.KeyRevoked ended) {
                revoked.add(ended.key());
                byKey.remove(ended.key());
            } else if (event instanceof Event.MarketOpened opened) {
                list(new ListedMarket(opened.market(), opened.terms(), opened.sponsor()));
            } else if (event instanceof Event.ActorOpened opened) {
                actors.list(opened.actor(), opened.id());
            } else if (event instanceof Event.CommitmentOpened opened) {
                commitments.list(opened.commitment(), opened.terms().id());
            } else if (event instanceof Event.PledgeOpened opened) {
                pledges.list(opened.pledge(), opened.terms().id());
            } else if (event instanceof Event.PlaybookOpened opened) {
                playbooks.list(opened.playbook(), opened.terms().id());
            } else if (event instanceof Event.VenueFounded founded) {
                venueName = founded.name();
                simulated = founded.simulated();
                simulatedClock = founded.simulatedClock();
            }
        }
    }

    private void list(Caller caller) {
        accountsById.put(caller.id(), caller);
        accounts.put(caller.number(), caller);
    }

    private void list(ListedMarket market) {
        marketsById.put(market.terms().id(), market);
        markets.put(market.number(), market);
    }

    private void issue(Event.KeyIssued issued) {
        byKey.put(
                issued.key(),
                accounts.get(issued.account()).with(issued.id(), issued.scopes(), issued.expiresAtMicros()));
    }

    /** From now on keys expire by this clock: microseconds since 1970 UTC. */
    public void keepTime(LongSupplier clock) {
        nowMicros = clock;
    }

    /** Whose key this is the hash of; null if it is nobody's, was revoked or has expired. */
    public Caller byKey(KeyHash key) {
        Caller caller = byKey.get(key);
        // Most keys never expire; for them no clock is read.
        return caller == null || caller.expiresAtMicros() != 0 && caller.isExpired(nowMicros.getAsLong())
                ? null
                : caller;
    }

    /** Why {@link #byKey} knows nobody of this key. */
    public ApiCode whyNobody(KeyHash key) {
        if (byKey.containsKey(key)) {
            return ApiCode.KEY_EXPIRED;
        }
        return revoked.contains(key) ? ApiCode.KEY_ENDED : ApiCode.KEY_UNKNOWN;
    }

    /** The account with this slug, or null. */
    public Caller account(String id) {
        return accountsById.get(id);
    }

    /** The account with this number, which exists. */
    public Caller account(int number) {
        return accounts.get(number);
    }

    /**
     * The account that a path names.
     *
     * @throws Rejection {@link Refusal#UNKNOWN_TARGET}
     */
    public Caller requireAccount(String id) {
        Caller account = accountsById.get(id);
        if (account == null) {
            throw new Rejection(Refusal.UNKNOWN_TARGET, "there is no account " + Names.shown(id));
        }
        return account;
    }

    /**
     * The numbers of the accounts that a client names.
     *
     * @throws Rejection {@link Refusal#UNKNOWN_TARGET}
     */
    public List<Integer> requireAccounts(List<String> ids) {
        return ids.stream().map(id -> requireAccount(id).number()).toList();
    }

    /** Slugs of actors. */
    public Names actors() {
        return actors;
    }

    /** Slugs of commitments. */
    public Names commitments() {
        return commitments;
    }

    /** Slugs of joint pledges. */
    public Names pledges() {
        return pledges;
    }

    /** Slugs of playbooks. */
    public Names playbooks() {
        return playbooks;
    }

    /** The market with this slug, or null. */
    public ListedMarket market(String id) {
        return marketsById.get(id);
    }

    /** The market with this number, which exists. */
    public ListedMarket market(int number) {
        return markets.get(number);
    }

    /**
     * The market that a path names.
     *
     * @throws Rejection {@link Refusal#UNKNOWN_MARKET}
     */
    public ListedMarket requireMarket(String id) {
        ListedMarket market = marketsById.get(id);
        if (market == null) {
            throw new Rejection(Refusal.UNKNOWN_MARKET, "there is no market " + Names.shown(id));
        }
        return market;
    }

    /** The venue's name; empty until it is founded. */
    public String venueName() {
        return venueName;
    }

    /** Whether the venue's clock is simulated. */
    public boolean hasSimulatedClock() {
        return simulatedClock;
    }

    /** Whether the venue's participants are simulated. */
    public boolean isSimulated() {
        return simulated;
    }
}
