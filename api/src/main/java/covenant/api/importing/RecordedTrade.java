package covenant.api.importing;

import java.math.BigDecimal;

/**
 * One row of the file, in the engine's terms.
 *
 * @param line where it stands; the header is line 1
 * @param market the market's name as written
 * @param id the trade's id; its line number where the file has none
 * @param atMicros when it happened, or -1 where the file does not say
 * @param trader who traded, as written
 * @param shares shares of yes: of this trade, or the market's sum after it
 * @param net whether {@code shares} is the market's sum
 * @param priceAfter probability of yes after it, or null
 * @param cost credits, signed as the mapping says, or null
 * @param liquidity the market's b in credits
 * @param prior price of yes before the market's first trade
 */
record RecordedTrade(
        long line,
        String market,
        String id,
        long atMicros,
        String trader,
        BigDecimal shares,
        boolean net,
        BigDecimal priceAfter,
        BigDecimal cost,
        BigDecimal liquidity,
        BigDecimal prior) {}
