package covenant.engine.replay;

import covenant.engine.command.DecisionTerms;
import java.util.List;

/**
 * What to change in a recording. With nothing changed, a replay ends with the recording's own hash.
 *
 * @param toSequence the last recorded command to take; {@link Long#MAX_VALUE} for all
 * @param toMicros take no recorded command after this time; {@link Long#MAX_VALUE} for all
 * @param others what the others do in a changed world
 * @param without ids of accounts whose trades and orders are left out
 * @param only ids of the only accounts whose trades and orders are kept; empty for all
 * @param markets slugs of the markets that the changes below are about; empty for all (rule changes: all that decide, but those
 *     whose choice is bet on, which prices cannot decide)
 * @param rule another decision rule, or null
 * @param maxChange another lag: the most an observation moves at a point of the grid, in the parts of {@code DecisionTerms}; 0 for the
 *     plain average; -1 to leave it
 * @param windowMicros another window, or -1
 * @param thresholdBps another threshold, or null
 * @param epsilonPpb the chance of the lot where {@code rule} is randomised; -1 to leave it
 * @param liquidityMicros another liquidity parameter, or -1
 * @param liquidityFactor by what the recorded liquidity is multiplied where {@code liquidityMicros} is -1; 1 to leave it
 * @param injections in the order in which they happen
 */
public record ReplayTerms(
        long toSequence,
        long toMicros,
        Others others,
        List<String> without,
        List<String> only,
        List<String> markets,
        DecisionTerms.Rule rule,
        long maxChange,
        long windowMicros,
        Integer thresholdBps,
        long epsilonPpb,
        long liquidityMicros,
        double liquidityFactor,
        List<Injection> injections) {
    /** Nothing changed. */
    public static final ReplayTerms UNCHANGED = new ReplayTerms(
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            Others.SAME_SHARES,
            List.of(),
            List.of(),
            List.of(),
            null,
            -1,
            -1,
            null,
            -1,
            -1,
            1,
            List.of());

    public ReplayTerms {
        without = List.copyOf(without);
        only = List.copyOf(only);
        markets = List.copyOf(markets);
        injections = List.copyOf(injections);
    }
}
