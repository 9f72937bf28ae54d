package covenant.ledger.history;

/**
 * A trade as it happened.
 *
 * @param cursor its place
 * @param atMicros venue time, microseconds since 1970 UTC
 * @param market number
 * @param account number of who traded
 * @param commandId the trader's name for it; empty where a resting order was filled
 * @param condition number of the condition, or {@link covenant.engine.command.Order#ANY}
 * @param outcome number of the outcome, or {@link covenant.engine.command.Order#ANY}
 * @param sharesMicros negative when sold
 * @param costMicros fee included; negative when received
 * @param feeMicros the fee inside the cost
 * @param priceBeforePpb the claim's price before
 * @param priceAfterPpb the claim's price after
 * @param cashDeltaMicros what the account's cash changed by at once
 * @param cashAfterMicros the account's cash after
 * @param sponsor number of who receives the fee
 * @param sponsorCashDeltaMicros what the fee freed in the sponsor's cash
 * @param order the resting order that was filled, or -1
 */
public record TradeRow(
        Cursor cursor,
        long atMicros,
        int market,
        int account,
        String commandId,
        int condition,
        int outcome,
        long sharesMicros,
        long costMicros,
        long feeMicros,
        long priceBeforePpb,
        long priceAfterPpb,
        long cashDeltaMicros,
        long cashAfterMicros,
        int sponsor,
        long sponsorCashDeltaMicros,
        int order)
        implements Placed {
    /** Of the command. */
    public long sequence() {
        return cursor.sequence();
    }
}
