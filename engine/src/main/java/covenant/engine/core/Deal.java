package covenant.engine.core;

/**
 * What one account buys or sells at what cost.
 *
 * @param condition as in {@link covenant.engine.command.Order}
 * @param outcome as in {@link covenant.engine.command.Order}
 * @param sharesMicros negative when sold
 * @param costMicros fee included; negative when received
 * @param feeMicros the fee inside the cost
 * @param priceBeforePpb the maker's price of the claim before
 * @param priceAfterPpb and after
 * @param order number of the resting order that is filled, or -1 for a trade of one's own
 */
record Deal(
        int condition,
        int outcome,
        long sharesMicros,
        long costMicros,
        long feeMicros,
        long priceBeforePpb,
        long priceAfterPpb,
        int order) {}
