package covenant.engine.replay;

import covenant.engine.command.Command;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A recording held in memory, and what a replay gave out: the same thing the other way round. */
public final class Recorded implements Recording, ReplayOutput {
    private final List<RecordedCommand> commands = new ArrayList<>();
    private final List<Injection> toPutBack = new ArrayList<>();

    /** Adds a command. */
    @Override
    public void take(long sequence, long atMicros, Command command) {
        commands.add(new RecordedCommand(sequence, atMicros, command));
    }

    @Override
    public void putBack(Injection injection, boolean leftOut) {
        toPutBack.add(injection);
    }

    /** What must be injected here to have the history of before. */
    public List<Injection> toPutBack() {
        return toPutBack;
    }

    /** All commands. */
    public List<RecordedCommand> commands() {
        return commands;
    }

    @Override
    public String source() {
        return "memory";
    }

    @Override
    public long size() {
        return commands.size();
    }

    @Override
    public Iterator<RecordedCommand> read() {
        return commands.iterator();
    }
}
