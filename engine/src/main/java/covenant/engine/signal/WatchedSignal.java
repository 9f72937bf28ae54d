package covenant.engine.signal;

import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.SignalTerms;
import covenant.engine.playbook.Playbook;
import covenant.engine.state.Market;

/** What a playbook watches in a market: whether it exists there, between which values it lies, and which it has. */
public final class WatchedSignal {
    private WatchedSignal() {}

    /** Why this signal cannot be watched in this market, in plain words, or null. */
    public static String problem(SignalTerms signal, Market market) {
        Metric metric = market.terms().metric();
        boolean expectation = metric.type() != Metric.Type.CATEGORICAL;
        return switch (signal.kind()) {
            case CONDITION_PROBABILITY -> named(signal, market, true, false);
            case CONDITIONAL_PROBABILITY -> named(signal, market, true, true);
            case OUTCOME_PROBABILITY -> named(signal, market, false, true);
            case CONDITIONAL_EXPECTATION ->
                expectation ? named(signal, market, true, false) : "a categorical metric has no expectation";
            case TOKEN -> expectation ? named(signal, market, false, false) : "a categorical metric has no expectation";
            case PRICE_OF_DEFECTION -> defection(signal, market, expectation);
            case LEAD ->
                market.terms().decision() == null
                        ? "the market decides nothing, so no condition leads"
                        : "the lead of a decision cannot be watched yet";
            case BREACH -> "a breach is a commitment's, not a market's";
        };
    }

    private static String defection(SignalTerms signal, Market market, boolean expectation) {
        if (!expectation || market.terms().conditions().size() != 2) {
            return "a price of defection needs two conditions and a metric with an expectation";
        }
        return named(signal, market, false, false);
    }

    private static String named(SignalTerms signal, Market market, boolean condition, boolean outcome) {
        int conditions = market.terms().conditions().size();
        int outcomes = market.terms().metric().outcomes().size();
        if (!fits(signal.condition(), condition, conditions)) {
            return condition ? "the market has no condition " + signal.condition() : "the signal has no condition";
        }
        if (!fits(signal.outcome(), outcome, outcomes)) {
            return outcome ? "the market has no outcome " + signal.outcome() : "the signal has no outcome";
        }
        return signal.commitment() == Order.ANY ? null : "a market's signal names no commitment";
    }

    private static boolean fits(int index, boolean needed, int count) {
        return needed ? index >= 0 && index < count : index == Order.ANY;
    }

    /** The least value that the signal can have in this market. */
    public static long lowest(SignalTerms signal, Market market) {
        return switch (signal.kind()) {
            case CONDITION_PROBABILITY, CONDITIONAL_PROBABILITY, OUTCOME_PROBABILITY, BREACH -> 0;
            case CONDITIONAL_EXPECTATION, TOKEN ->
                market.terms().metric().type() == Metric.Type.SCALAR
                        ? market.terms().metric().lowMicros()
                        : 0;
            case PRICE_OF_DEFECTION, LEAD -> -range(market);
        };
    }

    /** The largest value that the signal can have in this market. */
    public static long highest(SignalTerms signal, Market market) {
        return switch (signal.kind()) {
            case CONDITION_PROBABILITY, CONDITIONAL_PROBABILITY, OUTCOME_PROBABILITY, BREACH ->
                covenant.engine.Limits.PPB;
            case CONDITIONAL_EXPECTATION, TOKEN -> lowest(signal, market) + range(market);
            case PRICE_OF_DEFECTION, LEAD -> range(market);
        };
    }

    private static long range(Market market) {
        Metric metric = market.terms().metric();
        return metric.type() == Metric.Type.SCALAR
                ? metric.highMicros() - metric.lowMicros()
                : covenant.engine.Limits.PPB;
    }

    /** The signal's value now; {@link Playbook#NO_SIGNAL} where the market has ended, or what it speaks of can no longer come about. */
    public static long value(SignalTerms signal, Market market, Signals signals) {
        int condition = signal.condition();
        if (!market.phase().isLive()) {
            return Playbook.NO_SIGNAL;
        }
        return switch (signal.kind()) {
            case CONDITION_PROBABILITY -> signals.conditionPpb()[condition];
            case CONDITIONAL_PROBABILITY ->
                market.isLive(condition) ? signals.outcomePpb()[condition][signal.outcome()] : Playbook.NO_SIGNAL;
            case OUTCOME_PROBABILITY -> signals.overallPpb()[signal.outcome()];
            case CONDITIONAL_EXPECTATION ->
                market.isLive(condition) ? signals.expected()[condition] : Playbook.NO_SIGNAL;
            case TOKEN -> signals.token();
            case PRICE_OF_DEFECTION -> {
                Long price = signals.priceOfDefection(market.terms());
                yield price == null ? Playbook.NO_SIGNAL : price;
            }
            case LEAD, BREACH -> Playbook.NO_SIGNAL;
        };
    }
}
