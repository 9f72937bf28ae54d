package covenant.ledger.history;

import covenant.ledger.projection.PriceArray;
import java.util.List;

/**
 * How a market's prices moved in a period.
 *
 * @param market number
 * @param changedSequence of the last command that changed the market
 * @param before the prices in force when the period began; of a market that opened in it those with which it opened
 * @param now the last prices in the period, the market's settlement or voiding left out
 * @param outcome of a categorical metric that whose P(o) moved most, the first of several; else -1
 * @param change of the token, in its parts; of a categorical metric of that outcome's P(o), in ppb
 * @param range the metric's, in the same parts
 * @param steps how often some price changed
 * @param trend the prices in force at each moment asked for, what happens at it left out; null before the market opened
 * @param cause the single step that changed the same value most, the first of several; null if none did
 */
public record Movement(
        int market,
        long changedSequence,
        PriceArray before,
        PriceArray now,
        int outcome,
        long change,
        long range,
        long steps,
        List<PriceArray> trend,
        Cause cause) {

    /**
     * A single recorded step.
     *
     * @param row what it was, as everyone may know it
     * @param account who traded or acted, or -1
     * @param commitment whose end it was, or -1
     * @param reason that was given; empty if none
     * @param change of the value that the movement is about, by this step alone
     * @param trade the trade, or null if it was none
     * @param notice what the market's commitment had last heard in the day before; null if nothing
     */
    public record Cause(
            PriceRow row, int account, int commitment, String reason, long change, TradeRow trade, Notice notice) {}

    /**
     * Something that happened to a commitment.
     *
     * @param cursor its place
     * @param atMicros when
     * @param kind {@code evidence}, {@code attested}, {@code challenge_opened} or {@code moved}
     * @param commitment number
     * @param what the text that was given; of a move the phase that it came to
     * @param link that was given; empty if none
     * @param breached whether an attestation finds a breach
     */
    public record Notice(
            Cursor cursor, long atMicros, String kind, int commitment, String what, String link, boolean breached) {}

    /** The change as a part of the range. */
    public double share() {
        return (double) change / range;
    }
}
