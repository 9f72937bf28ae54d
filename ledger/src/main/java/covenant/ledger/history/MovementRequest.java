package covenant.ledger.history;

import java.util.List;

/**
 * Which movements to read: the largest first, by the part of the range, then by the market's id.
 *
 * @param markets numbers of those that are asked for, moved or not; null for all that moved
 * @param fromMicros when the period begins, a multiple of a stretch of the course
 * @param atMicros moments of the trend, ascending; all but the last are multiples of a stretch
 * @param skip how many of the largest are left out
 * @param limit how many at most
 */
public record MovementRequest(List<Integer> markets, long fromMicros, List<Long> atMicros, int skip, int limit) {
    public MovementRequest {
        markets = markets == null ? null : List.copyOf(markets);
        atMicros = List.copyOf(atMicros);
    }
}
