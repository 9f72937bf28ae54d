package covenant.api.importing;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The commands of an import: the venue itself opens a sponsor, who opens the markets as they come, and an account for each trader.
 * There is no operator yet: whoever serves the venue later makes one.
 */
final class ImportVenue {
    private static final long SPONSOR_DEPOSIT_MICROS = Limits.MAX_DEPOSIT_MICROS;

    private final ColumnMapping mapping;
    private final Function<Command, Answer> engine;
    private final Map<String, Integer> traders = new HashMap<>();
    private final Set<String> slugs = new HashSet<>();
    private int sponsor;
    private int commands;

    ImportVenue(ColumnMapping mapping, Function<Command, Answer> engine) {
        this.mapping = mapping;
        this.engine = engine;
    }

    void found() {
        carryOut(
                new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, "Imported: " + mapping.name(), false),
                "founding the venue");
        sponsor = openAccount("sponsor", "Sponsor of the imported markets", Role.COORDINATOR, SPONSOR_DEPOSIT_MICROS);
    }

    /** A slug that no other market of the import has. */
    String marketSlug(String name) {
        return uniqueSlug("market/", mapping.marketPrefix(), name);
    }

    int openMarket(String id, RecordedTrade first) {
        MarketTerms terms = new MarketTerms(
                id,
                "Imported market " + first.market(),
                "Trades imported with the mapping " + mapping.name() + ".",
                "",
                "",
                List.of("imported"),
                Metric.binary(),
                0,
                false,
                0);
        long yesPpb = first.prior().movePointRight(9).longValue();
        return carryOut(
                        new OpenMarket(nextId(), sponsor, terms, Decimals.micros(first.liquidity()), new long[] {
                            yesPpb, Limits.PPB - yesPpb
                        }),
                        "line " + first.line() + ": opening market " + id)
                .number();
    }

    Answer trade(RecordedTrade trade, int market, Order order) {
        int trader = traders.computeIfAbsent(trade.trader(), this::openTrader);
        return carryOut(new Trade(nextId(), trader, market, order), "line " + trade.line() + ": trade " + trade.id());
    }

    private int openTrader(String name) {
        long depositMicros = Decimals.micros(mapping.deposit());
        return openAccount(uniqueSlug("account/", "trader-", name), name, Role.PARTICIPANT, depositMicros);
    }

    private int openAccount(String id, String name, Role role, long depositMicros) {
        return carryOut(
                        new OpenAccount(nextId(), Command.VENUE_ACCOUNT, id, name, role, depositMicros, null),
                        "opening account " + id)
                .number();
    }

    private Answer carryOut(Command command, String what) {
        Answer answer = engine.apply(command);
        if (!answer.ok()) {
            throw new ImportFailure(what + " was refused: " + answer.refusal().code() + ", " + answer.detail());
        }
        return answer;
    }

    private CommandId nextId() {
        return CommandId.of("import-" + ++commands);
    }

    private String uniqueSlug(String kind, String prefix, String name) {
        String slug = (prefix + name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String base = slug.isEmpty()
                ? "unnamed"
                : slug.substring(0, Math.min(slug.length(), 56)).replaceAll("-$", "");
        String unique = base;
        for (int i = 2; !slugs.add(kind + unique); i++) {
            unique = base + "-" + i;
        }
        return unique;
    }
}
