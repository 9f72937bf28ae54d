package covenant.engine.runtime;

import covenant.engine.Refusal;

/** A read could not take its turn; nothing was read. */
public final class VenueUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    VenueUnavailable(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    /** {@link Refusal#VENUE_BUSY} or {@link Refusal#VENUE_STOPPING}. */
    public Refusal refusal() {
        return refusal;
    }
}
