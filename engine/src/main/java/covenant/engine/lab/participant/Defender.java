package covenant.engine.lab.participant;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.Order;
import covenant.engine.lab.scene.Player;
import covenant.engine.lab.scene.Reach;
import covenant.engine.lab.scene.Seat;
import covenant.engine.lab.scene.TradeWatch;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import java.util.List;

/**
 * Has a belief and a budget: where a price leaves the band around the belief, trades it back to the band's edge after a while, or has limit
 * orders resting there beforehand.
 */
final class Defender implements Player {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter(
                    "band",
                    Unit.FRACTION,
                    0.02,
                    0,
                    1,
                    "how far a price may be from the belief before it is traded back"),
            new Parameter(
                    "precision",
                    Unit.NUMBER,
                    0,
                    0,
                    1e9,
                    "how exact a signal the belief rests on: one over the variance of its noise; 0 to believe what everybody expects"),
            new Parameter("delay", Unit.DURATION, 60, 0, 86_400 * 366.0, "how long after a trade it answers"),
            new Parameter(
                    "resting",
                    Unit.COUNT,
                    0,
                    0,
                    1,
                    "1: instead of answering it has limit orders resting at the band's edges from the beginning"));

    private final ParticipantTerms terms;

    Defender(ParticipantTerms terms) {
        this.terms = terms;
    }

    @Override
    public void enter(Seat seat) {
        int account = seat.open(terms.cashMicros());
        int markets = seat.plan().markets().size();
        Post[] posts = new Post[markets];
        for (int m = 0; m < markets; m++) {
            posts[m] = new Post(
                    seat, account, m, seat.beliefs(m, terms.parameters().number("precision")));
        }
        if (terms.parameters().count("resting") == 1) {
            for (Post post : posts) {
                seat.at(post.seat.beginMicros(post.market), () -> post.rest(markets));
            }
            return;
        }
        for (Post post : posts) {
            post.alarm(seat.beginMicros(post.market));
        }
        seat.watch(new TradeWatch() {
            @Override
            public void before(int by, int market, Order order) {}

            @Override
            public void after(int by, int market, Order order, Answer answer) {
                posts[market].alarm(seat.nowMicros());
            }
        });
    }

    /** One market that it defends. */
    private final class Post {
        private final Seat seat;
        private final int account;
        private final int market;
        private final double[] belief;
        private boolean isAlarmed;
        private boolean isExhausted;

        private Post(Seat seat, int account, int market, double[] belief) {
            this.seat = seat;
            this.account = account;
            this.market = market;
            this.belief = belief;
        }

        private void alarm(long atMicros) {
            if (!isAlarmed) {
                isAlarmed = true;
                seat.at(atMicros + terms.parameters().micros("delay"), this::answer);
            }
        }

        private void answer() {
            isAlarmed = false;
            for (int c = 0; c < belief.length && seat.nowMicros() < seat.endMicros(market); c++) {
                double price = seat.expectation(market, c);
                double edge = edge(c, price);
                if (edge != price) {
                    note(seat.push(account, market, c, 0, edge), c, edge);
                }
            }
        }

        private double edge(int condition, double price) {
            double band = terms.parameters().number("band");
            return Math.min(belief[condition] + band, Math.max(belief[condition] - band, price));
        }

        private void note(Answer answer, int condition, double edge) {
            boolean isShort = answer.refusal() == Refusal.INSUFFICIENT_FUNDS
                    || answer.ok()
                            && StrictMath.abs(seat.expectation(market, condition) - edge) > 1e-3
                            && seat.cashMicros(account) < terms.cashMicros() / 100;
            if (isShort && !isExhausted) {
                isExhausted = true;
                seat.mark("budget exhausted");
            }
        }

        /** The cash is shared out evenly over both sides of every condition of every market. */
        private void rest(int markets) {
            double each = terms.cashMicros() / (2.0 * belief.length * markets);
            for (int c = 0; c < belief.length; c++) {
                double low = belief[c] - terms.parameters().number("band");
                double high = belief[c] + terms.parameters().number("band");
                place(c, true, low, each);
                place(c, false, high, each);
            }
        }

        private void place(int condition, boolean buys, double limit, double cash) {
            if (limit > 0 && limit < 1) {
                long shares = Reach.resting(seat.market(market), buys, limit, cash);
                seat.place(account, market, condition, 0, shares, StrictMath.round(limit * Limits.PPB));
            }
        }
    }
}
