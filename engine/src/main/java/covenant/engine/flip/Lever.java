package covenant.engine.flip;

/**
 * What was bought in one branch of an attack, and what it comes to.
 *
 * @param condition whose branch
 * @param outcome what was bought, given the condition
 * @param sharesMicros how much of it; 0 where the spend buys no micro-share
 * @param costMicros what it cost, fee included
 * @param valueBefore the condition's expectation before, in the parts of {@link covenant.engine.signal.Signals#unitsPerOne}
 * @param valueAfter after, which the attack holds until the decision
 * @param worthMicros what the shares are worth if the branch counts and the price before was right; rounded down
 * @param tradedBackMicros what selling as many shares brings in at the price after, fee taken off: the price is back where it was
 */
public record Lever(
        int condition,
        int outcome,
        long sharesMicros,
        long costMicros,
        long valueBefore,
        long valueAfter,
        long worthMicros,
        long tradedBackMicros) {

    /** What the attacker may expect to lose if the branch counts and the price before was right. */
    public long expectedLossMicros() {
        return costMicros - worthMicros;
    }

    /** What may be expected by whoever trades the price back, if the branch counts and the price before was right. */
    public long defenderProfitMicros() {
        return tradedBackMicros - worthMicros;
    }
}
