package covenant.ledger.history;

import java.util.List;

/**
 * What a market brought an account, and what it may still bring. Profits are what came out less what was paid in, so 0 before the first trade.
 *
 * @param market number
 * @param phase of the market
 * @param trades that the account made
 * @param feesMicros that it paid in them, inside their costs
 * @param paidInMicros what trading has taken from its cash so far, less what came back; 0 once the market has ended
 * @param reservedMicros set aside for its resting orders
 * @param realisedMicros the profit of a market that has ended; null before
 * @param branches what it would be if each condition that still can came about, at its present prices; empty once the market has ended
 * @param overallMicros the same over all conditions, where bets on the condition price them or only one is left; else null
 * @param worstMicros the profit in the worst state that can still come about, void included
 * @param bestMicros in the best
 * @param subsidyMicros what it paid in as sponsor
 * @param returnedMicros what of that came back
 */
public record MarketProfit(
        int market,
        String phase,
        long trades,
        long feesMicros,
        long paidInMicros,
        long reservedMicros,
        Long realisedMicros,
        List<Branch> branches,
        Long overallMicros,
        long worstMicros,
        long bestMicros,
        long subsidyMicros,
        long returnedMicros) {
    public MarketProfit {
        branches = List.copyOf(branches);
    }

    /**
     * If a condition comes about.
     *
     * @param condition its number
     * @param valueMicros what the payoffs are worth at the branch's prices, rounded down
     * @param profitMicros that less what was paid in
     */
    public record Branch(int condition, long valueMicros, long profitMicros) {}
}
