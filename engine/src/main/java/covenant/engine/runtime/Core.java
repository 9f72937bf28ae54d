package covenant.engine.runtime;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.AdvanceClock;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The stages of the ring, run by one thread batch by batch: stamp and stage every command, one flush, then for each the engine, the
 * listener and the answer. See ADR 0003 for why the stages share a thread.
 */
final class Core implements EventHandler<Slot> {
    private final Engine engine;
    private final Applier applier;
    private final CommandJournal journal;
    private final VenueClock clock;
    private final StepListener listener;
    private final List<Event> events = new ArrayList<>();
    private final EventSink sink = events::add;
    private RingBuffer<Slot> ring;
    private long lastSequence;
    private volatile long lastAtMicros;
    private long batchFrom = -1;
    private int staged;
    private boolean stopped;
    private boolean failed;
    private long current;
    private volatile long nextDueMicros;
    private volatile long doneSequence;

    /** How a command is applied: the engine itself, or a test's faulty stand-in. */
    @FunctionalInterface
    interface Applier {
        Answer apply(long sequence, long atMicros, Command command, EventSink sink);
    }

    Core(Engine engine, Applier applier, CommandJournal journal, VenueClock clock, StepListener listener) {
        this.engine = engine;
        this.applier = applier;
        this.journal = journal;
        this.clock = clock;
        this.listener = listener;
        this.lastSequence = engine.sequence();
        this.lastAtMicros = engine.atMicros();
        this.nextDueMicros = engine.state().nextDueMicros();
        this.doneSequence = lastSequence;
    }

    void attach(RingBuffer<Slot> slots) {
        ring = slots;
    }

    long nextDueMicros() {
        return nextDueMicros;
    }

    long doneSequence() {
        return doneSequence;
    }

    /** Nothing after a failure can be trusted: from now on nothing is done or answered. Returns where it was. */
    String fail() {
        failed = true;
        return current > 0
                ? "at sequence " + current
                : "while writing the journal, sequences " + (engine.sequence() + 1) + " to " + lastSequence;
    }

    @Override
    public void onEvent(Slot slot, long place, boolean endOfBatch) {
        if (failed) {
            return;
        }
        if (batchFrom < 0) {
            batchFrom = place;
        }
        if (slot.command instanceof AdvanceClock && batchFrom < place) {
            // Whether it moves the clock is only known when everything before it is carried out.
            complete(place - 1);
            batchFrom = place;
        }
        if (slot.command != null) {
            stamp(slot);
        }
        if (endOfBatch) {
            complete(place);
        }
    }

    /** Makes durable, carries out and answers what was stamped, through this place. */
    private void complete(long through) {
        flush();
        for (long done = batchFrom; done <= through; done++) {
            finish(ring.get(done));
        }
        batchFrom = -1;
        current = 0;
        nextDueMicros = engine.state().nextDueMicros();
        doneSequence = engine.sequence();
        listener.onBatch(engine.sequence());
    }

    /** The time that a command sent now would be stamped with. */
    long nowMicros() {
        return Math.max(lastAtMicros, clock.nowMicros());
    }

    private void stamp(Slot slot) {
        if (stopped) {
            slot.refusal = Refusal.VENUE_STOPPING;
            return;
        }
        long atMicros = nowMicros();
        if (slot.command instanceof AdvanceClock advance) {
            atMicros = engine.clockTarget(advance, atMicros);
        }
        slot.refusal = journal.stage(lastSequence + 1, atMicros, slot.command);
        if (slot.refusal == null) {
            lastSequence++;
            lastAtMicros = atMicros;
            slot.sequence = lastSequence;
            slot.atMicros = atMicros;
            staged++;
            if (slot.command instanceof AdvanceClock) {
                clock.advanceTo(atMicros);
            }
        }
    }

    private void flush() {
        if (staged == 0) {
            return;
        }
        long start = System.nanoTime();
        journal.flush();
        listener.onFlush(System.nanoTime() - start, staged);
        staged = 0;
    }

    private void finish(Slot slot) {
        Consumer<Answer> onAnswer = slot.onAnswer;
        if (slot.read != null) {
            slot.read.accept(engine);
        } else if (slot.refusal != null) {
            onAnswer.accept(Answer.refused(0, lastAtMicros, slot.refusal, detail(slot.refusal)));
        } else {
            onAnswer.accept(carryOut(slot));
        }
        slot.clear();
    }

    private Answer carryOut(Slot slot) {
        current = slot.sequence;
        Answer answer = applier.apply(slot.sequence, slot.atMicros, slot.command, sink);
        if (slot.sequence % Limits.HASH_INTERVAL == 0) {
            byte[] hash = engine.hash();
            journal.stageHash(slot.sequence, hash);
            listener.onHash(slot.sequence, hash);
        }
        listener.onStep(slot.sequence, slot.atMicros, slot.command, answer, events, engine);
        events.clear();
        return answer;
    }

    private static String detail(Refusal refusal) {
        return switch (refusal) {
            case JOURNAL_FULL -> "the disk has no room for the journal; nothing was done";
            case LIMIT_EXCEEDED -> "the command is too large";
            case TEXT_INVALID -> "a text is not Unicode";
            default -> "the venue is stopping; nothing was done";
        };
    }

    /** The last thing the core does: seals the journal with the hash of where it ends. */
    void stop() {
        stopped = true;
        journal.stageHash(engine.sequence(), engine.hash());
        journal.flush();
    }
}
