package covenant.engine.command;

/**
 * Adds evidence to a commitment.
 *
 * @param text what it shows
 * @param link where it can be read; may be empty
 * @param document SHA-256 of the document, or null
 * @param datedAtMicros the date of what happened, microseconds since 1970 UTC, or {@link #WHEN_ADDED}
 */
public record AddEvidence(
        CommandId commandId, int by, int commitment, String text, String link, KeyHash document, long datedAtMicros)
        implements Command, OnCommitment {
    /** Stands for a date that is when the evidence is added. */
    public static final long WHEN_ADDED = 0;

    @Override
    public CommandKind kind() {
        return CommandKind.ADD_EVIDENCE;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.addEvidence(this);
    }
}
