package covenant.engine.lab.campaign;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.Metric;
import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.scene.LabMarket;
import covenant.engine.lab.scene.Scene;
import covenant.engine.lab.scene.ScenePlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a campaign makes sense, as far as the engine itself does not say so when a scene is set up. */
public final class CampaignCheck {
    /** The attacker's seat. */
    public static final String ATTACKER = "attacker";

    /** The most runs of a campaign, all variants together. */
    public static final long MAX_RUNS = 10_000_000;

    private CampaignCheck() {}

    /**
     * Checks the terms.
     *
     * @throws IllegalArgumentException if something is wrong; the message says where and what is allowed
     */
    public static void check(CampaignTerms terms, CampaignOptions options) {
        require(!terms.variants().isEmpty(), "a campaign has at least one variant");
        require(
                terms.runs() >= 1 && (long) terms.runs() * terms.variants().size() <= MAX_RUNS,
                "runs: at least 1, and of all variants together at most " + MAX_RUNS + ", not " + terms.runs() + " of "
                        + terms.variants().size());
        require(
                options.keptRun() >= 0 && options.keptRun() < terms.runs(),
                "the run to keep is from 0 to " + (terms.runs() - 1) + ", not " + options.keptRun());
        Set<String> names = new HashSet<>();
        for (Variant variant : terms.variants()) {
            require(names.add(variant.name()), "two variants are called " + variant.name());
            try {
                check(variant);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("variant " + variant.name() + ": " + e.getMessage(), e);
            }
        }
    }

    private static void check(Variant variant) {
        ScenePlan plan = variant.plan();
        require(!plan.markets().isEmpty(), "a scene has at least one market");
        require(plan.startMicros() < plan.endMicros(), "a scene ends after it starts");
        for (LabMarket market : plan.markets()) {
            check(plan, market);
        }
        Set<String> names = new HashSet<>(List.of(ATTACKER, "sponsor"));
        for (ParticipantTerms group : variant.participants()) {
            require(
                    names.add(group.name()),
                    "two groups are called " + group.name() + ", or the name is kept for the attacker or the sponsor");
            require(group.count() >= 0, group.name() + ": a count is 0 or more, not " + group.count());
        }
        require(
                CampaignWork.ofRun(variant) <= Scene.MOST_ACTS,
                "players would come " + (long) CampaignWork.ofRun(variant) + " times in a run; at most "
                        + Scene.MOST_ACTS + ": take fewer of them, or let them do less");
        AttackTerms attack = variant.attack();
        if (attack != null) {
            require(
                    attack.market() >= 0 && attack.market() < plan.markets().size(),
                    "there is no market " + attack.market() + " to attack");
            int conditions =
                    plan.markets().get(attack.market()).terms().conditions().size();
            require(
                    attack.target() >= 0 && attack.target() < conditions,
                    "there is no condition " + attack.target() + " to aim at");
        }
    }

    private static void check(ScenePlan plan, LabMarket market) {
        String id = market.terms().id();
        require(
                market.terms().metric().type() != Metric.Type.CATEGORICAL,
                "market " + id
                        + ": a categorical metric has no expectation to move or to decide by; the lab takes binary and scalar ones");
        require(
                market.truth().mean().length == market.terms().conditions().size(),
                "market " + id + ": the truth has " + market.truth().mean().length + " values for "
                        + market.terms().conditions().size() + " conditions");
        DecisionTerms decision = market.terms().decision();
        require(
                decision == null || decision.decidesAtMicros() < plan.endMicros(),
                "market " + id + ": the decision falls before the scene ends");
        require(market.terms().binding() == null, "market " + id + ": the lab has no commitments to bind a market to");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
