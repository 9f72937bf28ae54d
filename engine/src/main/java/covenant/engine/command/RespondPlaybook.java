package covenant.engine.command;

/**
 * What people do about a playbook: acknowledge, report done, override or arm again.
 *
 * @param response which of the four
 * @param reason why; must be given for an override
 */
public record RespondPlaybook(CommandId commandId, int by, int playbook, Response response, String reason)
        implements Command, OnPlaybook {
    @Override
    public CommandKind kind() {
        return CommandKind.RESPOND_PLAYBOOK;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.respondPlaybook(this);
    }
}
