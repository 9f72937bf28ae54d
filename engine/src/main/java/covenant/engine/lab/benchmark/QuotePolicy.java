package covenant.engine.lab.benchmark;

import java.util.function.IntToDoubleFunction;

/** With which chance each seat quotes what, given what it has seen and the quotes before: {@code [seat][seen][way so far][place in the grid]}. */
record QuotePolicy(QuoteGame game, double[][][][] chances) {

    /** A table of the policy's shape, all zero. */
    static double[][][][] table(QuoteGame game) {
        double[][][][] table = new double[QuoteGame.SEATS][2][][];
        for (int seat = 0; seat < QuoteGame.SEATS; seat++) {
            for (int seen = 0; seen < 2; seen++) {
                table[seat][seen] = new double[game.ways(seat)][game.grid()];
            }
        }
        return table;
    }

    /** What a seat does in a state after quotes that went this way. */
    double[] at(int seat, int state, int way) {
        return chances[seat][game.seen(seat, state)][way];
    }

    /** The chance that all three quotes go this way in a state. */
    double chance(int state, int way) {
        double chance = 1;
        for (int seat = 0; seat < QuoteGame.SEATS; seat++) {
            int after = way / game.ways(QuoteGame.SEATS - 1 - seat);
            chance *= at(seat, state, after / game.grid())[after % game.grid()];
        }
        return chance;
    }

    /** The mean over states and ways of something that depends on the way, which is asked for paying and other states apart. */
    double mean(IntToDoubleFunction whenItPays, IntToDoubleFunction whenNot) {
        double sum = 0;
        for (int state = 0; state < QuoteGame.STATES; state++) {
            IntToDoubleFunction figure = Galanis.pays(state) ? whenItPays : whenNot;
            for (int way = 0; way < game.ways(QuoteGame.SEATS); way++) {
                double chance = chance(state, way);
                sum += chance > 0 ? chance * figure.applyAsDouble(way) : 0;
            }
        }
        return sum / QuoteGame.STATES;
    }

    /** What a seat may expect, bounty included. */
    double payoff(int seat) {
        return mean(way -> game.payoff(seat, true, way), way -> game.payoff(seat, false, way));
    }

    /**
     * NashConv: what all seats together could gain if each alone changed to its best answer; 0 in an equilibrium.
     */
    double nashConv() {
        double sum = 0;
        for (int seat = 0; seat < QuoteGame.SEATS; seat++) {
            sum += bestAnswer(seat) - payoff(seat);
        }
        return sum;
    }

    /** Each seat quotes once, so its best answer is the best quote for each thing it may see and each way so far. */
    private double bestAnswer(int seat) {
        double sum = 0;
        for (int seen = 0; seen < 2; seen++) {
            for (int way = 0; way < game.ways(seat); way++) {
                double best = Double.NEGATIVE_INFINITY;
                for (int place = 0; place < game.grid(); place++) {
                    best = Math.max(best, worth(seat, seen, way, place));
                }
                sum += best;
            }
        }
        return sum;
    }

    private double worth(int seat, int seen, int way, int place) {
        double sum = 0;
        int later = game.ways(QuoteGame.SEATS - 1 - seat);
        for (int state = 0; state < QuoteGame.STATES; state++) {
            if (game.seen(seat, state) != seen) {
                continue;
            }
            double reach = 1.0 / QuoteGame.STATES;
            for (int s = 0; s < seat; s++) {
                int after = way / game.ways(seat - 1 - s);
                reach *= at(s, state, after / game.grid())[after % game.grid()];
            }
            int first = (way * game.grid() + place) * later;
            for (int end = first; end < first + later && reach > 0; end++) {
                sum += reach * chanceAfter(seat, state, end) * game.payoff(seat, Galanis.pays(state), end);
            }
        }
        return sum;
    }

    private double chanceAfter(int seat, int state, int end) {
        double chance = 1;
        for (int s = seat + 1; s < QuoteGame.SEATS; s++) {
            int after = end / game.ways(QuoteGame.SEATS - 1 - s);
            chance *= at(s, state, after / game.grid())[after % game.grid()];
        }
        return chance;
    }
}
