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
    /** One outcome given one condition, among states of which each condition has so many. */
    public static ClaimSet given(int condition, int outcome, int outcomes) {
        int from = condition * outcomes;
        return new ClaimSet(from, from + outcomes, from + outcome, outcomes, 1);
    }

    /** Whether state {@code x} belongs to G. */
    public boolean isGiven(int x) {
        return x >= givenFrom && x < givenTo;
    }

    /** The state of E that follows its state {@code x}; a number beyond all states after the last. */
    public int after(int x) {
        int next = x + stride;
        return next < first + count * stride ? next : Integer.MAX_VALUE;
    }
}
