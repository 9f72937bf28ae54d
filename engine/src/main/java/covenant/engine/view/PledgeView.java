package covenant.engine.view;

import covenant.engine.command.PledgeTerms;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.commitment.Pledge;
import covenant.engine.commitment.PledgePhase;
import covenant.engine.state.VenueState;
import java.util.List;

/**
 * A joint pledge as it stood after one command, for readers on other threads: it never changes. Actors and commitments appear by slug.
 *
 * @param number its number
 * @param terms who, how many, and until when
 * @param actors the named actors
 * @param phase where it stands
 * @param signatures how many have signed
 * @param members the commitments that belong to it
 * @param openedAtMicros when it was entered
 * @param endedAtMicros when it bound or failed; 0 before
 * @param changedSequence sequence of the last command that changed it or one of its commitments
 */
public record PledgeView(
        int number,
        PledgeTerms terms,
        List<String> actors,
        PledgePhase phase,
        int signatures,
        List<Member> members,
        long openedAtMicros,
        long endedAtMicros,
        long changedSequence) {

    /**
     * A commitment within it.
     *
     * @param phase id of where the commitment stands
     * @param signedAtMicros when it was signed; 0 where it was not
     */
    public record Member(String commitment, String actor, String phase, long signedAtMicros) {}

    /** The pledge as it stands; call it on the core's thread. */
    public static PledgeView of(VenueState state, Pledge pledge) {
        CommitmentRegister register = state.commitments();
        return new PledgeView(
                pledge.number(),
                pledge.terms(),
                pledge.terms().actors().stream()
                        .map(number -> register.actor(number).id())
                        .toList(),
                pledge.phase(),
                register.signatures(pledge),
                pledge.commitments().stream()
                        .map(number -> member(register, register.commitment(number)))
                        .toList(),
                pledge.openedAtMicros(),
                pledge.endedAtMicros(),
                pledge.changedSequence());
    }

    private static Member member(CommitmentRegister register, Commitment commitment) {
        return new Member(
                commitment.terms().id(),
                register.actorOf(commitment).id(),
                commitment.phase().id(),
                commitment.signedAtMicros());
    }
}
