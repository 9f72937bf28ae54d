package covenant.engine.lab.benchmark;

import java.util.Arrays;

/**
 * Counterfactual regret minimisation, variant CFR+ (Tammelin 2014): regrets that never fall below zero, seats updated one after another, and an
 * average policy in which iteration t counts t times. Starts from the uniform policy and draws nothing, so it always ends at the same policy.
 */
final class CfrPlus {
    private final QuoteGame game;
    private final double[][][][] regrets;
    private final double[][][][] sums;
    private final double[][][][] current;
    private int iteration;

    private CfrPlus(QuoteGame game) {
        this.game = game;
        this.regrets = QuotePolicy.table(game);
        this.sums = QuotePolicy.table(game);
        this.current = QuotePolicy.table(game);
        for (int seat = 0; seat < QuoteGame.SEATS; seat++) {
            match(seat, regrets, current);
        }
    }

    /** The average policy after so many iterations. */
    static QuotePolicy solve(QuoteGame game, int iterations) {
        CfrPlus solver = new CfrPlus(game);
        for (int i = 0; i < iterations; i++) {
            solver.iterate();
        }
        double[][][][] average = QuotePolicy.table(game);
        for (int seat = 0; seat < QuoteGame.SEATS; seat++) {
            match(seat, solver.sums, average);
        }
        return new QuotePolicy(game, average);
    }

    private void iterate() {
        iteration++;
        for (int seat = 0; seat < QuoteGame.SEATS; seat++) {
            for (int state = 0; state < QuoteGame.STATES; state++) {
                value(seat, state, 0, 0, 1, 1.0 / QuoteGame.STATES);
            }
            forget(seat);
            match(seat, regrets, current);
        }
    }

    /**
     * What the seat may expect from here on, noting its regrets on the way.
     *
     * @param turn whose quote is next
     * @param own the chance that the seat itself comes here
     * @param others the chance that nature and the others do
     */
    private double value(int seat, int state, int turn, int way, double own, double others) {
        if (turn == QuoteGame.SEATS) {
            return game.payoff(seat, Galanis.pays(state), way);
        }
        int seen = game.seen(turn, state);
        double[] chances = current[turn][seen][way];
        double[] values = new double[chances.length];
        double mean = 0;
        for (int place = 0; place < chances.length; place++) {
            boolean isOwn = turn == seat;
            double ownThen = isOwn ? own * chances[place] : own;
            double othersThen = isOwn ? others : others * chances[place];
            values[place] = value(seat, state, turn + 1, way * chances.length + place, ownThen, othersThen);
            mean += chances[place] * values[place];
        }
        if (turn == seat) {
            for (int place = 0; place < chances.length; place++) {
                regrets[seat][seen][way][place] += others * (values[place] - mean);
                sums[seat][seen][way][place] += iteration * own * chances[place];
            }
        }
        return mean;
    }

    private void forget(int seat) {
        for (double[][] ofSeen : regrets[seat]) {
            for (double[] regret : ofSeen) {
                for (int place = 0; place < regret.length; place++) {
                    regret[place] = Math.max(0, regret[place]);
                }
            }
        }
    }

    /** In proportion to the weights, and evenly where there are none. */
    private static void match(int seat, double[][][][] weights, double[][][][] chances) {
        for (int seen = 0; seen < 2; seen++) {
            for (int way = 0; way < weights[seat][seen].length; way++) {
                double[] from = weights[seat][seen][way];
                double[] to = chances[seat][seen][way];
                double sum = 0;
                for (double weight : from) {
                    sum += weight;
                }
                if (sum > 0) {
                    for (int place = 0; place < to.length; place++) {
                        to[place] = from[place] / sum;
                    }
                } else {
                    Arrays.fill(to, 1.0 / to.length);
                }
            }
        }
    }
}
