package covenant.engine.lab.attack;

import covenant.engine.lab.terms.Parameters;

/**
 * An attempt.
 *
 * @param market place of the market in the plan
 * @param target number of the condition that the attacker wants chosen, or pushed where nothing is decided
 * @param budgetMicros all that its accounts are given together
 * @param bountyMicros what it gets outside of the market if the target is chosen; where nothing is decided, for each whole unit by which
 *     E[M|target] ends above where it started, on the scale from 0 to 1
 * @param parameters of the kind
 */
public record AttackTerms(
        AttackKind kind, int market, int target, long budgetMicros, long bountyMicros, Parameters parameters) {}
