package covenant.client;

import io.vertx.core.json.JsonObject;

/** The account whose key this is. */
public final class Me {
    private static final String ME = "me";

    private final Connection connection;

    Me(Connection connection) {
        this.connection = connection;
    }

    /** Who, and the free cash. */
    public Account get() {
        return Account.of(connection.get(Query.api(ME)).json());
    }

    /** What every market that has not ended may pay. */
    public Pages<Position> positions() {
        return new Pages<>(connection, Query.api(ME, "positions"), "", Position::of);
    }

    /** Limit orders: those that rest and those that ended lately. */
    public Pages<PlacedOrder> orders() {
        return new Pages<>(connection, Query.api(ME, "orders"), "orders", PlacedOrder::of);
    }

    /** Every movement of the cash, oldest first. */
    public Pages<StatementLine> statement() {
        return new Pages<>(connection, Query.api(ME, "statement"), "entries", StatementLine::of);
    }

    /** What each market brought and may still bring, and the sums, of one moment; as JSON. */
    public JsonObject profit() {
        return connection.get(Query.api(ME, "profit")).json();
    }

    /** The account's keys by name. */
    public Pages<AccountKey> keys() {
        return new Pages<>(connection, Query.api(ME, "keys"), "keys", AccountKey::of);
    }

    /** Another key, shown once. */
    public Issued issueKey(NewKey key, Write how) {
        return Issued.of(connection.post(Query.api(ME, "keys"), key.body(), how).json());
    }

    /** Ends a key at once. */
    public Receipt revokeKey(String id, Write how) {
        Query path = Query.api(ME, "keys", id, "revocation");
        return Receipt.of(connection.post(path, new JsonObject(), how).json());
    }
}
