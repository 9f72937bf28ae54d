package covenant.api.badinput;

/** Claims that do not exist, trades that do not go. */
class BadTradesTest extends BadInput {
    @Override
    void fill(BadRequests table) {
        table.trade("no claim", "{\"commandId\":\"x\",\"shares\":\"1\"}", 422, "claim-invalid");
        table.trade(
                "an unknown condition",
                "{\"commandId\":\"x\",\"condition\":\"bent\",\"shares\":\"1\"}",
                422,
                "unknown-condition");
        table.trade(
                "an unknown outcome",
                "{\"commandId\":\"x\",\"outcome\":\"maybe\",\"shares\":\"1\"}",
                422,
                "unknown-outcome");
        table.trade(
                "neither shares nor spend nor price",
                "{\"commandId\":\"x\",\"outcome\":\"yes\"}",
                400,
                "missing-field");
        table.yes("shares and spend", "\"shares\":\"1\",\"spend\":\"1\"", 400, "missing-field");
        table.yes("both limits", "\"shares\":\"1\",\"maxCost\":\"1\",\"minProceeds\":\"1\"", 400, "missing-field");
        table.yes("too dear", "\"shares\":\"10\",\"maxCost\":\"0.01\"", 409, "limit-not-met");
        table.yes("too cheap a sale", "\"shares\":\"-10\",\"minProceeds\":\"9.99\"", 409, "limit-not-met");
        table.yes("past the worst price", "\"shares\":\"10\",\"worstPrice\":0.5", 409, "limit-not-met");
        table.yes("a sale for more than it can bring", "\"spend\":\"-1000\"", 422, "trade-too-small");
        table.yes("a price nobody can compute", "\"shares\":\"999999999\"", 422, "price-out-of-range");
        table.row(
                "more than one has",
                "poor",
                "POST",
                BadRequests.TRADES,
                "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":\"10\"}",
                409,
                "insufficient-funds");
        table.row(
                "a sale that is not covered",
                "poor",
                "POST",
                BadRequests.TRADES,
                "{\"commandId\":\"x\",\"outcome\":\"yes\",\"shares\":\"-10\"}",
                409,
                "insufficient-funds");
        table.row(
                "an unknown market",
                "rich",
                "POST",
                "/api/v1/markets/nowhere/trades",
                BadRequests.YES,
                404,
                "unknown-market");
        table.row(
                "a closed market",
                "rich",
                "POST",
                "/api/v1/markets/closed/trades",
                BadRequests.YES,
                409,
                "market-closed");
        table.row(
                "a settled market",
                "rich",
                "POST",
                "/api/v1/markets/settled/trades",
                BadRequests.YES,
                409,
                "market-settled");
        table.row(
                "a voided market",
                "rich",
                "POST",
                "/api/v1/markets/voided/trades",
                BadRequests.YES,
                409,
                "market-voided");
        table.row(
                "a condition that is settled",
                "rich",
                "POST",
                "/api/v1/markets/halfway/trades",
                "{\"commandId\":\"x\",\"condition\":\"broken\",\"outcome\":\"yes\",\"shares\":\"1\"}",
                409,
                "condition-settled");
        table.row(
                "the condition where it is not for sale",
                "rich",
                "POST",
                "/api/v1/markets/pure/trades",
                "{\"commandId\":\"x\",\"condition\":\"kept\",\"shares\":\"1\"}",
                409,
                "condition-trading-off");
        table.row(
                "a quote in a settled market",
                "rich",
                "POST",
                "/api/v1/markets/settled/quotes",
                BadRequests.YES,
                409,
                "market-settled");
        table.row(
                "a quote of nothing", "researcher", "POST", "/api/v1/markets/open/quotes", "{}", 400, "missing-field");
    }
}
