package covenant.api.research;

import covenant.ledger.replay.Progress;
import io.vertx.core.buffer.Buffer;

/** A long piece of research. */
@FunctionalInterface
public interface Work {
    /**
     * Does it, on a thread of its own, and tells how far it is often: that is where a cancelled one stops.
     *
     * @throws IllegalArgumentException if what was asked cannot be done; the message says why, for whoever asked
     */
    Result carryOut(Progress progress) throws Exception;

    /**
     * What came out.
     *
     * @param json the figures, encoded: as an object they would take ten times the room
     * @param html the same as one self-contained page
     */
    record Result(Buffer json, Buffer html) {
        /** How long both are together. */
        long bytes() {
            return (long) json.length() + html.length();
        }
    }
}
