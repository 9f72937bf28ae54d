package covenant.api.venue;

import covenant.engine.core.Engine;
import covenant.engine.runtime.CommandJournal;
import covenant.ledger.follow.FollowerHealth;
import covenant.ledger.history.History;
import java.nio.file.Path;

/** What the venue stands on: the state as recovered, the journal that goes on from there, and the history behind it. */
public interface Storage extends AutoCloseable {
    /** The engine as recovered. */
    Engine engine();

    /** The journal, positioned after the engine's last sequence; the ring closes it. */
    CommandJournal journal();

    /** Starts whatever reads the journal behind the ring. */
    void follow();

    /** How far the history has read, and how it is. */
    FollowerHealth health();

    /** The history, for worker threads; null if none is kept. */
    History history();

    /** The venue's secret, from which those of its webhooks follow: at least 32 bytes. */
    byte[] secret();

    /** The folder for what else is kept beside the journal; null if nothing is. */
    default Path folder() {
        return null;
    }

    /** Why the journal has no room for its next segment; empty if it has. */
    String journalProblem();

    /** Closes everything; the ring is closed already. */
    @Override
    void close();
}
