package covenant.api.core;

import covenant.engine.Answer;
import covenant.engine.command.Command;

/** What a command would be answered: a dry run ends here, before anyone takes it for what happened. Carries no stack trace. */
public final class Rehearsed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Command command;
    private final transient Answer answer;

    Rehearsed(Command command, Answer answer) {
        super("a dry run", null, false, false);
        this.command = command;
        this.answer = answer;
    }

    /** What was tried. */
    public Command command() {
        return command;
    }

    /** What it would be answered; it would be accepted. */
    public Answer answer() {
        return answer;
    }
}
