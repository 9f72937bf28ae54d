package covenant.engine.replay;

import covenant.engine.command.Command;

/** A command in the envelope in which it was recorded. */
public record RecordedCommand(long sequence, long atMicros, Command command) {}
