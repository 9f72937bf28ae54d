package covenant.engine.agenda;

import java.util.Comparator;

/**
 * Something that happens by itself when its time has come.
 *
 * @param atMicros when, microseconds since 1970 UTC
 * @param kind what
 * @param number of the market, order, commitment, pledge or playbook that it happens to
 */
public record Due(long atMicros, Kind kind, int number) implements Comparable<Due> {
    private static final Comparator<Due> ORDER =
            Comparator.comparingLong(Due::atMicros).thenComparing(Due::kind).thenComparingInt(Due::number);

    /** What can be due. Of several things due at the same time, the one that stands first here happens first. */
    public enum Kind {
        MARKET_OPENS,
        ORDER_EXPIRES,
        DECISION_FALLS,
        MARKET_CLOSES,
        CHALLENGE_ENDS,
        DISPUTE_ENDS,
        HORIZON_PASSES,
        PLEDGE_ENDS,
        AVERAGE_ENDS,
        CROSSING_HELD,
        RESPONSE_OVERDUE,
        MARKET_EXPIRES
    }

    @Override
    public int compareTo(Due other) {
        return ORDER.compare(this, other);
    }
}
