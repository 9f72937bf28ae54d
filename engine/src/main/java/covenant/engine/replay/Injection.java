package covenant.engine.replay;

import covenant.engine.command.Command;

/**
 * A command that was not recorded there.
 *
 * @param replaces the sequence of the recorded command whose place it takes; 0 if it comes in between
 * @param atMicros when, if it comes in between: behind every recorded command of that time
 */
public record Injection(long replaces, long atMicros, Command command) {}
