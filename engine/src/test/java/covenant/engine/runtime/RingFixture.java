package covenant.engine.runtime;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.Deposit;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** A running ring around a founded venue, with a journal double, a clock that a test sets, and a log of what happened in which order. */
final class RingFixture implements AutoCloseable {
    /** How long a test waits for what must happen. */
    static final long PATIENCE_SECONDS = 30;

    final JournalDouble.Log log = new JournalDouble.Log();
    final JournalDouble journal = new JournalDouble(log);
    final AtomicLong clock = new AtomicLong(TestVenue.START_MICROS + 1_000_000_000L);
    final BlockingQueue<String> halts = new LinkedBlockingQueue<>();
    final TestVenue venue = TestVenue.founded();
    final long first = venue.engine().sequence() + 1;
    private long failAt = -1;
    private VenueRing ring;

    /** The engine fails on this sequence. */
    RingFixture failingAt(long sequence) {
        failAt = sequence;
        return this;
    }

    /** Starts the ring with so many slots. */
    RingFixture start(int size) {
        ring = VenueRing.start(
                venue.engine(),
                this::apply,
                journal,
                clock::get,
                listener(),
                size,
                (message, cause) -> halts.add(message));
        return this;
    }

    VenueRing ring() {
        return ring;
    }

    private Answer apply(long sequence, long atMicros, Command command, covenant.engine.core.EventSink sink) {
        if (sequence == failAt) {
            throw new IllegalStateException("the books do not balance");
        }
        log.add("apply " + sequence);
        return venue.engine().apply(sequence, atMicros, command, sink);
    }

    private StepListener listener() {
        return new StepListener() {
            @Override
            public void onStep(
                    long sequence, long atMicros, Command command, Answer answer, List<Event> events, Engine engine) {
                log.add("step " + sequence);
                for (Event event : events) {
                    log.add("event " + sequence + " " + event.getClass().getSimpleName());
                }
            }

            @Override
            public void onBatch(long sequence) {
                log.add("batch " + sequence);
            }

            @Override
            public void onFlush(long nanos, int commands) {
                log.add("flushed " + commands);
            }
        };
    }

    /** Sends a deposit of so many micros; its answer is logged on the thread that gives it. */
    CompletableFuture<Answer> deposit(long micros) {
        CompletableFuture<Answer> future = new CompletableFuture<>();
        ring.submit(depositCommand(micros), answer -> {
            log.add("answer " + answer.sequence());
            if (!future.complete(answer)) {
                log.add("answered twice: " + answer);
            }
        });
        return future;
    }

    /** Sends so many deposits, the first of which is held up in its flush until all the others wait; then lets go. */
    List<CompletableFuture<Answer>> held(int count) throws InterruptedException {
        journal.hold();
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        answers.add(deposit(1));
        journal.awaitFlush();
        for (int i = 1; i < count; i++) {
            answers.add(deposit(1));
        }
        journal.release();
        return answers;
    }

    static Command depositCommand(long micros) {
        return new Deposit(CommandId.NONE, TestVenue.OPERATOR, TestVenue.COORDINATOR, micros);
    }

    /** The coordinator's cash, read in turn. */
    CompletableFuture<Long> cash() {
        return ring.read(engine -> engine.state().account(TestVenue.COORDINATOR).cashMicros());
    }

    /** What must come. */
    static <T> T get(CompletableFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        journal.release();
        ring.close();
    }
}
