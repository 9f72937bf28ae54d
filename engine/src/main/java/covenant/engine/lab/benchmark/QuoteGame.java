package covenant.engine.lab.benchmark;

import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.pricing.Lmsr;

/**
 * A game of three quotes. Nature draws three fair bits; three traders quote once each, in the order of their seats, a price of an evenly spaced
 * grid; the security pays 1 if at least two bits are set. Each has seen one bit, or none, and all quotes before his own. A trader's payoff is
 * what the LMSR with b = 0.01, started at 0.5, gives him; the entrant's is more: the bounty times (statistic less 1/2), where the statistic is
 * the last quote under {@code last-price} and the mean of the three under {@code twap-margin}.
 *
 * <p>A way the quotes can go is a number: the places of the quotes in the grid as digits to the base of its size, the first quote first.
 *
 * <p>Source: futarchy-fi/simulations, mechanism-design/MANIPULATION.md, phases 2a and 2b (there T1 is the entrant without a bit, T2 the one who
 * alone has seen his).
 */
final class QuoteGame {
    static final int SEATS = 3;
    static final int STATES = 1 << SEATS;

    /** A trader who has seen nothing. */
    static final int NO_BIT = -1;

    private static final double B = Galanis.B;
    private static final double START = 0.5;

    private final int grid;
    private final int[] bits;
    private final int entrant;
    private final double bounty;
    private final Rule rule;
    private final double[][][] payoffs;
    private final double[][][] profits;

    /**
     * A game.
     *
     * @param grid how many prices there are to choose from
     * @param bits which bit each seat has seen
     * @param entrant the seat of whoever gets the bounty
     */
    QuoteGame(int grid, int[] bits, int entrant, double bounty, Rule rule) {
        this.grid = grid;
        this.bits = bits.clone();
        this.entrant = entrant;
        this.bounty = bounty;
        this.rule = rule;
        this.profits = new double[SEATS][2][ways(SEATS)];
        this.payoffs = new double[SEATS][2][ways(SEATS)];
        for (int way = 0; way < ways(SEATS); way++) {
            fill(way);
        }
    }

    private void fill(int way) {
        double from = START;
        double complement = 1 - START;
        for (int seat = 0; seat < SEATS; seat++) {
            double to = quote(way, seat);
            double shares = Lmsr.sharesToPrice(from, complement, B, to);
            double cost = Lmsr.costToPrice(complement, B, to);
            double outside = seat == entrant ? bounty * (statistic(way) - 0.5) : 0;
            for (int pays = 0; pays < 2; pays++) {
                profits[seat][pays][way] = pays * shares - cost;
                payoffs[seat][pays][way] = profits[seat][pays][way] + outside;
            }
            from = to;
            complement = 1 - to;
        }
    }

    /** How many ways so many quotes can go. */
    int ways(int quotes) {
        int ways = 1;
        for (int i = 0; i < quotes; i++) {
            ways *= grid;
        }
        return ways;
    }

    /** How many prices there are. */
    int grid() {
        return grid;
    }

    /** The quote of a seat where all went this way. */
    double quote(int way, int seat) {
        return price(way / ways(SEATS - 1 - seat) % grid);
    }

    private double price(int place) {
        return (place + 1.0) / (grid + 1);
    }

    private double statistic(int way) {
        if (rule == Rule.LAST_PRICE) {
            return quote(way, SEATS - 1);
        }
        double sum = 0;
        for (int seat = 0; seat < SEATS; seat++) {
            sum += quote(way, seat);
        }
        return sum / SEATS;
    }

    /** What a seat has seen in a state: 0 or 1, and 0 where it sees nothing. */
    int seen(int seat, int state) {
        return bits[seat] == NO_BIT ? 0 : state >> bits[seat] & 1;
    }

    /** The seat that gets the bounty. */
    int entrant() {
        return entrant;
    }

    /** What a seat plays for. */
    double payoff(int seat, boolean pays, int way) {
        return payoffs[seat][pays ? 1 : 0][way];
    }

    /** What a seat gains in the market. */
    double profit(int seat, boolean pays, int way) {
        return profits[seat][pays ? 1 : 0][way];
    }
}
