package covenant.engine.replay;

import covenant.engine.command.Metric;
import covenant.engine.core.EventSink;
import covenant.engine.event.Event;
import covenant.engine.replay.ReplayResult.Welfare;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what traders gained against what the scoring rule says, market by market. To be told every event of a venue from its first command on,
 * by the engine that carries the commands out.
 *
 * <p>The maker owes {@code q} in a state, and {@code q = b ln p + C}, where trades leave the cost function C alone but for rounding, which can
 * only lower it. So what all traders together gain in the state x that comes about is {@code b ln(p_end(x) / p_start(x))} less at most what
 * rounding took. It is the same for a scalar metric, weighted by what each outcome pays, and after a decision by lot it counts by the mix. A fee
 * moves money among accounts only: the sponsor's share is part of what was gained.
 */
public final class Welfares implements EventSink {
    // Rounding takes less than a micro from each step of a trade, of which there are at most as many as fills, and the
    // fills themselves.
    private static final long ROUNDINGS_PER_TRADE = 2;

    // What a cost is widened by: 1.5 (6 spread + 2 states + spread + 18) unit roundoffs, at the widest spread and the
    // most states.
    private static final double COST_ERROR = 1e-12;

    // A sum of at most 128 weights and its logarithm, twice.
    private static final double LOGARITHM_ERROR = 4e-14;

    private final VenueState state;
    private final List<Book> books = new ArrayList<>();

    /** For a venue with this state, in which no market has been opened yet. */
    public Welfares(VenueState state) {
        this.state = state;
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.Traded traded) {
            Book book = books.get(traded.market());
            book.gainedMicros += traded.cashDeltaMicros() + traded.sponsorCashDeltaMicros();
        } else if (event instanceof Event.CashMoved moved) {
            if (isGain(moved.cause())) {
                books.get(moved.market()).gainedMicros += moved.deltaMicros();
            }
        } else if (event instanceof Event.MarketOpened opened) {
            books.add(new Book(state.market(opened.market())));
        } else if (event instanceof Event.LiquidityAdded added) {
            Book book = books.get(added.market());
            book.deepen(state.market(added.market()));
        } else if (event instanceof Event.ConditionSettled settled) {
            Book book = books.get(settled.market());
            book.narrow(state.market(settled.market()));
        }
    }

    /**
     * Whether cash that moves for this reason is part of what was gained in a market. What the sponsor pays as subsidy and gets back of it is
     * the maker's; an order's reserve comes back or becomes a trade; a correction is paid from one account to another.
     */
    public static boolean isGain(Event.Cause cause) {
        return cause == Event.Cause.CALLED_OFF || cause == Event.Cause.PAYOUT || cause == Event.Cause.VOIDED;
    }

    /** What all accounts together have gained in a market so far, fees included and the maker's subsidy left out. */
    public long gainedMicros(int market) {
        return books.get(market).gainedMicros;
    }

    /** How a market stands; not known until it has settled or was voided. */
    public Welfare of(int market) {
        return books.get(market).welfare(state.market(market));
    }

    /** One market: what was gained, and what the prices' way so far is worth in each state. */
    private static final class Book {
        private final double[] worthMicros;
        private long gainedMicros;
        private double errorMicros;
        private int from;
        private int to;
        private double bMicros;
        private long[] q;

        Book(Market market) {
            this.worthMicros = new double[market.terms().pricedStates()];
            begin(market);
        }

        private void begin(Market market) {
            q = market.debts();
            bMicros = market.liquidityMicros();
            from = market.liveFrom();
            to = market.liveTo();
        }

        /** Adds the way from where this stretch began to these debts. */
        private void count(long[] end, double[] worth) {
            long first = max(q);
            long last = max(end);
            double drift = bMicros * (logWeights(end, last) - logWeights(q, first));
            for (int x = from; x < to; x++) {
                worth[x] += (end[x] - last) - (q[x] - first) - drift;
            }
        }

        private long max(long[] debts) {
            long max = Long.MIN_VALUE;
            for (int x = from; x < to; x++) {
                max = Math.max(max, debts[x]);
            }
            return max;
        }

        private double logWeights(long[] debts, long max) {
            double sum = 0;
            for (int x = from; x < to; x++) {
                sum += StrictMath.exp((debts[x] - max) / bMicros);
            }
            return StrictMath.log(sum);
        }

        /** Branches have died: from now on prices are given the one that is left. */
        void narrow(Market market) {
            count(market.q(), worthMicros);
            errorMicros += bMicros * LOGARITHM_ERROR;
            begin(market);
        }

        /** The liquidity parameter was raised at the same prices; the debts of before follow from those of now but for rounding. */
        void deepen(Market market) {
            long[] before = market.debts();
            double scale = bMicros / market.liquidityMicros();
            long max = max(before);
            for (int x = from; x < to; x++) {
                before[x] = StrictMath.round((before[x] - max) * scale);
            }
            count(before, worthMicros);
            // Two roundings of the debts, and what the quotient's last bit makes of the widest spread.
            errorMicros += 2 + bMicros * LOGARITHM_ERROR * 8;
            begin(market);
        }

        Welfare welfare(Market market) {
            double rounding = ROUNDINGS_PER_TRADE * market.trades()
                    + market.positions().size()
                    + market.volumeMicros() * COST_ERROR;
            double error = 1 + errorMicros + bMicros * LOGARITHM_ERROR;
            return switch (market.phase()) {
                case SETTLED -> new Welfare(gainedMicros, ruleMicros(market), rounding, error, true);
                case VOIDED -> new Welfare(gainedMicros, 0, rounding, error, true);
                case PENDING, OPEN, CLOSED -> new Welfare(gainedMicros, 0, rounding, error, false);
            };
        }

        private double ruleMicros(Market market) {
            double[] worth = worthMicros.clone();
            count(market.q(), worth);
            int first = market.liveFrom();
            double mix = market.decision() == null
                    ? 1
                    : (double) market.decision().mix().numerator()
                            / market.decision().mix().denominator();
            Metric metric = market.terms().metric();
            // A correction is paid between accounts: what the maker paid is what was settled first.
            boolean isCorrected = !market.corrections().isEmpty();
            if (metric.type() != Metric.Type.SCALAR) {
                int outcome = isCorrected ? market.corrections().get(0).outcomeBefore() : market.settledOutcome();
                return mix * worth[first + outcome];
            }
            long value = isCorrected ? market.corrections().get(0).valueBeforeMicros() : market.settledValueMicros();
            double range = metric.highMicros() - metric.lowMicros();
            double weight = Math.max(0, Math.min(range, (double) value - metric.lowMicros())) / range;
            return mix * (weight * worth[first] + (1 - weight) * worth[first + 1]);
        }
    }
}
