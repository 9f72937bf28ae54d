package covenant.ledger.history;

import covenant.ledger.projection.PriceArray;

/**
 * A market's prices just after something that changed them, or changed its phase.
 *
 * @param cursor its place
 * @param atMicros venue time, microseconds since 1970 UTC
 * @param kind {@code trade}, {@code opened}, {@code trading_began}, {@code liquidity_added}, {@code closed}, {@code decided},
 *     {@code condition_settled}, {@code outcome_settled}, {@code outcome_corrected} or {@code voided}
 * @param condition that was decided or settled, else -1
 * @param outcome that was settled, or stands since a correction, else -1
 * @param settledMicros the value of a scalar metric that was settled, or stands since a correction, else 0
 * @param tokenBefore where a condition was settled the token E[M] just before, else null
 * @param prices just after it
 */
public record PriceRow(
        Cursor cursor,
        long atMicros,
        String kind,
        int condition,
        int outcome,
        long settledMicros,
        Long tokenBefore,
        PriceArray prices)
        implements Placed {}
