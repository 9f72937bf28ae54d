package covenant.engine.core;

import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentPhase;
import covenant.engine.commitment.Entry;
import covenant.engine.commitment.Move;
import covenant.engine.event.Event;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import java.util.List;

/** Moves commitments from phase to phase, and does at once what follows from an end: to bound markets first, then to the bond. */
final class CommitmentMoves {
    private final VenueState state;
    private final BoundMarkets boundMarkets;
    private final Bonds bonds;

    CommitmentMoves(VenueState state, BoundMarkets boundMarkets, Bonds bonds) {
        this.state = state;
        this.boundMarkets = boundMarkets;
        this.bonds = bonds;
    }

    /** Adds to the time line that something was done about a commitment as it stands now. */
    void note(Commitment commitment, Entry.What what, int by, String reason, Moment now) {
        state.commitments()
                .note(commitment, new Entry(now.sequence(), now.atMicros(), by, what, commitment.phase(), reason));
    }

    void move(Commitment commitment, CommitmentPhase to, int by, String reason, Moment now) {
        String from = commitment.phase().id();
        state.commitments().move(commitment, to, new Move(by, reason, now.atMicros()));
        state.commitments().stamp(commitment, now.sequence());
        note(commitment, Entry.What.MOVED, by, reason, now);
        now.events().on(new Event.CommitmentMoved(commitment.number(), from, to.id(), by, reason, now.atMicros()));
        switch (to) {
            case PROPOSED -> boundMarkets.noteStakes(commitment);
            case OFFERED, ACTIVE, CHALLENGED -> {
                // Nothing follows from these.
            }
            case BREACHED -> {
                List<Market> live = boundMarkets.live(commitment);
                boundMarkets.settle(commitment, false, now);
                bonds.slash(commitment, live, now);
            }
            case KEPT -> {
                boundMarkets.settle(commitment, true, now);
                bonds.giveBack(commitment, now);
            }
            case DISPUTED, LAPSED -> {
                boundMarkets.voidAll(commitment, now);
                bonds.giveBack(commitment, now);
            }
        }
    }
}
