package covenant.api.demo;

/** Runs one task after another. */
interface Scheduler extends AutoCloseable {
    /** Runs a task after a wait; after closing, never. */
    void after(long millis, Runnable task);

    @Override
    void close();
}
