package covenant.api.badinput;

/** Histories that nobody can read. */
class BadHistoriesTest extends BadInput {
    private static final String CANDLES = "/api/v1/markets/open/candles";

    @Override
    void fill(BadRequests table) {
        candles(table, "of nothing", "", 400, "parameter-invalid");
        candles(table, "of an unknown series", "?series=volume&condition=kept", 400, "parameter-invalid");
        candles(table, "of an unknown condition", "?condition=bent", 422, "unknown-condition");
        candles(table, "of an unknown outcome", "?outcome=maybe", 422, "unknown-outcome");
        candles(table, "of an expectation of nothing", "?series=expected", 400, "parameter-invalid");
        candles(
                table,
                "of an expectation of an outcome",
                "?series=expected&condition=kept&outcome=yes",
                400,
                "parameter-invalid");
        candles(table, "of a condition's token", "?series=token&condition=kept", 400, "parameter-invalid");
        candles(table, "of an outcome's defection", "?series=defection&outcome=yes", 400, "parameter-invalid");
        for (String resolution : new String[] {"0s", "1w", "-1m", "367d", "PT0.5S", "99999999d", "hour", ""}) {
            candles(
                    table,
                    "of resolution '" + resolution + "'",
                    "?series=token&resolution=" + resolution,
                    400,
                    "parameter-invalid");
        }
        candles(table, "of all of a condition", "?series=all&condition=kept", 400, "parameter-invalid");
        candles(table, "of all of an outcome", "?series=all&outcome=yes", 400, "parameter-invalid");
        candles(table, "from some time", "?series=token&from=yesterday", 400, "parameter-invalid");
        candles(table, "to some time", "?series=token&to=2026", 400, "parameter-invalid");
        candles(table, "behind a cursor made up", "?series=token&cursor=-1", 400, "cursor-invalid");
        candles(table, "by a parameter made up", "?series=token&at=1", 400, "unknown-parameter");
        candles(table, "too many at once", "?series=token&limit=1001", 400, "parameter-invalid");
        table.get("the audit of an id alone", "/api/v1/audit?subject=chips", 400, "parameter-invalid");
        table.get("the audit of a kind of thing", "/api/v1/audit?subject=market:", 400, "parameter-invalid");
        table.get("the audit of no kind of thing", "/api/v1/audit?subject=markets:chips", 400, "parameter-invalid");
        table.get("the audit of acts that there are not", "/api/v1/audit?what=settle", 400, "parameter-invalid");
        table.get("candles of no market", "/api/v1/markets/nowhere/candles?series=token", 404, "unknown-market");
        table.get("statistics where nothing is decided", "/api/v1/markets/open/statistics", 404, "not-found");
        table.get("statistics of no market", "/api/v1/markets/nowhere/statistics", 404, "unknown-market");
        movements(table, "of no time", "?period=0h", 400, "parameter-invalid");
        movements(table, "of half an hour", "?period=30m", 400, "parameter-invalid");
        movements(table, "of a year", "?period=P365D", 400, "parameter-invalid");
        movements(table, "of some time", "?period=today", 400, "parameter-invalid");
        movements(table, "at one moment", "?points=1", 400, "parameter-invalid");
        movements(table, "at too many moments", "?points=201", 400, "parameter-invalid");
        movements(table, "of no market", "?market=open,nowhere", 404, "unknown-market");
        movements(table, "of a market without a name", "?market=open,", 404, "unknown-market");
        movements(table, "behind a cursor made up", "?cursor=1.5", 400, "cursor-invalid");
        movements(table, "too many at once", "?limit=1001", 400, "parameter-invalid");
        movements(table, "by a parameter made up", "?since=1", 400, "unknown-parameter");
        String accounts = "/api/v1/accounts/";
        operator(table, "a statement of nobody", accounts + "nobody/statement", 404, "unknown-target");
        operator(table, "a profit of nobody", accounts + "nobody/profit", 404, "unknown-target");
        operator(table, "a profit behind nothing", accounts + "rich/profit?cursor=x", 400, "cursor-invalid");
        operator(
                table,
                "a profit behind more than there can be",
                accounts + "rich/profit?cursor=2147483648",
                400,
                "cursor-invalid");
        operator(table, "a profit then", accounts + "rich/profit?at=1", 400, "unknown-parameter");
    }

    private static void candles(BadRequests table, String name, String query, int status, String code) {
        table.get("candles " + name, CANDLES + query, status, code);
    }

    private static void movements(BadRequests table, String name, String query, int status, String code) {
        table.get("movements " + name, "/api/v1/movements" + query, status, code);
    }

    private static void operator(BadRequests table, String name, String path, int status, String code) {
        table.row(name, "operator", "GET", path, (byte[]) null, status, code);
    }
}
