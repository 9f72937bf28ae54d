package covenant.api.demo;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo's only thread; it does not keep the process alive. */
final class DaemonScheduler implements Scheduler {
    private static final Logger LOG = LoggerFactory.getLogger(DaemonScheduler.class);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "demo-participants");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public void after(long millis, Runnable task) {
        try {
            executor.schedule(() -> runLogged(task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the demo is closed");
        }
    }

    // Without this the executor would swallow a bug, and the demo would stand still without a word.
    @SuppressWarnings("IllegalCatch")
    private static void runLogged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("the demo has stopped", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
