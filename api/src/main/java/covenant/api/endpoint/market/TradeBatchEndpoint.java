package covenant.api.endpoint.market;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Receipt;
import covenant.api.http.Reply;
import covenant.api.json.Amounts;
import covenant.api.json.Fields;
import covenant.api.problem.Rejection;
import covenant.api.request.TradeRequest;
import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.CommandId;
import covenant.engine.command.TradeBatch;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /api/v1/trades}: several trades, all or none. */
public final class TradeBatchEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public TradeBatchEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    /** The core works out each trade. */
    @Override
    public int furtherWeight(Fields body) {
        return body.objects("trades").size() - 1;
    }

    @Override
    public Future<Reply> handle(Call call) {
        CommandId commandId = call.commandId();
        List<Fields> trades = call.body().only("commandId", "trades").objects("trades");
        if (trades.size() > Limits.MAX_BATCH) {
            throw new Rejection(Refusal.BATCH_INVALID, "a batch has 1 to " + Limits.MAX_BATCH + " trades");
        }
        List<TradeBatch.Leg> legs = new ArrayList<>();
        for (Fields trade : trades) {
            legs.add(leg(trade, legs.size()));
        }
        return crossing.submit(
                        call.write(new TradeBatch(commandId, call.caller().number(), legs)))
                .map(answer -> reply(answer, legs));
    }

    private TradeBatch.Leg leg(Fields trade, int index) {
        try {
            ListedMarket market = directory.requireMarket(trade.text("market"));
            return new TradeBatch.Leg(market.number(), TradeRequest.leg(trade, market));
        } catch (Rejection wrong) {
            // As the venue says it of what it refuses itself.
            throw Rejection.of(wrong.kind(), "trade " + index + ": " + wrong.getMessage());
        }
    }

    private Reply reply(Answer answer, List<TradeBatch.Leg> legs) {
        JsonArray trades = new JsonArray();
        for (int i = 0; i < legs.size(); i++) {
            TradeBatch.Leg leg = legs.get(i);
            trades.add(TradeJson.of(answer.legs().get(i), directory.market(leg.market()), leg.order()));
        }
        JsonObject json = Receipt.of(answer)
                .put("cost", Amounts.text(answer.costMicros()))
                .put("fee", Amounts.text(answer.feeMicros()));
        return Reply.json(answer.sequence(), Receipt.cash(json, answer).put("trades", trades));
    }
}
