package covenant.api.endpoint.account;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.Deposit;
import covenant.engine.command.Withdraw;
import io.vertx.core.Future;

/** {@code POST /api/v1/accounts/{id}/deposits} and {@code /withdrawals}: money into the venue and out of it. */
public final class MoveCashEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;
    private final Direction direction;

    @FunctionalInterface
    private interface Direction {
        Command command(CommandId commandId, int by, int account, long amountMicros, String reason);
    }

    private MoveCashEndpoint(Crossing crossing, Directory directory, Direction direction) {
        this.crossing = crossing;
        this.directory = directory;
        this.direction = direction;
    }

    /** Into the venue. */
    public static MoveCashEndpoint deposits(Crossing crossing, Directory directory) {
        return new MoveCashEndpoint(crossing, directory, Deposit::new);
    }

    /** Out of it. */
    public static MoveCashEndpoint withdrawals(Crossing crossing, Directory directory) {
        return new MoveCashEndpoint(crossing, directory, Withdraw::new);
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.body().only("commandId", "amount", "reason");
        CommandId commandId = call.commandId();
        int account = directory.requireAccount(call.path("id")).number();
        long amount = call.body().amount("amount");
        String reason = call.body().text("reason", "");
        return crossing.submit(
                        call.write(direction.command(commandId, call.caller().number(), account, amount, reason)))
                .map(Receipt::reply);
    }
}
