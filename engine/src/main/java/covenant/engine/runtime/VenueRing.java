package covenant.engine.runtime;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.PhasedBackoffWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.Tick;
import covenant.engine.core.Engine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The running venue: senders on any thread, one core. Commands are sequenced, journaled with one flush per batch, carried out,
 * published and answered in one order; reads take their turn among them and see exactly the commands before them.
 *
 * <pre>
 *   senders --> [ ring ] --> stamp, stage --> flush --> engine --> listener --> answer
 *                            (one thread, a batch at a time)
 * </pre>
 */
public final class VenueRing implements AutoCloseable {
    private static final int MAX_BATCH = 8_192;
    private static final long SPIN_MICROS = 30;
    private static final long YIELD_MICROS = 50;
    private static final long TICK_MILLIS = 100;

    private final RingBuffer<Slot> ring;
    private final BatchEventProcessor<Slot> processor;
    private final Core core;
    private final Thread thread;
    private final CommandJournal journal;
    private final VenueClock clock;
    private final ScheduledExecutorService ticker;
    private final AtomicInteger senders = new AtomicInteger();
    private volatile boolean closing;

    private VenueRing(int size, Core core, CommandJournal journal, VenueClock clock, Halt halt) {
        this.core = core;
        this.journal = journal;
        this.clock = clock;
        ring = RingBuffer.createMultiProducer(
                Slot::new,
                size,
                PhasedBackoffWaitStrategy.withLiteLock(SPIN_MICROS, YIELD_MICROS, TimeUnit.MICROSECONDS));
        core.attach(ring);
        processor = new BatchEventProcessorBuilder().setMaxBatchSize(MAX_BATCH).build(ring, ring.newBarrier(), core);
        processor.setExceptionHandler(new Halting(core, halt));
        ring.addGatingSequences(processor.getSequence());
        thread = new Thread(processor, "venue-core");
        ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread tickerThread = new Thread(task, "venue-ticker");
            tickerThread.setDaemon(true);
            return tickerThread;
        });
    }

    /**
     * Starts the venue.
     *
     * @param engine as recovered; from now on only the core's thread touches it
     * @param size slots of the ring, a power of two
     */
    public static VenueRing start(
            Engine engine, CommandJournal journal, VenueClock clock, StepListener listener, int size, Halt halt) {
        return start(engine, engine::apply, journal, clock, listener, size, halt);
    }

    static VenueRing start(
            Engine engine,
            Core.Applier applier,
            CommandJournal journal,
            VenueClock clock,
            StepListener listener,
            int size,
            Halt halt) {
        VenueRing venue =
                new VenueRing(size, new Core(engine, applier, journal, clock, listener), journal, clock, halt);
        venue.thread.start();
        venue.ticker.scheduleAtFixedRate(venue::tickIfDue, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return venue;
    }

    private void tickIfDue() {
        if (clock.nowMicros() >= core.nextDueMicros()) {
            submit(Tick.now(), answer -> {});
        }
    }

    /**
     * Sends a command.
     *
     * @param onAnswer gets the answer once it is durable, on the core's thread, where it must be quick; or at once, on this thread,
     *     {@link Refusal#VENUE_BUSY} or {@link Refusal#VENUE_STOPPING}
     */
    public void submit(Command command, Consumer<Answer> onAnswer) {
        Refusal refusal = publish(command, onAnswer, null);
        if (refusal != null) {
            onAnswer.accept(Answer.refused(0, clock.nowMicros(), refusal, "nothing was done; try again"));
        }
    }

    /** Sends a command; the future completes on the core's thread. */
    public CompletableFuture<Answer> submit(Command command) {
        CompletableFuture<Answer> future = new CompletableFuture<>();
        submit(command, future::complete);
        return future;
    }

    /**
     * Reads the engine in its turn; what the function returns must not change later. The future completes on the core's thread, or
     * exceptionally with {@link VenueUnavailable} if the ring is full or the venue is stopping.
     */
    public <T> CompletableFuture<T> read(Function<Engine, T> query) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Refusal refusal = publish(null, null, engine -> answerRead(engine, query, future));
        if (refusal != null) {
            future.completeExceptionally(new VenueUnavailable(refusal));
        }
        return future;
    }

    // A query is a reader's code, not the core's: its failure is the reader's.
    private static <T> void answerRead(Engine engine, Function<Engine, T> query, CompletableFuture<T> future) {
        T result;
        try {
            result = query.apply(engine);
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
            return;
        }
        future.complete(result);
    }

    private Refusal publish(Command command, Consumer<Answer> onAnswer, Consumer<Engine> read) {
        senders.incrementAndGet();
        try {
            if (closing) {
                return Refusal.VENUE_STOPPING;
            }
            boolean published = ring.tryPublishEvent((slot, place) -> {
                slot.command = command;
                slot.onAnswer = onAnswer;
                slot.read = read;
            });
            return published ? null : Refusal.VENUE_BUSY;
        } finally {
            senders.decrementAndGet();
        }
    }

    /** The sequence up to which everything is carried out. */
    public long doneSequence() {
        return core.doneSequence();
    }

    /** The venue's time: what a command sent now would be stamped with. */
    public long nowMicros() {
        return core.nowMicros();
    }

    /** How many times faster than the machine's clock the venue's runs; 0 if it stands until it is moved. */
    public int clockFactor() {
        return clock.factor();
    }

    /** How many slots are taken now. */
    public long depth() {
        return ring.getBufferSize() - ring.remainingCapacity();
    }

    /** How many slots there are. */
    public int size() {
        return ring.getBufferSize();
    }

    /** Answers what was accepted, refuses what comes after, seals the journal and closes it. */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        ticker.shutdownNow();
        while (senders.get() > 0) {
            Thread.onSpinWait();
        }
        ring.publishEvent((slot, place) -> slot.read = engine -> core.stop());
        long last = ring.getCursor();
        while (thread.isAlive() && processor.getSequence().get() < last) {
            Thread.onSpinWait();
        }
        processor.halt();
        join();
        journal.close();
    }

    private void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An exception in the core is a bug: nothing after it can be trusted. */
    private record Halting(Core core, Halt halt) implements ExceptionHandler<Slot> {
        @Override
        public void handleEventException(Throwable failure, long place, Slot slot) {
            halt.halt("venue halted " + core.fail() + ": " + failure.getMessage(), failure);
        }

        @Override
        public void handleOnStartException(Throwable failure) {
            halt.halt("venue halted before it started: " + failure.getMessage(), failure);
        }

        @Override
        public void handleOnShutdownException(Throwable failure) {
            halt.halt("venue halted as it stopped: " + failure.getMessage(), failure);
        }
    }
}
