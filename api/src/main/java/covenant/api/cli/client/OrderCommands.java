package covenant.api.cli.client;

import covenant.client.Query;
import java.math.BigDecimal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code covenant order ..}: limit orders. */
@Command(name = "order", description = "Limit orders.")
final class OrderCommands extends Group {
    @Command(
            description = "Buys or sells up to a limit; what cannot be had at once rests.",
            footerHeading = "%nExample:%n",
            footer = "  covenant order place evals --if kept --outcome long --shares 50 --limit 0.6")
    int place(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Parameters(paramLabel = "MARKET") String market,
            @Option(
                            names = {"--if", "--condition"},
                            paramLabel = "CONDITION")
                    String condition,
            @Option(names = "--outcome", paramLabel = "OUTCOME") String outcome,
            @Option(names = "--shares", paramLabel = "N", required = true, description = "Negative sells.")
                    String shares,
            @Option(
                            names = "--limit",
                            paramLabel = "P",
                            required = true,
                            description = "Buy at most, sell at least at this price.")
                    BigDecimal limit,
            @Option(names = "--expires-at", paramLabel = "TIME") String expiresAt) {
        if (condition == null && outcome == null) {
            throw venue.wrong("what to trade: --outcome O --if C, --outcome O or --if C");
        }
        Body body = Body.empty()
                .put("condition", condition)
                .put("outcome", outcome)
                .put("shares", shares)
                .put("limitPrice", limit)
                .put("expiresAt", expiresAt);
        return venue.write(
                Query.api("markets", market, "orders"),
                body,
                how,
                (out, told) -> out.println("order " + told.getValue("order") + " for " + TradeCommands.claim(told)
                        + ": filled " + told.getString("filled") + " for " + told.getString("cost") + ", resting "
                        + told.getString("resting") + ", reserved " + told.getString("reserved")));
    }

    @Command(description = "Ends an order of your own; what was set aside for it is free again.")
    int cancel(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Parameters(paramLabel = "ORDER", description = "Its number.") long order) {
        Query path = Query.api("orders", Long.toString(order), "cancel");
        return venue.write(path, Body.empty(), how, "order " + order + " is cancelled");
    }

    @Command(description = "Your orders: those that rest and those that ended lately.")
    int list(@Mixin Connecting venue, @Mixin Paging page) {
        Table table = Table.of(
                "order",
                "market",
                "condition",
                "outcome",
                "shares",
                "limit=limitPrice",
                "filled",
                "cost",
                "resting",
                "reserved",
                "state");
        return venue.list(Query.api("me", "orders"), page, "orders", table);
    }
}
