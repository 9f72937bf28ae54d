package covenant.engine.statistic;

import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.math.BigInteger;

/** How many points of a window's grid a challenger has won from the status quo, and how many lost. */
public final class Score {
    private static final BigInteger BPS = BigInteger.valueOf(10_000);

    private long won;
    private long lost;

    /** So many points more were won, or lost. */
    public void count(long points, boolean isWon) {
        if (isWon) {
            won += points;
        } else {
            lost += points;
        }
    }

    /**
     * Whether a challenger wins a point: it is better, by the absolute margin and by the relative one.
     *
     * @param lead by how much its value is better than the status quo's
     * @param statusQuo the status quo's value
     */
    public static boolean wins(long lead, long statusQuo, long absoluteMargin, int relativeMarginBps) {
        return lead > 0
                && lead >= absoluteMargin
                && BigInteger.valueOf(lead)
                                .multiply(BPS)
                                .compareTo(BigInteger.valueOf(statusQuo)
                                        .abs()
                                        .multiply(BigInteger.valueOf(relativeMarginBps)))
                        >= 0;
    }

    /** Points won. */
    public long won() {
        return won;
    }

    /** Points lost. */
    public long lost() {
        return lost;
    }

    /** A score of its own that starts here. */
    public Score copy() {
        Score copy = new Score();
        copy.won = won;
        copy.lost = lost;
        return copy;
    }

    /** Writes it. */
    public void write(WireWriter out) {
        out.putLong(won);
        out.putLong(lost);
    }

    /** Reads it. */
    public static Score read(WireReader in) {
        Score score = new Score();
        score.won = in.getLong();
        score.lost = in.getLong();
        return score;
    }
}
