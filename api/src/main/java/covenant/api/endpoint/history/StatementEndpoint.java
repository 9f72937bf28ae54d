package covenant.api.endpoint.history;

import covenant.api.directory.Directory;
import covenant.api.history.HistoryGateway;
import covenant.api.http.Call;
import covenant.api.json.Amounts;
import covenant.api.json.Times;
import covenant.ledger.history.PageRequest;
import covenant.ledger.history.StatementLine;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code GET /api/v1/me/statement}, or of any account for an operator: every movement of its cash. */
public final class StatementEndpoint extends HistoryEndpoint<StatementLine> {
    private static final List<String> COLUMNS = List.of("sequence", "at", "cause", "market", "amount", "cashAfter");

    private final Directory directory;
    private final Whose whose;

    StatementEndpoint(HistoryGateway gateway, Directory directory, Whose whose) {
        super(gateway);
        this.directory = directory;
        this.whose = whose;
    }

    @Override
    Question<StatementLine> question(Call call, PageRequest request) {
        int account = whose.account(call).number();
        return Question.of(
                "entries", COLUMNS, history -> history.statement(account, request), this::json, StatementLine::cursor);
    }

    private JsonObject json(StatementLine line) {
        return new JsonObject()
                .put("sequence", line.cursor().sequence())
                .put("at", Times.iso(line.atMicros()))
                .put("cause", line.cause())
                .put(
                        "market",
                        line.market() < 0
                                ? null
                                : directory.market(line.market()).terms().id())
                .put("amount", Amounts.text(line.amountMicros()))
                .put("cashAfter", Amounts.text(line.cashAfterMicros()));
    }
}
