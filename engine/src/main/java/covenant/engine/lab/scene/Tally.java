package covenant.engine.lab.scene;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.Command;
import covenant.engine.command.Order;
import covenant.engine.core.EventSink;
import covenant.engine.event.Event;
import covenant.engine.pricing.Odds;
import covenant.engine.replay.CourseKeeper;
import covenant.engine.replay.Welfares;
import covenant.engine.state.Market;
import java.util.Arrays;

/** Counts what happens while a scene is played, from the engine's own events. */
final class Tally implements EventSink {
    private final EventSink next;
    private LabVenue venue;
    private Welfares welfares;
    private PricePath path;
    private CourseKeeper course;
    private int courseMarket;
    private boolean isCourseMoved;

    // By account; null where it is nobody's seat.
    private SeatTally[] tallies = new SeatTally[8];
    private boolean[] isAttacker = new boolean[8];
    private long trades;
    private long refused;
    private long unseatedMicros;
    private long dueSequence;
    private long dueMicros;

    Tally(EventSink next) {
        this.next = next;
    }

    /** From now on events come, from this venue. */
    void begin(LabVenue of) {
        venue = of;
        welfares = new Welfares(of.engine().state());
    }

    void seated(int account, Seat seat) {
        if (account >= tallies.length) {
            int size = Math.max(account + 1, tallies.length * 2);
            tallies = Arrays.copyOf(tallies, size);
            isAttacker = Arrays.copyOf(isAttacker, size);
        }
        tallies[account] = seat.tally();
        isAttacker[account] = seat.party() == Party.ATTACKER;
    }

    private SeatTally tally(int account) {
        return account < tallies.length ? tallies[account] : null;
    }

    /** Follows one branch's price. */
    void follow(PricePath newPath) {
        path = newPath;
        path.add(venue.nowMicros(), expectation());
    }

    /** Follows one market in full. */
    void keep(CourseKeeper keeper, int market) {
        course = keeper;
        courseMarket = market;
        course.moved(venue.engine().sequence(), venue.nowMicros());
    }

    void answered(Command command, Answer answer) {
        if (!answer.ok()) {
            refused++;
            SeatTally tally = tally(command.by());
            if (tally != null) {
                tally.refused++;
            }
        }
        if (isCourseMoved) {
            course.moved(answer.sequence(), venue.nowMicros());
            isCourseMoved = false;
        }
    }

    @Override
    public void at(long atMicros) {
        dueSequence = venue.engine().sequence();
        dueMicros = atMicros;
        next.at(atMicros);
    }

    private long eventMicros() {
        return dueSequence == venue.engine().sequence() ? dueMicros : venue.nowMicros();
    }

    @Override
    public void on(Event event) {
        welfares.on(event);
        if (event instanceof Event.Traded traded) {
            traded(traded);
        } else if (event instanceof Event.CashMoved moved) {
            moved(moved);
        }
        if (course != null) {
            noteMove(event);
        }
        next.on(event);
    }

    private void noteMove(Event event) {
        if (event instanceof Event.Decided decided && decided.market() == courseMarket) {
            course.decided(venue.engine().sequence(), decided);
            isCourseMoved = true;
        } else if (event instanceof Event.Traded traded && traded.market() == courseMarket
                || event instanceof Event.ConditionSettled settled && settled.market() == courseMarket
                || event instanceof Event.OutcomeSettled ended && ended.market() == courseMarket) {
            isCourseMoved = true;
        }
    }

    private void traded(Event.Traded traded) {
        trades++;
        unseatedMicros += traded.sponsorCashDeltaMicros();
        SeatTally tally = tally(traded.account());
        if (tally == null) {
            unseatedMicros += traded.cashDeltaMicros();
        } else {
            tally.trades++;
            tally.volumeMicros += StrictMath.abs(traded.costMicros());
            tally.pays(-traded.cashDeltaMicros());
        }
        if (path != null && path.market() == traded.market()) {
            follow(traded, tally != null && isAttacker[traded.account()]);
        }
    }

    private void follow(Event.Traded traded, boolean isPush) {
        long at = eventMicros();
        if (isPush) {
            path.pushed(at);
        }
        boolean isConditional = traded.condition() != Order.ANY && traded.outcome() != Order.ANY;
        if (!isConditional || traded.condition() == path.condition()) {
            boolean isItself = isConditional && traded.outcome() == 0 && traded.order() < 0;
            path.add(at, isItself ? (double) traded.priceAfterPpb() / Limits.PPB : expectation());
        }
    }

    private double expectation() {
        Market market = venue.market(path.market());
        return Odds.of(market.q(), market.liquidityMicros(), market.claim(path.condition(), 0))
                .p();
    }

    private void moved(Event.CashMoved moved) {
        boolean isOutside = moved.cause() == Event.Cause.DEPOSIT || moved.cause() == Event.Cause.WITHDRAWAL;
        SeatTally tally = tally(moved.account());
        if (tally != null && !isOutside) {
            tally.pays(-moved.deltaMicros());
        } else if (tally == null && Welfares.isGain(moved.cause())) {
            unseatedMicros += moved.deltaMicros();
        }
    }

    /** Trades carried out, fills of orders among them. */
    long trades() {
        return trades;
    }

    /** Commands refused. */
    long refused() {
        return refused;
    }

    /** What accounts gained that are nobody's seat: the sponsor's fees. */
    long unseatedMicros() {
        return unseatedMicros;
    }

    Welfares welfares() {
        return welfares;
    }
}
