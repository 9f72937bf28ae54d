package covenant.engine.lab.benchmark;

import covenant.engine.command.DecisionTerms;
import java.util.ArrayList;
import java.util.List;

/**
 * Two coins, one of which the market tosses. A shows heads with 0.60. B is one of two: with 0.59 it always shows heads, else always tails. The
 * dearer one is tossed, trades on the other are called off. With probability r everybody learns before the close which B it is. Whoever buys B
 * before that gets his money back just where it would have been lost, so that a contract on B is worth
 * {@code 0.59 / (1 - 0.41 r)}, more than the 0.59 that tossing B causes and, for r above 0.04, more than A.
 *
 * <p>The formula holds if B is tossed unless it is shown to be tails. For r = 0 the plain comparison would toss A, call off every trade on B and
 * let any price of B break even; so the rule here is {@code twap-margin} with A as status quo and a threshold of -200 basis points, which lets B win
 * from 0.588 on. It is the same for every r.
 *
 * <p>The value is not computed from the formula: the four worlds (B heads or tails, shown or not) are played on the engine at two prices of B, and
 * the break-even price is where the expected profit of a buyer is 0, his profit being linear in what he paid. Under {@code randomised} with payoffs by
 * inverse probability each world is played with both falls of the lot.
 *
 * <p>Source: Dynomight, "Futarchy's fundamental flaw", section "No, order is not preserved"; the set {@code dynomight.coin} of the published
 * numbers derives the values.
 */
public final class Coins {
    /** The chance of heads of A, and of B, if tossed. */
    public static final double A_HEADS = 0.60;

    public static final double B_HEADS = 0.59;

    private static final double ONE_PRICE = 0.70;
    private static final double ANOTHER_PRICE = 0.80;

    /** Above, the value is too near to 1 for a market to open there. */
    private static final double HIGHEST_PLAYED = 0.99;

    private final boolean isRandomised;
    private final Played one;
    private final Played another;

    /**
     * What a called-off contract on B is worth.
     *
     * @param chanceShown r
     * @param value the break-even price where prices decide
     * @param formula {@code 0.59 / (1 - 0.41 r)}
     * @param randomisedValue the break-even price under {@code randomised} with inverse probability
     * @param profitAtValue what a buyer at the value may expect per contract where prices decide: 0 but for rounding; null where the value is so near
     *     to 1 that no market opens there
     */
    public record Row(double chanceShown, double value, double formula, double randomisedValue, Double profitAtValue) {}

    /**
     * What came out.
     *
     * @param isCausal what the engine says of the market whose prices decide: false, its prices are evidential
     * @param isRandomisedCausal what it says of the randomised one
     * @param calledOff the largest amount per contract, gained or lost, that a called-off trade left with the buyer: 0
     */
    public record Study(List<Row> rows, boolean isCausal, boolean isRandomisedCausal, double calledOff) {
        public Study {
            rows = List.copyOf(rows);
        }
    }

    private record Played(double paid, List<Case> cases) {}

    /** The lot's chance is 1 where there is no lot. */
    private record Case(CoinMarket.World world, double chanceOfLot, CoinMarket.Ending ending) {}

    private Coins(boolean isRandomised) {
        this.isRandomised = isRandomised;
        this.one = play(ONE_PRICE);
        this.another = play(ANOTHER_PRICE);
    }

    /**
     * The value of B for each r.
     *
     * @throws IllegalArgumentException if an r is not from 0 to 1
     */
    public static Study study(List<Double> chancesShown) {
        for (double r : chancesShown) {
            BenchmarkTerms.require(r >= 0 && r <= 1, "the chance that B is shown is 0 to 1, not " + r);
        }
        Coins byPrices = new Coins(false);
        Coins byLot = new Coins(true);
        List<Row> rows = new ArrayList<>();
        for (double r : chancesShown) {
            double value = byPrices.breakEven(r);
            Double profit = value > HIGHEST_PLAYED ? null : byPrices.profitAt(value, r);
            rows.add(new Row(r, value, formula(r), byLot.breakEven(r), profit));
        }
        return new Study(
                rows,
                CoinMarket.decision(false, 0).isCausal(),
                CoinMarket.decision(true, 0).isCausal(),
                Math.max(byPrices.calledOff(), byLot.calledOff()));
    }

    /** What the contract is worth by the published formula. */
    public static double formula(double chanceShown) {
        return B_HEADS / (1 - (1 - B_HEADS) * chanceShown);
    }

    /** Where the line through two prices paid and their expected profits crosses zero. */
    private double breakEven(double r) {
        double profitOfOne = expected(one, r);
        double slope = (expected(another, r) - profitOfOne) / (another.paid() - one.paid());
        return one.paid() - profitOfOne / slope;
    }

    private double profitAt(double paid, double r) {
        // Buying moves the price a little: open so much below that what is paid is the value.
        double moved = play(paid).paid() - paid;
        return expected(play(paid - moved), r);
    }

    private static double expected(Played played, double r) {
        double sum = 0;
        for (Case each : played.cases()) {
            double heads = each.world().isHeads() ? B_HEADS : 1 - B_HEADS;
            double shown = each.world().isShown() ? r : 1 - r;
            sum += heads * shown * each.chanceOfLot() * each.ending().profit();
        }
        return sum;
    }

    private Played play(double priceOfB) {
        List<Case> cases = new ArrayList<>();
        for (boolean isHeads : new boolean[] {true, false}) {
            for (boolean isShown : new boolean[] {true, false}) {
                CoinMarket.World world = new CoinMarket.World(isHeads, isShown);
                if (isRandomised) {
                    cases.add(drawn(world, priceOfB, CoinMarket.A));
                    cases.add(drawn(world, priceOfB, CoinMarket.B));
                } else {
                    cases.add(new Case(world, 1, CoinMarket.play(world, priceOfB, CoinMarket.decision(false, 0))));
                }
            }
        }
        return new Played(cases.get(0).ending().paid(), cases);
    }

    /** Tries one secret after another until the engine tosses this coin; how likely that was is known beforehand. */
    private static Case drawn(CoinMarket.World world, double priceOfB, int coin) {
        CoinMarket.Ending ending = null;
        for (long secret = 0; ending == null || ending.chosen() != coin; secret++) {
            DecisionTerms decision = CoinMarket.decision(true, secret);
            ending = CoinMarket.play(world, priceOfB, decision);
        }
        double byLot = CoinMarket.EPSILON / 2;
        return new Case(world, coin == ending.byRule() ? byLot + 1 - CoinMarket.EPSILON : byLot, ending);
    }

    private double calledOff() {
        double most = 0;
        for (Played played : List.of(one, another)) {
            for (Case each : played.cases()) {
                boolean isCalledOff = each.ending().chosen() == CoinMarket.A;
                most = isCalledOff ? Math.max(most, StrictMath.abs(each.ending().profit())) : most;
            }
        }
        return most;
    }
}
