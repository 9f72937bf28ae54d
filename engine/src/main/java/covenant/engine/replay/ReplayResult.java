package covenant.engine.replay;

import covenant.engine.command.MarketTerms;
import java.util.List;

/**
 * A recording and the same with something changed, side by side.
 *
 * @param source what was replayed
 * @param recorded how the recording ends, carried out unchanged as far as asked
 * @param changed how the changed one ends
 * @param firstDifference sequence of the first recorded command after which the two differ; 0 if they never do
 * @param markets every market, in the order of opening
 * @param accounts every participant's account, in the order of opening
 * @param assumptions what the comparison takes for granted, in plain sentences: it is part of the result
 */
public record ReplayResult(
        String source,
        ReplayTerms terms,
        Ending recorded,
        Ending changed,
        long firstDifference,
        List<MarketComparison> markets,
        List<AccountComparison> accounts,
        List<String> assumptions) {
    /** Where a history ended: the last command, and SHA-256 of the state in lower-case hexadecimal. */
    public record Ending(long sequence, long atMicros, String hash) {}

    /**
     * One market.
     *
     * @param terms as it opened in the changed history, without the secret of a lot; as recorded where it did not open there
     * @param causal whether its conditional prices may be read as what a condition causes
     * @param largest largest distance of the two paths in any condition, in the parts of its expectation
     * @param mean distance of the two paths averaged over time and conditions
     * @param last distance at the end
     * @param recordedWelfare what traders gained together and what the scoring rule says, recorded
     */
    public record MarketComparison(
            String id,
            MarketTerms terms,
            boolean causal,
            Course recorded,
            Course changed,
            double largest,
            double mean,
            double last,
            Welfare recordedWelfare,
            Welfare changedWelfare) {
        /** Whether both decided, and differently. */
        public boolean isFlipped() {
            return recorded.decision() != null
                    && changed.decision() != null
                    && recorded.decision().condition() != changed.decision().condition();
        }
    }

    /**
     * What traders gained, held against {@code b ln(p end / p start)} of the state that came about; made by {@link Welfares}.
     *
     * @param gainedMicros sum of all accounts' profits in the market, the sponsor's from fees included and his subsidy left out
     * @param ruleMicros what the scoring rule says
     * @param roundingMicros how much rounding may have taken from traders at most
     * @param errorMicros how far {@code ruleMicros} itself may be off
     * @param isKnown false while the market has not ended: then there is nothing to compare
     */
    public record Welfare(
            long gainedMicros, double ruleMicros, double roundingMicros, double errorMicros, boolean isKnown) {
        /** Whether the two agree within rounding. */
        public boolean holds() {
            return !isKnown
                    || gainedMicros <= ruleMicros + errorMicros
                            && gainedMicros >= ruleMicros - roundingMicros - errorMicros;
        }
    }

    /**
     * One account.
     *
     * @param recordedProfitMicros cash plus worth of positions at the last prices, less what was paid in, recorded
     * @param changedProfitMicros the same in the changed history
     * @param role in the replay: kept, left out, or injected
     * @param commands its recorded trades and orders
     * @param repeated how many of them were carried out in the changed history
     * @param refused how many could not be, for want of cash, by their limits, or because their market had ended
     */
    public record AccountComparison(
            String id,
            String name,
            Part role,
            long recordedProfitMicros,
            long changedProfitMicros,
            long commands,
            long repeated,
            long refused) {}

    /** What became of an account's doings. */
    public enum Part {
        KEPT,
        LEFT_OUT,
        INJECTED
    }

    public ReplayResult {
        markets = List.copyOf(markets);
        accounts = List.copyOf(accounts);
        assumptions = List.copyOf(assumptions);
    }
}
