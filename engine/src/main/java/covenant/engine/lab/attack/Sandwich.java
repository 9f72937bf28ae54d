package covenant.engine.lab.attack;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.Order;
import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.scene.TradeWatch;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import covenant.engine.pricing.Fee;
import covenant.engine.pricing.Lmsr;
import covenant.engine.pricing.Odds;
import covenant.engine.state.Market;
import java.util.List;

/**
 * Sees another's trade before it is carried out, trades the same way first and back right after it: the other pays a worse price, and the
 * difference is its gain. Nothing is to be had from whoever asks for a price instead of an amount, or allows for no worse one.
 */
final class Sandwich implements Player {
    static final List<Parameter> PARAMETERS = List.of(
            Told.STRENGTH,
            new Parameter(
                    "size",
                    Unit.NUMBER,
                    2,
                    0,
                    100,
                    "how many times the other's shares it trades at most, as far as that pays"),
            new Parameter("least", Unit.CREDITS, 0.01, 0, 1_000_000, "an expected gain below this is left"));

    private static final int HALVINGS = 8;
    private static final int MARKS = 20;
    private static final double MOST_MICROS = (double) Limits.MAX_POSITION_MICROS;

    private final AttackTerms terms;

    Sandwich(AttackTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        Drive drive = new Drive(seat, terms, 1);
        if (drive.strength() > 0) {
            seat.watch(new Lookout(seat, drive));
        }
    }

    private final class Lookout implements TradeWatch {
        private final Seat seat;
        private final Drive drive;
        private long heldMicros;
        private int marks;

        private Lookout(Seat seat, Drive drive) {
            this.seat = seat;
            this.drive = drive;
        }

        @Override
        public void before(int account, int market, Order order) {
            if (market == terms.market() && heldMicros == 0 && canBeTraded(order)) {
                long shares = shares(order);
                Answer answer = shares == 0 ? null : seat.trade(drive.account(0), market, same(order, shares));
                heldMicros = answer != null && answer.ok() ? answer.sharesMicros() : 0;
            }
        }

        @Override
        public void after(int account, int market, Order order, Answer answer) {
            if (market == terms.market() && heldMicros != 0) {
                seat.trade(drive.account(0), market, same(order, -heldMicros));
                heldMicros = 0;
                if (marks++ < MARKS) {
                    seat.mark("sandwich");
                }
            }
        }

        private Order same(Order order, long shares) {
            return Order.shares(order.condition(), order.outcome(), shares);
        }

        private boolean canBeTraded(Order order) {
            return order.mode() != Order.Mode.TARGET_PRICE
                    && (order.condition() == Order.ANY
                            || seat.market(terms.market()).isLive(order.condition()));
        }

        /** How many shares to trade before the other; 0 for none. The most is tried first, then by half, until it pays and can be paid. */
        private long shares(Order order) {
            Market m = seat.market(terms.market());
            Odds odds = Odds.of(m.q(), m.liquidityMicros(), m.claim(order.condition(), order.outcome()));
            double theirs = amount(order, odds.p(), odds.complement(), odds.bMicros());
            double most = theirs * terms.parameters().number("size") * drive.strength();
            for (int i = 0; i < HALVINGS; i++, most /= 2) {
                double bounded = Math.max(-MOST_MICROS, Math.min(MOST_MICROS, most));
                long shares = StrictMath.round(bounded);
                double gain = shares == 0 ? 0 : gain(order, odds, (double) shares);
                if (gain > 0
                        && gain >= terms.parameters().number("least") * Limits.MICROS
                        && seat.rehearse(drive.account(0), terms.market(), same(order, shares))
                                .ok()) {
                    return shares;
                }
            }
            return 0;
        }

        /** How many shares the other's order comes to at a price. */
        private double amount(Order order, double p, double complement, double b) {
            double fee = 1 + seat.market(terms.market()).terms().feeBps() / 1e4;
            return order.mode() == Order.Mode.SHARES
                    ? (double) order.amount()
                    : Math.max(-1e15, Lmsr.sharesForSpend(p, complement, b, order.amount() / fee));
        }

        /** What it gains by trading so many shares before the other and back after, fees taken off; 0 where the other's limit forbids it. */
        private double gain(Order order, Odds odds, double shares) {
            double b = odds.bMicros();
            Fee fee = new Fee(seat.market(terms.market()).terms().feeBps());
            double before = Lmsr.priceAfter(odds.p(), odds.complement(), b, shares);
            double theirs = amount(order, before, 1 - before, b);
            double theirCost = Lmsr.cost(before, 1 - before, b, theirs);
            double after = Lmsr.priceAfter(before, 1 - before, b, theirs);
            if (theirCost + fee.onMicros(StrictMath.round(theirCost)) > order.maxCostMicros()
                    || isWorse(order, theirs, after)) {
                return 0;
            }
            long paid = StrictMath.round(Lmsr.cost(odds.p(), odds.complement(), b, shares));
            long received = StrictMath.round(-Lmsr.cost(after, 1 - after, b, -shares));
            return (double) received - paid - fee.onMicros(paid) - fee.onMicros(received);
        }

        private boolean isWorse(Order order, double theirs, double after) {
            return order.worstPricePpb() != Order.NO_LIMIT
                    && (theirs > 0 ? after * 1e9 > order.worstPricePpb() : after * 1e9 < order.worstPricePpb());
        }
    }
}
