package covenant.engine.command;

/**
 * Binds a market to a commitment, which then settles its condition.
 *
 * @param commitment number of the commitment
 * @param kept number of the condition that comes about if it is kept
 * @param broken number of the condition that comes about if it is broken
 */
public record Binding(int commitment, int kept, int broken) {
    /** Whether a market with so many conditions has both, and they differ. */
    public boolean fits(int conditions) {
        return kept >= 0 && kept < conditions && broken >= 0 && broken < conditions && kept != broken;
    }
}
