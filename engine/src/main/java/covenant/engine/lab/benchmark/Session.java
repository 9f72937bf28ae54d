package covenant.engine.lab.benchmark;

import covenant.engine.lab.benchmark.ModelMarket.Fill;
import covenant.engine.lab.scene.Bribe;
import covenant.engine.pricing.Odds;

/**
 * One market of a model from its opening to its settlement, on the engine. Where a rule is to be tried, the same quotes are made in a
 * market of a second venue, which decides by it; profits there are not counted, because a rejected security's trades are called off.
 *
 * <p>The engine knows no batches at one price. In {@link Mechanism#BATCH} a clearing account carries out the net trade on the engine, at the
 * engine's cost, and what it got is divided here at the uniform price: cost / net shares, or the price as it stands where nothing is left of
 * the net. What the traders get adds up to what the clearing account got.
 */
final class Session {
    /** Prices never leave [10^-4, 1 - 10^-4] in the models. */
    static final double LOWEST_PRICE = 1e-4;

    /** Net shares below this are what rounding left of an exact zero. */
    private static final double NO_SHARES = 1e-13;

    private final ModelVenue venue;
    private final Knowledge knowledge;
    private final BenchmarkTerms terms;
    private final double b;
    private final boolean isBribed;
    private final ModelMarket paying;
    private final ModelMarket deciding;
    private final double[] batchShares;
    private final double[] batchCost;

    /**
     * How it ended, in the model's units.
     *
     * @param saysYes whether the last price is at least one half
     * @param isAdopted what the rule decided; false where there is none
     */
    record Outcome(
            boolean pays, double lastPrice, boolean saysYes, boolean isAdopted, double[] profits, double makerLoss) {
        double profitOfOthers(int seat) {
            double sum = 0;
            for (int s = 0; s < profits.length; s++) {
                sum += s == seat ? 0 : profits[s];
            }
            return sum;
        }
    }

    private Session(ModelVenue venue, Knowledge knowledge, BenchmarkTerms terms, double b, boolean isBribed) {
        this.venue = venue;
        this.knowledge = knowledge;
        this.terms = terms;
        this.b = b;
        this.isBribed = isBribed;
        int steps = terms.rounds() * (terms.mechanism() == Mechanism.BATCH ? 1 : terms.traders());
        this.paying = venue.open();
        this.deciding = terms.rule() == null ? null : venue.beside().openDeciding(terms.rule(), steps);
        this.batchShares = new double[terms.traders()];
        this.batchCost = new double[terms.traders()];
    }

    /**
     * Plays it.
     *
     * @param b the model's liquidity
     * @param isBribed whether the trader in the terms' seat follows his bounty
     */
    static Outcome play(ModelVenue venue, Knowledge knowledge, BenchmarkTerms terms, double b, boolean isBribed) {
        return new Session(venue, knowledge, terms, b, isBribed).play();
    }

    private Outcome play() {
        for (int round = 0; round < terms.rounds(); round++) {
            if (terms.mechanism() == Mechanism.BATCH) {
                batch(round == 0);
            } else {
                inTurn(round == 0);
            }
        }
        boolean pays = knowledge.pays();
        double last = paying.odds().p();
        boolean saysYes = paying.isAtLeastHalf();
        paying.settle(pays);
        boolean isAdopted = deciding != null && deciding.isAdopted();
        double[] profits = new double[terms.traders()];
        for (int seat = 0; seat < profits.length; seat++) {
            double outside = (pays ? batchShares[seat] : 0) - batchCost[seat];
            profits[seat] = paying.profit(seat) + outside;
        }
        double makerLoss = paying.makerLoss();
        if (deciding != null) {
            deciding.settle(pays);
        }
        return new Outcome(pays, last, saysYes, isAdopted, profits, makerLoss);
    }

    private double target(int seat) {
        double q = knowledge.posterior(seat);
        if (!isBribed || seat != terms.seat()) {
            return q;
        }
        double target = Bribe.target(q, b, terms.bounty());
        return knowledge.bounded(Math.min(1 - LOWEST_PRICE, Math.max(LOWEST_PRICE, target)));
    }

    private void inTurn(boolean isFirst) {
        for (int seat = 0; seat < terms.traders(); seat++) {
            double target = target(seat);
            paying.quote(seat, target);
            if (deciding != null) {
                deciding.quote(seat, target);
            }
            knowledge.learn(seat, target, isFirst);
            venue.pass();
        }
    }

    private void batch(boolean isFirst) {
        int n = terms.traders();
        Odds odds = paying.odds();
        double logit = StrictMath.log(odds.p() / odds.complement());
        double[] targets = new double[n];
        double[] asked = new double[n];
        double net = 0;
        for (int seat = 0; seat < n; seat++) {
            targets[seat] = target(seat);
            asked[seat] = b / n * (logit(targets[seat]) - logit);
            net += asked[seat];
        }
        clear(asked, net, odds.p(), logit);
        knowledge.learnAll(targets, isFirst);
        venue.pass();
    }

    /** Where the net would take the price out of its bounds, everybody gets the same part of what he asked. */
    private void clear(double[] asked, double net, double price, double logit) {
        double bound = logit(1 - LOWEST_PRICE);
        double filled = b * (Math.min(bound, Math.max(-bound, logit + net / b)) - logit);
        boolean isCrossed = StrictMath.abs(net) < NO_SHARES;
        Fill fill = isCrossed ? new Fill(0, 0) : paying.clear(filled);
        if (deciding != null && !isCrossed) {
            deciding.clear(filled);
        }
        double uniform = fill.shares() == 0 ? price : fill.cost() / fill.shares();
        double part = isCrossed ? 1 : fill.shares() / net;
        for (int seat = 0; seat < asked.length; seat++) {
            batchShares[seat] += part * asked[seat];
            batchCost[seat] += part * asked[seat] * uniform;
        }
    }

    private static double logit(double p) {
        return StrictMath.log(p / (1 - p));
    }
}
