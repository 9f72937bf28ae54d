package covenant.api.cli.client;

import covenant.client.Query;
import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code covenant trade}, and what a participant sees of himself. */
@Command(name = "covenant")
final class TradeCommands extends Group {
    // Static, because these stand among commands of other classes.
    private static final String ME = "me";

    @Command(
            description = "Trades with the market maker, at once or not at all.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  covenant trade evals --if broken --outcome long --target-price 0.3",
                "  covenant trade evals --if broken --spend 20 --max-cost 20        bets on the condition itself",
                "  covenant trade evals --outcome long --shares -5 --dry-run       what selling five would bring",
                "  covenant trade --batch trades.json"
            })
    static int trade(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Mixin OrderTerms order,
            @Parameters(paramLabel = "MARKET", arity = "0..1") String market,
            @Option(
                            names = "--batch",
                            paramLabel = "FILE",
                            order = 9,
                            description = "Up to 32 trades in any markets, all or none: JSON as POST /api/v1/trades"
                                    + " takes it, - for the standard input.")
                    String batch) {
        if ((market == null) == (batch == null)) {
            throw venue.wrong("either a MARKET and what to trade there, or --batch");
        }
        if (batch != null) {
            return venue.write(Query.api("trades"), Body.of(venue, batch), how, (out, told) -> {
                for (Object each : told.getJsonArray("trades")) {
                    JsonObject trade = (JsonObject) each;
                    out.println(trade.getString("market") + ": " + words(trade));
                }
            });
        }
        return venue.write(
                Query.api("markets", market, "trades"),
                order.body(venue),
                how,
                (out, told) -> out.println(words(told) + " (sequence " + told.getValue("sequence") + ")"));
    }

    @Command(description = "Whose key this is, and the free cash.")
    static int me(@Mixin Connecting venue) {
        return venue.show(Query.api(ME), (out, told) -> Sheet.print(out, told, "sequence"));
    }

    @Command(description = "What every market that has not ended may pay you.")
    static int positions(@Mixin Connecting venue, @Mixin Paging page) {
        Table table = Table.of("market", "condition", "outcome", "pays=credits", "if void=void");
        return venue.list(Query.api(ME, "positions"), page, "", table.spreading("payoffs"));
    }

    @Command(description = "Every movement of your cash, oldest first.")
    static int statement(@Mixin Connecting venue, @Mixin Paging.History page) {
        Table table = Table.of("sequence", "at", "cause", "market", "amount", "cash after=cashAfter");
        return venue.list(Query.api(ME, "statement"), page, "entries", table);
    }

    @Command(description = "What each market brought you and may still bring, and the sums.")
    static int profit(@Mixin Connecting venue, @Mixin Paging page) {
        return venue.show(page.of(Query.api(ME, "profit")), (out, told) -> {
            Table.of("market", "phase", "paid in=paidIn", "realised", "unrealised", "worst", "best", "fees")
                    .add(told.getJsonArray("markets"))
                    .print(out);
            out.println();
            Sheet.print(out, told.getJsonObject("totals"));
        });
    }

    /** A trade in words. */
    static String words(JsonObject trade) {
        String shares = trade.getString("shares");
        String cost = trade.getString("cost");
        boolean buys = !shares.startsWith("-");
        return (buys ? "bought " : "sold ") + absolute(shares) + " of " + claim(trade)
                + (cost.startsWith("-") ? ", received " : ", paid ")
                + absolute(cost) + "; the price went from " + Table.text(trade.getDouble("priceBefore")) + " to "
                + Table.text(trade.getDouble("priceAfter"));
    }

    /** What is traded, in words. */
    static String claim(JsonObject trade) {
        String condition = trade.getString("condition");
        String outcome = trade.getString("outcome");
        return outcome == null ? condition : condition == null ? outcome : outcome + " if " + condition;
    }

    private static String absolute(String amount) {
        return amount.startsWith("-") ? amount.substring(1) : amount;
    }
}
