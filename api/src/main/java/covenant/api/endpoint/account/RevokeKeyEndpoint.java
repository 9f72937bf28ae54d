package covenant.api.endpoint.account;

import covenant.api.core.Crossing;
import covenant.api.directory.Caller;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.engine.command.RevokeKey;
import io.vertx.core.Future;
import java.util.function.Function;

/** {@code POST .../keys/{key}/revocation}: the key opens nothing from now on. */
public final class RevokeKeyEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Function<Call, Caller> whose;

    /** For the account that {@code whose} finds. */
    public RevokeKeyEndpoint(Crossing crossing, Function<Call, Caller> whose) {
        this.crossing = crossing;
        this.whose = whose;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.body().only("commandId");
        RevokeKey command = new RevokeKey(
                call.commandId(), call.caller().number(), whose.apply(call).number(), call.path("key"));
        return crossing.submit(call.write(command)).map(Receipt::reply);
    }
}
