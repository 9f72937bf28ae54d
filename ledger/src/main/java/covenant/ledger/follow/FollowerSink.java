package covenant.ledger.follow;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.util.List;

/**
 * Something rebuilt from the journal by a follower: the projection. Used by the follower's thread only.
 *
 * <p>If any method throws {@link SinkUnavailable}, the follower forgets what was not committed, waits, and starts again after
 * {@link #committedSequence()}.
 */
public interface FollowerSink {
    /** The sequence up to which everything is durable in the sink; 0 if nothing is. Read anew after every failure. */
    long committedSequence();

    /** The time that was committed with {@link #committedSequence()}, which is read first. */
    long committedAtMicros();

    /** What {@link #belongTo} said, as it was committed with {@link #committedSequence()}, which is read first; 0 if nothing is. */
    long venue();

    /**
     * Whose history this is: a {@link covenant.ledger.journal.JournalIdentity}. Called before the first commit into an empty sink, which
     * makes it durable with the rest.
     */
    void belongTo(long venue);

    /**
     * Forgets everything, so that {@link #committedSequence()} is 0: what it has was not made from this journal.
     *
     * @param why a sentence for whoever runs the venue
     */
    void reset(String why);

    /**
     * One event of the command that {@link #onStep} will tell of.
     *
     * @param atMicros when it happened: for what was due before the command, when it was due
     * @param engine the follower's own engine as it stands just behind the event, in the middle of the command
     */
    default void onEvent(long sequence, long atMicros, Command command, Event event, Engine engine) {}

    /**
     * One command, in order, without a gap after {@link #committedSequence()}. The sink may hold it back until {@link #commit}.
     *
     * @param events what happened; the list is reused
     * @param engine the follower's own engine as it stands after the command
     */
    void onStep(long sequence, long atMicros, Command command, Answer answer, List<Event> events, Engine engine);

    /** Makes everything up to this sequence durable in one transaction, together with the sequence itself. */
    void commit(long sequence, long atMicros, Engine engine);
}
