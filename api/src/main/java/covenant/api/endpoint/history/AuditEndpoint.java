package covenant.api.endpoint.history;

import covenant.api.directory.Caller;
import covenant.api.directory.Directory;
import covenant.api.history.HistoryGateway;
import covenant.api.http.Call;
import covenant.api.json.Times;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.ledger.history.ActFilter;
import covenant.ledger.history.ActRow;
import covenant.ledger.history.PageRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * {@code GET /api/v1/audit}: who used the rights of an office, when and why, and what the venue did by itself. Anyone may read it: markets,
 * commitments and prices are public, and those who trust them are entitled to see who moved them.
 */
public final class AuditEndpoint extends HistoryEndpoint<ActRow> {
    private static final List<String> COLUMNS =
            List.of("sequence", "at", "account", "what", "subject", "reason", "before", "after");

    private final Directory directory;

    public AuditEndpoint(HistoryGateway gateway, Directory directory) {
        super(gateway);
        this.directory = directory;
    }

    @Override
    String[] parameters() {
        return new String[] {"cursor", "limit", "order", "account", "subject", "what"};
    }

    @Override
    Question<ActRow> question(Call call, PageRequest request) {
        ActFilter filter = new ActFilter(account(call.query("account")), call.query("subject"), call.query("what"));
        return Question.of("acts", COLUMNS, history -> history.acts(filter, request), this::json, ActRow::cursor);
    }

    private Integer account(String id) {
        if (id == null) {
            return null;
        }
        Caller account = directory.account(id);
        if (account == null) {
            throw new Rejection(ApiCode.PARAMETER_INVALID, "there is no account " + id);
        }
        return account.number();
    }

    private JsonObject json(ActRow row) {
        return new JsonObject()
                .put("sequence", row.cursor().sequence())
                .put("at", Times.iso(row.atMicros()))
                .put("account", directory.account(row.account()).id())
                .put("what", row.what())
                .put("subject", row.subject())
                .put("reason", row.reason())
                .put("before", row.before())
                .put("after", row.after());
    }
}
