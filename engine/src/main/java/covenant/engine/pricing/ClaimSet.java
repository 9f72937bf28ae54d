package covenant.engine.pricing;

/**
 * A claim E|G as indexes of states. States are numbered condition by condition; the live ones are contiguous, and so is every G.
 *
 * @param givenFrom first state of G
 * @param givenTo one past the last state of G
 * @param first first state of E
 * @param stride distance between the states of E
 * @param count how many states E has
 */
public record ClaimSet(int givenFrom, int givenTo, int first, int stride, int count) {
    /**
     * Writes what a buyer gains in each priced state: {@code shares - cost} on E, {@code -cost} on the rest of G, 0 elsewhere.
     *
     * @param change as long as the market has priced states, or longer
     * @param from first live priced state
     * @param to one past the last
     */
    public void writeChange(long[] change, int from, int to, long sharesMicros, long costMicros) {
        for (int x = from; x < to; x++) {
            change[x] = x >= givenFrom && x < givenTo ? -costMicros : 0;
        }
        for (int i = 0, x = first; i < count; i++, x += stride) {
            change[x] += sharesMicros;
        }
    }

    /** Whether E is all of G, so that the claim is certain. */
    public boolean isCertain() {
        return count == givenTo - givenFrom;
    }
}
