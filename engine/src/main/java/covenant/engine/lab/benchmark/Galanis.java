package covenant.engine.lab.benchmark;

import covenant.engine.lab.scene.Bribe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The 8-state model: three fair bits, each seen by one trader; the security pays 1 if at least two are set. b = 0.01, the price starts at 0.5,
 * quotes stay within [0.1, 0.9]. Each trader moves the price to his posterior, the bribed one to {@link Bribe#target}; the public inverts each
 * quote to the bits that explain it and learns nothing from one that no bit explains. All eight states are played, so nothing is sampled.
 *
 * <p>Source: Galanis's three-trader treatment as specified in the published set {@code benchmark.batch_amm_manipulation}.
 */
public final class Galanis {
    /** How many trade. */
    public static final int TRADERS = 3;

    /** The model's liquidity. */
    public static final double B = 0.01;

    private static final int STATES = 1 << TRADERS;
    private static final double LOWEST_QUOTE = 0.1;

    /** Quotes closer than this are the same. */
    private static final double SAME_QUOTE = 1e-6;

    /** Large enough that whole micros come to less than 10^-12 of a payoff. */
    private static final long LIQUIDITY_CREDITS = 10_000_000;

    private Galanis() {}

    /**
     * Plays all states, with the bribe and without.
     *
     * @throws IllegalArgumentException unless there are three traders
     */
    public static BenchmarkResult play(BenchmarkTerms terms) {
        BenchmarkTerms.require(terms.traders() == TRADERS, "the 8-state model has 3 traders, not " + terms.traders());
        ModelVenue venue = new ModelVenue(TRADERS, B, LIQUIDITY_CREDITS);
        List<BenchmarkResult.Pair> pairs = new ArrayList<>();
        for (int state = 0; state < STATES; state++) {
            pairs.add(new BenchmarkResult.Pair(
                    Session.play(venue, knowledge(state, terms), terms, B, true),
                    Session.play(venue, knowledge(state, terms), terms, B, false)));
        }
        return BenchmarkResult.of(pairs, terms, Estimate::exact);
    }

    /** One of the states, about which nobody knows more than his bit. */
    static Knowledge knowledge(int state, BenchmarkTerms terms) {
        return new Bits(state, terms);
    }

    /** Whether the security pays in a state. */
    static boolean pays(int state) {
        return Integer.bitCount(state) >= 2;
    }

    /** What is known of three bits. */
    private static final class Bits implements Knowledge {
        private final int state;
        private final BenchmarkTerms terms;
        private double[] belief = new double[STATES];

        Bits(int state, BenchmarkTerms terms) {
            this.state = state;
            this.terms = terms;
            Arrays.fill(belief, 1.0 / STATES);
        }

        private int bitOf(int seat, int ofState) {
            return ofState >> terms.traderIn(seat) & 1;
        }

        @Override
        public double posterior(int seat) {
            return posterior(seat, bitOf(seat, state));
        }

        private double posterior(int seat, int bit) {
            double all = 0;
            double paying = 0;
            for (int each = 0; each < STATES; each++) {
                if (bitOf(seat, each) == bit) {
                    all += belief[each];
                    paying += Galanis.pays(each) ? belief[each] : 0;
                }
            }
            return bounded(all > 0 ? paying / all : 0.5);
        }

        @Override
        public double lowestQuote() {
            return LOWEST_QUOTE;
        }

        @Override
        public void learn(int seat, double quote, boolean isFirst) {
            keep(explaining(seat, quote));
        }

        @Override
        public void learnAll(double[] quotes, boolean isFirst) {
            boolean[] possible = new boolean[STATES];
            Arrays.fill(possible, true);
            for (int seat = 0; seat < quotes.length; seat++) {
                boolean[] explaining = explaining(seat, quotes[seat]);
                for (int each = 0; each < STATES; each++) {
                    possible[each] &= explaining[each];
                }
            }
            keep(possible);
        }

        /** The states in which an honest trader there would have quoted so; all of them if there is none. */
        private boolean[] explaining(int seat, double quote) {
            boolean[] explains = new boolean[2];
            for (int bit = 0; bit < 2; bit++) {
                explains[bit] = StrictMath.abs(posterior(seat, bit) - quote) < SAME_QUOTE;
            }
            boolean[] states = new boolean[STATES];
            for (int each = 0; each < STATES; each++) {
                states[each] = explains[bitOf(seat, each)] || !explains[0] && !explains[1];
            }
            return states;
        }

        private void keep(boolean[] possible) {
            double[] kept = new double[STATES];
            double sum = 0;
            for (int each = 0; each < STATES; each++) {
                kept[each] = possible[each] ? belief[each] : 0;
                sum += kept[each];
            }
            if (sum > 0) {
                for (int each = 0; each < STATES; each++) {
                    kept[each] /= sum;
                }
                belief = kept;
            }
        }

        @Override
        public boolean pays() {
            return Galanis.pays(state);
        }
    }
}
