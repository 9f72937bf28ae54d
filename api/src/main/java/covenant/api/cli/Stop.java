package covenant.api.cli;

import covenant.api.demo.DemoVenue;
import covenant.api.log.VenueLog;
import covenant.api.venue.VenueServer;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SIGTERM and Ctrl-C do: answers what was accepted, seals the journal, and ends the process with status 0; with 1 if that takes too
 * long, which loses nothing that was answered.
 */
final class Stop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Stop.class);
    private static final long LINGER_MILLIS = 500;

    private final VenueServer server;
    private final DemoVenue participants;
    private final int seconds;

    /** With the simulated participants, or null, and the time that all of it may take. */
    Stop(VenueServer server, DemoVenue participants, int seconds) {
        this.server = server;
        this.participants = participants;
        this.seconds = seconds;
    }

    @Override
    public void run() {
        LOG.info("stopping; that may take {} s", seconds);
        Thread deadline = new Thread(this::cutShort, "stop-deadline");
        deadline.setDaemon(true);
        deadline.start();
        if (participants != null) {
            participants.close();
        }
        server.turnAway();
        linger();
        server.close();
        LOG.info("stopped; what was answered is on disk");
        VenueLog.close();
        // A JVM that ends by a signal would say 143, as if something had been cut short.
        Runtime.getRuntime().halt(0);
    }

    /** A connection that is closed on a request just sent leaves its sender in doubt; for a moment everyone is told. */
    private static void linger() {
        try {
            TimeUnit.MILLISECONDS.sleep(LINGER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cutShort() {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            return;
        }
        System.err.println("covenant: not stopped after " + seconds
                + " s, ended now; the next start recovers everything that was answered");
        Runtime.getRuntime().halt(1);
    }
}
