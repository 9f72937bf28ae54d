package covenant.api.core;

import covenant.api.problem.Rejection;
import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.runtime.VenueRing;
import covenant.engine.runtime.VenueUnavailable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Takes commands and reads to the core and brings the answers back to the caller's Vert.x context. The only place that hops between the
 * two: completing a promise on the core's thread would run its handlers there.
 */
public final class Crossing {
    private final Vertx vertx;
    private final VenueRing ring;

    /** Between this Vert.x and this ring. */
    public Crossing(Vertx vertx, VenueRing ring) {
        this.vertx = vertx;
        this.ring = ring;
    }

    /**
     * Sends a command. The future completes on the caller's context with the accepted answer, or fails with a {@link Rejection}; for a dry run
     * it fails with that {@link Rejection} or with {@link Rehearsed}, and nothing was done.
     */
    public Future<Answer> submit(Write write) {
        return write.isDryRun() ? rehearse(write.command()) : submit(write.command());
    }

    private Future<Answer> rehearse(Command command) {
        return read(engine -> engine.rehearse(command, ring.nowMicros()))
                .compose(answer ->
                        Future.failedFuture(answer.ok() ? new Rehearsed(command, answer) : Rejection.of(answer)));
    }

    private Future<Answer> submit(Command command) {
        Context context = vertx.getOrCreateContext();
        Promise<Answer> promise = Promise.promise();
        ring.submit(
                command,
                answer -> back(context, () -> {
                    if (answer.ok()) {
                        promise.complete(answer);
                    } else {
                        promise.fail(Rejection.of(answer));
                    }
                }));
        return promise.future();
    }

    /** Reads the engine in its turn; what the query returns must not change later. */
    public <T> Future<T> read(Function<Engine, T> query) {
        Context context = vertx.getOrCreateContext();
        Promise<T> promise = Promise.promise();
        ring.read(query)
                .whenComplete((value, failure) -> back(context, () -> {
                    if (failure == null) {
                        promise.complete(value);
                    } else {
                        promise.fail(rejection(failure));
                    }
                }));
        return promise.future();
    }

    /** The sequence up to which everything is carried out. */
    public long doneSequence() {
        return ring.doneSequence();
    }

    /** The venue's time, microseconds since 1970 UTC. */
    public long nowMicros() {
        return ring.nowMicros();
    }

    /** How many times faster than the machine's clock the venue's runs; 0 if it stands until it is moved. */
    public int clockFactor() {
        return ring.clockFactor();
    }

    private static void back(Context context, Runnable task) {
        try {
            context.runOnContext(ignored -> task.run());
        } catch (RejectedExecutionException e) {
            // Vert.x is closed, so nobody waits any more; the core must not fail for that.
            return;
        }
    }

    private static Throwable rejection(Throwable failure) {
        return failure instanceof VenueUnavailable unavailable
                ? new Rejection(unavailable.refusal(), "nothing was read; try again")
                : failure;
    }
}
