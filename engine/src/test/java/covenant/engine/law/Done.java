package covenant.engine.law;

import covenant.engine.Answer;
import covenant.engine.command.Command;

/** A command in its envelope, with the engine's answer. */
record Done(long sequence, long atMicros, Command command, Answer answer) {}
