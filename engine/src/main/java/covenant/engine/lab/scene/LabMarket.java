package covenant.engine.lab.scene;

import covenant.engine.command.MarketTerms;

/**
 * A market of a scene.
 *
 * @param terms with absolute times; a decision's secret is replaced in each run
 * @param priorPpb as in {@code OpenMarket}
 * @param truth behind its prices
 */
public record LabMarket(MarketTerms terms, long liquidityMicros, long[] priorPpb, Truth truth) {}
