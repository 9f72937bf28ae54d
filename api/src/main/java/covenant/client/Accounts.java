package covenant.client;

import io.vertx.core.json.JsonObject;

/** The operator's office: accounts, their money, their keys. */
public final class Accounts {
    private static final String ACCOUNTS = "accounts";

    private final Connection connection;

    Accounts(Connection connection) {
        this.connection = connection;
    }

    /** All accounts in the order in which they were opened. */
    public Pages<Account> all() {
        return new Pages<>(connection, Query.api(ACCOUNTS), ACCOUNTS, Account::of);
    }

    /** Opens one; its key is in this answer only. An empty {@code id} is made from the name. */
    public Issued open(String id, String name, String role, Credits deposit, Write how) {
        JsonObject body = new JsonObject().put("name", name).put("role", role).put("deposit", deposit.toString());
        if (!id.isEmpty()) {
            body.put("id", id);
        }
        return Issued.of(connection.post(Query.api(ACCOUNTS), body, how).json());
    }

    /** Brings money in. */
    public Receipt deposit(String account, Credits amount, String reason, Write how) {
        return move(account, "deposits", amount, reason, how);
    }

    /** Takes free cash out. */
    public Receipt withdraw(String account, Credits amount, String reason, Write how) {
        return move(account, "withdrawals", amount, reason, how);
    }

    private Receipt move(String account, String where, Credits amount, String reason, Write how) {
        JsonObject body = new JsonObject().put("amount", amount.toString());
        if (!reason.isEmpty()) {
            body.put("reason", reason);
        }
        return Receipt.of(
                connection.post(Query.api(ACCOUNTS, account, where), body, how).json());
    }

    /** Every movement of an account's cash, oldest first. */
    public Pages<StatementLine> statement(String account) {
        return new Pages<>(connection, Query.api(ACCOUNTS, account, "statement"), "entries", StatementLine::of);
    }

    /** An account's keys by name. */
    public Pages<AccountKey> keys(String account) {
        return new Pages<>(connection, Query.api(ACCOUNTS, account, "keys"), "keys", AccountKey::of);
    }

    /** Another key for an account, shown once. */
    public Issued issueKey(String account, NewKey key, Write how) {
        return Issued.of(connection
                .post(Query.api(ACCOUNTS, account, "keys"), key.body(), how)
                .json());
    }

    /** Ends a key of an account at once. */
    public Receipt revokeKey(String account, String key, Write how) {
        Query path = Query.api(ACCOUNTS, account, "keys", key, "revocation");
        return Receipt.of(connection.post(path, new JsonObject(), how).json());
    }
}
