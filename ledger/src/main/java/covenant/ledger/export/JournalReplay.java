package covenant.ledger.export;

import covenant.engine.Limits;
import covenant.engine.core.Engine;
import covenant.engine.runtime.StepListener;
import covenant.ledger.follow.FollowerSink;
import covenant.ledger.journal.Frame;
import covenant.ledger.journal.JournalDamaged;
import covenant.ledger.journal.JournalEnd;
import covenant.ledger.journal.JournalIdentity;
import covenant.ledger.journal.JournalPosition;
import covenant.ledger.journal.JournalReader;
import covenant.ledger.replay.Progress;
import covenant.ledger.replay.Replayer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Replays a journal from its beginning into a sink of one's own, also while a venue writes it: takes no lock, changes nothing, and stops at
 * the last whole command that it found when it began.
 */
public final class JournalReplay {
    private static final int COMMIT_EVERY = 8_192;

    /** The end is looked for so often: between two looks at the same bytes a writer may have put a flush there. */
    private static final int LOOKS = 10;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private JournalReplay() {}

    /**
     * Replays.
     *
     * @param sink empty; committed at the end
     * @param toSequence the last command to take
     * @param steps hears of each command
     * @param progress hears of commands done, of commands in all
     * @return the engine as it stands after the last command
     * @throws JournalDamaged if the journal is not what was written
     * @throws covenant.ledger.replay.ReplayStopped if a hash in it differs from the replay
     * @throws UncheckedIOException if it cannot be read, or there is none
     */
    public static Engine into(
            FollowerSink sink, Path directory, long toSequence, StepListener steps, Progress progress) {
        try {
            JournalPosition end = end(directory);
            if (sink.committedSequence() != 0) {
                throw new IllegalArgumentException("the sink has something in it");
            }
            sink.belongTo(JournalIdentity.of(directory));
            return replay(sink, directory, end, Math.min(toSequence, end.sequence()), steps, progress);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal in " + directory, e);
        }
    }

    /**
     * The end of a journal that a venue may be writing: behind the last whole command that is there now.
     *
     * @throws FileNotFoundException if there is no journal with a command in it
     * @throws JournalDamaged if it is not what was written
     */
    static JournalPosition end(Path directory) throws IOException {
        for (int look = 1; ; look++) {
            try {
                JournalEnd end = JournalEnd.find(directory);
                if (end == null || end.position().sequence() == 0) {
                    throw new FileNotFoundException("there is no journal with a command in " + directory);
                }
                return end.position();
            } catch (JournalDamaged e) {
                if (look == LOOKS) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static Engine replay(
            FollowerSink sink, Path directory, JournalPosition end, long last, StepListener steps, Progress progress)
            throws IOException {
        Engine engine = new Engine();
        Replayer replayer = new Replayer(engine, Limits.HASH_INTERVAL);
        try (JournalReader reader = JournalReader.after(directory, 0)) {
            while (engine.sequence() < last) {
                Frame frame = reader.next(end);
                replayer.take(
                        frame,
                        (sequence, atMicros, command, answer, events, at) -> {
                            steps.onStep(sequence, atMicros, command, answer, events, at);
                            sink.onStep(sequence, atMicros, command, answer, events, at);
                        },
                        sink::onEvent);
                if (!frame.isHash() && (engine.sequence() % COMMIT_EVERY == 0 || engine.sequence() == last)) {
                    sink.commit(engine.sequence(), engine.atMicros(), engine);
                    progress.at(engine.sequence(), last);
                }
            }
        }
        return engine;
    }
}
