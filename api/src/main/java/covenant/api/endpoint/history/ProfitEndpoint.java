package covenant.api.endpoint.history;

import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.history.HistoryGateway;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Paging;
import covenant.api.http.Reply;
import covenant.api.json.ProfitJson;
import covenant.ledger.history.MarketProfit;
import covenant.ledger.history.Profit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code GET /api/v1/me/profit}, or of any account for an operator: what each market brought and may still bring, market by market in the
 * order of their opening, and the sums over all of them.
 */
public final class ProfitEndpoint implements Endpoint {
    private static final int DEFAULT_LIMIT = 100;

    private static final List<String> COLUMNS = List.of(
            "market",
            "phase",
            "trades",
            "fees",
            "paidIn",
            "reserved",
            "realised",
            "unrealised",
            "worst",
            "best",
            "subsidy",
            "returned",
            "ifCondition");

    private final HistoryGateway gateway;
    private final Directory directory;
    private final Whose whose;

    ProfitEndpoint(HistoryGateway gateway, Directory directory, Whose whose) {
        this.gateway = gateway;
        this.directory = directory;
        this.whose = whose;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery("cursor", "limit");
        int account = whose.account(call).number();
        int after = Paging.numberCursor(call, -1);
        int limit = Paging.limit(call, DEFAULT_LIMIT);
        boolean csv = call.contentType().equals(HistoryTable.CSV);
        return gateway.read(history ->
                reply(history.profit(account, number -> directory.market(number).terms()), after, limit, csv));
    }

    private Reply reply(Profit profit, int after, int limit, boolean csv) {
        List<JsonObject> rows = new ArrayList<>();
        String next = null;
        String last = null;
        for (MarketProfit of : profit.markets()) {
            if (of.market() > after && rows.size() == limit) {
                next = last;
                break;
            }
            if (of.market() > after) {
                ListedMarket market = directory.market(of.market());
                JsonObject row = ProfitJson.market(of, market.terms());
                rows.add(csv ? flat(row) : row);
                last = Integer.toString(of.market());
            }
        }
        HistoryTable table = new HistoryTable("markets", COLUMNS, rows, next, last, profit.committedSequence());
        return csv ? table.csv() : table.json(ProfitJson.totals(profit));
    }

    /** The branches in one column, as {@code kept 1.5; broken 0}. */
    private static JsonObject flat(JsonObject row) {
        JsonObject flat = row.copy();
        List<String> branches = new ArrayList<>();
        for (Object each : row.getJsonArray("ifCondition")) {
            JsonObject branch = (JsonObject) each;
            branches.add(branch.getString("condition") + " " + branch.getString("profit"));
        }
        JsonObject sponsored = row.getJsonObject("sponsored");
        return flat.put("ifCondition", String.join("; ", branches))
                .put("subsidy", sponsored == null ? null : sponsored.getString("subsidy"))
                .put("returned", sponsored == null ? null : sponsored.getString("returned"));
    }
}
