package covenant.ledger.history;

import java.util.List;

/**
 * All that an account has gained and lost, all of one moment. To the micro,
 * {@code cash = deposited + bonds - corrections + realised profits - paid in - reserved - subsidies + returned}.
 *
 * @param markets one for each market that it traded in, got fees from or sponsored, in the order of their opening
 * @param cashMicros free now
 * @param depositedMicros deposits less withdrawals
 * @param bondsMicros what bonds have brought: returned and received less posted
 * @param correctionsMicros what it paid to correct outcomes
 * @param committedSequence how far the projection had read
 */
public record Profit(
        List<MarketProfit> markets,
        long cashMicros,
        long depositedMicros,
        long bondsMicros,
        long correctionsMicros,
        long committedSequence) {
    public Profit {
        markets = List.copyOf(markets);
    }
}
