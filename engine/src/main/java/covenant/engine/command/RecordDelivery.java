package covenant.engine.command;

/**
 * The venue notes how an attempt to deliver a webhook went.
 *
 * @param firing the firing that is delivered
 * @param attempt the number of this attempt, from 1
 * @param status the receiver's HTTP status; 0 if none came
 * @param last whether no further attempt follows: delivered, or given up
 */
public record RecordDelivery(CommandId commandId, int by, int firing, int attempt, int status, boolean last)
        implements Command {
    @Override
    public CommandKind kind() {
        return CommandKind.RECORD_DELIVERY;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.recordDelivery(this);
    }
}
