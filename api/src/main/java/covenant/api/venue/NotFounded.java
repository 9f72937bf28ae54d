package covenant.api.venue;

import covenant.engine.Answer;

/** The venue could not do what comes before everyone else, for example because the disk is full. */
public final class NotFounded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFounded(Answer refused) {
        super("the venue cannot be founded: " + refused.refusal().code() + ", " + refused.detail());
    }
}
