package covenant.api.badinput;

/** Whoever may not. */
class BadRightsTest extends BadInput {
    @Override
    void fill(BadRequests table) {
        String body = "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":\"1\"}";
        table.row("a trade without a key", "none", "POST", BadRequests.TRADES, body, 401, "key-missing");
        table.row("a trade with an unknown key", "unknown", "POST", BadRequests.TRADES, body, 401, "key-unknown");
        table.row("a coordinator trades", "coordinator", "POST", BadRequests.TRADES, body, 403, "role-not-admitted");
        table.row("a researcher trades", "researcher", "POST", BadRequests.TRADES, body, 403, "role-not-admitted");
        table.row("an operator trades", "operator", "POST", BadRequests.TRADES, body, 403, "role-not-admitted");
        table.row("a participant opens a market", "rich", "POST", "/api/v1/markets", "{}", 403, "role-not-admitted");
        table.row(
                "a participant settles",
                "rich",
                "POST",
                "/api/v1/markets/open/condition",
                "{\"commandId\":\"x\",\"condition\":\"kept\"}",
                403,
                "role-not-admitted");
        table.row(
                "a participant pays himself",
                "rich",
                "POST",
                "/api/v1/accounts/rich/deposits",
                "{\"commandId\":\"x\",\"amount\":\"1\"}",
                403,
                "role-not-admitted");
        table.row(
                "a coordinator opens an account",
                "coordinator",
                "POST",
                "/api/v1/accounts",
                "{}",
                403,
                "role-not-admitted");
        table.row("who am I without a key", "none", "GET", "/api/v1/me", (byte[]) null, 401, "key-missing");
        table.row(
                "another coordinator adds liquidity",
                "other",
                "POST",
                "/api/v1/markets/open/liquidity",
                "{\"commandId\":\"x\",\"liquidity\":\"200\"}",
                403,
                "not-sponsor");
    }
}
