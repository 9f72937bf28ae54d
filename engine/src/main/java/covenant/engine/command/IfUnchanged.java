package covenant.engine.command;

/**
 * A command that is carried out only if what it is about was not changed since the client looked. In everything but the journal it stands
 * for the command inside: the same kind, rights, id and answer; sent again, it gets that first answer whatever has changed since.
 *
 * @param inner an {@link OnMarket}, {@link OnCommitment} or {@link OnPlaybook}
 * @param changedSequence the sequence of the last change that the client knows of
 */
public record IfUnchanged(Command inner, long changedSequence) implements Command {
    public IfUnchanged {
        if (!admits(inner)) {
            throw new IllegalArgumentException(inner.kind() + " is about nothing that could have changed");
        }
    }

    /** Whether a command can be made conditional. */
    public static boolean admits(Command command) {
        if (command instanceof TradeBatch batch && batch.market() < 0) {
            return false;
        }
        return command instanceof OnMarket || command instanceof OnCommitment || command instanceof OnPlaybook;
    }

    @Override
    public CommandKind kind() {
        return inner.kind();
    }

    @Override
    public CommandKind journalKind() {
        return CommandKind.IF_UNCHANGED;
    }

    @Override
    public Command bare() {
        return inner;
    }

    @Override
    public CommandId commandId() {
        return inner.commandId();
    }

    @Override
    public int by() {
        return inner.by();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.ifUnchanged(this);
    }
}
