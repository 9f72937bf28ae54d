package covenant.engine.lab.campaign;

import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.scene.Scene;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameters;
import java.util.List;

/**
 * How much work a campaign is, before it begins: how often players come to do something, as far as they have been told. What they do in answer to
 * others is not foreseen; {@link Scene#MOST_ACTS} bounds it.
 */
public final class CampaignWork {
    private CampaignWork() {}

    /** How often players come in all runs of all variants, with the attack and without; {@link Long#MAX_VALUE} for more than that. */
    public static long of(CampaignTerms terms) {
        double sum = 0;
        for (Variant variant : terms.variants()) {
            sum += ofRun(variant) * terms.runs() * (variant.attack() == null ? 1 : 2);
        }
        return (long) sum;
    }

    /** The same of one run. Being there counts as once. */
    static double ofRun(Variant variant) {
        double sum = 0;
        for (ParticipantTerms group : variant.participants()) {
            sum += group.count() * each(group.kind().parameters(), group.parameters());
        }
        int markets = variant.plan().markets().size();
        return markets * (sum + each(variant.attack()));
    }

    private static double each(AttackTerms attack) {
        return attack == null ? 0 : each(attack.kind().parameters(), attack.parameters());
    }

    private static double each(List<Parameter> declared, Parameters given) {
        double sum = 1;
        for (Parameter parameter : declared) {
            sum += parameter.unit() == Parameter.Unit.COUNT ? given.number(parameter.name()) : 0;
        }
        return sum;
    }
}
