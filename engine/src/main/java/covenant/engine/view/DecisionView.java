package covenant.engine.view;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.KeyHash;
import covenant.engine.decision.Choice;
import covenant.engine.decision.Decision;
import covenant.engine.decision.DecisionRule;
import covenant.engine.decision.Guard;
import covenant.engine.decision.Mix;
import covenant.engine.decision.Outlook;
import covenant.engine.decision.Reading;
import covenant.engine.decision.Standing;
import covenant.engine.decision.Verdict;
import covenant.engine.state.Market;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision as it stands at a moment, for readers on other threads; frozen once it fell. Values are in the parts of {@link
 * covenant.engine.signal.Signals#unitsPerOne}.
 *
 * @param terms the decision's terms; the secret of the lot is in them only after the decision
 * @param stage where it stands
 * @param atMicros the moment, at the latest that of the decision
 * @param windowFromMicros when the window begins
 * @param windowToMicros when it ends and the decision falls
 * @param windowLeftMicros how much of the window is left
 * @param candidates one for each condition
 * @param toBeat the value a challenger has to beat: on average, at a point of the grid, or at the end, as the rule has it; null if not known yet
 * @param guards those asked for, as they stand
 * @param now what would be decided as things stand, the lot left out, and why; after the decision what the rule alone chose
 * @param seedHash SHA-256 of the secret of the lot; null where there is none
 * @param choice what was decided, or null
 * @param mix how much of a payoff counts after the decision
 * @param outlook for looking further: the same at a later moment, or with prices held elsewhere
 */
public record DecisionView(
        DecisionTerms terms,
        Decision.Stage stage,
        long atMicros,
        long windowFromMicros,
        long windowToMicros,
        long windowLeftMicros,
        List<Candidate> candidates,
        Long toBeat,
        List<Guard> guards,
        Verdict now,
        KeyHash seedHash,
        Choice choice,
        Mix mix,
        Outlook outlook) {

    /**
     * One condition.
     *
     * @param reading what was measured: exact sum and weight, the average, points won and lost, the value in force
     * @param observation what was last observed
     * @param isLagBinding whether the observation has not come up with the value in force
     * @param lead by how much it is better than the status quo in what the rule compares (parts, or points); null if not known yet
     */
    public record Candidate(Reading reading, long observation, boolean isLagBinding, Long lead) {}

    /** A market's decision as of the last look at it, or null if it has none; call it on the core's thread. */
    public static DecisionView of(Market market) {
        return market.decision() == null ? null : of(market.decision().outlook(market.participation()));
    }

    /** A decision as it stands in an outlook. */
    public static DecisionView of(Outlook outlook) {
        Standing standing = outlook.standing();
        DecisionRule rule = outlook.rule();
        List<Candidate> candidates = new ArrayList<>();
        for (int c = 0; c < standing.size(); c++) {
            Reading reading = standing.reading(c);
            long observation = outlook.observation(c);
            candidates.add(new Candidate(reading, observation, observation != reading.last(), rule.lead(standing, c)));
        }
        long leftFrom = Math.max(outlook.atMicros(), outlook.windowFromMicros());
        return new DecisionView(
                outlook.terms(),
                outlook.stage(),
                outlook.atMicros(),
                outlook.windowFromMicros(),
                outlook.windowToMicros(),
                outlook.windowToMicros() - leftFrom,
                List.copyOf(candidates),
                rule.toBeat(standing),
                outlook.guards(),
                rule.choose(standing),
                outlook.seedHash(),
                outlook.choice(),
                outlook.mix(),
                outlook);
    }

    /** The same at a later moment, if nothing happens until then. */
    public DecisionView at(long nowMicros) {
        return of(outlook.at(nowMicros));
    }

    /** Whether all guards are met as they stand. */
    public boolean areGuardsMet() {
        return guards.stream().allMatch(Guard::isMet);
    }
}
