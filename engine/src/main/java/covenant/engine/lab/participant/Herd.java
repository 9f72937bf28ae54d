package covenant.engine.lab.participant;

import covenant.engine.Limits;
import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import covenant.engine.order.OrderBook;
import covenant.engine.order.RestingOrder;
import java.util.List;

/** Follows others: buys what has risen since it last looked and what more orders want to buy, sells what has fallen or more want to sell. */
final class Herd implements Player {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter("follow", Unit.FRACTION, 0.3, 0, 1, "which part of a price's last move it adds to it"),
            new Parameter(
                    "book",
                    Unit.FRACTION,
                    0.02,
                    0,
                    1,
                    "by how much it moves a price where all resting orders are on one side and come to the liquidity or more"),
            new Parameter(
                    "near", Unit.FRACTION, 0.1, 0, 1, "an order whose limit is further from the price is not seen"),
            new Parameter("least", Unit.FRACTION, 0.005, 0, 1, "a smaller wish to move a price comes to nothing"),
            new Parameter("most", Unit.FRACTION, 0.05, 0, 1, "the furthest it moves a price at once"),
            new Parameter(
                    "looks", Unit.COUNT, 30, 0, 100_000, "how often it looks, at random moments while trading counts"));

    private final ParticipantTerms terms;

    Herd(ParticipantTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        int account = seat.open(terms.cashMicros());
        for (int m = 0; m < seat.plan().markets().size(); m++) {
            int market = m;
            double[] seen = new double
                    [seat.plan().markets().get(market).terms().conditions().size()];
            seat.at(seat.beginMicros(market), () -> remember(seat, market, seen));
            for (int i = 0; i < terms.parameters().count("looks"); i++) {
                long at = seat.chance().between(seat.beginMicros(market), seat.endMicros(market));
                seat.at(at, () -> look(seat, account, market, seen));
            }
        }
    }

    private static void remember(Seat seat, int market, double[] seen) {
        for (int c = 0; c < seen.length; c++) {
            seen[c] = seat.expectation(market, c);
        }
    }

    private void look(Seat seat, int account, int market, double[] seen) {
        double most = terms.parameters().number("most");
        for (int c = 0; c < seen.length; c++) {
            double price = seat.expectation(market, c);
            double wish = terms.parameters().number("follow") * (price - seen[c])
                    + terms.parameters().number("book") * imbalance(seat, market, c);
            if (StrictMath.abs(wish) >= Math.max(1e-9, terms.parameters().number("least"))) {
                seat.push(account, market, c, 0, price + Math.max(-most, Math.min(most, wish)));
            }
        }
        remember(seat, market, seen);
    }

    /** From -1 (sellers only) to 1 (buyers only); what rests counts in full only if it comes to the liquidity. */
    private double imbalance(Seat seat, int market, int condition) {
        double wanted = 0;
        double offered = 0;
        double price = seat.expectation(market, condition);
        for (OrderBook.Claim claim : seat.market(market).book().claims()) {
            if (claim.condition() == condition && claim.outcome() == 0) {
                wanted = left(claim.bids(), price, seat.market(market).book());
                offered = left(claim.asks(), price, seat.market(market).book());
            }
        }
        double all = Math.max(wanted + offered, (double) seat.market(market).liquidityMicros());
        return (wanted - offered) / all;
    }

    private double left(Iterable<RestingOrder> orders, double price, OrderBook book) {
        double left = 0;
        for (RestingOrder order : orders) {
            double limit = book.limitPpb(order, order.condition(), 0) / (double) Limits.PPB;
            left += StrictMath.abs(limit - price) <= terms.parameters().number("near") ? order.leftMicros() : 0;
        }
        return left;
    }
}
