package covenant.api.importing;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a replay found.
 *
 * @param markets in the order of their first trades
 * @param priceTolerance largest price difference that counts as agreement
 * @param costTolerance largest cost difference that counts as agreement, credits
 * @param sequence the engine's last sequence
 * @param hash the state hash there, hexadecimal
 */
public record ReplayReport(
        List<OfMarket> markets, BigDecimal priceTolerance, BigDecimal costTolerance, long sequence, String hash) {
    public ReplayReport {
        markets = List.copyOf(markets);
    }

    /**
     * One market.
     *
     * @param id its slug
     * @param trades how many rows it has
     * @param price differences of price
     * @param cost differences of cost
     * @param odd the rows that disagree, as they were traded
     */
    public record OfMarket(String id, int trades, Differences price, Differences cost, List<OddRow> odd) {
        public OfMarket {
            odd = List.copyOf(odd);
        }
    }

    /**
     * The largest absolute differences.
     *
     * @param largest over all rows
     * @param largestAgreeing over the rows that are not odd
     */
    public record Differences(BigDecimal largest, BigDecimal largestAgreeing) {
        /** No row yet. */
        static final Differences NONE = new Differences(BigDecimal.ZERO, BigDecimal.ZERO);

        Differences with(BigDecimal difference, boolean odd) {
            return new Differences(largest.max(difference), odd ? largestAgreeing : largestAgreeing.max(difference));
        }

        Differences with(Differences other) {
            return new Differences(largest.max(other.largest), largestAgreeing.max(other.largestAgreeing));
        }
    }

    /**
     * A row beyond a tolerance.
     *
     * @param id the trade's id
     * @param line where it stands
     * @param priceDifference engine less file
     * @param costDifference engine less file, credits
     * @param knownReason what the mapping says about it, or null if it is not listed there
     */
    public record OddRow(
            String id, long line, BigDecimal priceDifference, BigDecimal costDifference, String knownReason) {}

    /** All rows traded. */
    public int trades() {
        return markets.stream().mapToInt(OfMarket::trades).sum();
    }

    /** All odd rows. */
    public List<OddRow> odd() {
        return markets.stream().flatMap(market -> market.odd().stream()).toList();
    }

    /** Differences of price over all markets. */
    public Differences price() {
        return markets.stream().map(OfMarket::price).reduce(Differences.NONE, Differences::with);
    }

    /** Differences of cost over all markets. */
    public Differences cost() {
        return markets.stream().map(OfMarket::cost).reduce(Differences.NONE, Differences::with);
    }

    /** Whether every row agrees but those that the mapping lists. */
    public boolean agrees() {
        return odd().stream().allMatch(row -> row.knownReason() != null);
    }
}
