package covenant.engine.lab.attack;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.Order;
import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Reach;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.scene.TradeWatch;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import covenant.engine.pricing.Odds;
import covenant.engine.state.Market;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows large orders in the target's branch that it does not want filled: near enough to the price to be seen by whoever follows the book,
 * withdrawn as soon as a trade is about to reach them, and all of them before the decision.
 */
final class SpoofedOrders implements Player {
    static final List<Parameter> PARAMETERS = List.of(
            Told.STRENGTH,
            Told.FROM,
            Told.LOOKS,
            new Parameter("orders", Unit.COUNT, 3, 1, 32, "over how many orders its cash is spread"),
            new Parameter(
                    "distance",
                    Unit.FRACTION,
                    0.02,
                    0.000_1,
                    0.5,
                    "how far from the price the first of them stands, and each from the one before"));

    private final AttackTerms terms;

    SpoofedOrders(AttackTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        Drive drive = new Drive(seat, terms, 1);
        Show show = new Show(seat, drive);
        if (drive.strength() == 0) {
            return;
        }
        long end = seat.endMicros(terms.market());
        long from = seat.momentMicros(terms.market(), terms.parameters().number("from"));
        int looks = terms.parameters().count("looks");
        for (int i = 0; i < looks && from < end - 1; i++) {
            seat.at(from + (long) ((end - 1 - from) * ((double) i / looks)), show::renew);
        }
        seat.at(end - 1, show::withdraw);
        seat.watch(show);
    }

    /** The orders that rest now. */
    private final class Show implements TradeWatch {
        private final Seat seat;
        private final Drive drive;
        private final List<Integer> orders = new ArrayList<>();
        private boolean hasBegun;

        private Show(Seat seat, Drive drive) {
            this.seat = seat;
            this.drive = drive;
        }

        private void renew() {
            withdraw();
            double price = seat.expectation(terms.market(), terms.target());
            double distance = terms.parameters().number("distance");
            int count = terms.parameters().count("orders");
            double cash = seat.cashMicros(drive.account(0)) * drive.strength() / count;
            for (int i = 1; i <= count; i++) {
                double limit = drive.aim().isUp() ? price - i * distance : price + i * distance;
                if (limit > 0.001 && limit < 0.999) {
                    place(limit, cash);
                }
            }
            if (!hasBegun && !orders.isEmpty()) {
                hasBegun = true;
                seat.mark("spoofed orders are shown");
            }
        }

        private void place(double limit, double cash) {
            long shares = Reach.resting(seat.market(terms.market()), drive.aim().isUp(), limit, cash);
            if (shares == 0) {
                return;
            }
            Answer placed = seat.place(
                    drive.account(0), terms.market(), terms.target(), 0, shares, StrictMath.round(limit * Limits.PPB));
            if (placed.ok()) {
                orders.add(placed.number());
            }
        }

        private void withdraw() {
            // An order that ended meanwhile is refused, and that is all.
            orders.forEach(order -> seat.cancel(drive.account(0), order));
            if (!orders.isEmpty() && seat.nowMicros() >= seat.endMicros(terms.market()) - 1) {
                seat.mark("spoofed orders are withdrawn");
            }
            orders.clear();
        }

        @Override
        public void before(int account, int market, Order order) {
            if (market == terms.market() && !orders.isEmpty() && reaches(order)) {
                withdraw();
            }
        }

        /** Whether a trade, carried out against the maker alone, would bring the price to one of the orders; anything in doubt does. */
        private boolean reaches(Order order) {
            if (order.condition() != terms.target() || order.outcome() != 0) {
                return order.condition() == Order.ANY || order.condition() == terms.target();
            }
            Market m = seat.market(terms.market());
            Odds odds = Odds.of(m.q(), m.liquidityMicros(), m.claim(terms.target(), 0));
            double after = switch (order.mode()) {
                case SHARES -> odds.priceAfterPpb(order.amount());
                case SPEND ->
                    odds.priceAfterPpb(Math.max(-Limits.MAX_POSITION_MICROS, odds.sharesForSpend(order.amount())));
                case TARGET_PRICE -> order.amount();
            };
            double change = after / Limits.PPB - odds.p();
            // A little before: the price moves on a little with rounding.
            double nearest = 0.9 * terms.parameters().number("distance");
            return drive.aim().isUp() ? change <= -nearest : change >= nearest;
        }

        @Override
        public void after(int account, int market, Order order, Answer answer) {}
    }
}
