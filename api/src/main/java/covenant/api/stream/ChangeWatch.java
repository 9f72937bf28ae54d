package covenant.api.stream;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.state.StateHash;
import covenant.engine.state.VenueState;
import covenant.engine.view.MarketView;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Notes on the core's thread what changes, and takes a cut of it when the hub is ready for one. A step costs a bit and a few stores;
 * a cut costs one view per changed market, however many trades changed it.
 *
 * <p>The flags are how the hub asks. {@code dirty} is written before {@code ready} is read here, and read after {@code ready} is
 * written there, so at least one side sees that a cut is due.
 */
final class ChangeWatch {
    /** First views of so many things are taken in one go, so that the first client of a large venue does not hold up the core. */
    private static final int FILL = 2_048;

    private final Consumer<Cut> taker;
    private final BitSet changed = new BitSet();
    private final Event.Traded[] trades;
    private final long[] tradeSequences;
    private final long[] tradeTimes;
    private final long[] tradeNumbers;
    private final int[] tradeParts;
    private final OwnWatch own;
    private final TreeMap<Key, Long> others = new TreeMap<>();
    private final List<Cut.Settled> settled = new ArrayList<>();
    private final List<Cut.Responded> responses = new ArrayList<>();
    private final List<Cut.Ended> orders = new ArrayList<>();
    private Cut.Hashed hashed;
    private long tradeCount;
    /** What is seen next of all there is; null once all was. */
    private Key fill;

    private Iterator<Subject> toFill = Collections.emptyIterator();

    private int generation;
    private Engine engine;

    private volatile boolean listening;
    private volatile int wanted;
    private volatile boolean ready;
    private volatile boolean dirty;
    private volatile boolean beat;

    /** Hands each cut to {@code taker}, on the core's thread. */
    ChangeWatch(int tradesPerCut, OwnWatch own, Consumer<Cut> taker) {
        this.own = own;
        this.taker = taker;
        trades = new Event.Traded[tradesPerCut];
        tradeSequences = new long[tradesPerCut];
        tradeTimes = new long[tradesPerCut];
        tradeNumbers = new long[tradesPerCut];
        tradeParts = new int[tradesPerCut];
    }

    // ---- asked by the hub, from its context

    /**
     * From now on note everything, and begin with a view of every market.
     *
     * @param newGeneration not that of any time before; the cuts from now on carry it
     */
    void listen(int newGeneration) {
        wanted = newGeneration;
        ready = true;
        listening = true;
    }

    /** Note nothing any more. */
    void ignore() {
        listening = false;
    }

    /**
     * The last cut was digested, the next may come.
     *
     * @return whether one is due already, so that the core is to be woken
     */
    boolean readyAgain() {
        ready = true;
        return dirty || beat || own.isAsked();
    }

    /** Wants a cut even if nothing changes. */
    void wantBeat() {
        beat = true;
    }

    // ---- on the core's thread

    /** The engine, for a core that has not stepped yet. */
    void meet(Engine theEngine) {
        engine = theEngine;
    }

    void onStep(long sequence, long atMicros, List<Event> events, Engine theEngine) {
        if (!listening) {
            return;
        }
        engine = theEngine;
        int part = 0;
        for (int i = 0; i < events.size(); i++) {
            note(sequence, atMicros, events.get(i));
            if (events.get(i) instanceof Event.Traded traded) {
                int place = (int) ((tradeCount - 1) % trades.length);
                tradeNumbers[place] -= tradesAfter(i, traded.market(), events);
                tradeParts[place] = ++part;
            }
        }
        own.note(sequence, atMicros, events, theEngine.state());
    }

    /** How many trades of a market follow in the same step: they are counted in the market already. */
    private static int tradesAfter(int place, int market, List<Event> events) {
        int count = 0;
        for (int i = place + 1; i < events.size(); i++) {
            count += events.get(i) instanceof Event.Traded traded && traded.market() == market ? 1 : 0;
        }
        return count;
    }

    private void note(long sequence, long atMicros, Event event) {
        if (event instanceof Event.Traded traded) {
            if (traded.order() >= 0) {
                others.put(Key.of(Subject.BOOK, traded.market()), sequence);
            }
            changed.set(traded.market());
            int place = (int) (tradeCount++ % trades.length);
            trades[place] = traded;
            tradeSequences[place] = sequence;
            tradeTimes[place] = atMicros;
            tradeNumbers[place] = engine.state().market(traded.market()).trades();
        } else {
            int market = marketOf(event);
            if (market >= 0) {
                changed.set(market);
            }
            Sight.changes(engine.state(), event, key -> others.put(key, sequence));
            Responding.see(engine.state(), event, sequence, responses::add);
            if (event instanceof Event.OrderEnded ended && orders.size() < trades.length) {
                orders.add(new Cut.Ended(
                        sequence, engine.state().market(ended.market()).terms(), ended));
            }
            if (event instanceof Event.ConditionSettled condition) {
                settled.add(settled(sequence, condition, engine.state()));
            }
        }
    }

    private static Cut.Settled settled(long sequence, Event.ConditionSettled event, VenueState state) {
        String commitment = event.commitment() < 0
                ? ""
                : state.commitments().commitment(event.commitment()).terms().id();
        return new Cut.Settled(
                sequence,
                state.market(event.market()).terms(),
                state.account(event.by()).id(),
                commitment,
                event);
    }

    void onHash(long sequence, byte[] hash) {
        if (listening) {
            hashed = new Cut.Hashed(sequence, StateHash.hex(hash));
        }
    }

    private static int marketOf(Event event) {
        if (event instanceof Event.MarketOpened opened) {
            return opened.market();
        } else if (event instanceof Event.LiquidityAdded added) {
            return added.market();
        } else if (event instanceof Event.TradingBegan began) {
            return began.market();
        } else if (event instanceof Event.MarketClosed closed) {
            return closed.market();
        } else if (event instanceof Event.Decided decided) {
            return decided.market();
        } else if (event instanceof Event.ConditionSettled settled) {
            return settled.market();
        } else if (event instanceof Event.OutcomeSettled settled) {
            return settled.market();
        } else if (event instanceof Event.MarketVoided voided) {
            return voided.market();
        } else if (event instanceof Event.OrderPlaced placed) {
            return placed.market();
        } else if (event instanceof Event.OrderEnded ended) {
            return ended.market();
        }
        // Cash that moves in a market moves because of one of the above.
        return -1;
    }

    void onBatch(long sequence) {
        if (!listening || engine == null) {
            return;
        }
        if (generation != wanted) {
            generation = wanted;
            forget();
            own.clear();
            toFill = Subject.OPEN.iterator();
            fill = Key.of(toFill.next(), 0);
        }
        // Asked in any case: it is also how the core hears of whom to follow.
        boolean ownDue = own.isDue(engine);
        boolean due = fill != null || ownDue || hashed != null || !changed.isEmpty() || !others.isEmpty();
        if (due && !dirty) {
            dirty = true;
        }
        if ((due || beat) && ready) {
            ready = false;
            Cut cut = take(sequence);
            dirty = fill != null || own.hasUnseen();
            taker.accept(cut);
        }
    }

    private void forget() {
        changed.clear();
        others.clear();
        settled.clear();
        responses.clear();
        orders.clear();
        hashed = null;
        tradeCount = 0;
    }

    private Cut take(long sequence) {
        long start = System.nanoTime();
        VenueState state = engine.state();
        List<MarketView> views = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        if (fill != null) {
            fill(state, views, seen, sequence);
        }
        boolean whole = fill == null;
        List<Cut.Settled> happened = List.of();
        List<Cut.Responded> responded = List.of();
        List<Cut.Ended> ended = List.of();
        List<Cut.Trade> told = List.of();
        boolean withBeat = false;
        OwnCut ofAccounts = OwnCut.NONE;
        Cut.Hashed newestHash = null;
        if (whole) {
            for (int m = changed.nextSetBit(0); m >= 0; m = changed.nextSetBit(m + 1)) {
                views.add(MarketView.of(state.market(m)));
            }
            others.forEach((key, at) -> seen.add(Sight.see(state, key, at)));
            happened = List.copyOf(settled);
            responded = List.copyOf(responses);
            ended = List.copyOf(orders);
            told = trades(state);
            ofAccounts = own.take(state, sequence, seen);
            newestHash = hashed;
            withBeat = beat;
            beat = false;
            forget();
        }
        long nanos = System.nanoTime() - start;
        return new Cut(
                generation,
                sequence,
                state.name(),
                state.simulated(),
                state.simulatedClock(),
                whole,
                withBeat,
                views,
                seen,
                happened,
                responded,
                ended,
                told,
                ofAccounts,
                newestHash,
                nanos);
    }

    private void fill(VenueState state, List<MarketView> views, List<Seen> seen, long sequence) {
        for (int left = FILL; left > 0 && fill != null; left--) {
            Subject subject = fill.subject();
            int number = fill.number();
            if (number >= Sight.count(state, subject)) {
                fill = toFill.hasNext() ? Key.of(toFill.next(), 0) : null;
                continue;
            }
            if (subject == Subject.MARKET) {
                views.add(MarketView.of(state.market(number)));
                changed.clear(number);
            } else {
                if (Sight.isWorthTelling(state, fill)) {
                    seen.add(Sight.see(state, fill, sequence));
                }
                others.remove(fill);
            }
            fill = Key.of(subject, number + 1);
        }
    }

    private List<Cut.Trade> trades(VenueState state) {
        int count = (int) StrictMath.min(tradeCount, trades.length);
        List<Cut.Trade> told = new ArrayList<>(count);
        for (long i = tradeCount - count; i < tradeCount; i++) {
            int place = (int) (i % trades.length);
            Event.Traded traded = trades[place];
            told.add(new Cut.Trade(
                    tradeSequences[place],
                    tradeTimes[place],
                    state.market(traded.market()).terms(),
                    state.account(traded.account()).id(),
                    tradeNumbers[place],
                    tradeParts[place],
                    traded));
            trades[place] = null;
        }
        return told;
    }
}
