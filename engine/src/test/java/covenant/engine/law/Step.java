package covenant.engine.law;

import covenant.engine.command.Command;

/**
 * One command of a script and how much time passes before it.
 *
 * @param afterMicros 0 or more
 */
record Step(long afterMicros, Command command) {}
