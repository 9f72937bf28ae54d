package covenant.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables say about what happened. */
class H2ProjectionTest {
    private static final long CREDIT = Script.CREDIT;

    @TempDir
    Path directory;

    private final List<H2Projection> opened = new ArrayList<>();

    private H2Projection projection(String name) {
        H2Projection projection = new H2Projection(directory.resolve(name), report -> {
            throw new AssertionError(report);
        });
        opened.add(projection);
        return projection;
    }

    @AfterEach
    void close() {
        opened.forEach(H2Projection::close);
    }

    @Test
    void everyKindOfEventLeavesTheTablesAsTheEngineIs() throws SQLException {
        Script script = Scripts.everything();
        assertThat(script.kindsOfEvents())
                .as("the script shows every kind of event")
                .isEqualTo(Set.of(Event.class.getPermittedSubclasses()));
        H2Projection projection = projection("p");
        script.follow(projection, 3);
        Audit.assertAgrees(projection.database(), script.engine());
    }

    @Test
    void whatWasDueIsToldAtTheTimeAtWhichItWasDue() throws SQLException {
        Script script = Scripts.everything();
        H2Projection projection = projection("p");
        script.follow(projection, 9);
        assertThat(Audit.rows(
                        projection.database(),
                        "SELECT m.id, e.kind, e.happened_micros - CASE e.kind WHEN 'trading_began' THEN m.opens_micros"
                                + " WHEN 'voided' THEN m.expires_micros ELSE m.decides_micros END FROM market_event e"
                                + " JOIN market m ON m.number = e.market WHERE e.kind IN ('trading_began', 'decided')"
                                + " OR e.kind = 'voided' AND m.id = 'expiring' ORDER BY e.sequence, e.line"))
                .containsExactly("pending | trading_began | 0", "expiring | voided | 0", "decided | decided | 0");
        assertThat(Audit.rows(
                        projection.database(),
                        "SELECT cause, happened_micros FROM cash_posting WHERE cause = 'voided' AND side = 'account'"
                                + " AND happened_micros > (SELECT MAX(last_micros) FROM progress)"))
                .isEmpty();
    }

    /** A decision falls, and the command before which it was due trades in the market that it settled. */
    @Test
    void pricesAreThoseJustBehindEachEventOfACommand() throws SQLException {
        Script script = Scripts.everything();
        H2Projection projection = projection("p");
        script.follow(projection, 9);
        List<String> prices = Audit.rows(
                projection.database(),
                "SELECT kind, prices[1], prices[5] FROM market_event WHERE market = (SELECT number FROM market WHERE"
                        + " id = 'decided') UNION ALL SELECT 'trade', prices[1], prices[5] FROM trade WHERE market ="
                        + " (SELECT number FROM market WHERE id = 'decided') ORDER BY 1, 2");
        assertThat(prices)
                .containsExactly(
                        "condition_settled | 0 | 700000000",
                        "decided | 500000002 | 700000000",
                        "opened | 500000000 | 500000000",
                        "trade | 0 | 702095791",
                        "trade | 500000002 | 700000000");
    }

    @Test
    void everyActOfOfficeIsARowAndSoIsWhatTheVenueDidInItsPlace() throws SQLException {
        Script script = Scripts.everything();
        H2Projection projection = projection("p");
        script.follow(projection, 9);
        assertThat(Audit.rows(projection.database(), "SELECT DISTINCT what FROM act WHERE account = 0 ORDER BY what"))
                .containsExactly(
                        "decide",
                        "end-pledge",
                        "move-commitment",
                        "move-playbook",
                        "open-account",
                        "settle-condition",
                        "void-market");
        assertThat(Audit.rows(
                        projection.database(),
                        "SELECT a.id, what, subject, reason, state_before, state_after FROM act JOIN account a ON"
                                + " a.number = act.account WHERE subject IN ('commitment:pause', 'market:bound')"
                                + " ORDER BY sequence, line"))
                .containsExactly(
                        "coordinator | open-commitment | commitment:pause |  |  | active, breach found by 0, none by 0,"
                                + " bond 0",
                        "lab-agreed | post-bond | commitment:pause |  | active, breach found by 0, none by 0, bond 0 |"
                                + " active, breach found by 0, none by 0, bond 50",
                        "coordinator | open-market | market:bound |  |  | open, liquidity 100",
                        "operator | attest | commitment:pause | the log says so | active, breach found by 0, none by 0,"
                                + " bond 50 | proposed, breach found by 1, none by 0, bond 50",
                        "venue | move-commitment | commitment:pause | nobody challenged it in time | proposed |"
                                + " breached",
                        "venue | settle-condition | market:bound | commitment pause is breached |  | condition broken");
    }

    @Test
    void theTablesAgreeAfterEveryCommand() throws SQLException {
        Script script = new Script();
        H2Projection projection = projection("p");
        int alice = script.participant("alice", 1_000);
        int market = script.market(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 1_000);
        List<Runnable> story = List.of(
                () -> script.trade(alice, market, Order.shares(1, 0, 100 * CREDIT)),
                () -> script.trade(alice, market, Order.shares(1, 1, 40 * CREDIT)),
                () -> script.trade(alice, market, Order.toPrice(Order.ANY, 0, 700_000_000)),
                () -> script.addLiquidity(market, 2_000 * CREDIT),
                () -> script.settleCondition(market, 0),
                () -> script.settleOutcome(market, 1, 0));
        for (Runnable next : story) {
            next.run();
            script.follow(projection, 1);
            Audit.assertAgrees(projection.database(), script.engine());
        }
    }

    @Test
    void eventsOfAMarketAreKeptWithWhatTheyChanged() throws SQLException {
        Script script = Scripts.everything();
        H2Projection projection = projection("p");
        script.follow(projection, 7);
        assertThat(Audit.rows(
                        projection.database(),
                        "SELECT market, line, kind, account, condition_number, outcome_number, settled_micros,"
                                + " liquidity_micros, reason FROM market_event ORDER BY market, sequence, line"))
                .containsExactly(
                        "0 | 0 | opened | 2 | null | null | null | 1000000000 | null",
                        "0 | 0 | liquidity_added | 2 | null | null | null | 1500000000 | null",
                        "0 | 0 | condition_settled | 2 | 1 | null | null | null | ",
                        "0 | 0 | outcome_settled | 2 | null | 0 | 0 | null | null",
                        "0 | 0 | outcome_corrected | 2 | null | 1 | 0 | null | a late report",
                        "1 | 0 | opened | 2 | null | null | null | 500000000 | null",
                        "1 | 0 | closed | null | null | null | null | null | null",
                        "1 | 1 | condition_settled | 2 | 0 | null | null | null | ",
                        "1 | 0 | outcome_settled | 2 | null | -1 | 3000000 | null | null",
                        "2 | 0 | opened | 2 | null | null | null | 300000000 | null",
                        "2 | 0 | voided | 2 | null | null | null | null | the source is gone",
                        "3 | 0 | opened | 2 | null | null | null | 200000000 | null",
                        "3 | 0 | trading_began | null | null | null | null | null | null",
                        "4 | 0 | opened | 2 | null | null | null | 50000000 | null",
                        "4 | 1 | voided | 0 | null | null | null | null | it expired before its outcome was known",
                        "5 | 0 | opened | 2 | null | null | null | 100000000 | null",
                        "5 | 0 | decided | null | 1 | null | null | null | go's average beats the threshold",
                        "5 | 1 | condition_settled | 0 | 1 | null | null | null | go's average beats the threshold",
                        "6 | 0 | opened | 2 | null | null | null | 100000000 | null",
                        "7 | 0 | opened | 2 | null | null | null | 100000000 | null",
                        "7 | 1 | condition_settled | 0 | 1 | null | null | null | commitment pause is breached");
    }

    @Test
    void refusedAndRepeatedCommandsLeaveNoRows() throws SQLException {
        Script script = new Script();
        int alice = script.participant("alice", 10);
        long closes = script.nowMicros() + 1_000_000;
        int market =
                script.market(Script.withFee(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 0, closes), 10);
        H2Projection projection = projection("p");
        script.follow(projection, 1);
        Map<String, List<String>> before = Audit.dump(projection.database());

        assertThat(script.trade(alice, market, Order.shares(0, 0, 1_000 * CREDIT))
                        .ok())
                .isFalse();
        assertThat(script.withdraw(alice, 11 * CREDIT).ok()).isFalse();
        assertThat(script.trade(alice, 99, Order.shares(0, 0, CREDIT)).ok()).isFalse();
        script.follow(projection, 1);
        Map<String, List<String>> after = Audit.dump(projection.database());
        before.remove("SELECT last_sequence, last_micros, venue FROM progress");
        after.remove("SELECT last_sequence, last_micros, venue FROM progress");
        assertThat(after).isEqualTo(before);

        script.pass(2_000_000);
        assertThat(script.trade(alice, market, Order.shares(0, 0, CREDIT)).ok())
                .as("refused, but time has closed the market")
                .isFalse();
        script.follow(projection, 1);
        assertThat(Audit.rows(projection.database(), "SELECT phase FROM market"))
                .containsExactly("closed");
        assertThat(Audit.rows(projection.database(), "SELECT kind FROM market_event ORDER BY sequence"))
                .containsExactly("opened", "closed");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomVenuesGiveTheSameTablesInBatchesOfAnySize(long seed) throws SQLException {
        System.out.println("seed " + seed);
        Script script = Scripts.random(seed, 900);
        Map<String, List<String>> first = null;
        for (int batch : new int[] {1, 7, 100, 10_000}) {
            H2Projection projection = projection("batch-" + batch);
            script.follow(projection, batch);
            Audit.assertAgrees(projection.database(), script.engine());
            Map<String, List<String>> tables = Audit.dump(projection.database());
            if (first == null) {
                first = tables;
            }
            assertThat(tables).as("seed %d, batch %d", seed, batch).isEqualTo(first);
        }
    }

    @Test
    void moreRowsThanOneBatchHoldsGoThroughOneCommit() throws SQLException {
        Script script = new Script();
        int market = script.market(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 100_000);
        int alice = script.participant("alice", 1_000_000);
        int bob = script.participant("bob", 1_000_000);
        for (int i = 0; i < Batch.ROWS + 100; i++) {
            script.trade(i % 3 == 0 ? bob : alice, market, Order.shares(i % 2, 0, CREDIT));
        }
        H2Projection projection = projection("p");
        script.follow(projection, Integer.MAX_VALUE);
        Audit.assertAgrees(projection.database(), script.engine());
        assertThat(Audit.rows(projection.database(), "SELECT MAX(CARDINALITY(places)) FROM trade_list"))
                .containsExactly("1024");
    }

    @Test
    void theFollowerMustBeInOrder() {
        Script script = Scripts.everything();
        H2Projection projection = projection("p");
        assertThatThrownBy(() -> projection.onStep(1, 0, null, null, List.of(), script.engine()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("committedSequence");
        assertThat(projection.committedSequence()).isZero();
        assertThatThrownBy(() -> projection.onStep(2, 0, null, null, List.of(), script.engine()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("command 2 for the projection after 0");
        assertThatThrownBy(() -> projection.commit(5, 0, script.engine())).isInstanceOf(IllegalStateException.class);
    }
}
