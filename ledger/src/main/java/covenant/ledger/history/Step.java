package covenant.ledger.history;

import covenant.ledger.projection.PriceArray;

/**
 * A change of a market: a trade, or anything else that changed its prices or phase.
 *
 * @param cursor its place
 * @param atMicros when it happened
 * @param kind as in {@link PriceRow}
 * @param condition of the trade's claim, or what was decided or settled; else -1
 * @param outcome of the trade's claim; else -1
 * @param sharesMicros of the trade
 * @param costMicros of the trade, its fee left out
 * @param prices just after it
 */
record Step(
        Cursor cursor,
        long atMicros,
        String kind,
        int condition,
        int outcome,
        long sharesMicros,
        long costMicros,
        PriceArray prices)
        implements Placed {
    /** What a trade is called. */
    static final String TRADE = "trade";

    boolean isTrade() {
        return kind.equals(TRADE);
    }
}
