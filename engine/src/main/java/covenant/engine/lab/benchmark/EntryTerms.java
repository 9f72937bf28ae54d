package covenant.engine.lab.benchmark;

import java.util.List;

/**
 * What is solved: every bounty, for an entrant who has seen a bit and one who has not, quoting first and last, under both rules.
 *
 * @param bounties from small to large; what they do is told against the first, which should be 0
 * @param iterations of CFR+
 * @param grid how many prices a quote is chosen from
 */
public record EntryTerms(List<Double> bounties, int iterations, int grid) {
    public static final int MOST_ITERATIONS = 100_000;
    public static final int MOST_GRID = 19;
    public static final int MOST_BOUNTIES = 32;

    /** @throws IllegalArgumentException if a number is out of bounds; the message says which and what is allowed */
    public EntryTerms {
        bounties = List.copyOf(bounties);
        BenchmarkTerms.require(
                !bounties.isEmpty() && bounties.size() <= MOST_BOUNTIES,
                "there are 1 to " + MOST_BOUNTIES + " bounties, not " + bounties.size());
        double before = -1;
        for (double bounty : bounties) {
            BenchmarkTerms.require(
                    bounty >= 0 && bounty <= BenchmarkTerms.MOST_BOUNTY,
                    "a bounty is 0 to " + (int) BenchmarkTerms.MOST_BOUNTY + ", not " + bounty);
            BenchmarkTerms.require(bounty > before, "bounties go from small to large, each once");
            before = bounty;
        }
        BenchmarkTerms.require(
                iterations >= 1 && iterations <= MOST_ITERATIONS,
                "iterations are 1 to " + MOST_ITERATIONS + ", not " + iterations);
        BenchmarkTerms.require(grid >= 2 && grid <= MOST_GRID, "a grid has 2 to " + MOST_GRID + " prices, not " + grid);
    }
}
