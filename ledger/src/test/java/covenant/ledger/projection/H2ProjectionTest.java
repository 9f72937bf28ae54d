package covenant.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.Tick;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import java.io.IOException;
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

    /** Events that the script does not play. */
    private static final Set<Class<?>> NOT_PLAYED = Set.of(
            Event.Burned.class,
            Event.TradingBegan.class,
            Event.OutcomeCorrected.class,
            Event.ClockAdvanced.class,
            Event.Acted.class,
            Event.OrderPlaced.class,
            Event.OrderEnded.class,
            Event.Decided.class,
            Event.ActorOpened.class,
            Event.CommitmentOpened.class,
            Event.EvidenceAdded.class,
            Event.Attested.class,
            Event.ChallengeOpened.class,
            Event.BondPosted.class,
            Event.BondEnded.class,
            Event.CommitmentMoved.class,
            Event.PledgeOpened.class,
            Event.PledgeSigned.class,
            Event.PledgeEnded.class,
            Event.PlaybookOpened.class,
            Event.PlaybookMoved.class,
            Event.PlaybookCrossed.class,
            Event.PlaybookFired.class,
            Event.PlaybookUnsealed.class,
            Event.DeliveryRecorded.class);

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
                .containsAll(Set.of(Event.class.getPermittedSubclasses()).stream()
                        .filter(type -> !NOT_PLAYED.contains(type))
                        .toList());
        H2Projection projection = projection("p");
        script.follow(projection, 3);
        Audit.assertAgrees(projection.database(), script.engine());
    }

    /** What the engine has no story for here is told by hand. */
    @Test
    void everyOtherKindOfEventIsARow() throws SQLException, IOException {
        Script script = Scripts.everything();
        H2Projection projection = projection("p");
        script.follow(projection, 100);
        var answer = script.tick();
        List<Event> told = TellableEvents.all();
        assertThat(told.stream().map(Object::getClass)).containsAll(NOT_PLAYED);
        for (Event event : told) {
            projection.onEvent(answer.sequence(), answer.atMicros(), Tick.now(), event, script.engine());
        }
        projection.onStep(answer.sequence(), answer.atMicros(), Tick.now(), answer, told, script.engine());
        projection.commit(answer.sequence(), answer.atMicros(), script.engine());
        Map<String, List<String>> tables = Audit.dump(projection.database());
        String last = answer.sequence() + " | ";
        tables.values().forEach(rows -> rows.removeIf(row -> !(" | " + row).contains(" | " + last)));
        assertThat(String.join(
                        "\n", tables.values().stream().flatMap(List::stream).toList()))
                .isEqualToNormalizingNewlines(TellableEvents.asRows());
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
                        "1 | 0 | opened | 2 | null | null | null | 500000000 | null",
                        "1 | 0 | closed | null | null | null | null | null | null",
                        "1 | 1 | condition_settled | 2 | 0 | null | null | null | ",
                        "1 | 0 | outcome_settled | 2 | null | -1 | 3000000 | null | null",
                        "2 | 0 | opened | 2 | null | null | null | 300000000 | null",
                        "2 | 0 | voided | 2 | null | null | null | null | the source is gone");
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
