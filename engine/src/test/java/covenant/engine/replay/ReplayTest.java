package covenant.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.IfUnchanged;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens in a replay when one thing is changed, in venues small enough to be followed by hand. */
class ReplayTest {
    private static final int ADOPT = 0;
    private static final int REJECT = 1;
    private static final long CREDIT = Limits.MICROS;

    private final Bench bench = new Bench();
    private final int ann = bench.participant("ann", 10_000);
    private final int bob = bench.participant("bob", 10_000);

    /** Adopting is believed in for nine hours; in the last minutes someone pushes the other branch far above it. */
    private void lastMinutePush() {
        int market = bench.market("chips", bench.twap(10, 8), 1_000);
        bench.push(ann, market, ADOPT, 60);
        bench.pass(9);
        bench.push(bob, market, REJECT, 90);
        bench.pass(2);
        bench.tick();
    }

    @Test
    void aLastMinutePushFlipsALastPriceDecisionAndNotATwap() {
        lastMinutePush();
        ReplayResult result = bench.replay(Changing.rule(Others.SAME_SHARES, DecisionTerms.Rule.LAST_PRICE));
        ReplayResult.MarketComparison chips = Bench.only(result);
        assertThat(chips.recorded().decision().condition()).isEqualTo(ADOPT);
        assertThat(chips.changed().decision().condition()).isEqualTo(REJECT);
        assertThat(chips.isFlipped()).isTrue();
        assertThat(chips.largest())
                .as("prices did not change, only what is made of them")
                .isZero();
        assertThat(result.firstDifference()).as("the opening").isEqualTo(5);
        assertThat(chips.recorded().decision().averages()).hasSize(2);
        assertThat(chips.recorded().window().toMicros()
                        - chips.recorded().window().fromMicros())
                .isEqualTo(8 * Bench.HOUR);
        assertThat(chips.causal()).isFalse();
    }

    @Test
    void aRandomisedReplayIsCausalAndDrawsTheSameEachTime() {
        lastMinutePush();
        ReplayTerms terms = Changing.rule(Others.SAME_SHARES, DecisionTerms.Rule.RANDOMISED);
        ReplayResult once = bench.replay(terms);
        assertThat(Bench.only(once).causal()).isTrue();
        assertThat(bench.replay(terms).changed()).isEqualTo(once.changed());
        assertThat(Bench.only(once).terms().decision().seed())
                .as("stays a secret")
                .isNull();
        assertThat(Bench.only(once).terms().decision().epsilonPpb()).isEqualTo(100_000_000);
        assertThat(once.assumptions()).anyMatch(sentence -> sentence.contains("seed made of a fixed text"));
    }

    @Test
    void withoutWhoeverPushedTheOthersStayWhereTheyWere() {
        lastMinutePush();
        ReplayResult result = bench.replay(Changing.without(Others.SAME_SHARES, "bob"));
        assertThat(Bench.last(Bench.only(result).recorded(), REJECT)).isCloseTo(900_000_000L, within(2L));
        assertThat(Bench.last(Bench.only(result).changed(), REJECT)).isEqualTo(500_000_000L);
        assertThat(Bench.last(Bench.only(result).changed(), ADOPT))
                .isEqualTo(Bench.last(Bench.only(result).recorded(), ADOPT));
        assertThat(Bench.only(result).largest()).isCloseTo(400_000_000, within(2.0));
        ReplayResult.AccountComparison left = Bench.account(result, "bob");
        assertThat(left.role()).isEqualTo(ReplayResult.Part.LEFT_OUT);
        assertThat(left.commands()).isEqualTo(1);
        assertThat(left.repeated()).isZero();
        assertThat(left.changedProfitMicros()).isZero();
        assertThat(Bench.account(result, "ann").role()).isEqualTo(ReplayResult.Part.KEPT);
        assertThat(Bench.account(result, "ann").repeated()).isEqualTo(1);
    }

    @Test
    void theDistanceIsAveragedOverTimeAndConditions() {
        int market = bench.market("chips", null, 1_000);
        bench.pass(1);
        bench.push(bob, market, ADOPT, 60);
        bench.pass(3);
        bench.tick();
        ReplayResult.MarketComparison chips = Bench.only(bench.replay(Changing.without(Others.SAME_SHARES, "bob")));
        // A tenth in one of two conditions, for 3 h 1 s of the 4 h 2 s since the opening.
        double seconds = 3 * 3600 + 1;
        assertThat(chips.mean()).isCloseTo(100_000_000 / 2.0 * seconds / (4 * 3600 + 2), within(10.0));
        assertThat(chips.last()).isEqualTo(chips.largest());
    }

    @Test
    void whoCannotPayAnyMoreIsCounted() {
        int market = bench.market("chips", null, 1_000);
        int cyd = bench.participant("cyd", 20);
        bench.push(ann, market, ADOPT, 5);
        bench.trade(cyd, market, Order.shares(ADOPT, 0, 200 * CREDIT));
        ReplayResult result = bench.replay(Changing.without(Others.SAME_SHARES, "ann"));
        ReplayResult.AccountComparison poor = Bench.account(result, "cyd");
        assertThat(List.of(poor.commands(), poor.repeated(), poor.refused())).containsExactly(1L, 0L, 1L);
        assertThat(result.assumptions())
                .anyMatch(
                        sentence -> sentence.startsWith("1 trade or order of the recording could not be carried out"));
    }

    @Test
    void aLimitStandsWhereSharesAreTheSameAndFallsWhereBeliefsAre() {
        int market = bench.market("chips", null, 1_000);
        bench.push(ann, market, ADOPT, 30);
        bench.must(new Trade(
                bench.id(),
                bob,
                market,
                new Order(ADOPT, 0, Order.Mode.SHARES, 100 * CREDIT, Order.NO_LIMIT, 400_000_000)));
        assertThat(Bench.account(bench.replay(Changing.without(Others.SAME_SHARES, "ann")), "bob")
                        .refused())
                .isEqualTo(1);
        ReplayResult beliefs = bench.replay(Changing.without(Others.SAME_PRICES, "ann"));
        assertThat(Bench.account(beliefs, "bob").refused()).isZero();
        assertThat(Bench.last(Bench.only(beliefs).changed(), ADOPT))
                .isCloseTo(Bench.last(Bench.only(beliefs).recorded(), ADOPT), within(2L));
    }

    @Test
    void beliefsFollowTheRecordedPathWhenSomeoneElsewhereIsRemoved() {
        int chips = bench.market("chips", null, 1_000);
        int power = bench.market("power", null, 1_000);
        int cyd = bench.participant("cyd", 1_000);
        for (int i = 0; i < 20; i++) {
            bench.push(ann, chips, i % 2, 40 + i);
            bench.trade(bob, chips, Order.spend(ADOPT, i % 2, 7 * CREDIT));
            bench.push(cyd, power, ADOPT, 30 + i);
        }
        ReplayResult elsewhere = bench.replay(Changing.without(Others.SAME_PRICES, "cyd"));
        assertThat(elsewhere.markets().get(0).largest()).isZero();
        assertThat(elsewhere.markets().get(1).largest()).isPositive();
        ReplayResult here = bench.replay(Changing.without(Others.SAME_PRICES, "bob"));
        // Ann comes last in every round of the condition that she pushes, and moves it to where she moved it.
        assertThat(here.markets().get(0).last())
                .isLessThan(here.markets().get(0).largest());
        assertThat(here.markets().get(1).largest()).isZero();
    }

    @Test
    void nothingIsToBeDoneWhereABatchFindsItsPricesReached() {
        int market = bench.market("chips", null, 1_000);
        bench.push(ann, market, ADOPT, 60);
        TradeBatch.Leg back = new TradeBatch.Leg(market, Order.toPrice(ADOPT, 0, 500_000_000));
        bench.must(new TradeBatch(
                bench.id(), bob, List.of(back, new TradeBatch.Leg(market, Order.shares(REJECT, 0, 50 * CREDIT)))));
        bench.push(ann, market, ADOPT, 70);
        bench.must(new TradeBatch(bench.id(), bob, List.of(back)));
        Recorded output = new Recorded();
        ReplayResult result = bench.replay(Changing.without(Others.SAME_PRICES, "ann"), output);
        assertThat(Bench.account(result, "bob").repeated()).isEqualTo(2);
        assertThat(Bench.only(result).last()).isLessThanOrEqualTo(2);
        int size = output.commands().size();
        assertThat(output.commands().get(size - 1).command()).isEqualTo(Tick.now());
        assertThat(output.commands().get(size - 3).command())
                .isInstanceOfSatisfying(
                        TradeBatch.class, batch -> assertThat(batch.legs()).hasSize(1));
    }

    @Test
    void whatWasRefusedOrWasOneCommandTwiceIsATickOnceAnythingDiffers() {
        int market = bench.market("chips", null, 1_000);
        assertThat(bench.send(new Trade(bench.id(), bob, market, Order.shares(ADOPT, 0, 9_999_999 * CREDIT)))
                        .ok())
                .isFalse();
        bench.push(ann, market, ADOPT, 60);
        Command trade = new Trade(CommandId.of("once"), bob, market, Order.shares(ADOPT, 0, CREDIT));
        bench.must(trade);
        assertThat(bench.must(trade).repeated()).isTrue();
        assertThat(bench.send(new Trade(bench.id(), bob, market, Order.shares(ADOPT, 0, 9_999_999 * CREDIT)))
                        .ok())
                .isFalse();
        Recorded output = new Recorded();
        ReplayResult result = bench.replay(Changing.without(Others.SAME_SHARES, "ann"), output);
        int size = output.commands().size();
        assertThat(output.commands()).hasSameSizeAs(bench.recording.commands());
        assertThat(output.commands().get(size - 1).command()).isEqualTo(Tick.now());
        assertThat(output.commands().get(size - 2).command()).isEqualTo(Tick.now());
        assertThat(output.commands().get(size - 3).command()).isEqualTo(trade);
        assertThat(output.commands().get(size - 4).command()).isEqualTo(Tick.now());
        assertThat(output.commands().get(size - 5))
                .isEqualTo(bench.recording.commands().get(size - 5));
        assertThat(result.assumptions())
                .anyMatch(sentence -> sentence.startsWith("1 recorded command that was refused"));
        assertThat(Bench.account(result, "bob").commands()).isEqualTo(1);
    }

    @Test
    void ordersAreCancelledByTheNumberThatTheyHaveNow() {
        int market = bench.market("chips", null, 1_000);
        int first = order(ann, market).number();
        int second = order(bob, market).number();
        bench.must(new CancelOrder(bench.id(), ann, first));
        bench.must(new CancelOrder(bench.id(), bob, second));
        Recorded output = new Recorded();
        ReplayResult result = bench.replay(Changing.without(Others.SAME_SHARES, "ann"), output);
        Command last = output.commands().get(output.commands().size() - 1).command();
        assertThat(second).isEqualTo(first + 1);
        assertThat(last)
                .isInstanceOfSatisfying(
                        CancelOrder.class, c -> assertThat(c.order()).isEqualTo(first));
        assertThat(Bench.account(result, "bob").refused()).isZero();
        assertThat(Bench.account(result, "bob").changedProfitMicros()).isZero();
    }

    private Answer order(int account, int market) {
        return bench.must(new PlaceOrder(bench.id(), account, market, ADOPT, 0, 10 * CREDIT, 300_000_000, 0));
    }

    @Test
    void aRestingOrderIsMetByTheChangedPrice() {
        int market = bench.market("chips", null, 1_000);
        order(bob, market);
        bench.push(ann, market, ADOPT, 20);
        ReplayResult result = bench.replay(Changing.without(Others.SAME_SHARES, "ann"));
        assertThat(Bench.account(result, "bob").recordedProfitMicros())
                .as("filled, and worth less")
                .isNegative();
        assertThat(Bench.account(result, "bob").changedProfitMicros())
                .as("set aside is not lost")
                .isZero();
    }

    @Test
    void aConditionThatHeldIsDroppedOnceAnythingDiffers() {
        int market = bench.market("chips", null, 1_000);
        bench.push(ann, market, ADOPT, 60);
        long changed = bench.engine().state().market(market).changedSequence();
        bench.must(new IfUnchanged(new Trade(bench.id(), bob, market, Order.shares(ADOPT, 0, CREDIT)), changed));
        Recorded output = new Recorded();
        ReplayResult result = bench.replay(Changing.without(Others.SAME_SHARES, "ann"), output);
        assertThat(Bench.account(result, "bob").repeated()).isEqualTo(1);
        assertThat(output.commands().get(output.commands().size() - 1).command())
                .isInstanceOf(Trade.class);
        Recorded asItWas = new Recorded();
        bench.replay(ReplayTerms.UNCHANGED, asItWas);
        assertThat(asItWas.commands()).isEqualTo(bench.recording.commands());
    }

    @Test
    void someoneWhoWasNotThereTradesInBetween() {
        int market = bench.market("chips", null, 1_000);
        bench.push(ann, market, ADOPT, 60);
        long then = bench.nowMicros();
        int cyd = bench.participant("cyd", 1_000);
        bench.trade(cyd, market, Order.shares(ADOPT, 0, CREDIT));
        Command opens = new OpenAccount(
                CommandId.NONE, Command.VENUE_ACCOUNT, "eve", "Eve", Role.PARTICIPANT, 1_000 * CREDIT, null);
        Command trades = new Trade(CommandId.NONE, Injection.MADE, market, Order.toPrice(REJECT, 0, 700_000_000));
        Recorded output = new Recorded();
        ReplayResult result = bench.replay(
                Changing.injecting(
                        Others.SAME_SHARES, List.of(new Injection(0, then, opens), new Injection(0, then, trades))),
                output);
        assertThat(result.changed().sequence()).isEqualTo(result.recorded().sequence() + 2);
        assertThat(Bench.account(result, "eve").role()).isEqualTo(ReplayResult.Part.INJECTED);
        assertThat(Bench.account(result, "cyd").repeated())
                .as("opened later, by another number")
                .isEqualTo(1);
        assertThat(Bench.last(Bench.only(result).changed(), REJECT)).isCloseTo(700_000_000L, within(2L));
        assertThat(output.toPutBack()).as("sequences have moved").isEmpty();
        assertThat(result.firstDifference()).isEqualTo(6);
    }

    @Test
    void aReplayStopsAtASequenceOrATime() {
        lastMinutePush();
        ReplayTerms all = ReplayTerms.UNCHANGED;
        long size = bench.recording.size();
        long at = bench.recording.commands().get(5).atMicros();
        ReplayResult bySequence = bench.replay(to(6, all.toMicros()));
        ReplayResult byTime = bench.replay(to(all.toSequence(), at));
        assertThat(bySequence.recorded().sequence()).isEqualTo(6).isLessThan(size);
        assertThat(byTime.recorded()).isEqualTo(bySequence.recorded()).isEqualTo(byTime.changed());
    }

    private static ReplayTerms to(long sequence, long atMicros) {
        ReplayTerms all = ReplayTerms.UNCHANGED;
        return new ReplayTerms(
                sequence,
                atMicros,
                all.others(),
                List.of(),
                List.of(),
                List.of(),
                null,
                -1,
                -1,
                null,
                -1,
                -1,
                1,
                List.of());
    }

    @Test
    void whatDoesNotFitTheRecordingIsRefusedWithAReason() {
        bench.market("chips", null, 1_000);
        ReplayTerms byRule = Changing.rule(Others.SAME_SHARES, DecisionTerms.Rule.LAST_PRICE);
        refuses(Changing.without(Others.SAME_SHARES, "nobody"), "the recording has no account nobody");
        refuses(byRule, "no market of the recording decides anything by its prices");
        refuses(
                Changing.deeper(Others.SAME_SHARES, 1e9),
                "market chips cannot open with what is changed: liquidity-invalid, liquidity is from 1 to 10^9 credits");
        refuses(
                Changing.injecting(Others.SAME_SHARES, List.of(new Injection(99, 0, Tick.now()))),
                "injection 1: the replay ends before command 99");
        refuses(
                Changing.injecting(Others.SAME_SHARES, List.of(new Injection(0, 1, Tick.now()))),
                "injection 1: it is before the recording's first command");
    }

    @Test
    void anotherRuleForAllPassesByWhereACoordinatorDecidesAndTheChoiceIsBetOn() {
        bench.must(
                new OpenMarket(CommandId.NONE, Bench.SPONSOR, advisedAndBetOn("sandbox"), 1_000 * CREDIT, new long[0]));
        ReplayTerms byRule = Changing.rule(Others.SAME_SHARES, DecisionTerms.Rule.LAST_PRICE);
        refuses(byRule, "no market of the recording decides anything by its prices");
        lastMinutePush();
        ReplayResult result = bench.replay(byRule);
        assertThat(result.markets())
                .extracting(each -> each.id() + ": " + each.terms().decision().rule())
                .containsExactly("sandbox: ADVISORY", "chips: LAST_PRICE");
        assertThat(result.markets().get(1).isFlipped()).isTrue();
    }

    private MarketTerms advisedAndBetOn(String id) {
        DecisionTerms mean = bench.twap(10, 8);
        DecisionTerms advised = new DecisionTerms(
                DecisionTerms.Rule.ADVISORY,
                DecisionTerms.Rule.ADVISORY,
                mean.decidesAtMicros(),
                mean.windowMicros(),
                mean.statusQuo(),
                false,
                mean.thresholdBps(),
                0,
                mean.gridMicros(),
                0,
                0,
                0,
                0,
                null,
                false,
                mean.guards());
        return new MarketTerms(
                        id, "Title of " + id, "", "", "", List.of("adopt", "reject"), Metric.binary(), 0, true, 0)
                .deciding(advised);
    }

    @Test
    void aLotsChanceNeedsALot() {
        lastMinutePush();
        ReplayTerms all = ReplayTerms.UNCHANGED;
        refuses(
                new ReplayTerms(
                        all.toSequence(),
                        all.toMicros(),
                        all.others(),
                        List.of(),
                        List.of(),
                        List.of("chips"),
                        null,
                        -1,
                        -1,
                        null,
                        1,
                        -1,
                        1,
                        List.of()),
                "a lot's chance is given, but no market would decide by lot: change the rule to randomised as well");
    }

    private void refuses(ReplayTerms terms, String message) {
        assertThatThrownBy(() -> bench.replay(terms))
                .isInstanceOf(ReplayRefused.class)
                .hasMessage(message);
    }
}
