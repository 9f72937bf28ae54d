package covenant.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.command.Command;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.core.Engine;
import covenant.engine.decision.Mix;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.Account;
import covenant.engine.state.Correction;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.ledger.follow.FollowerSink;
import covenant.ledger.projection.H2Projection;
import covenant.ledger.projection.Script;
import covenant.ledger.projection.Scripts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements and profits add up to the micro, and profits are what the definition of a claim says. */
class ProfitTest {
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

    private Profit profit(Script script, int account) {
        return history.profit(
                account, number -> script.engine().state().market(number).terms());
    }

    /** Every trade of a script. */
    private static List<Event.Traded> trades(Script script) {
        List<Event.Traded> trades = new ArrayList<>();
        script.follow(
                new FollowerSink() {
                    @Override
                    public long committedSequence() {
                        return 0;
                    }

                    @Override
                    public long committedAtMicros() {
                        return 0;
                    }

                    @Override
                    public long venue() {
                        return 0;
                    }

                    @Override
                    public void belongTo(long venue) {}

                    @Override
                    public void reset(String why) {}

                    @Override
                    public void onStep(
                            long sequence, long at, Command command, Answer answer, List<Event> events, Engine engine) {
                        events.stream()
                                .filter(e -> e instanceof Event.Traded)
                                .forEach(e -> trades.add((Event.Traded) e));
                    }

                    @Override
                    public void commit(long sequence, long atMicros, Engine engine) {}
                },
                1_000);
        return trades;
    }

    private static Mix mix(Market market) {
        return market.decision() == null ? Mix.WHOLE : market.decision().mix();
    }

    private void assertAll(Script script) {
        script.follow(projection, 37);
        List<Event.Traded> trades = trades(script);
        for (Account account : script.engine().state().accounts()) {
            Profit profit = profit(script, account.number());
            assertAddsUp(profit, account.cashMicros());
            Set<Integer> told = new HashSet<>();
            for (MarketProfit of : profit.markets()) {
                told.add(of.market());
                Market market = script.engine().state().market(of.market());
                List<Event.Traded> here =
                        trades.stream().filter(t -> t.market() == of.market()).toList();
                assertOne(of, market, new ProfitOracle(market, account.number(), here), account.id());
                assertThat(of.trades())
                        .isEqualTo(here.stream()
                                .filter(t -> t.account() == account.number())
                                .count());
                assertThat(of.feesMicros())
                        .isEqualTo(here.stream()
                                .filter(t -> t.account() == account.number())
                                .mapToLong(Event.Traded::feeMicros)
                                .sum());
            }
            assertThat(trades.stream()
                            .filter(t -> t.account() == account.number())
                            .map(Event.Traded::market))
                    .allMatch(told::contains);
        }
    }

    private static void assertAddsUp(Profit profit, long cashMicros) {
        long sum = profit.depositedMicros() + profit.bondsMicros() - profit.correctionsMicros();
        for (MarketProfit of : profit.markets()) {
            sum += of.realisedMicros() == null ? -of.paidInMicros() : of.realisedMicros();
            sum += of.returnedMicros() - of.subsidyMicros() - of.reservedMicros();
        }
        assertThat(profit.cashMicros()).isEqualTo(cashMicros);
        assertThat(sum).as("what made the cash").isEqualTo(cashMicros);
    }

    private static void assertOne(MarketProfit of, Market market, ProfitOracle oracle, String account) {
        String what = account + " in " + market.terms().id() + ", " + market.phase();
        assertThat(of.phase()).isEqualTo(market.phase().id());
        Mix mix = mix(market);
        if (market.phase() == Phase.VOIDED) {
            assertThat(of.realisedMicros()).as(what).isZero();
        } else if (market.phase() == Phase.SETTLED) {
            long paid = oracle.settled(market.settledOutcome(), market.settledValueMicros(), mix);
            for (Correction correction : market.corrections()) {
                paid = Math.max(paid, oracle.settled(correction.outcomeBefore(), correction.valueBeforeMicros(), mix));
            }
            assertThat(of.realisedMicros()).as(what).isEqualTo(paid);
            assertThat(of.branches()).isEmpty();
        } else {
            assertLive(of, market, oracle, mix, what);
        }
    }

    private static void assertLive(MarketProfit of, Market market, ProfitOracle oracle, Mix mix, String what) {
        List<Integer> live = IntStream.range(0, market.terms().conditions().size())
                .filter(market::isLive)
                .boxed()
                .toList();
        assertThat(of.realisedMicros()).isNull();
        assertThat(of.branches()).extracting(MarketProfit.Branch::condition).isEqualTo(live);
        long worst = 0;
        long best = 0;
        for (MarketProfit.Branch branch : of.branches()) {
            int c = branch.condition();
            assertThat(branch.profitMicros()).as("%s, given %s", what, c).isEqualTo(oracle.marked(List.of(c), mix));
            assertThat(branch.valueMicros() - of.paidInMicros()).isEqualTo(branch.profitMicros());
            for (int o = 0; o < market.terms().metric().outcomes().size(); o++) {
                worst = Math.min(worst, oracle.state(c, o, mix));
                best = Math.max(best, oracle.state(c, o, mix));
            }
        }
        assertThat(of.worstMicros()).as(what).isEqualTo(worst);
        assertThat(of.bestMicros()).as(what).isEqualTo(best);
        boolean priced = market.terms().conditionTrading() || live.size() == 1;
        assertThat(of.overallMicros()).as(what).isEqualTo(priced ? (Long) oracle.marked(live, mix) : null);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void profitsAreWhatTheDefinitionOfAClaimSays(long seed) {
        assertAll(BusyScript.of(seed));
    }

    @Test
    void alsoAfterDecisionsBondsCorrectionsAndSlashedBonds() {
        assertAll(Scripts.everything());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
    void aStatementAddsUpToTheCashRowByRow(long seed) {
        assertStatements(BusyScript.of(seed));
    }

    @Test
    void aStatementAddsUpWithBondsEscrowAndCorrections() {
        Set<String> causes = assertStatements(Scripts.everything());
        assertThat(causes)
                .contains(
                        "trade",
                        "deposit",
                        "withdrawal",
                        "subsidy",
                        "called_off",
                        "payout",
                        "voided",
                        "pool_returned",
                        "order_reserved",
                        "order_released",
                        "bond_posted",
                        "bond_returned",
                        "bond_slashed",
                        "correction");
    }

    private Set<String> assertStatements(Script script) {
        script.follow(projection, 11);
        Set<String> causes = new HashSet<>();
        for (Account account : script.engine().state().accounts()) {
            long cash = 0;
            Cursor cursor = Cursor.START;
            Page<StatementLine> page;
            do {
                page = history.statement(account.number(), PageRequest.after(cursor, 50));
                for (StatementLine line : page.rows()) {
                    cash += line.amountMicros();
                    causes.add(line.cause());
                    assertThat(line.cashAfterMicros())
                            .as("%s, %s", account.id(), line)
                            .isEqualTo(cash);
                    cursor = line.cursor();
                }
            } while (page.more());
            assertThat(cash).as(account.id()).isEqualTo(account.cashMicros());
        }
        return causes;
    }

    @Test
    void aConditionalTradeIsWorthNothingUntilItsBranchIsKnownAndIsMarkedInIt() {
        Script script = new Script();
        int alice = script.participant("alice", 1_000);
        int market = script.market(
                new MarketTerms("m", "M", "", "", "", List.of("kept", "broken"), Metric.binary(), 0, false, 0), 1_000);
        long cost =
                script.trade(alice, market, Order.shares(0, 0, 100 * CREDIT)).costMicros();
        script.trade(alice, market, Order.toPrice(0, 0, 700_000_000));
        script.follow(projection, 5);
        MarketProfit before = profit(script, alice).markets().get(0);
        assertThat(before.branches().get(0).profitMicros()).isPositive();
        assertThat(before.branches().get(1).profitMicros())
                .as("if broken, all is called off")
                .isZero();
        assertThat(before.overallMicros()).as("nobody prices the condition").isNull();
        assertThat(before.paidInMicros()).isGreaterThan(cost);
        script.settleCondition(market, 1);
        script.follow(projection, 5);
        MarketProfit after = profit(script, alice).markets().get(0);
        assertThat(after.paidInMicros()).isZero();
        assertThat(after.branches()).extracting(MarketProfit.Branch::condition).containsExactly(1);
        assertThat(after.overallMicros()).isZero();
        assertThat(after.worstMicros()).isZero();
        assertThat(after.bestMicros()).isZero();
    }

    @Test
    void aRestingOrderIsSetAsideAndNotLost() {
        Script script = new Script();
        int alice = script.participant("alice", 1_000);
        int market = script.market(TestVenue.terms("m", Metric.binary(), "kept", "broken"), 1_000);
        script.apply(new covenant.engine.command.PlaceOrder(
                script.nextId(), alice, market, 0, 0, 10 * CREDIT, 300_000_000, 0));
        script.follow(projection, 5);
        Profit profit = profit(script, alice);
        MarketProfit of = profit.markets().get(0);
        assertThat(of.reservedMicros())
                .isEqualTo(
                        1_000 * CREDIT - script.engine().state().account(alice).cashMicros())
                .isBetween(3 * CREDIT, 3 * CREDIT + 100);
        assertThat(of.worstMicros()).isZero();
        assertThat(profit(script, 99).markets()).isEmpty();
    }
}
