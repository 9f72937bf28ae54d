package covenant.api.demo;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.OpenAccount;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** A venue and a scheduler in one thread, in which time is whatever the tasks wait for. */
final class DemoFloor implements Venue, Scheduler {
    static final int OPERATOR = 1;

    /** 2026-11-21T12:00:00Z. */
    static final long START_MICROS = 1_795_262_400_000_000L;

    private final Engine engine;
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long nowMicros;
    private long order;
    private long refused;
    private boolean closed;
    private int busyEvery = Integer.MAX_VALUE;
    private int asked;

    private record Task(long atMicros, long order, Runnable body) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(atMicros, other.atMicros);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    DemoFloor(Engine engine, long nowMicros) {
        this.engine = engine;
        this.nowMicros = nowMicros;
    }

    /** A founded venue with an operator. */
    static DemoFloor founded(long nowMicros) {
        return founded(nowMicros, true);
    }

    static DemoFloor founded(long nowMicros, boolean simulated) {
        DemoFloor floor = new DemoFloor(new Engine(), nowMicros);
        floor.apply(new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, "Demo", simulated));
        floor.apply(
                new OpenAccount(CommandId.NONE, Command.VENUE_ACCOUNT, "operator", "Operator", Role.OPERATOR, 0, null));
        return floor;
    }

    Engine engine() {
        return engine;
    }

    long nowMicros() {
        return nowMicros;
    }

    /** How many commands the engine refused. */
    long refused() {
        return refused;
    }

    /** From now on every so-many-th command or read finds the venue busy. */
    void beBusyEvery(int times) {
        busyEvery = times;
    }

    private boolean isBusy() {
        return ++asked % busyEvery == 0;
    }

    /** Runs tasks until the condition holds or there is none left. */
    void runUntil(BooleanSupplier done) {
        while (!done.getAsBoolean() && !tasks.isEmpty()) {
            Task task = tasks.poll();
            nowMicros = Math.max(nowMicros, task.atMicros());
            task.body().run();
        }
    }

    @Override
    public void submit(Command command, Consumer<Answer> onAnswer) {
        onAnswer.accept(isBusy() ? Answer.refused(0, nowMicros, Refusal.VENUE_BUSY, "busy") : apply(command));
    }

    private Answer apply(Command command) {
        Answer answer = engine.apply(engine.sequence() + 1, nowMicros, command, EventSink.NONE);
        refused += answer.ok() ? 0 : 1;
        return answer;
    }

    @Override
    public <T> CompletableFuture<T> read(Function<Engine, T> query) {
        return isBusy()
                ? CompletableFuture.failedFuture(new IllegalStateException("busy"))
                : CompletableFuture.completedFuture(query.apply(engine));
    }

    @Override
    public void after(long millis, Runnable task) {
        if (!closed) {
            tasks.add(new Task(nowMicros + millis * 1_000, order++, task));
        }
    }

    @Override
    public void close() {
        closed = true;
        tasks.clear();
    }
}
