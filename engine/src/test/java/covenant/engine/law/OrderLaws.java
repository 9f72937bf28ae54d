package covenant.engine.law;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.Order;
import covenant.engine.event.Event;
import covenant.engine.order.RestingOrder;
import covenant.engine.pricing.Odds;
import covenant.engine.state.Market;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Laws about limit orders, from their events and from prices; none asks the book how it is sorted. */
final class OrderLaws {
    private static final BigInteger PPB = BigInteger.valueOf(Limits.PPB);

    private OrderLaws() {}

    static List<Law> all() {
        return List.of(
                new LimitsOfOrdersHold(),
                new WhatIsSetAsideSuffices(),
                new BestFirst(),
                new NothingIsForgotten(),
                new WorkIsBounded());
    }

    private static <T extends Event> List<T> told(Trial trial, Class<T> kind) {
        return trial.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Shares at a price, times 10^9. */
    private static BigInteger times(long shares, long ppb) {
        return BigInteger.valueOf(shares).multiply(BigInteger.valueOf(ppb));
    }

    /** What came of one order, by its events. */
    private static final class Tally {
        final Event.OrderPlaced placed;
        long filled;
        long cost;
        long fee;
        boolean isOver;

        Tally(Event.OrderPlaced placed) {
            this.placed = placed;
        }
    }

    private static final class LimitsOfOrdersHold extends Law {
        private final Map<Integer, Tally> tallies = new TreeMap<>();

        LimitsOfOrdersHold() {
            super(
                    "an order is filled at its limit or better but for a few micros in all its life, and pays the fee of one trade");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            for (Event event : trial.events()) {
                if (event instanceof Event.OrderPlaced e) {
                    checkEqual(e.order(), tallies.size(), "numbers follow each other");
                    tallies.put(e.order(), new Tally(e));
                } else if (event instanceof Event.Traded e && e.order() >= 0) {
                    fill(trial, tallies.get(e.order()), e);
                } else if (event instanceof Event.OrderEnded e) {
                    Tally tally = tallies.get(e.order());
                    check(!tally.isOver, "order %d ended twice", e.order());
                    checkEqual(e.filledMicros(), StrictMath.abs(tally.filled), "filled of order %d", e.order());
                    tally.isOver = true;
                }
            }
        }

        private void fill(Trial trial, Tally tally, Event.Traded e) {
            Event.OrderPlaced placed = tally.placed;
            check(!tally.isOver, "order %d was over", e.order());
            checkEqual(e.account(), placed.account(), "whose order it was");
            checkEqual(List.of(e.condition(), e.outcome()), List.of(placed.condition(), placed.outcome()), "claim");
            check(e.sharesMicros() > 0 == placed.sharesMicros() > 0, "order %d went the other way", e.order());
            tally.filled += e.sharesMicros();
            tally.cost += e.costMicros() - e.feeMicros();
            tally.fee += e.feeMicros();
            check(
                    StrictMath.abs(tally.filled) <= StrictMath.abs(placed.sharesMicros()),
                    "order %d overfilled",
                    e.order());
            BigInteger cost = BigInteger.valueOf(tally.cost - Limits.ORDER_ROUNDING_MICROS);
            check(
                    cost.multiply(PPB).compareTo(times(tally.filled, placed.limitPpb())) <= 0,
                    "order %d: %d shares cost %d, the limit is %d ppb",
                    e.order(),
                    tally.filled,
                    tally.cost,
                    placed.limitPpb());
            int feeBps = trial.engine().state().market(e.market()).terms().feeBps();
            long fee = (StrictMath.abs(tally.cost) * feeBps + 9_999) / 10_000;
            checkEqual(tally.fee, fee, "the fees on order %d together", e.order());
            exercised();
        }
    }

    private static final class WhatIsSetAsideSuffices extends Law {
        WhatIsSetAsideSuffices() {
            super("what is set aside is the sum over the resting orders, and covers the worst case of each");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            check(trial.engine().state().isConserved(), "the slow audit fails");
            checkEqual(
                    trial.engine().state().escrowMicros() - trial.books().escrowMicros(),
                    trial.books().reservedMicros(),
                    "set aside");
            BigInteger least = BigInteger.ZERO;
            int resting = 0;
            for (RestingOrder order : trial.engine().state().orders().resting()) {
                long price = order.buys() ? order.limitPpb() : Limits.PPB - order.limitPpb();
                least = least.add(times(order.leftMicros(), price).divide(PPB));
                resting++;
                exercised();
            }
            long reserved = trial.books().reservedMicros();
            check(
                    least.longValueExact() <= reserved && (resting > 0 || reserved == 0),
                    "%d is set aside, the worst case is %s",
                    reserved,
                    least);
        }
    }

    /** Price, then time: no order is filled while a better or older one of the same side of the same claim could have been. */
    private static final class BestFirst extends Law {
        BestFirst() {
            super("no order is filled while a better one, or an older one at the same limit, waits");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            for (Event.Traded filled : told(trial, Event.Traded.class)) {
                if (filled.order() >= 0) {
                    RestingOrder order = trial.engine().state().orders().order(filled.order());
                    for (RestingOrder other : trial.engine().state().orders().resting()) {
                        if (other.market() == order.market()
                                && claim(trial, other).equals(claim(trial, order))
                                && isAhead(other, order)) {
                            check(
                                    other.roundingMicros() < 2,
                                    "order %d was filled, order %d was ahead of it",
                                    order.number(),
                                    other.number());
                        }
                    }
                    exercised();
                }
            }
        }

        /** Condition, outcome and direction, where there are two outcomes or two conditions as if all were about the first. */
        private static List<Object> claim(Trial trial, RestingOrder order) {
            Market market = trial.engine().state().market(order.market());
            boolean oneBranch = market.settledCondition() >= 0
                    || market.terms().conditions().size() == 1;
            int outcomes = market.terms().metric().outcomes().size();
            int conditions = market.terms().conditions().size();
            boolean flips = isFlipped(order, outcomes, conditions);
            int outcome = outcomes == 2 && order.outcome() == 1 ? 0 : order.outcome();
            int condition = order.outcome() == Order.ANY && flips ? 0 : order.condition();
            return List.of(
                    oneBranch && order.outcome() != Order.ANY ? Order.ANY : condition, outcome, order.buys() != flips);
        }

        private static boolean isFlipped(RestingOrder order, int outcomes, int conditions) {
            return order.outcome() == Order.ANY
                    ? conditions == 2 && order.condition() == 1
                    : outcomes == 2 && order.outcome() == 1;
        }

        /** Both are on the same side; how good a limit is shows in what the owner would pay at most. */
        private static boolean isAhead(RestingOrder a, RestingOrder b) {
            long offerOfA = a.buys() ? a.limitPpb() : Limits.PPB - a.limitPpb();
            long offerOfB = b.buys() ? b.limitPpb() : Limits.PPB - b.limitPpb();
            return offerOfA > offerOfB || offerOfA == offerOfB && a.number() < b.number();
        }
    }

    private static final class NothingIsForgotten extends Law {
        NothingIsForgotten() {
            super("an order through whose limit the price has moved is filled, now or by the next commands");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            if (trial.engine().state().orders().hasBacklog()) {
                return;
            }
            for (RestingOrder order : trial.engine().state().orders().resting()) {
                Market market = trial.engine().state().market(order.market());
                Odds odds =
                        Odds.of(market.q(), market.liquidityMicros(), market.claim(order.condition(), order.outcome()));
                long shares = odds.sharesToPrice(order.limitPpb());
                boolean isThrough = order.buys()
                        ? odds.pricePpb() < order.limitPpb() && shares > 0
                        : odds.pricePpb() > order.limitPpb() && shares < 0;
                if (isThrough) {
                    long most = StrictMath.min(StrictMath.abs(shares), order.leftMicros());
                    long cost = odds.costMicros(order.buys() ? most : -most);
                    check(!order.admits(most, cost), "order %d waits at %d ppb", order.number(), odds.pricePpb());
                }
                exercised();
            }
        }
    }

    private static final class WorkIsBounded extends Law {
        WorkIsBounded() {
            super("no command fills more than so many orders");
        }

        @Override
        void after(Trial trial, Step step, Answer answer) {
            List<Event.Traded> fills = new ArrayList<>(told(trial, Event.Traded.class));
            fills.removeIf(fill -> fill.order() < 0);
            // What is due before a command has fills of its own, each thing as many as a command.
            check(trial.wasDue() || fills.size() <= Limits.MAX_FILLS, "%d fills", fills.size());
            if (!fills.isEmpty() && !trial.wasDue()) {
                exercised();
            }
        }
    }
}
