package covenant.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.Tick;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import covenant.engine.signal.Signals;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.ledger.projection.H2Projection;
import covenant.ledger.projection.Script;
import covenant.ledger.projection.Scripts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
    private static final long CREDIT = Script.CREDIT;

    @TempDir
    Path directory;

    private H2Projection projection;
    private History history;

    @BeforeEach
    void open() {
        projection = new H2Projection(directory, report -> {});
        history = new History(projection.database(), 2);
    }

    @AfterEach
    void close() {
        history.close();
        projection.close();
    }

    /** All pages, each from the last row of the one before. */
    private static <T> List<T> all(
            boolean forward, int limit, Function<PageRequest, Page<T>> read, Function<T, Cursor> cursor) {
        List<T> rows = new ArrayList<>();
        Page<T> page = read.apply(forward ? PageRequest.oldest(limit) : PageRequest.newest(limit));
        rows.addAll(page.rows());
        while (page.more()) {
            assertThat(page.rows()).hasSize(limit);
            Cursor last = cursor.apply(rows.get(rows.size() - 1));
            page = read.apply(forward ? PageRequest.after(last, limit) : PageRequest.before(last, limit));
            assertThat(page.rows()).as("more was promised").isNotEmpty();
            rows.addAll(page.rows());
        }
        return rows;
    }

    private static <T> List<T> reversed(List<T> rows) {
        List<T> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        return reversed;
    }

    @ParameterizedTest
    @CsvSource({"1,3", "2,40", "3,1000", "4,1"})
    void pagesPutTogetherAreTheWholeHistoryInEitherDirection(long seed, int batch) {
        System.out.println("seed " + seed);
        Script script = Scripts.random(seed, 700);
        script.follow(projection, batch);
        for (Market market : script.engine().state().markets()) {
            int number = market.number();
            List<TradeRow> trades = all(true, 1000, r -> history.trades(number, r), TradeRow::cursor);
            assertThat(trades).hasSize((int) market.trades());
            List<PriceRow> prices = all(true, 1000, r -> history.prices(number, r), PriceRow::cursor);
            assertThat(prices).hasSizeGreaterThan((int) market.trades());
            for (int limit : new int[] {1, 7, 50}) {
                assertThat(all(true, limit, r -> history.trades(number, r), TradeRow::cursor))
                        .isEqualTo(trades);
                assertThat(all(false, limit, r -> history.trades(number, r), TradeRow::cursor))
                        .isEqualTo(reversed(trades));
                assertThat(all(true, limit, r -> history.prices(number, r), PriceRow::cursor))
                        .extracting(PriceRow::cursor)
                        .isEqualTo(prices.stream().map(PriceRow::cursor).toList());
                assertThat(all(false, limit, r -> history.prices(number, r), PriceRow::cursor))
                        .extracting(PriceRow::cursor)
                        .isEqualTo(
                                reversed(prices.stream().map(PriceRow::cursor).toList()));
            }
        }
        for (Account account : script.engine().state().accounts()) {
            int number = account.number();
            List<StatementLine> lines = all(true, 1000, r -> history.statement(number, r), StatementLine::cursor);
            assertAddsUp(lines, account.cashMicros());
            List<TradeRow> trades = all(true, 1000, r -> history.tradesOf(number, r), TradeRow::cursor);
            assertThat(trades).allSatisfy(t -> assertThat(t.account()).isEqualTo(number));
            for (int limit : new int[] {1, 9}) {
                assertThat(all(true, limit, r -> history.statement(number, r), StatementLine::cursor))
                        .isEqualTo(lines);
                assertThat(all(false, limit, r -> history.statement(number, r), StatementLine::cursor))
                        .isEqualTo(reversed(lines));
                assertThat(all(false, limit, r -> history.tradesOf(number, r), TradeRow::cursor))
                        .isEqualTo(reversed(trades));
            }
        }
    }

    private static void assertAddsUp(List<StatementLine> lines, long cashMicros) {
        long cash = 0;
        for (StatementLine line : lines) {
            cash += line.amountMicros();
            assertThat(line.cashAfterMicros()).as("cash after %s", line).isEqualTo(cash);
        }
        assertThat(cash).isEqualTo(cashMicros);
        assertThat(lines).extracting(StatementLine::cursor).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aStatementTellsEveryCause() {
        Script script = Scripts.everything();
        script.follow(projection, 5);
        List<StatementLine> bobs = history.statement(4, PageRequest.oldest(100)).rows();
        assertThat(bobs)
                .extracting(StatementLine::cause)
                .contains("deposit", "trade", "withdrawal", "called_off", "voided");
        assertThat(history.statement(3, PageRequest.oldest(100)).rows())
                .extracting(StatementLine::cause)
                .contains("payout");
        assertThat(history.statement(Script.COORDINATOR, PageRequest.oldest(100))
                        .rows())
                .extracting(StatementLine::cause)
                .contains("subsidy", "payout", "pool_returned");
        StatementLine deposit = bobs.get(0);
        assertThat(deposit.market()).isEqualTo(-1);
        assertThat(deposit.amountMicros()).isEqualTo(5_000 * CREDIT);
        assertThat(deposit.cursor()).isEqualTo(new Cursor(5, 0));
    }

    @Test
    void aTradeIsToldAsTheEngineAnsweredIt() {
        Script script = new Script();
        int alice = script.participant("alice", 1_000);
        int market = script.market(
                Script.withFee(TestVenue.terms("m", Metric.scalar(0, 4 * CREDIT, "points"), "kept", "broken"), 50, 0),
                100);
        var answer = script.trade(alice, market, Order.spend(1, 0, 30 * CREDIT));
        Signals signals = Signals.of(script.engine().state().market(market));
        script.follow(projection, 5);
        TradeRow row = history.trades(market, PageRequest.newest(1)).rows().get(0);
        long cash = script.engine().state().account(alice).cashMicros();
        assertThat(row)
                .isEqualTo(new TradeRow(
                        new Cursor(answer.sequence(), 0),
                        answer.atMicros(),
                        market,
                        alice,
                        row.commandId(),
                        1,
                        0,
                        answer.sharesMicros(),
                        answer.costMicros(),
                        answer.feeMicros(),
                        answer.priceBeforePpb(),
                        answer.priceAfterPpb(),
                        cash - 1_000 * CREDIT,
                        cash,
                        Script.COORDINATOR,
                        0,
                        -1));
        assertThat(row.commandId()).startsWith("script-");
        assertThat(row.feeMicros()).isPositive();
        PriceRow price = history.prices(market, PageRequest.newest(1)).rows().get(0);
        assertThat(price.kind()).isEqualTo("trade");
        assertThat(price.prices().conditionPpb()).isEqualTo(signals.conditionPpb());
        assertThat(price.prices().outcomePpb()).isDeepEqualTo(signals.outcomePpb());
        assertThat(price.prices().expected()).isEqualTo(signals.expected());
        assertThat(price.prices().token()).isEqualTo(signals.token());
    }

    @Test
    void pricesTellTheJumpOfTheTokenWithTheConditionThatCausedIt() {
        Script script = new Script();
        int alice = script.participant("alice", 1_000);
        int market = script.market(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 100);
        script.trade(alice, market, Order.toPrice(1, 0, 900_000_000));
        script.settleCondition(market, 1);
        script.settleOutcome(market, 0, 0);
        script.follow(projection, 100);
        List<PriceRow> rows = history.prices(market, PageRequest.oldest(10)).rows();
        assertThat(rows)
                .extracting(PriceRow::kind)
                .containsExactly("opened", "trade", "condition_settled", "outcome_settled");
        assertThat(rows).extracting(PriceRow::condition).containsExactly(-1, -1, 1, -1);
        assertThat(rows).extracting(PriceRow::outcome).containsExactly(-1, -1, -1, 0);
        PriceRow settled = rows.get(2);
        assertThat(settled.tokenBefore()).isEqualTo(rows.get(1).prices().token());
        assertThat(settled.prices().token()).isBetween(899_999_999L, 900_000_001L);
        assertThat(settled.prices().conditionPpb()).containsExactly(0, 1_000_000_000);
        assertThat(rows.get(0).tokenBefore()).isNull();
    }

    @Test
    void twoEventsOfOneCommandAreTwoPlaces() {
        Script script = Scripts.everything();
        script.follow(projection, 100);
        List<PriceRow> rows = all(true, 1, r -> history.prices(1, r), PriceRow::cursor);
        assertThat(rows)
                .extracting(PriceRow::kind)
                .containsExactly("opened", "trade", "trade", "closed", "condition_settled", "outcome_settled");
        Cursor closed = rows.get(3).cursor();
        assertThat(rows.get(4).cursor()).isEqualTo(new Cursor(closed.sequence(), 1));
        assertThat(all(false, 1, r -> history.prices(1, r), PriceRow::cursor)).hasSize(6);
    }

    @Test
    void aFeeThatIsFreeAtOnceIsALineOfTheSponsors() {
        Script script = new Script();
        int alice = script.participant("alice", 1_000);
        int market =
                script.market(Script.withFee(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 100, 0), 100);
        script.trade(alice, market, Order.shares(0, 0, CREDIT));
        script.follow(projection, 100);
        // No claim of today frees a fee before settlement; the event allows it, so the tables must.
        var answer = script.tick();
        var traded = new Event.Traded(
                market, alice, 0, 0, CREDIT, 510_000, 10_000, 1, 2, -510_000, 1, Script.COORDINATOR, 10_000, -1);
        projection.onEvent(answer.sequence(), answer.atMicros(), Tick.now(), traded, script.engine());
        projection.onStep(answer.sequence(), answer.atMicros(), Tick.now(), answer, List.of(traded), script.engine());
        projection.commit(answer.sequence(), answer.atMicros(), script.engine());
        StatementLine fee = history.statement(Script.COORDINATOR, PageRequest.newest(1))
                .rows()
                .get(0);
        assertThat(fee.cause()).isEqualTo("fee");
        assertThat(fee.amountMicros()).isEqualTo(10_000);
        assertThat(fee.cursor()).isEqualTo(new Cursor(answer.sequence(), 1));
        assertThat(history.statement(Script.COORDINATOR, PageRequest.before(fee.cursor(), 1))
                        .rows())
                .extracting(StatementLine::cause)
                .containsExactly("subsidy");
        assertThat(history.statement(Script.COORDINATOR, PageRequest.after(new Cursor(answer.sequence(), 0), 5))
                        .rows())
                .containsExactly(fee);
    }

    @Test
    void cursorsStayGoodWhileRowsArrive() {
        Script script = new Script();
        int alice = script.participant("alice", 10_000);
        int market = script.market(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 1_000);
        List<Long> sequences = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sequences.add(
                    script.trade(alice, market, Order.shares(i % 2, 0, CREDIT)).sequence());
        }
        script.follow(projection, 6);
        Page<TradeRow> newest = history.trades(market, PageRequest.newest(8));
        assertThat(newest.committedSequence()).isEqualTo(script.sequence());
        Cursor tip = newest.rows().get(0).cursor();
        assertThat(history.trades(market, PageRequest.after(tip, 8)).rows()).isEmpty();

        List<Long> later = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            script.tick();
            later.add(script.trade(alice, market, Order.shares(0, 1, CREDIT)).sequence());
        }
        script.follow(projection, 2);
        Page<TradeRow> older =
                history.trades(market, PageRequest.before(newest.rows().get(7).cursor(), 100));
        assertThat(older.rows()).extracting(TradeRow::sequence).isEqualTo(reversed(sequences.subList(0, 12)));
        assertThat(older.more()).isFalse();
        assertThat(older.committedSequence()).isEqualTo(script.sequence());
        Page<TradeRow> followed = history.trades(market, PageRequest.after(tip, 3));
        assertThat(followed.rows()).extracting(TradeRow::sequence).isEqualTo(later.subList(0, 3));
        assertThat(followed.more()).isTrue();
    }

    @Test
    void aCursorNeedNotBeARowsPlace() {
        Script script = new Script();
        int alice = script.participant("alice", 10_000);
        int bob = script.participant("bob", 10_000);
        int market = script.market(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 1_000);
        long first = script.trade(alice, market, Order.shares(0, 0, CREDIT)).sequence();
        long between = script.trade(bob, market, Order.shares(0, 0, CREDIT)).sequence();
        long last = script.trade(alice, market, Order.shares(0, 0, CREDIT)).sequence();
        script.follow(projection, 100);
        assertThat(history.tradesOf(alice, PageRequest.before(new Cursor(between, 0), 5))
                        .rows())
                .extracting(TradeRow::sequence)
                .containsExactly(first);
        assertThat(history.tradesOf(alice, PageRequest.after(new Cursor(between, 0), 5))
                        .rows())
                .extracting(TradeRow::sequence)
                .containsExactly(last);
        assertThat(history.tradesOf(alice, PageRequest.after(new Cursor(last + 99, 0), 5))
                        .rows())
                .isEmpty();
    }

    @Test
    void aQuietTraderAmongManyCommitsIsFound() {
        Script script = new Script();
        int alice = script.participant("alice", 10_000);
        int market = script.market(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 1_000);
        List<Long> sequences = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sequences.add(
                    script.trade(alice, market, Order.shares(0, 0, CREDIT)).sequence());
        }
        // Each trade in a list of its own: more lists than are read at once.
        script.follow(projection, 1);
        assertThat(history.tradesOf(alice, PageRequest.newest(50)).rows())
                .extracting(TradeRow::sequence)
                .isEqualTo(reversed(sequences.subList(10, 60)));
        assertThat(history.tradesOf(alice, PageRequest.oldest(50)).rows())
                .extracting(TradeRow::sequence)
                .isEqualTo(sequences.subList(0, 50));
    }

    @Test
    void whoeverIsUnknownHasNoHistory() {
        Script script = Scripts.everything();
        script.follow(projection, 100);
        assertThat(history.trades(99, PageRequest.newest(5)).rows()).isEmpty();
        assertThat(history.prices(99, PageRequest.newest(5)).rows()).isEmpty();
        assertThat(history.statement(99, PageRequest.newest(5)).rows()).isEmpty();
        assertThat(history.tradesOf(-1, PageRequest.oldest(5)).rows()).isEmpty();
    }

    @Test
    void itIsUnavailableUntilTheProjectionIsOpenAndComesBackAfterARebuild() {
        assertThatThrownBy(() -> history.committedSequence()).isInstanceOf(HistoryUnavailable.class);
        Script script = Scripts.everything();
        script.follow(projection, 100);
        assertThat(history.committedSequence()).isEqualTo(script.sequence());
        projection.reset("a test");
        assertThatThrownBy(() -> history.trades(0, PageRequest.newest(5))).isInstanceOf(HistoryUnavailable.class);
        script.follow(projection, 100);
        assertThat(history.committedSequence()).isEqualTo(script.sequence());
        assertThat(history.trades(0, PageRequest.newest(5)).rows()).hasSize(5);
    }

    @Test
    void anInterruptedReaderHarmsNobody() {
        Script script = Scripts.random(5, 500);
        script.follow(projection, 100, 300);
        // Opened anew, so that the pages come from the disk.
        projection.close();
        assertThat(projection.committedSequence()).isEqualTo(300);
        Thread.currentThread().interrupt();
        try {
            assertThat(history.trades(0, PageRequest.newest(50)).rows()).isNotEmpty();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        script.follow(projection, 100);
        assertThat(history.committedSequence()).isEqualTo(script.sequence());
    }

    @Test
    void pagesReadWhileTheProjectionWritesAreOfOneMoment() throws InterruptedException {
        Script script = Scripts.random(6, 600);
        script.follow(projection, 100, 10);
        Thread writer = new Thread(() -> script.follow(projection, 1));
        writer.start();
        int reads = 0;
        while (writer.isAlive() || reads == 0) {
            for (int account = 2; account < 9; account++) {
                Page<StatementLine> page = history.statement(account, PageRequest.newest(1000));
                assertAddsUp(
                        reversed(page.rows()),
                        page.rows().isEmpty() ? 0 : page.rows().get(0).cashAfterMicros());
                assertThat(page.rows())
                        .allSatisfy(line ->
                                assertThat(line.cursor().sequence()).isLessThanOrEqualTo(page.committedSequence()));
                reads++;
            }
        }
        writer.join();
        assertThat(history.committedSequence()).isEqualTo(script.sequence());
    }

    @Test
    void cursorsAreReadAsTheyAreWritten() {
        assertThat(new Cursor(17, 0)).hasToString("17").isEqualTo(Cursor.parse("17"));
        assertThat(new Cursor(17, 2)).hasToString("17.2").isEqualTo(Cursor.parse("17.2"));
        assertThat(new Cursor(17, 2)).isGreaterThan(new Cursor(17, 1)).isLessThan(new Cursor(18, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.-1", "1.", ".1", "1.2.3", "9223372036854775808", " 1"})
    void whatIsNoCursorIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void limitsHaveBounds(int limit) {
        assertThatThrownBy(() -> PageRequest.newest(limit)).isInstanceOf(IllegalArgumentException.class);
    }
}
