package covenant.api.cli;

/** A process of which one thread finds no memory while another would go on for ever. */
final class ExhaustedThread {
    private ExhaustedThread() {}

    public static void main(String[] args) throws InterruptedException {
        Main.endOnFatalError();
        Thread greedy = new Thread(
                () -> {
                    throw new OutOfMemoryError("a test's own");
                },
                "greedy");
        greedy.start();
        Thread.currentThread().join();
    }
}
