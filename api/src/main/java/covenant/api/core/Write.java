package covenant.api.core;

import covenant.engine.command.Command;

/**
 * A command as a client sends it.
 *
 * @param isDryRun whether he only wants to know what it would be answered
 */
public record Write(Command command, boolean isDryRun) {}
