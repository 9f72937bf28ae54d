package covenant.api.cli.client;

import covenant.client.Query;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code covenant market ..}: opening, reading, settling. */
@Command(name = "market", description = "Markets: opening, reading, settling.")
final class MarketCommands extends Group {
    private static final String MARKETS = "markets";
    private static final String MARKET = "MARKET";

    @Command(
            description = "Opens a market; you pay the subsidy.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  covenant market open \"If we publish, what score?\" --id evals --scalar 0:4:points --liquidity 100 \\",
                "      --prior kept=0.7,broken=0.3 --expected kept=2.5,broken=1.8",
                "  covenant market open --file market.json"
            })
    int open(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Mixin MarketTerms terms,
            @Parameters(paramLabel = "TITLE", arity = "0..1", description = "The question.") String title) {
        return venue.write(Query.api(MARKETS), terms.body(venue, title), how, Group::opened);
    }

    @Command(description = "All markets in the order of their opening.")
    int list(
            @Mixin Connecting venue,
            @Mixin Paging page,
            @Option(names = "--phase", paramLabel = "PHASE", description = "pending, open, closed, settled or voided.")
                    String phase) {
        Table table = Table.of("id", "phase", "expected", "defection=priceOfDefection", "liquidity", "trades", "title");
        return venue.list(Query.api(MARKETS).with("phase", phase), page, MARKETS, table);
    }

    @Command(description = "One market: its prices and how it stands.")
    int show(@Mixin Connecting venue, @Parameters(paramLabel = MARKET) String market) {
        return venue.show(Query.api(MARKETS, market), MarketCommands::print);
    }

    @Command(
            description = "What a trade would cost; changes nothing.",
            footerHeading = "%nExample:%n",
            footer = "  covenant market quote evals --if broken --outcome long --target-price 0.3")
    int quote(@Mixin Connecting venue, @Mixin OrderTerms order, @Parameters(paramLabel = MARKET) String market) {
        return venue.tell(
                venue.client()
                        .connection()
                        .ask(
                                Query.api(MARKETS, market, "quotes"),
                                order.body(venue).json()),
                (out, told) -> out.println("it would be: " + TradeCommands.words(told)));
    }

    @Command(description = "Raises the liquidity parameter; no price moves, the sponsor pays.")
    int liquidity(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Parameters(paramLabel = MARKET) String market,
            @Parameters(paramLabel = "CREDITS", description = "The new parameter.") String liquidity,
            @Option(names = "--reason", paramLabel = "TEXT") String reason) {
        Body body = Body.empty().put("liquidity", liquidity).put("reason", reason);
        return venue.write(
                Query.api(MARKETS, market, "liquidity"), body, how, market + " has liquidity " + liquidity + " now");
    }

    @Command(
            description = "Says which condition came about, or what the outcome was: one step at a time.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  covenant market settle evals --condition broken --reason \"Section 4 of the report\"",
                "  covenant market settle evals --value 1.25"
            })
    int settle(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Mixin Writing.Confirming confirming,
            @Parameters(paramLabel = MARKET) String market,
            @Option(
                            names = {"--condition", "--if"},
                            paramLabel = "CONDITION")
                    String condition,
            @Option(names = "--outcome", paramLabel = "OUTCOME") String outcome,
            @Option(names = "--value", paramLabel = "VALUE", description = "Of a scalar metric.") String value,
            @Option(names = "--reason", paramLabel = "TEXT", description = "It is kept for ever.") String reason) {
        int steps = (condition == null ? 0 : 1) + (outcome == null ? 0 : 1) + (value == null ? 0 : 1);
        if (steps != 1) {
            throw venue.wrong("settling is one of --condition, --outcome and --value, one step at a time");
        }
        String what = condition != null ? "condition " + condition : outcome != null ? outcome : value;
        if (!confirming.confirms(venue, how, "settle " + market + ": " + what)) {
            return 1;
        }
        Body body = Body.empty()
                .put("condition", condition)
                .put("outcome", outcome)
                .put("value", value)
                .put("reason", reason);
        Query path = Query.api(MARKETS, market, condition == null ? "outcome" : "condition");
        return venue.write(path, body, how, market + " is settled: " + what);
    }

    @Command(name = "void", description = "Ends a market as if it had never been.")
    int end(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Mixin Writing.Confirming confirming,
            @Parameters(paramLabel = MARKET) String market,
            @Option(names = "--reason", paramLabel = "TEXT", required = true) String reason) {
        if (!confirming.confirms(venue, how, "void " + market)) {
            return 1;
        }
        return venue.write(
                Query.api(MARKETS, market, "void"),
                Body.empty().put("reason", reason),
                how,
                market + " is void: everyone is back where he was");
    }

    @Command(description = "Corrects a settled metric; you pay those who got too little.")
    int correct(
            @Mixin Connecting venue,
            @Mixin Writing how,
            @Mixin Writing.Confirming confirming,
            @Parameters(paramLabel = MARKET) String market,
            @Option(names = "--outcome", paramLabel = "OUTCOME") String outcome,
            @Option(names = "--value", paramLabel = "VALUE") String value,
            @Option(names = "--reason", paramLabel = "TEXT", required = true) String reason) {
        if ((outcome == null) == (value == null)) {
            throw venue.wrong("a correction has --outcome or --value");
        }
        if (!confirming.confirms(venue, how, "correct " + market)) {
            return 1;
        }
        Body body = Body.empty().put("outcome", outcome).put("value", value).put("reason", reason);
        return venue.write(Query.api(MARKETS, market, "corrections"), body, how, market + " is corrected");
    }

    @Command(description = "What rests in its book, added up by claim and limit.")
    int book(@Mixin Connecting venue, @Parameters(paramLabel = MARKET) String market) {
        return venue.show(
                Query.api(MARKETS, market, "orders"),
                (out, told) -> Table.of("condition", "outcome", "side", "limit=limitPrice", "shares", "orders")
                        .add(told.getJsonArray("book"))
                        .print(out));
    }

    @Command(description = "Every trade, oldest first.")
    int trades(@Mixin Connecting venue, @Mixin Paging.History page, @Parameters(paramLabel = MARKET) String market) {
        Table table = Table.of(
                "sequence",
                "at",
                "account",
                "condition",
                "outcome",
                "shares",
                "cost",
                "before=priceBefore",
                "after=priceAfter");
        return venue.list(Query.api(MARKETS, market, "trades"), page, "trades", table);
    }

    @Command(description = "Prices after everything that changed them, oldest first.")
    int prices(@Mixin Connecting venue, @Mixin Paging.History page, @Parameters(paramLabel = MARKET) String market) {
        Table table = Table.of("sequence", "at", "kind", "expected", "defection=priceOfDefection");
        return venue.list(Query.api(MARKETS, market, "prices"), page, "prices", table);
    }

    @Command(
            description = "Open, high, low and close of a price or a signal.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  covenant market candles evals --if broken --outcome long --resolution 1d",
                "  covenant market candles evals --series token"
            })
    int candles(
            @Mixin Connecting venue,
            @Mixin Paging.History page,
            @Parameters(paramLabel = MARKET) String market,
            @Option(names = "--series", paramLabel = "SERIES", description = "price, expected, token or defection.")
                    String series,
            @Option(
                            names = {"--if", "--condition"},
                            paramLabel = "CONDITION")
                    String condition,
            @Option(names = "--outcome", paramLabel = "OUTCOME") String outcome,
            @Option(names = "--resolution", paramLabel = "LENGTH", description = "Such as 1m, 4h, 1d.")
                    String resolution,
            @Option(names = "--from", paramLabel = "TIME") String from,
            @Option(names = "--to", paramLabel = "TIME") String to) {
        Query query = Query.api(MARKETS, market, "candles")
                .with("series", series)
                .with("condition", condition)
                .with("outcome", outcome)
                .with("resolution", resolution)
                .with("from", from)
                .with("to", to);
        Table table = Table.of("from", "open", "high", "low", "close", "shares", "volume", "trades", "complete");
        return venue.list(query, page, "candles", table);
    }

    private static void print(PrintWriter out, JsonObject market) {
        Sheet.print(out, market, "conditions", "outcomes", "sequence", "decision");
        out.println();
        JsonArray outcomes = market.getJsonArray("outcomes");
        String[] columns = new String[outcomes.size() + 3];
        columns[0] = "condition";
        columns[1] = "probability";
        columns[2] = "expected";
        for (int i = 0; i < outcomes.size(); i++) {
            columns[i + 3] = outcomes.getJsonObject(i).getString("id");
        }
        Table table = Table.of(columns);
        for (Object each : market.getJsonArray("conditions")) {
            JsonObject condition = (JsonObject) each;
            table.add(flat(condition.getJsonArray("outcomes"))
                    .put("condition", condition.getString("id"))
                    .put("probability", condition.getDouble("probability"))
                    .put("expected", condition.getDouble("expected")));
        }
        table.add(flat(outcomes).put("condition", "(any)").put("expected", market.getDouble("expected")));
        table.print(out);
        if (market.getValue("decision") != null) {
            out.println();
            out.println("it decides by its prices: covenant decision show " + market.getString("id"));
        }
    }

    private static JsonObject flat(JsonArray outcomes) {
        JsonObject row = new JsonObject();
        for (Object each : outcomes) {
            JsonObject outcome = (JsonObject) each;
            row.put(outcome.getString("id"), outcome.getDouble("probability"));
        }
        return row;
    }
}
