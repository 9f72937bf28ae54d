package covenant.engine.replay;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.event.Event;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.StateHash;
import covenant.engine.state.VenueState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.agrona.collections.Int2ObjectHashMap;

/** One of the two histories: an engine, and what is noted of its events. */
final class History implements EventSink {
    /** The points of all courses together, about: a point takes some 150 bytes. */
    private static final int ALL_POINTS = 800_000;

    /** What a course has all the same. */
    private static final int LEAST_POINTS = 200;

    private final Engine engine = new Engine();
    private final Welfares welfares = new Welfares(engine.state());
    private final List<CourseKeeper> courses = new ArrayList<>();
    private final Int2ObjectHashMap<long[]> paidIn = new Int2ObjectHashMap<>();
    private final TreeSet<Integer> moved = new TreeSet<>();
    private boolean wasCorrected;

    /** Carries out or refuses the next command. */
    Answer apply(long atMicros, Command command) {
        moved.clear();
        long sequence = engine.sequence() + 1;
        Answer answer = engine.apply(sequence, atMicros, command, this);
        for (int market : moved) {
            courses.get(market).moved(sequence, atMicros);
        }
        return answer;
    }

    @Override
    public void on(Event event) {
        welfares.on(event);
        if (event instanceof Event.Traded e) {
            moved.add(e.market());
        } else if (event instanceof Event.CashMoved e) {
            paid(e);
        } else if (event instanceof Event.MarketOpened e) {
            courses.add(new CourseKeeper(state().market(e.market()), this::mostPoints));
            moved.add(e.market());
        } else if (event instanceof Event.LiquidityAdded e) {
            moved.add(e.market());
        } else if (event instanceof Event.Decided e) {
            courses.get(e.market()).decided(engine.sequence(), e);
            moved.add(e.market());
        } else if (event instanceof Event.ConditionSettled e) {
            moved.add(e.market());
        } else if (event instanceof Event.OutcomeSettled e) {
            moved.add(e.market());
        } else if (event instanceof Event.MarketVoided e) {
            moved.add(e.market());
        } else if (event instanceof Event.OutcomeCorrected) {
            wasCorrected = true;
        }
    }

    /** Many markets share the memory that courses may take. */
    private int mostPoints() {
        return mostPoints(courses.size());
    }

    static int mostPoints(int markets) {
        return Math.max(LEAST_POINTS, Math.min(CourseKeeper.MOST_POINTS, ALL_POINTS / Math.max(1, markets)));
    }

    private void paid(Event.CashMoved moved) {
        if (moved.cause() == Event.Cause.DEPOSIT || moved.cause() == Event.Cause.WITHDRAWAL) {
            paidIn.computeIfAbsent(moved.account(), absent -> new long[1])[0] += moved.deltaMicros();
        }
    }

    /** What an account has gained or lost so far: all that it has, less deposits, plus withdrawals; 0 for none. */
    long profitMicros(Account account, Holdings holdings) {
        if (account == null) {
            return 0;
        }
        long[] net = paidIn.get(account.number());
        return holdings.micros(account) - (net == null ? 0 : net[0]);
    }

    /** Numbers of the markets that the last command moved, in order. */
    Iterable<Integer> moved() {
        return moved;
    }

    /** The course of a market of this id, or null. */
    CourseKeeper course(String id) {
        Market market = state().market(id);
        return market == null ? null : courses.get(market.number());
    }

    CourseKeeper course(int market) {
        return courses.get(market);
    }

    ReplayResult.Welfare welfare(int market) {
        return welfares.of(market);
    }

    boolean wasCorrected() {
        return wasCorrected;
    }

    Engine engine() {
        return engine;
    }

    VenueState state() {
        return engine.state();
    }

    ReplayResult.Ending ending() {
        return new ReplayResult.Ending(engine.sequence(), engine.atMicros(), StateHash.hex(engine.hash()));
    }
}
