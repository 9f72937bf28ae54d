package covenant.api.badinput;

import java.util.List;

/** Addresses, parameters, headers and sizes. */
class BadTransportTest extends BadInput {
    @Override
    void fill(BadRequests table) {
        table.row("a body of 10 MB", "rich", "POST", BadRequests.TRADES, new byte[10_000_000], 413, "body-too-large");
        table.row(
                "a body of 64 KiB and one byte",
                "rich",
                "POST",
                BadRequests.TRADES,
                " ".repeat(65_537),
                413,
                "body-too-large");
        table.row(
                "a body of 10 MB without a key",
                "none",
                "POST",
                BadRequests.TRADES,
                new byte[10_000_000],
                401,
                "key-missing");
        table.typed("another content type", "text/plain", 415, "unsupported-media-type");
        table.typed("a content type of one semicolon", ";", 415, "unsupported-media-type");
        table.typed("a form", "application/x-www-form-urlencoded", 415, "unsupported-media-type");
        table.typed("another character set", "application/json; charset=latin1", 415, "unsupported-media-type");
        table.row("nothing at this path", "rich", "GET", "/api/v1/nothing", (byte[]) null, 404, "not-found");
        table.row("a path with a dot dot", "rich", "GET", "/api/v1/../../etc/passwd", (byte[]) null, 404, "not-found");
        table.row(
                "a read of an unknown market",
                "none",
                "GET",
                "/api/v1/markets/nowhere",
                (byte[]) null,
                404,
                "unknown-market");
        table.row(
                "a market whose id is a kilometre long",
                "none",
                "GET",
                "/api/v1/markets/" + "x".repeat(3_000),
                (byte[]) null,
                404,
                "unknown-market");
        table.row("another method", "rich", "DELETE", "/api/v1/markets/open", (byte[]) null, 405, "method-not-allowed");
        table.row("a problem nobody has", "none", "GET", "/problems/ennui", (byte[]) null, 404, "not-found");
        table.row(
                "an unknown parameter",
                "none",
                "GET",
                "/api/v1/markets?colour=red",
                (byte[]) null,
                400,
                "unknown-parameter");
        table.row(
                "a parameter twice",
                "none",
                "GET",
                "/api/v1/markets?limit=1&limit=2",
                (byte[]) null,
                400,
                "unknown-parameter");
        table.row("a limit of 0", "none", "GET", "/api/v1/markets?limit=0", (byte[]) null, 400, "parameter-invalid");
        table.row(
                "a limit of 1001",
                "none",
                "GET",
                "/api/v1/markets?limit=1001",
                (byte[]) null,
                400,
                "parameter-invalid");
        table.row(
                "a phase of the moon",
                "none",
                "GET",
                "/api/v1/markets?phase=waning",
                (byte[]) null,
                400,
                "parameter-invalid");
        table.row("a cursor made up", "none", "GET", "/api/v1/markets?cursor=-1", (byte[]) null, 400, "cursor-invalid");
        table.add(new BadRequest(
                "an Accept of one semicolon",
                "none",
                "GET",
                "/api/v1/markets",
                null,
                List.of("Accept", ";"),
                406,
                "not-acceptable"));
        table.add(new BadRequest(
                "nothing acceptable",
                "none",
                "GET",
                "/api/v1/markets",
                null,
                List.of("Accept", "image/png"),
                406,
                "not-acceptable"));
    }
}
