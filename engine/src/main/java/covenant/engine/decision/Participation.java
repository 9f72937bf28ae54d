package covenant.engine.decision;

/**
 * Who took part in a market.
 *
 * @param traders distinct accounts that have traded
 * @param volumeMicros sum of the absolute costs of all trades
 */
public record Participation(int traders, long volumeMicros) {}
