package covenant.ledger.replay;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.event.Event;
import covenant.engine.runtime.StepListener;
import covenant.engine.state.StateCodec;
import covenant.engine.state.StateHash;
import covenant.ledger.journal.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Applies frames to an engine and compares the state hashes among them with its own. The ring journals a regular hash only with the
 * flush after the one that held the hashed command, so the replay remembers its own until that frame comes.
 */
public final class Replayer {
    private final Engine engine;
    private final long hashInterval;
    private final List<Event> events = new ArrayList<>();
    private final Told told = new Told();
    private long rememberedSequence = -1;
    private byte[] rememberedHash;
    private long commands;
    private long hashesChecked;
    private long hashesPassed;
    private long hashesOutdated;

    /**
     * A replay that goes on from where this engine stands.
     *
     * @param hashInterval {@link covenant.engine.Limits#HASH_INTERVAL}; tests take a shorter one, still longer than
     *     any flush
     */
    public Replayer(Engine engine, long hashInterval) {
        this.engine = engine;
        this.hashInterval = hashInterval;
    }

    /**
     * Carries out one frame.
     *
     * @param listener hears of the command in it, as the ring's listener did
     * @param eventListener hears of each event of it before that
     * @throws ReplayStopped if the state is not the one that was hashed, a newer program hashed it, or the engine throws
     */
    public void take(Frame frame, StepListener listener, EventListener eventListener) {
        if (frame.isHash()) {
            if (isOfThisLayout(frame)) {
                check(frame.sequence(), frame.hash());
            }
            return;
        }
        Command command = frame.command();
        told.begin(frame, command, eventListener);
        Answer answer = apply(frame, command);
        told.requireHeard();
        commands++;
        if (frame.sequence() % hashInterval == 0) {
            rememberedSequence = frame.sequence();
            rememberedHash = engine.hash();
        }
        listener.onStep(frame.sequence(), frame.atMicros(), command, answer, events, engine);
        events.clear();
    }

    // Whatever the engine throws is a bug that the live venue met, or would have met, at the same place.
    @SuppressWarnings("IllegalCatch")
    private Answer apply(Frame frame, Command command) {
        try {
            return engine.apply(frame.sequence(), frame.atMicros(), command, told);
        } catch (RuntimeException e) {
            throw new ReplayStopped(frame.sequence(), e.getMessage(), e);
        }
    }

    /** Gathers the events of a command and passes each of them on while the engine stands just behind it. */
    private final class Told implements EventSink {
        private long sequence;
        private long atMicros;
        private Command command;
        private EventListener listener;
        private RuntimeException failure;

        void begin(Frame frame, Command ofFrame, EventListener newListener) {
            sequence = frame.sequence();
            atMicros = frame.atMicros();
            command = ofFrame;
            listener = newListener;
        }

        @Override
        public void on(Event event) {
            events.add(event);
            pass(event);
        }

        // The engine is not to be interrupted, nor blamed, by whoever listens.
        @SuppressWarnings("IllegalCatch")
        private void pass(Event event) {
            try {
                listener.onEvent(sequence, atMicros, command, event, engine);
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }

        void requireHeard() {
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void at(long newAtMicros) {
            atMicros = newAtMicros;
        }
    }

    /** A state has another hash in every layout, and this program writes only the newest. */
    private boolean isOfThisLayout(Frame frame) {
        int layout = frame.stateLayout();
        if (layout > StateCodec.VERSION) {
            throw new ReplayStopped(
                    frame.sequence(),
                    "a state hash of layout " + layout + ", this program has " + StateCodec.VERSION
                            + "; use a newer one",
                    null);
        }
        if (layout < StateCodec.VERSION) {
            hashesOutdated++;
            return false;
        }
        return true;
    }

    private void check(long sequence, byte[] journaled) {
        byte[] own;
        if (sequence == engine.sequence()) {
            own = engine.hash();
        } else if (sequence == rememberedSequence) {
            own = rememberedHash;
        } else {
            hashesPassed++;
            return;
        }
        if (!Arrays.equals(own, journaled)) {
            throw new ReplayStopped(
                    sequence,
                    "the journal has state hash " + StateHash.hex(journaled) + ", the replay " + StateHash.hex(own),
                    null);
        }
        hashesChecked++;
    }

    /** The engine. */
    public Engine engine() {
        return engine;
    }

    /** How many commands were applied. */
    public long commands() {
        return commands;
    }

    /** How many state hashes of the journal agreed. */
    public long hashesChecked() {
        return hashesChecked;
    }

    /** How many could not be compared, because the replay began behind their sequence. */
    public long hashesPassed() {
        return hashesPassed;
    }

    /** How many could not be compared, because they are of an older layout of the state. */
    public long hashesOutdated() {
        return hashesOutdated;
    }
}
