package covenant.api.endpoint.order;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.api.problem.Rejection;
import covenant.engine.Refusal;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.CommandId;
import io.vertx.core.Future;

/** {@code POST /api/v1/orders/{id}/cancel}: ends an order of one's own. */
public final class CancelOrderEndpoint implements Endpoint {
    private final Crossing crossing;

    public CancelOrderEndpoint(Crossing crossing) {
        this.crossing = crossing;
    }

    @Override
    public Future<Reply> handle(Call call) {
        CommandId commandId = call.commandId();
        call.body().only("commandId");
        CancelOrder command = new CancelOrder(commandId, call.caller().number(), number(call.path("id")));
        return crossing.submit(call.write(command))
                .map(answer -> Reply.json(answer.sequence(), Receipt.of(answer).put("order", answer.number())));
    }

    private static int number(String id) {
        boolean isNumber = id.matches("0|[1-9][0-9]{0,9}") && Long.parseLong(id) <= Integer.MAX_VALUE;
        if (!isNumber) {
            throw new Rejection(Refusal.UNKNOWN_ORDER, "there is no order of that number");
        }
        return Integer.parseInt(id);
    }
}
