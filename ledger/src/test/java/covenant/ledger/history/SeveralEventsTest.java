package covenant.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.Tick;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import covenant.ledger.projection.H2Projection;
import covenant.ledger.projection.Script;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command that brings many events: orders filled before and after what was due, each at a place and a time of its own. */
class SeveralEventsTest {
    private static final long CREDIT = Script.CREDIT;

    @TempDir
    Path directory;

    private final Script script = new Script();
    private final int alice = script.participant("alice", 1_000);
    private final int bob = script.participant("bob", 1_000);
    private final int market =
            script.market(Script.withFee(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 100, 0), 100);
    private H2Projection projection;
    private History history;
    private long sequence;
    private long dueMicros;

    @BeforeEach
    void feed() {
        projection = new H2Projection(directory, report -> {});
        history = new History(projection.database(), 1);
        script.trade(alice, market, Order.shares(0, 0, CREDIT));
        script.trade(bob, market, Order.shares(1, 0, CREDIT));
        script.follow(projection, 100);
        Answer answer = script.tick();
        sequence = answer.sequence();
        dueMicros = answer.atMicros() - 500;
        tell(dueMicros, new Event.TradingBegan(market, dueMicros));
        tell(dueMicros, cash(alice, 5, 1_005, Event.Cause.ORDER_RELEASED));
        tell(dueMicros, filled(alice, 0, -5, 1_000));
        tell(dueMicros, filled(bob, 1, -7, 993));
        tell(answer.atMicros(), filled(alice, 2, -9, 991));
        tell(answer.atMicros(), new Event.Burned(0, 11));
        projection.onStep(sequence, answer.atMicros(), Tick.now(), answer, List.of(), script.engine());
        projection.commit(sequence, answer.atMicros(), script.engine());
        // A command after it, to see that pages end where they should.
        script.trade(bob, market, Order.shares(0, 1, CREDIT));
        script.follow(projection, 100);
    }

    @AfterEach
    void close() {
        history.close();
        projection.close();
    }

    private void tell(long atMicros, Event event) {
        projection.onEvent(sequence, atMicros, Tick.now(), event, script.engine());
    }

    private static Event cash(int account, long deltaMicros, long afterMicros, Event.Cause cause) {
        return new Event.CashMoved(account, -1, deltaMicros, afterMicros, cause);
    }

    private Event filled(int account, int order, long deltaMicros, long afterMicros) {
        return new Event.Traded(
                market, account, 0, 0, CREDIT, 5, 1, 1, 2, deltaMicros, afterMicros, Script.COORDINATOR, 1, order);
    }

    private static <T> List<T> all(boolean forward, int limit, Function<PageRequest, Page<T>> read) {
        List<T> rows = new ArrayList<>();
        Page<T> page = read.apply(forward ? PageRequest.oldest(limit) : PageRequest.newest(limit));
        rows.addAll(page.rows());
        while (page.more()) {
            Cursor last = ((Placed) rows.get(rows.size() - 1)).cursor();
            page = read.apply(forward ? PageRequest.after(last, limit) : PageRequest.before(last, limit));
            rows.addAll(page.rows());
        }
        return rows;
    }

    private <T> List<T> inPagesOfAnySize(Function<PageRequest, Page<T>> read) {
        List<T> whole = all(true, 1_000, read);
        for (int limit = 1; limit <= 5; limit++) {
            assertThat(all(true, limit, read)).hasSameSizeAs(whole);
            List<Cursor> forward = cursors(all(true, limit, read));
            List<Cursor> backward = cursors(all(false, limit, read));
            java.util.Collections.reverse(backward);
            assertThat(forward).isEqualTo(cursors(whole)).isEqualTo(backward).isSorted();
        }
        return whole;
    }

    private static <T> List<Cursor> cursors(List<T> rows) {
        return new ArrayList<>(rows.stream().map(row -> ((Placed) row).cursor()).toList());
    }

    @Test
    void eachTradeOfACommandHasItsOwnPlaceAndOrder() {
        List<TradeRow> trades = inPagesOfAnySize(request -> history.trades(market, request));
        assertThat(trades).extracting(TradeRow::order).containsExactly(-1, -1, 0, 1, 2, -1);
        assertThat(trades.subList(2, 5))
                .extracting(TradeRow::cursor)
                .containsExactly(new Cursor(sequence, 3), new Cursor(sequence, 6), new Cursor(sequence, 9));
        assertThat(trades.get(0).commandId()).startsWith("script-");
        assertThat(trades.get(2).commandId()).as("nobody asked for it just now").isEmpty();
        assertThat(trades.get(2).atMicros()).isEqualTo(dueMicros);
        assertThat(trades.get(4).atMicros()).isEqualTo(dueMicros + 500);
        assertThat(inPagesOfAnySize(request -> history.tradesOf(alice, request)))
                .extracting(TradeRow::order)
                .containsExactly(-1, 0, 2);
    }

    @Test
    void pricesFollowEachOtherAsTheyHappened() {
        assertThat(inPagesOfAnySize(request -> history.prices(market, request)))
                .extracting(PriceRow::kind)
                .containsExactly("opened", "trade", "trade", "trading_began", "trade", "trade", "trade", "trade");
    }

    @Test
    void aStatementHasEveryLineOfTheCommand() {
        List<StatementLine> lines = inPagesOfAnySize(request -> history.statement(alice, request));
        assertThat(lines)
                .extracting(StatementLine::cause)
                .containsExactly("deposit", "trade", "order_released", "trade", "trade");
        assertThat(lines.subList(2, 5)).extracting(StatementLine::amountMicros).containsExactly(5L, -5L, -9L);
        assertThat(lines.get(2).atMicros()).isEqualTo(dueMicros);
        assertThat(inPagesOfAnySize(request -> history.statement(Script.COORDINATOR, request)))
                .extracting(StatementLine::cause)
                .containsExactly("deposit", "subsidy", "fee", "fee", "fee");
    }
}
