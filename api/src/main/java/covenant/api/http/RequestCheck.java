package covenant.api.http;

import covenant.api.contract.Check;
import covenant.api.contract.Contract;
import covenant.api.contract.Operation;
import covenant.api.contract.Violation;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Holds a request against the contract: what the document forbids is refused before any endpoint sees it. */
final class RequestCheck {
    private static final String COMMAND_ID = "commandId";
    private static final RequestCheck NOTHING = new RequestCheck(null, null);

    private final Check body;
    private final Map<String, Check> query;

    private RequestCheck(Check body, Map<String, Check> query) {
        this.body = body;
        this.query = query;
    }

    /** What the document says of this route's requests. */
    static RequestCheck of(Route route) {
        Operation operation = Contract.theOne().operation(route.method().name(), route.path());
        return operation == null ? NOTHING : new RequestCheck(operation.body(), operation.query());
    }

    /**
     * Looks over the query.
     *
     * @throws Rejection {@link ApiCode#UNKNOWN_PARAMETER}, or the code of the parameter
     */
    void query(MultiMap parameters) {
        if (query == null || parameters.isEmpty()) {
            return;
        }
        for (String name : parameters.names()) {
            Check check = query.get(name);
            if (check == null || parameters.getAll(name).size() > 1) {
                throw new Rejection(
                        ApiCode.UNKNOWN_PARAMETER,
                        query.isEmpty()
                                ? "this call has no parameters"
                                : "each at most once: " + String.join(", ", query.keySet()));
            }
            Violation violation = check.of(Contract.parameter(parameters.get(name)));
            if (violation != null) {
                throw Rejection.of(violation.kind(), name + " " + violation.what());
            }
        }
    }

    /**
     * Looks over a body; that of a dry run needs no commandId.
     *
     * @throws Rejection the code of what is wrong first, with a JSON pointer to it in the detail
     */
    void body(Map<String, Object> json, boolean isDryRun) {
        Map<String, Object> named = json;
        if (isDryRun && !json.containsKey(COMMAND_ID)) {
            named = new LinkedHashMap<>(json);
            named.put(COMMAND_ID, "a-dry-run");
        }
        Violation violation = body == null ? null : body.of(named);
        if (violation != null) {
            throw violation.rejection();
        }
    }
}
