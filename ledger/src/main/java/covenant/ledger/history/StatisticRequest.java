package covenant.ledger.history;

import covenant.engine.command.MarketTerms;

/**
 * Which of a decision's statistics to read.
 *
 * @param market number of the market
 * @param terms of it, with a decision
 * @param lengthMicros the statistic is told at the multiples of this since 1970 UTC, positive
 * @param nowMicros up to now, also where nothing happens
 * @param page which of them; cursors are those of {@link StatisticRow}
 */
public record StatisticRequest(int market, MarketTerms terms, long lengthMicros, long nowMicros, PageRequest page) {}
