package covenant.api.history;

import covenant.ledger.history.Cursor;
import covenant.ledger.history.History;
import covenant.ledger.history.Page;
import covenant.ledger.history.PageRequest;
import covenant.ledger.history.StatementLine;
import covenant.ledger.history.TradeRow;
import covenant.ledger.history.TradeStretch;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what happened in order, page by page: the trades of some markets, and all that moved one account's cash. Used from one context; one
 * page at a time.
 */
public final class PastReader {
    /** Parts of a command beyond all that it can have. */
    private static final int ALL = 1 << 19;

    private static final Comparator<Happened> ORDER = Comparator.comparingLong(Happened::sequence)
            .thenComparing(row -> row.isOwn() || row.number() == Integer.MAX_VALUE)
            .thenComparingInt(Happened::number);

    private final HistoryGateway gateway;
    private final List<Integer> markets;
    private final int account;
    private long tradeSequence;
    private int tradesTold;
    private Cursor ownCursor;
    private long numberedIn = -1;
    private int numbered;
    private final long ownSequence;
    private final int ownToSkip;

    /**
     * A reader that has read nothing yet.
     *
     * @param markets numbers of the markets whose trades are read; null for all, empty for none
     * @param account number of the account whose cash is followed, or -1
     * @param trades where trades are read from: after so many of that command
     * @param own where the account's movements are read from: after so many of that command
     */
    PastReader(HistoryGateway gateway, List<Integer> markets, int account, After trades, After own) {
        this.gateway = gateway;
        this.markets = markets;
        this.account = account;
        this.tradeSequence = trades.sequence();
        this.tradesTold = Math.min(trades.told(), ALL);
        this.ownCursor = own.told() >= ALL
                ? new Cursor(own.sequence(), Integer.MAX_VALUE)
                : new Cursor(Math.max(0, own.sequence() - 1), Integer.MAX_VALUE);
        this.ownSequence = own.sequence();
        this.ownToSkip = own.told() >= ALL ? 0 : own.told();
    }

    /** After the first {@code told} of what a command brought. */
    public record After(long sequence, int told) {
        /** After all of it. */
        public static After all(long sequence) {
            return new After(sequence, ALL);
        }
    }

    /**
     * A trade, or a movement of the account's cash.
     *
     * @param number which of its command's trades, or of the account's movements by it, from 1
     * @param trade the trade; of a movement that is no trade of the account's own null
     * @param line of the account's statement; null for a trade as everyone hears of it
     */
    public record Happened(long sequence, int number, TradeRow trade, StatementLine line) {
        /** Whether only the account hears of it. */
        public boolean isOwn() {
            return line != null;
        }
    }

    /**
     * What was read.
     *
     * @param rows in order
     * @param whole whether everything through the sequence asked for is read now
     * @param committed how far the history had been written
     */
    public record Read(List<Happened> rows, boolean whole, long committed) {}

    private record Pages(Page<TradeStretch.Numbered> trades, Page<StatementLine> own, Map<Cursor, TradeRow> ownTrades) {
        long committed() {
            return Math.min(
                    trades == null ? Long.MAX_VALUE : trades.committedSequence(),
                    own == null ? Long.MAX_VALUE : own.committedSequence());
        }
    }

    /** How many trades each market had from here through this sequence, by number, all markets together at most {@code most}. */
    public Future<Map<Integer, Long>> count(long through, int most) {
        TradeStretch stretch = new TradeStretch(tradeSequence, tradesTold, through, null);
        return gateway.read(history -> history.count(stretch, most));
    }

    /**
     * The next page through this sequence. If the history is not written so far, nothing is read, and the same may be asked again.
     *
     * @param limit how many rows of each kind at most
     */
    public Future<Read> next(long through, int limit) {
        TradeStretch stretch = new TradeStretch(tradeSequence, tradesTold, through, markets);
        boolean wantsTrades = (markets == null || !markets.isEmpty()) && tradeSequence <= through;
        PageRequest request = PageRequest.after(ownCursor, limit);
        return gateway.read(history -> pages(history, wantsTrades ? stretch : null, request, limit))
                .map(pages -> pages.committed() < through
                        ? new Read(List.of(), false, pages.committed())
                        : merge(pages, through));
    }

    private Pages pages(History history, TradeStretch stretch, PageRequest request, int limit) {
        Page<TradeStretch.Numbered> trades = stretch == null ? null : history.trades(stretch, limit);
        if (account < 0) {
            return new Pages(trades, null, Map.of());
        }
        Page<StatementLine> lines = history.statement(account, request);
        Map<Cursor, TradeRow> ownTrades = new HashMap<>();
        history.tradesOf(account, request).rows().forEach(row -> ownTrades.put(row.cursor(), row));
        return new Pages(trades, lines, ownTrades);
    }

    private Read merge(Pages pages, long through) {
        Happened end = new Happened(through, Integer.MAX_VALUE, null, null);
        List<Happened> trades = new ArrayList<>();
        if (pages.trades() != null) {
            pages.trades()
                    .rows()
                    .forEach(each -> trades.add(new Happened(each.row().sequence(), each.number(), each.row(), null)));
            end = pages.trades().more() ? trades.get(trades.size() - 1) : end;
        }
        List<Happened> own = new ArrayList<>();
        boolean moreOwn = pages.own() != null && addOwn(pages, through, own);
        if (moreOwn && ORDER.compare(own.get(own.size() - 1), end) < 0) {
            end = own.get(own.size() - 1);
        }
        List<Happened> rows = new ArrayList<>();
        Happened last = end;
        trades.stream().filter(row -> ORDER.compare(row, last) <= 0).forEach(rows::add);
        own.stream().filter(row -> ORDER.compare(row, last) <= 0).forEach(rows::add);
        rows.sort(ORDER);
        boolean whole = end.number() == Integer.MAX_VALUE;
        rows.forEach(this::note);
        if (whole) {
            tradeSequence = Math.max(tradeSequence, through);
            tradesTold = ALL;
        }
        int skip = ownToSkip;
        long skipIn = ownSequence;
        List<Happened> told = rows.stream()
                .filter(row -> !row.isOwn() || row.sequence() != skipIn || row.number() > skip)
                .toList();
        return new Read(told, whole, pages.committed());
    }

    /** Returns whether there are more through the sequence. */
    private boolean addOwn(Pages pages, long through, List<Happened> own) {
        long sequence = numberedIn;
        int number = numbered;
        for (StatementLine line : pages.own().rows()) {
            long at = line.cursor().sequence();
            if (at > through) {
                return false;
            }
            number = at == sequence ? number + 1 : 1;
            sequence = at;
            TradeRow trade = line.cause().equals("trade") ? pages.ownTrades().get(line.cursor()) : null;
            own.add(new Happened(at, number, trade, line));
        }
        return pages.own().more() && !own.isEmpty();
    }

    private void note(Happened row) {
        if (row.isOwn()) {
            ownCursor = row.line().cursor();
            numberedIn = row.sequence();
            numbered = row.number();
        } else {
            tradeSequence = row.sequence();
            tradesTold = row.number();
        }
    }
}
