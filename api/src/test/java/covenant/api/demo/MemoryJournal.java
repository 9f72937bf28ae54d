package covenant.api.demo;

import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.runtime.CommandJournal;
import java.util.ArrayList;
import java.util.List;

/** What was journaled, in memory. */
final class MemoryJournal implements CommandJournal {
    private final List<Long> times = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();

    /** The stamps, in order. */
    List<Long> times() {
        return times;
    }

    /** The commands, in order. */
    List<Command> commands() {
        return commands;
    }

    @Override
    public Refusal stage(long sequence, long atMicros, Command command) {
        times.add(atMicros);
        commands.add(command);
        return null;
    }

    @Override
    public void stageHash(long sequence, byte[] hash) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
