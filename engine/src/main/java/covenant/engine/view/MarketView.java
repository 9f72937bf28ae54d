package covenant.engine.view;

import covenant.engine.command.MarketTerms;
import covenant.engine.decision.Participation;
import covenant.engine.flip.CostToFlip;
import covenant.engine.signal.Signals;
import covenant.engine.state.Correction;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import java.util.List;

/**
 * A market as it stood after one command, for readers on other threads: it never changes.
 *
 * @param number its number
 * @param terms what it is about; the secret of a decision's lot is in them only after the decision
 * @param phase where it stands
 * @param sponsor slug of who pays the subsidy
 * @param liquidityMicros the liquidity parameter b
 * @param subsidyMicros all that the sponsor paid in
 * @param vaultMicros the cash behind all payoffs
 * @param settledCondition the condition that came about, or -1
 * @param settledOutcome the outcome that came about, or -1
 * @param settledValueMicros the value of a scalar metric once settled
 * @param corrections how its outcome was corrected since it settled
 * @param voidReason why it was voided; empty if it was not
 * @param openedAtMicros when it opened
 * @param trades number of trades so far
 * @param traders number of accounts that hold or held a position
 * @param volumeMicros sum of the absolute costs of all trades
 * @param changedSequence sequence of the last command that changed it
 * @param signals what its prices say; of the last prices where it has ended
 * @param decision what its prices decide, as of the last look at it; null where they do not
 * @param commitment slug of the commitment that settles its condition; empty where none does
 * @param debts what makes the prices, micros, where there is a decision; else empty
 */
public record MarketView(
        int number,
        MarketTerms terms,
        Phase phase,
        String sponsor,
        long liquidityMicros,
        long subsidyMicros,
        long vaultMicros,
        int settledCondition,
        int settledOutcome,
        long settledValueMicros,
        List<Correction> corrections,
        String voidReason,
        long openedAtMicros,
        long trades,
        int traders,
        long volumeMicros,
        long changedSequence,
        Signals signals,
        DecisionView decision,
        String commitment,
        long[] debts) {

    /** The market as it stands; call it on the core's thread. */
    public static MarketView of(Market market) {
        return new MarketView(
                market.number(),
                terms(market),
                market.phase(),
                market.sponsor().id(),
                market.liquidityMicros(),
                market.subsidyMicros(),
                market.vaultMicros(),
                market.settledCondition(),
                market.settledOutcome(),
                market.settledValueMicros(),
                List.copyOf(market.corrections()),
                market.voidReason(),
                market.openedAtMicros(),
                market.trades(),
                market.traders(),
                market.volumeMicros(),
                market.changedSequence(),
                Signals.of(market),
                DecisionView.of(market),
                market.commitment(),
                market.decision() == null ? new long[0] : market.debts());
    }

    private static MarketTerms terms(Market market) {
        boolean isSecret = market.decision() != null && market.decision().choice() == null;
        return isSecret ? market.terms().withoutSeed() : market.terms();
    }

    /** Whether its conditional prices may be read as what a condition causes; where not, they are evidential. */
    public boolean isCausal() {
        return terms.decision() != null && terms.decision().isCausal();
    }

    /**
     * What it would cost at this moment to turn the decision, if nothing happened since this view was taken; null where there is none. Takes some
     * hundred microseconds, so not for the core's thread.
     */
    public CostToFlip costToFlip(long nowMicros) {
        Participation took = new Participation(traders, volumeMicros);
        return decision == null
                ? null
                : CostToFlip.of(
                        terms, phase, debts, liquidityMicros, decision.outlook().at(nowMicros), took);
    }
}
