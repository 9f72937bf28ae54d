package covenant.engine.signal;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.SignalTerms;
import covenant.engine.decision.Decision;
import covenant.engine.decision.Outlook;
import covenant.engine.playbook.Playbook;
import covenant.engine.state.Market;

/** What a playbook watches in a market: whether it exists there, between which values it lies, and which it has. */
public final class WatchedSignal {
    private static final long MINUTE_MICROS = 60_000_000;
    private static final long LOOKS = 10_000;
    private static final long LOOKS_OF_A_JUMP = 500;

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
            case LEAD -> lead(signal, market);
            case BREACH -> "a breach is a commitment's, not a market's";
        };
    }

    private static String defection(SignalTerms signal, Market market, boolean expectation) {
        if (!expectation || market.terms().conditions().size() != 2) {
            return "a price of defection needs two conditions and a metric with an expectation";
        }
        return named(signal, market, false, false);
    }

    private static String lead(SignalTerms signal, Market market) {
        if (market.terms().decision() == null) {
            return "the market decides nothing, so no condition leads";
        }
        if (signal.averageMicros() != 0) {
            return "a lead is one of averages already";
        }
        return signal.condition() == market.terms().decision().statusQuo()
                ? "the status quo does not lead itself"
                : named(signal, market, true, false);
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

    /** The signal's value at this time; {@link Playbook#NO_SIGNAL} where the market has ended, or what it speaks of can no longer come about. */
    public static long value(SignalTerms signal, Market market, Signals signals, long atMicros) {
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
            case LEAD -> lead(condition, market, atMicros);
            case BREACH -> Playbook.NO_SIGNAL;
        };
    }

    private static long lead(int condition, Market market, long atMicros) {
        Outlook outlook = market.decision().outlook(market.participation()).at(atMicros);
        boolean measured = outlook.stage() == Decision.Stage.IN_WINDOW || outlook.stage() == Decision.Stage.AWAITING;
        Long lead = measured ? outlook.standing().averageLead(condition) : null;
        return lead == null ? Playbook.NO_SIGNAL : lead;
    }

    /**
     * When the signal is to be looked at again although nothing happens, because it moves by itself: a lead, which is one of averages, at full
     * minutes of the venue's clock while its window is open, or so much less often that a window has at most some ten thousand looks. Where much
     * time passes at once, it is looked at some five hundred times at most.
     *
     * @param jumpFromMicros the time of the command before, if what is due since then is being carried out
     * @param jumpToMicros the time of the present command
     * @return 0 for never
     */
    public static long nextLookMicros(
            SignalTerms signal, Market market, long atMicros, long jumpFromMicros, long jumpToMicros) {
        if (signal.kind() != SignalTerms.Kind.LEAD || !market.phase().isLive()) {
            return 0;
        }
        DecisionTerms decision = market.terms().decision();
        long step = minutes(decision.windowMicros() / LOOKS);
        long from = Math.max(atMicros, decision.decidesAtMicros() - decision.windowMicros());
        long next = after(from, step);
        if (next <= jumpToMicros) {
            long leap = after(from, Math.max(step, minutes((jumpToMicros - jumpFromMicros) / LOOKS_OF_A_JUMP)));
            next = leap <= jumpToMicros ? leap : after(jumpToMicros, step);
        }
        return next < decision.decidesAtMicros() ? next : 0;
    }

    private static long minutes(long micros) {
        return (micros / MINUTE_MICROS + 1) * MINUTE_MICROS;
    }

    /** The next multiple of a step. */
    private static long after(long micros, long step) {
        return micros - Math.floorMod(micros, step) + step;
    }
}
