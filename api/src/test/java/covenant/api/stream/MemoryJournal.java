package covenant.api.stream;

import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.runtime.CommandJournal;

/** A journal that keeps nothing. */
final class MemoryJournal implements CommandJournal {
    @Override
    public Refusal stage(long sequence, long atMicros, Command command) {
        return null;
    }

    @Override
    public void stageHash(long sequence, byte[] hash) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
