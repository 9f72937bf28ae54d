package covenant.api.badinput;

import covenant.api.fixture.ServedVenue;

/** Moves of a simulated clock that cannot be. */
class BadClocksTest extends BadInput {
    BadClocksTest() {
        super(ServedVenue.simulated());
    }

    @Override
    void fill(BadRequests table) {
        clock(table, "a clock moved neither by nor to", "", 400, "missing-field");
        clock(
                table,
                "a clock moved by and to",
                "\"advance\":\"PT1H\",\"to\":\"2027-01-01T00:00:00Z\"",
                400,
                "missing-field");
        clock(table, "a clock moved by a word", "\"advance\":\"an hour\"", 400, "time-invalid");
        clock(table, "a clock moved back by an hour", "\"advance\":\"-PT1H\"", 400, "time-invalid");
        clock(table, "a clock moved by a number", "\"advance\":3600", 400, "wrong-type");
        clock(table, "a clock moved to no time", "\"to\":\"soon\"", 400, "time-invalid");
        clock(table, "a clock moved by nothing", "\"advance\":\"PT0S\"", 409, "clock-backward");
        clock(table, "a clock moved to the past", "\"to\":\"2025-12-31T23:59:59Z\"", 409, "clock-backward");
        clock(table, "a clock moved to the beginning", "\"to\":\"1970-01-01T00:00:00Z\"", 409, "clock-backward");
        clock(table, "a clock moved by eleven years", "\"advance\":\"P4018D\"", 422, "limit-exceeded");
        clock(table, "a clock moved to the last year", "\"to\":\"9999-12-31T23:59:59Z\"", 422, "limit-exceeded");
        clock(table, "a clock moved for a blank reason", "\"advance\":\"PT1H\",\"reason\":\" \"", 422, "text-invalid");
        table.post(
                "a clock moved by a coordinator",
                "coordinator",
                "/api/v1/clock",
                "\"advance\":\"PT1H\"",
                403,
                "role-not-admitted");
        table.get("a clock with a parameter", "/api/v1/clock?zone=cet", 400, "unknown-parameter");
    }

    private static void clock(BadRequests table, String name, String fields, int status, String code) {
        table.post(name, "operator", "/api/v1/clock", fields, status, code);
    }
}
