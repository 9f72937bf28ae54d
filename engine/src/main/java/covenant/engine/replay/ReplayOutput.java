package covenant.engine.replay;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.state.VenueState;

/** Takes what a replay carries out. */
@FunctionalInterface
public interface ReplayOutput {
    /** For whoever keeps nothing. */
    ReplayOutput NONE = (sequence, atMicros, command) -> {};

    /** One command of the changed history in its envelope, before it is carried out: written down in order, they are its journal. */
    void take(long sequence, long atMicros, Command command);

    /** What became of the command that was taken last, and how the changed history stands behind it, to be read during this call only. */
    default void answered(Answer answer, VenueState state) {}

    /**
     * One of the injections that, made together in a replay of what {@link #take} took, with the same meaning of what the others do, give
     * the recorded history again. They are told in order. None are where injections came in between, because sequences have moved.
     *
     * @param leftOut whether it is a deed of an account that was left out, and not another's that came out otherwise because of it
     */
    default void putBack(Injection injection, boolean leftOut) {}

    /** SHA-256 of the changed history's state after the command with this sequence: now and then, and at the end. */
    default void hash(long sequence, byte[] hash) {}
}
