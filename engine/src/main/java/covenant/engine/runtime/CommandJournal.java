package covenant.engine.runtime;

import covenant.engine.Refusal;
import covenant.engine.command.Command;

/**
 * Where commands become durable before they are carried out. Used by one thread. An exception from any method means that what is on
 * disk is no longer known, and halts the venue.
 */
public interface CommandJournal extends AutoCloseable {
    /**
     * Takes a command into the present batch.
     *
     * @return null, or why it cannot be written: {@link Refusal#JOURNAL_FULL}, {@link Refusal#LIMIT_EXCEEDED} (it is too large) or
     *     {@link Refusal#TEXT_INVALID} (it could not be read back as it was). Nothing of it is then written
     */
    Refusal stage(long sequence, long atMicros, Command command);

    /** Takes into the present batch the hash of the state after the command with this sequence. */
    void stageHash(long sequence, byte[] hash);

    /** Returns when all of the present batch is on disk. */
    void flush();

    @Override
    void close();
}
