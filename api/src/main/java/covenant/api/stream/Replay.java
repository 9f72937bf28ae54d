package covenant.api.stream;

import covenant.api.directory.ListedMarket;
import covenant.api.history.PastReader;
import covenant.engine.event.Event;
import covenant.ledger.history.StatementLine;
import covenant.ledger.history.TradeRow;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings a client up to date whose place the log does not reach, or who changed what it wants to hear: first what happened since, from the
 * history and then from the log; then how things stand; then what happened meanwhile. Page by page, as fast as the client reads. Used from
 * the hub's context only.
 */
final class Replay {
    private static final int PAGE = 64;
    private static final long PAUSE_MILLIS = 100;
    private static final int MOST_PAUSES = 300;
    private static final long NOWHERE = -1;

    private final Interest interest;
    private final Outlet out;
    private final Past past;
    private final int pieceChars;
    private final int mostTrades;
    private final Runnable onProgress;
    private Place at;
    /** Trades through this sequence are not told: the client knows how many they were, or never listened to them. */
    private long tradesFrom;

    private long cursor = NOWHERE;
    private Snapshot snapshot;
    private boolean done;
    private boolean failed;

    // A pass through the history.
    private PastReader reader;
    private Map<String, Long> numbers = Map.of();
    private long through;
    private boolean busy;
    private int pauses;

    /**
     * A way from a place to the present.
     *
     * @param at through where the client has been told what happened
     * @param tradesFrom from after which sequence on it is told of trades and others' doings; its own affairs it is told of from {@code at} on
     * @param onProgress told when there is something to send after it waited for the history
     */
    Replay(
            Interest interest,
            Outlet out,
            Past past,
            StreamLimits limits,
            Place at,
            long tradesFrom,
            Runnable onProgress) {
        this.interest = interest;
        this.out = out;
        this.past = past;
        this.pieceChars = limits.unsentBytes() / 2;
        this.mostTrades = limits.replayTrades();
        this.at = at.happenings();
        this.tradesFrom = tradesFrom;
        this.onProgress = onProgress;
    }

    /** Begins in the log, after the frame with this index, which the log has. */
    Replay after(long index) {
        cursor = index;
        return this;
    }

    /** Does the next thing; returns whether there is another to do now. */
    boolean step(FrameLog log) {
        if (busy || done || failed) {
            return false;
        }
        if (reader != null) {
            readPage();
            return false;
        }
        // Once all states were looked at, what happened later is told after them.
        long end = snapshot == null || !snapshot.isReached() ? log.last() : snapshot.end();
        if (cursor == NOWHERE ? !log.reaches(at, interest) : cursor + 1 < log.first() && cursor < end) {
            snapshot = null;
            beginPass(log);
            return false;
        }
        if (cursor == NOWHERE) {
            cursor = log.indexOf(at);
        }
        if (cursor < end) {
            tell(log, log.at(++cursor));
        } else if (snapshot != null && snapshot.isTold()) {
            close(log);
        } else {
            piece(log);
        }
        return true;
    }

    private void tell(FrameLog log, Frame frame) {
        if (frame.key() != null || !interest.hears(frame.topic(), log.ties())) {
            return;
        }
        boolean own = !frame.topic().isPublic();
        if (own || frame.place().sequence() > tradesFrom) {
            at = frame.place().happenings();
            out.follow(frame.type(), at.sequence(), at.toString(), frame.body());
        }
    }

    private void piece(FrameLog log) {
        if (snapshot == null) {
            snapshot = new Snapshot(log, interest, pieceChars);
        }
        String lists = snapshot.next(log, false);
        out.follow("snapshot", log.sequence(), at.toString(), lists + ",\"more\":true");
    }

    private void close(FrameLog log) {
        String id = Long.toString(snapshot.sequence());
        out.follow("snapshot", snapshot.sequence(), id, snapshot.next(log, true) + ",\"more\":false");
        done = true;
    }

    // ---- from the history

    private void beginPass(FrameLog log) {
        if (!past.isKept()) {
            fail();
            return;
        }
        through = log.sequence();
        cursor = NOWHERE;
        pauses = 0;
        Map<String, Long> totals = log.tradesByMarket(interest);
        List<String> markets = interest.isAll() ? null : List.copyOf(totals.keySet());
        PastReader.After trades = tradesFrom >= at.sequence() && tradesFrom > 0
                ? PastReader.After.all(tradesFrom)
                : new PastReader.After(at.sequence(), at.trades());
        PastReader next = past.reader(markets, interest, trades, new PastReader.After(at.sequence(), at.own()));
        await(past.inTurn(() -> next.count(through, mostTrades + 1)), counts -> begin(next, log, totals, counts));
    }

    private void begin(PastReader next, FrameLog log, Map<String, Long> totals, Map<Integer, Long> counts) {
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        if (sum > mostTrades) {
            tradesFrom = through;
            long skipped = ofInterest(counts, totals);
            if (skipped > 0) {
                out.remark("conflated", log, FrameJson.conflatedBody(null, skipped));
            }
            PastReader.After own = new PastReader.After(at.sequence(), at.own());
            reader = past.reader(List.of(), interest, PastReader.After.all(through), own);
            return;
        }
        numbers = new HashMap<>();
        totals.forEach((market, total) -> {
            long since = counts.getOrDefault(past.directory().market(market).number(), 0L);
            numbers.put(market, total - since);
        });
        reader = next;
    }

    private long ofInterest(Map<Integer, Long> counts, Map<String, Long> totals) {
        long sum = 0;
        for (Map.Entry<Integer, Long> count : counts.entrySet()) {
            boolean heard = totals.containsKey(
                    past.directory().market(count.getKey()).terms().id());
            sum += heard ? count.getValue() : 0;
        }
        return sum;
    }

    private void readPage() {
        PastReader from = reader;
        await(past.inTurn(() -> from.next(through, PAGE)), this::take);
    }

    private void take(PastReader.Read read) {
        if (read.committed() < through) {
            // The history is a little behind; it is never long unless it is being rebuilt.
            busy = true;
            if (++pauses > MOST_PAUSES) {
                fail();
                return;
            }
            past.later(PAUSE_MILLIS, () -> {
                busy = false;
                onProgress.run();
            });
            return;
        }
        for (PastReader.Happened happened : read.rows()) {
            tell(happened);
        }
        if (read.whole()) {
            reader = null;
            at = Place.through(through).happenings();
        }
    }

    private void tell(PastReader.Happened happened) {
        TradeRow row = happened.trade();
        StatementLine line = happened.line();
        int part = (happened.isOwn() ? Place.OWN : 0) + happened.number();
        at = new Place(happened.sequence(), part).happenings();
        if (!happened.isOwn()) {
            ListedMarket market = past.directory().market(row.market());
            String id = market.terms().id();
            long number = numbers.merge(id, 1L, Long::sum);
            String account = past.directory().account(row.account()).id();
            Cut.Trade trade = new Cut.Trade(
                    row.sequence(), row.atMicros(), market.terms(), account, number, happened.number(), traded(row));
            out.follow("trade", happened.sequence(), at.toString(), FrameJson.tradeBody(trade));
        } else if (row != null) {
            ListedMarket market = past.directory().market(row.market());
            String body = FrameJson.members(FrameJson.fill(market.terms(), traded(row), row.atMicros()));
            out.follow("fill", happened.sequence(), at.toString(), body);
        } else {
            String market = line.market() < 0
                    ? null
                    : past.directory().market(line.market()).terms().id();
            String body = FrameJson.members(
                    FrameJson.cash(market, line.cause(), line.amountMicros(), line.cashAfterMicros(), line.atMicros()));
            out.follow("cash", happened.sequence(), at.toString(), body);
        }
    }

    private static Event.Traded traded(TradeRow row) {
        return new Event.Traded(
                row.market(),
                row.account(),
                row.condition(),
                row.outcome(),
                row.sharesMicros(),
                row.costMicros(),
                row.feeMicros(),
                row.priceBeforePpb(),
                row.priceAfterPpb(),
                row.cashDeltaMicros(),
                row.cashAfterMicros(),
                row.sponsor(),
                row.sponsorCashDeltaMicros(),
                row.order());
    }

    private <T> void await(Future<T> read, Consumer<T> then) {
        busy = true;
        read.onComplete(result -> {
            busy = false;
            if (failed) {
                return;
            }
            if (result.succeeded()) {
                then.accept(result.result());
            } else {
                fail();
            }
            onProgress.run();
        });
    }

    /** Tells nothing any more. */
    void stop() {
        failed = true;
    }

    private void fail() {
        failed = true;
    }

    /** Whether the client is up to date: through {@link #snapshot}. */
    boolean isDone() {
        return done;
    }

    /** Whether the history could not be read: the client begins anew. */
    boolean hasFailed() {
        return failed;
    }

    /** What it ended with. */
    Snapshot snapshot() {
        return snapshot;
    }
}
