package covenant.api.stream;

import covenant.api.directory.Holdings;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.order.OrderRegister;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Notes on the core's thread what happens to those accounts that are followed. With nobody followed a step costs a look at one flag.
 */
final class OwnWatch {
    /** First looks at so many things are taken in one cut. */
    private static final int FILL = 2_048;

    private final Holdings holdings;
    private final int most;
    private final Queue<Ask> asks = new ConcurrentLinkedQueue<>();
    private final Set<Integer> followed = new HashSet<>();
    private final TreeMap<Key, Long> changed = new TreeMap<>();
    private final List<OwnCut.Movement> movements = new ArrayList<>();
    private final Set<Integer> lost = new HashSet<>();
    private final ArrayDeque<Key> unseen = new ArrayDeque<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Map<Integer, Long> cashAfter = new HashMap<>();

    private record Ask(int account, boolean follow) {}

    /** Follows nobody yet; keeps at most so many movements in a cut. */
    OwnWatch(Holdings holdings, int most) {
        this.holdings = holdings;
        this.most = most;
    }

    /** From now on tell of this account, or no longer. For any thread. */
    void ask(int account, boolean follow) {
        asks.add(new Ask(account, follow));
    }

    /** Whether the core is to take a cut for what was asked. For any thread. */
    boolean isAsked() {
        return !asks.isEmpty();
    }

    // ---- on the core's thread

    /** Follows nobody any more. */
    void clear() {
        followed.clear();
        unseen.clear();
        forget();
    }

    private void forget() {
        changed.clear();
        movements.clear();
        lost.clear();
    }

    /** Does what was asked; returns whether there is something to tell. */
    boolean isDue(Engine engine) {
        for (Ask ask = asks.poll(); ask != null; ask = asks.poll()) {
            int account = ask.account();
            if (!ask.follow()) {
                followed.remove(account);
                unseen.removeIf(key -> key.owner() == account);
            } else if (followed.add(account)) {
                begin(account, engine);
            }
        }
        return !unseen.isEmpty() || !changed.isEmpty();
    }

    private void begin(int account, Engine engine) {
        OrderRegister orders = engine.state().orders();
        holdings.liveMarkets(account, engine).forEach(market -> unseen.add(Key.own(Subject.POSITION, account, market)));
        orders.ofAccount(account).stream()
                .filter(number -> orders.order(number).rests())
                .forEach(number -> unseen.add(Key.own(Subject.OWN_ORDER, account, number)));
        // The last: with it the account is complete.
        unseen.add(Key.own(Subject.ACCOUNT, account, account));
    }

    /** Everything that one command did. */
    void note(long sequence, long atMicros, List<Event> events, VenueState state) {
        if (followed.isEmpty()) {
            return;
        }
        numbers.clear();
        cashAfter.clear();
        for (Event event : events) {
            if (event instanceof Event.Traded traded) {
                lookBack(traded.sponsor(), events, state);
                traded(sequence, atMicros, traded, state);
            } else if (event instanceof Event.CashMoved moved) {
                cashMoved(sequence, atMicros, moved, state);
            } else if (event instanceof Event.OrderPlaced placed) {
                change(Subject.OWN_ORDER, placed.account(), placed.order(), sequence);
            } else if (event instanceof Event.OrderEnded ended) {
                change(Subject.OWN_ORDER, ended.account(), ended.order(), sequence);
            } else {
                ended(sequence, event, state);
            }
        }
    }

    // The event of a trade does not say what the sponsor's cash is after it: it is found backwards from what it is now.
    private void lookBack(int sponsor, List<Event> events, VenueState state) {
        if (followed.contains(sponsor) && !cashAfter.containsKey(sponsor)) {
            long cash = state.account(sponsor).cashMicros();
            for (Event event : events) {
                if (event instanceof Event.Traded traded) {
                    cash -= traded.sponsor() == sponsor ? traded.sponsorCashDeltaMicros() : 0;
                    cash -= traded.account() == sponsor ? traded.cashDeltaMicros() : 0;
                } else if (event instanceof Event.CashMoved moved && moved.account() == sponsor) {
                    cash -= moved.deltaMicros();
                }
            }
            cashAfter.put(sponsor, cash);
        }
    }

    private void traded(long sequence, long atMicros, Event.Traded traded, VenueState state) {
        Market market = state.market(traded.market());
        int account = traded.account();
        if (followed.contains(account)) {
            change(Subject.POSITION, account, traded.market(), sequence);
            change(Subject.ACCOUNT, account, account, sequence);
            if (traded.order() >= 0) {
                change(Subject.OWN_ORDER, account, traded.order(), sequence);
            }
            cashAfter.computeIfPresent(account, (same, cash) -> traded.cashAfterMicros());
            move(account, sequence, "fill", () -> FrameJson.fill(market.terms(), traded, atMicros));
        }
        int sponsor = traded.sponsor();
        if (followed.contains(sponsor) && traded.feeMicros() != 0) {
            change(Subject.POSITION, sponsor, traded.market(), sequence);
        }
        if (followed.contains(sponsor) && traded.sponsorCashDeltaMicros() != 0) {
            change(Subject.ACCOUNT, sponsor, sponsor, sequence);
            long delta = traded.sponsorCashDeltaMicros();
            long after = cashAfter.merge(sponsor, delta, Long::sum);
            move(sponsor, sequence, "cash", () -> FrameJson.cash(market.terms().id(), "fee", delta, after, atMicros));
        }
    }

    private void cashMoved(long sequence, long atMicros, Event.CashMoved moved, VenueState state) {
        int account = moved.account();
        if (followed.contains(account)) {
            change(Subject.ACCOUNT, account, account, sequence);
            cashAfter.computeIfPresent(account, (same, cash) -> moved.cashAfterMicros());
            String market = moved.market() < 0
                    ? null
                    : state.market(moved.market()).terms().id();
            String cause = moved.cause().name().toLowerCase(Locale.ROOT);
            move(
                    account,
                    sequence,
                    "cash",
                    () -> FrameJson.cash(market, cause, moved.deltaMicros(), moved.cashAfterMicros(), atMicros));
        }
    }

    private void ended(long sequence, Event event, VenueState state) {
        int market = -1;
        if (event instanceof Event.ConditionSettled settled) {
            market = settled.market();
        } else if (event instanceof Event.OutcomeSettled settled) {
            market = settled.market();
        } else if (event instanceof Event.MarketVoided voided) {
            market = voided.market();
        }
        if (market >= 0) {
            for (int account : followed) {
                if (state.market(market).position(account) != null) {
                    change(Subject.POSITION, account, market, sequence);
                }
            }
        }
    }

    private void change(Subject subject, int account, int number, long sequence) {
        if (followed.contains(account)) {
            changed.put(Key.own(subject, account, number), sequence);
        }
    }

    private void move(int account, long sequence, String type, Supplier<JsonObject> members) {
        int number = numbers.merge(account, 1, Integer::sum);
        if (movements.size() < most) {
            movements.add(new OwnCut.Movement(account, sequence, number, type, members));
        } else {
            lost.add(account);
        }
    }

    /** What there is to tell; what changed is added to {@code seen}. */
    OwnCut take(VenueState state, long sequence, List<Seen> seen) {
        List<Seen> first = new ArrayList<>();
        List<Integer> complete = new ArrayList<>();
        for (int left = FILL; left > 0 && !unseen.isEmpty(); left--) {
            Key key = unseen.poll();
            if (!followed.contains(key.owner())) {
                continue;
            }
            first.add(OwnSight.see(state, key, sequence));
            if (key.subject() == Subject.ACCOUNT) {
                complete.add(key.owner());
            }
        }
        changed.forEach((key, at) -> seen.add(OwnSight.see(state, key, at)));
        OwnCut cut = new OwnCut(first, complete, List.copyOf(movements), Set.copyOf(lost));
        forget();
        return cut;
    }

    /** Whether first looks are still to be taken. */
    boolean hasUnseen() {
        return !unseen.isEmpty();
    }
}
