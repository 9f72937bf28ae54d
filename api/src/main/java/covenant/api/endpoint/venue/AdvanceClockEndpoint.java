package covenant.api.endpoint.venue;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.api.json.Fields;
import covenant.api.json.Times;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Refusal;
import covenant.engine.command.AdvanceClock;
import covenant.engine.command.CommandId;
import io.vertx.core.Future;

/** {@code POST /api/v1/clock}: moves a simulated clock forward; what is due on the way happens, each thing at its own time. */
public final class AdvanceClockEndpoint implements Endpoint {
    private final Crossing crossing;

    public AdvanceClockEndpoint(Crossing crossing) {
        this.crossing = crossing;
    }

    @Override
    public Future<Reply> handle(Call call) {
        Fields body = call.body().only("commandId", "advance", "to", "reason");
        CommandId commandId = call.commandId();
        if (body.has("advance") == body.has("to")) {
            throw new Rejection(ApiCode.MISSING_FIELD, "either advance says how far, or to says where");
        }
        long byMicros = body.duration("advance", 0);
        long toMicros = body.time("to", 0);
        if (byMicros == 0 && toMicros == 0) {
            throw new Rejection(Refusal.CLOCK_BACKWARD, "that is not forward");
        }
        AdvanceClock command =
                new AdvanceClock(commandId, call.caller().number(), toMicros, body.text("reason", ""), byMicros);
        // Where the clock came to: a repeated command tells where it came to the first time.
        return crossing.submit(call.write(command))
                .map(answer ->
                        Reply.json(answer.sequence(), Receipt.of(answer).put("now", Times.iso(answer.atMicros()))));
    }
}
