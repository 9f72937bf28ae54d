package covenant.engine.lab.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What a model came to, as means over its draws, in the security's payoffs. "Honest" figures without "run" are those of the traders who were
 * not bribed; the honest run is the same draw without the bounty.
 *
 * @param accuracy how often {@code last price >= 1/2} says whether the security pays
 * @param logLoss of the last price, natural logarithm
 * @param displacement last price less that of the honest run
 * @param bountyReceived B times (last price less 1/2)
 * @param manipulatorProfit in the market, without the bounty
 * @param makerLoss what the sponsor lost
 * @param ruleAccuracy how often the engine's decision agrees with what the security pays; null where no rule was tried
 */
public record BenchmarkResult(
        Estimate accuracy,
        Estimate accuracyHonestRun,
        Estimate logLoss,
        Estimate logLossHonestRun,
        Estimate displacement,
        Estimate bountyReceived,
        Estimate manipulatorProfit,
        Estimate manipulatorProfitHonestRun,
        Estimate honestProfit,
        Estimate honestProfitHonestRun,
        Estimate makerLoss,
        Estimate makerLossHonestRun,
        Estimate ruleAccuracy,
        Estimate ruleAccuracyHonestRun) {

    /** The same draw twice. */
    record Pair(Session.Outcome bribed, Session.Outcome honest) {}

    static BenchmarkResult of(List<Pair> pairs, BenchmarkTerms terms, Function<List<Double>, Estimate> estimate) {
        Means means = new Means(pairs, estimate);
        int seat = terms.seat();
        boolean hasRule = terms.rule() != null;
        return new BenchmarkResult(
                means.of(pair -> right(pair.bribed().saysYes(), pair.bribed())),
                means.of(pair -> right(pair.honest().saysYes(), pair.honest())),
                means.of(pair -> logLoss(pair.bribed())),
                means.of(pair -> logLoss(pair.honest())),
                means.of(pair -> pair.bribed().lastPrice() - pair.honest().lastPrice()),
                means.of(pair -> terms.bounty() * (pair.bribed().lastPrice() - 0.5)),
                means.of(pair -> pair.bribed().profits()[seat]),
                means.of(pair -> pair.honest().profits()[seat]),
                means.of(pair -> pair.bribed().profitOfOthers(seat)),
                means.of(pair -> pair.honest().profitOfOthers(seat)),
                means.of(pair -> pair.bribed().makerLoss()),
                means.of(pair -> pair.honest().makerLoss()),
                hasRule ? means.of(pair -> right(pair.bribed().isAdopted(), pair.bribed())) : null,
                hasRule ? means.of(pair -> right(pair.honest().isAdopted(), pair.honest())) : null);
    }

    private record Means(List<Pair> pairs, Function<List<Double>, Estimate> estimate) {
        Estimate of(ToDoubleFunction<Pair> figure) {
            List<Double> values = new ArrayList<>();
            for (Pair pair : pairs) {
                values.add(figure.applyAsDouble(pair));
            }
            return estimate.apply(values);
        }
    }

    private static double right(boolean said, Session.Outcome outcome) {
        return said == outcome.pays() ? 1 : 0;
    }

    private static double logLoss(Session.Outcome outcome) {
        double p = Math.min(1 - Session.LOWEST_PRICE, Math.max(Session.LOWEST_PRICE, outcome.lastPrice()));
        return outcome.pays() ? -StrictMath.log(p) : -StrictMath.log1p(-p);
    }
}
