package covenant.api.exporting;

import covenant.api.json.Amounts;
import covenant.api.json.Times;
import covenant.engine.Limits;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Order;
import covenant.engine.core.Engine;
import covenant.engine.signal.Signals;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.ledger.history.ActFilter;
import covenant.ledger.history.ActRow;
import covenant.ledger.history.Cursor;
import covenant.ledger.history.History;
import covenant.ledger.history.Page;
import covenant.ledger.history.PageRequest;
import covenant.ledger.history.PriceRow;
import covenant.ledger.history.StatementLine;
import covenant.ledger.history.TradeRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes the rows of the history, a table a sheet, in the order of market or account and then of the sequence. */
final class Sheets {
    private static final String AMOUNT = ":DECIMAL(20,6)";
    private static final String PRICE = ":DECIMAL(10,9)";

    private final Path directory;
    private final Engine engine;
    private final History history;
    private final Set<Integer> markets;
    private final Cursor from;

    /**
     * Sheets in this folder.
     *
     * @param engine as it stands behind the last command of the history
     * @param markets numbers of those to write
     */
    Sheets(Path directory, Engine engine, History history, Set<Integer> markets, long fromSequence) {
        this.directory = directory;
        this.engine = engine;
        this.history = history;
        this.markets = markets;
        // The last place before the first command that is wanted.
        this.from = fromSequence <= 1 ? Cursor.START : new Cursor(fromSequence - 1, Integer.MAX_VALUE);
    }

    private <T> void each(Function<PageRequest, Page<T>> read, Function<T, Cursor> cursor, Consumer<T> row) {
        Cursor at = from;
        Page<T> page;
        do {
            page = read.apply(PageRequest.after(at, PageRequest.MAX_LIMIT));
            page.rows().forEach(row);
            at = page.rows().isEmpty()
                    ? at
                    : cursor.apply(page.rows().get(page.rows().size() - 1));
        } while (page.more());
    }

    private Market market(int number) {
        return engine.state().market(number);
    }

    private String account(int number) {
        return engine.state().account(number).id();
    }

    private static String condition(MarketTerms terms, int condition) {
        return condition < 0 ? null : terms.conditions().get(condition);
    }

    private static String outcome(MarketTerms terms, int outcome) {
        return outcome < 0 ? null : terms.metric().outcomes().get(outcome);
    }

    private static String price(long ppb) {
        return BigDecimal.valueOf(ppb, 9).toPlainString();
    }

    /** Every trade. */
    Sheet trades() throws IOException {
        try (Sheet sheet = new Sheet(
                directory,
                "trades",
                Sheet.columns(
                        "market",
                        "sequence:BIGINT",
                        "line:INTEGER",
                        "happened_at:TIMESTAMP",
                        "account",
                        "condition",
                        "outcome",
                        "shares" + AMOUNT,
                        "cost" + AMOUNT,
                        "fee" + AMOUNT,
                        "price_before" + PRICE,
                        "price_after" + PRICE,
                        "order_number:INTEGER"))) {
            for (int number : markets) {
                MarketTerms terms = market(number).terms();
                each(
                        r -> history.trades(number, r),
                        TradeRow::cursor,
                        (TradeRow t) -> sheet.row(
                                terms.id(),
                                t.sequence(),
                                t.cursor().line(),
                                Times.iso(t.atMicros()),
                                account(t.account()),
                                condition(terms, t.condition()),
                                outcome(terms, t.outcome()),
                                Amounts.text(t.sharesMicros()),
                                Amounts.text(t.costMicros()),
                                Amounts.text(t.feeMicros()),
                                price(t.priceBeforePpb()),
                                price(t.priceAfterPpb()),
                                t.order() < 0 ? null : t.order()));
            }
            return sheet;
        }
    }

    /** Every price after everything that changed it, one a row. */
    Sheet prices() throws IOException {
        try (Sheet sheet = new Sheet(
                directory,
                "prices",
                Sheet.columns(
                        "market",
                        "sequence:BIGINT",
                        "line:INTEGER",
                        "happened_at:TIMESTAMP",
                        "kind",
                        "series",
                        "condition",
                        "outcome",
                        "value:DECIMAL(38,9)"))) {
            for (int number : markets) {
                MarketTerms terms = market(number).terms();
                each(r -> history.prices(number, r), PriceRow::cursor, (PriceRow p) -> prices(p, terms, sheet));
            }
            return sheet;
        }
    }

    private static void prices(PriceRow p, MarketTerms terms, Sheet sheet) {
        int conditions = terms.conditions().size();
        for (int c = 0; c < conditions; c++) {
            if (!p.prices().isLive(c)) {
                continue;
            }
            price(p, terms, sheet, "price", c, Order.ANY, price(p.prices().conditionPpb()[c]));
            for (int o = 0; o < p.prices().overallPpb().length; o++) {
                price(p, terms, sheet, "price", c, o, price(p.prices().outcomePpb()[c][o]));
            }
            if (p.prices().expected().length > 0) {
                price(
                        p,
                        terms,
                        sheet,
                        "expected",
                        c,
                        Order.ANY,
                        parts(terms, p.prices().expected()[c]));
            }
        }
        for (int o = 0; o < p.prices().overallPpb().length; o++) {
            price(p, terms, sheet, "price", Order.ANY, o, price(p.prices().overallPpb()[o]));
        }
        if (p.prices().expected().length > 0) {
            price(
                    p,
                    terms,
                    sheet,
                    "token",
                    Order.ANY,
                    Order.ANY,
                    parts(terms, p.prices().token()));
        }
    }

    private static String parts(MarketTerms terms, long parts) {
        return Signals.unitsPerOne(terms.metric()) == Limits.PPB ? price(parts) : Amounts.text(parts);
    }

    private static void price(
            PriceRow p, MarketTerms terms, Sheet sheet, String series, int condition, int outcome, String value) {
        sheet.row(
                terms.id(),
                p.cursor().sequence(),
                p.cursor().line(),
                Times.iso(p.atMicros()),
                p.kind(),
                series,
                condition(terms, condition),
                outcome(terms, outcome),
                value);
    }

    /** Every movement of every account's cash. */
    Sheet statements() throws IOException {
        boolean all = markets.size() == engine.state().markets().size();
        try (Sheet sheet = new Sheet(
                directory,
                "statements",
                Sheet.columns(
                        "account",
                        "sequence:BIGINT",
                        "line:INTEGER",
                        "happened_at:TIMESTAMP",
                        "cause",
                        "market",
                        "amount" + AMOUNT,
                        "cash_after" + AMOUNT))) {
            for (Account account : engine.state().accounts()) {
                each(r -> history.statement(account.number(), r), StatementLine::cursor, (StatementLine s) -> {
                    if (all || markets.contains(s.market())) {
                        sheet.row(
                                account.id(),
                                s.cursor().sequence(),
                                s.cursor().line(),
                                Times.iso(s.atMicros()),
                                s.cause(),
                                s.market() < 0
                                        ? null
                                        : market(s.market()).terms().id(),
                                Amounts.text(s.amountMicros()),
                                Amounts.text(s.cashAfterMicros()));
                    }
                });
            }
            return sheet;
        }
    }

    /** Every act of an office. */
    Sheet audit() throws IOException {
        try (Sheet sheet = new Sheet(
                directory,
                "audit",
                Sheet.columns(
                        "sequence:BIGINT",
                        "line:INTEGER",
                        "happened_at:TIMESTAMP",
                        "account",
                        "what",
                        "subject",
                        "reason",
                        "state_before",
                        "state_after"))) {
            each(
                    r -> history.acts(ActFilter.ALL, r),
                    ActRow::cursor,
                    (ActRow a) -> sheet.row(
                            a.cursor().sequence(),
                            a.cursor().line(),
                            Times.iso(a.atMicros()),
                            account(a.account()),
                            a.what(),
                            a.subject(),
                            a.reason(),
                            a.before(),
                            a.after()));
            return sheet;
        }
    }

    /** All of them, in this order. */
    List<Sheet> all() throws IOException {
        return List.of(trades(), prices(), statements(), audit());
    }
}
