package covenant.engine.lab.campaign;

import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.scene.ScenePlan;
import java.util.List;

/**
 * A campaign: the same attempt against one defence after the other.
 *
 * @param name its slug
 * @param title for people
 * @param about what happens, in plain words
 * @param source where the attempt is documented; empty if it is made up
 * @param known what is known of it from there; may be empty
 * @param seed of all chance
 * @param runs how many runs of each variant, each with and without the attack
 * @param variants the first is the one that the others are compared with
 */
public record CampaignTerms(
        String name,
        String title,
        String about,
        String source,
        String known,
        long seed,
        int runs,
        List<Variant> variants) {
    /**
     * A scene under one defence.
     *
     * @param name its slug
     * @param changes what is different from the first variant, as the file says it, for people; empty in the first
     * @param attack null for none
     */
    public record Variant(
            String name,
            List<String> changes,
            ScenePlan plan,
            List<ParticipantTerms> participants,
            AttackTerms attack) {
        public Variant {
            changes = List.copyOf(changes);
            participants = List.copyOf(participants);
        }
    }

    public CampaignTerms {
        variants = List.copyOf(variants);
    }
}
