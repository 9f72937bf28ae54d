package covenant.engine.lab.benchmark;

import covenant.engine.lab.scene.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The Gaussian model: v ~ N(0, 1), trader i sees {@code s_i = v + N(0, 1)}, the security pays 1 if v > 0. b = 0.1, the price starts at 0.5,
 * prices stay within [10^-4, 1 - 10^-4]. After k signals that add up to S the posterior is {@code Phi(S / sqrt(k + 1))}; the public inverts
 * each trader's first quote to the signal that explains it, and learns nothing from his later ones. Runs are drawn, each one twice: with the
 * bribe and without it.
 *
 * <p>Source: the spec of the published set {@code benchmark.batch_amm_manipulation}.
 */
public final class Gaussian {
    /** The model's liquidity. */
    public static final double B = 0.1;

    /** The most runs of one call. */
    public static final int MOST_RUNS = 1_000_000;

    /** A micro is 10^-11 of a payoff: far below any sampling error. */
    private static final long LIQUIDITY_CREDITS = 10_000;

    /** A venue is used so often: nobody can lose his deposit meanwhile. */
    private static final int RUNS_OF_A_VENUE = 256;

    private Gaussian() {}

    /**
     * Plays.
     *
     * @param progress is told how many runs are done
     * @throws IllegalArgumentException if there are too few or too many runs
     */
    public static BenchmarkResult play(BenchmarkTerms terms, int runs, long seed, IntConsumer progress) {
        BenchmarkTerms.require(runs >= 2 && runs <= MOST_RUNS, "runs are 2 to " + MOST_RUNS + ", not " + runs);
        List<BenchmarkResult.Pair> pairs = new ArrayList<>();
        ModelVenue venue = null;
        for (int run = 0; run < runs; run++) {
            if (run % RUNS_OF_A_VENUE == 0) {
                venue = new ModelVenue(terms.traders(), B, LIQUIDITY_CREDITS);
            }
            Draw draw = Draw.of(terms, seed, run);
            pairs.add(new BenchmarkResult.Pair(
                    Session.play(venue, new Signals(draw), terms, B, true),
                    Session.play(venue, new Signals(draw), terms, B, false)));
            progress.accept(run + 1);
        }
        return BenchmarkResult.of(pairs, terms, Estimate::drawn);
    }

    /** What is true, and what each seat sees. */
    private record Draw(double v, double[] signals) {
        static Draw of(BenchmarkTerms terms, long seed, int run) {
            double v = Chance.of(seed, run, "v").normal();
            double[] signals = new double[terms.traders()];
            for (int seat = 0; seat < signals.length; seat++) {
                signals[seat] = v
                        + Chance.of(seed, run, "trader " + terms.traderIn(seat)).normal();
            }
            return new Draw(v, signals);
        }
    }

    /** What is known of the signals. */
    private static final class Signals implements Knowledge {
        private final Draw draw;
        private final double[] told;
        private final boolean[] hasTold;
        private double sum;
        private int count;

        Signals(Draw draw) {
            this.draw = draw;
            this.told = new double[draw.signals().length];
            this.hasTold = new boolean[told.length];
        }

        /** Who has told already puts his true signal in the place of what the public takes for it. */
        @Override
        public double posterior(int seat) {
            double own = draw.signals()[seat];
            return hasTold[seat] ? price(sum - told[seat] + own, count) : price(sum + own, count + 1);
        }

        private double price(double ofSignals, int many) {
            return bounded(NormalLaw.below(ofSignals / StrictMath.sqrt(many + 1)));
        }

        @Override
        public double lowestQuote() {
            return Session.LOWEST_PRICE;
        }

        @Override
        public void learn(int seat, double quote, boolean isFirst) {
            if (isFirst) {
                take(seat, signalBehind(quote));
            }
        }

        @Override
        public void learnAll(double[] quotes, boolean isFirst) {
            if (isFirst) {
                double[] behind = new double[quotes.length];
                for (int seat = 0; seat < quotes.length; seat++) {
                    behind[seat] = signalBehind(quotes[seat]);
                }
                for (int seat = 0; seat < quotes.length; seat++) {
                    take(seat, behind[seat]);
                }
            }
        }

        private double signalBehind(double quote) {
            return NormalLaw.quantile(bounded(quote)) * StrictMath.sqrt(count + 2) - sum;
        }

        private void take(int seat, double signal) {
            told[seat] = signal;
            hasTold[seat] = true;
            sum += signal;
            count++;
        }

        @Override
        public boolean pays() {
            return draw.v() > 0;
        }
    }
}
