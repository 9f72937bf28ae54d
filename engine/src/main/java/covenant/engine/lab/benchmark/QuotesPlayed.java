package covenant.engine.lab.benchmark;

import covenant.engine.command.DecisionTerms.Rule;

/**
 * Every way the quotes of a {@link QuoteGame} can go, played on the engine: what it decides by each rule, and what each trader gains. The quotes
 * stand equally long, so the average over the window is their mean.
 */
final class QuotesPlayed {
    /** A micro is 10^-13 of a payoff. */
    private static final long LIQUIDITY_CREDITS = 100_000;

    /** So many ways are played in one venue. */
    private static final int WAYS_OF_A_VENUE = 256;

    private final boolean[] isAdoptedByLast;
    private final boolean[] isAdoptedByAverage;
    private final double[][][] profits;

    private QuotesPlayed(int ways) {
        this.isAdoptedByLast = new boolean[ways];
        this.isAdoptedByAverage = new boolean[ways];
        this.profits = new double[QuoteGame.SEATS][2][ways];
    }

    /** Plays all ways of a game; they are the same for all bits, bounties and rules. */
    static QuotesPlayed of(QuoteGame game) {
        int ways = game.ways(QuoteGame.SEATS);
        QuotesPlayed played = new QuotesPlayed(ways);
        ModelVenue venue = null;
        for (int way = 0; way < ways; way++) {
            if (way % WAYS_OF_A_VENUE == 0) {
                venue = new ModelVenue(QuoteGame.SEATS, Galanis.B, LIQUIDITY_CREDITS);
            }
            played.play(game, way, venue);
        }
        return played;
    }

    private void play(QuoteGame game, int way, ModelVenue venue) {
        ModelMarket last = venue.openDeciding(Rule.LAST_PRICE, QuoteGame.SEATS);
        ModelMarket average = venue.openDeciding(Rule.TWAP_MARGIN, QuoteGame.SEATS);
        for (int seat = 0; seat < QuoteGame.SEATS; seat++) {
            last.quote(seat, game.quote(way, seat));
            average.quote(seat, game.quote(way, seat));
            venue.pass();
        }
        isAdoptedByLast[way] = last.isAdopted();
        isAdoptedByAverage[way] = average.isAdopted();
        last.settle(true);
        average.settle(true);
        for (int pays = 0; pays < 2; pays++) {
            ModelMarket paying = venue.open();
            for (int seat = 0; seat < QuoteGame.SEATS; seat++) {
                paying.quote(seat, game.quote(way, seat));
            }
            paying.settle(pays == 1);
            for (int seat = 0; seat < QuoteGame.SEATS; seat++) {
                profits[seat][pays][way] = paying.profit(seat);
            }
        }
    }

    /** Whether the engine adopts. */
    boolean isAdopted(Rule rule, int way) {
        return rule == Rule.LAST_PRICE ? isAdoptedByLast[way] : isAdoptedByAverage[way];
    }

    /** What a seat gained. */
    double profit(int seat, boolean pays, int way) {
        return profits[seat][pays ? 1 : 0][way];
    }

    /** The largest difference between a payoff of the game and what the engine paid. */
    double largestDifference(QuoteGame game) {
        double largest = 0;
        for (int way = 0; way < game.ways(QuoteGame.SEATS); way++) {
            for (int seat = 0; seat < QuoteGame.SEATS; seat++) {
                for (int pays = 0; pays < 2; pays++) {
                    double paid = profits[seat][pays][way];
                    largest = Math.max(largest, StrictMath.abs(game.profit(seat, pays == 1, way) - paid));
                }
            }
        }
        return largest;
    }
}
