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
    /** Whether state {@code x} of G belongs to E. */
    public boolean contains(int x) {
        int offset = x - first;
        return offset >= 0 && offset < count * stride && offset % stride == 0;
    }

    /** Whether E is all of G, so that the claim is certain. */
    public boolean isCertain() {
        return count == givenTo - givenFrom;
    }
}
