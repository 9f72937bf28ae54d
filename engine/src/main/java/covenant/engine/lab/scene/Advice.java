package covenant.engine.lab.scene;

import covenant.engine.decision.Outlook;
import covenant.engine.decision.Standing;

/** What a coordinator of the lab does where prices only advise: he follows the best average, and keeps the status quo where none is better. */
public final class Advice {
    private Advice() {}

    /** The condition that he chooses as things stand. */
    public static int followed(Outlook outlook) {
        Standing standing = outlook.standing();
        int best = outlook.terms().statusQuo();
        long bestLead = 0;
        for (int c = 0; c < standing.size(); c++) {
            Long lead = standing.averageLead(c);
            if (lead != null && lead > bestLead) {
                best = c;
                bestLead = lead;
            }
        }
        return best;
    }
}
