package covenant.engine.command;

/**
 * Ends a resting order of one's own; what it reserved is free again.
 *
 * @param order the order's number
 */
public record CancelOrder(CommandId commandId, int by, int order) implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.CANCEL_ORDER;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.cancelOrder(this);
    }
}
