package covenant.engine.runtime;

/** What to do when the core has failed and nothing it holds can be trusted any more. */
@FunctionalInterface
public interface Halt {
    /** The process's exit status after a halt. */
    int STATUS = 70;

    /** Prints the reason and ends the process at once, without any shutdown hook. */
    Halt PROCESS = (message, cause) -> {
        System.err.println(message);
        cause.printStackTrace();
        System.err.flush();
        Runtime.getRuntime().halt(STATUS);
    };

    /** Never returns in a running venue. The message names the sequence. */
    void halt(String message, Throwable cause);
}
