package covenant.engine.lab.benchmark;

import covenant.engine.command.DecisionTerms.Rule;

/**
 * One game solved and its solution played on the engine.
 *
 * @param isInformed whether the entrant alone has seen the third bit (T2 of the source) or no bit (T1)
 * @param isLast whether he quotes last or first
 * @param rule what the bounty is paid on, and what the engine decides by
 * @param accuracy how often the engine's decision agrees with what the security pays, if everybody plays the solution
 * @param entrantProfit in the market, without the bounty, as the engine paid it
 * @param informedProfit of the two others together
 * @param nashConv what all could gain by changing alone; 0 in an equilibrium
 * @param myopicAccuracy the same of traders who look no further than their own quote ({@link Galanis}, quotes not on a grid, the bounty always on
 *     the last price); null for an entrant without a bit, whom that model does not have
 */
public record EntryRow(
        boolean isInformed,
        boolean isLast,
        Rule rule,
        double bounty,
        double accuracy,
        double entrantProfit,
        double informedProfit,
        double nashConv,
        Double myopicAccuracy) {
    /** The entrant in words. */
    public String entrant() {
        return (isInformed ? "informed" : "uninformed") + " entrant, quoting " + (isLast ? "last" : "first");
    }
}
