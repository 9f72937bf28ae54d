package covenant.engine.lab.benchmark;

/**
 * One draw of a model: what is true, what each seat has seen of it, and what the public makes of the quotes so far. The public takes every
 * trader for honest.
 */
interface Knowledge {
    /** The chance that the security pays, to a trader who adds his own signal to what the public knows; within the bounds of quotes. */
    double posterior(int seat);

    /** The lowest quote; one less it is the highest. */
    double lowestQuote();

    /**
     * The public learns from a quote.
     *
     * @param isFirst whether it is the trader's first
     */
    void learn(int seat, double quote, boolean isFirst);

    /** The public learns from quotes that were made at once, none of them knowing of another. */
    void learnAll(double[] quotes, boolean isFirst);

    /** Whether the security pays. */
    boolean pays();

    /** A quote within the bounds. */
    default double bounded(double quote) {
        return Math.min(1 - lowestQuote(), Math.max(lowestQuote(), quote));
    }
}
