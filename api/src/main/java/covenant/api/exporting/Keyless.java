package covenant.api.exporting;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.command.IssueKey;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.command.RevokeKey;
import covenant.engine.command.Tick;

/** Commands without what only their senders and the venue know. */
final class Keyless {
    private Keyless() {}

    /** The command without keys and secrets: it does the same to markets and money. */
    static Command of(Command command, Answer answer) {
        Command bare = without(command);
        // Without its key it could be accepted where the key was what was wrong with it.
        return bare != command && (!answer.ok() || answer.repeated()) ? Tick.now() : bare;
    }

    private static Command without(Command command) {
        if (command instanceof IssueKey || command instanceof RevokeKey) {
            return Tick.now();
        }
        if (command instanceof OpenAccount c) {
            return new OpenAccount(c.commandId(), c.by(), c.id(), c.name(), c.role(), c.depositMicros(), null);
        }
        if (command instanceof OpenMarket c) {
            return new OpenMarket(c.commandId(), c.by(), c.terms().withoutSeed(), c.liquidityMicros(), c.priorPpb());
        }
        if (command instanceof OpenPlaybook c) {
            return new OpenPlaybook(c.commandId(), c.by(), c.terms().withoutSeed());
        }
        return command;
    }
}
