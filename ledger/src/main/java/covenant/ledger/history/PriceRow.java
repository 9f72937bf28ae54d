package covenant.ledger.history;

import covenant.ledger.projection.PriceArray;

/**
 * A market's prices after a command that changed them, or changed its phase.
 *
 * @param cursor its place
 * @param atMicros venue time, microseconds since 1970 UTC
 * @param kind {@code trade}, {@code opened}, {@code liquidity_added}, {@code condition_settled}, {@code outcome_settled},
 *     {@code voided} or {@code closed}
 * @param condition that was settled, else -1
 * @param outcome that was settled, else -1
 * @param settledMicros the value of a scalar metric that was settled, else 0
 * @param tokenBefore where a condition was settled the token E[M] just before, else null
 * @param prices after the command
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
