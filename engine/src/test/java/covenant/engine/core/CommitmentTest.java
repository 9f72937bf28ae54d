package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.Binding;
import covenant.engine.command.Command;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.Deposit;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.commitment.Bond;
import covenant.engine.commitment.CommitmentPhase;
import covenant.engine.commitment.PledgePhase;
import covenant.engine.event.Event;
import covenant.engine.fixture.Promises;
import covenant.engine.fixture.TestVenue;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.engine.view.ActorView;
import covenant.engine.view.CommitmentView;
import covenant.engine.view.PledgeView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the end of a commitment does to markets and bonds, to the micro; and that a restart in the middle changes nothing. */
class CommitmentTest {
    private static final long CREDIT = Limits.MICROS;

    private final Promises p = new Promises();
    private final int notice = p.commitment("notice");

    private Market market(int number) {
        return p.engine().state().market(number);
    }

    private <T extends Event> List<T> told(Class<T> kind) {
        return p.venue.events().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Vera and vic find a breach, and nobody challenges. */
    private void breach() {
        p.propose(notice);
        p.tick(p.commitment(notice).challengeEndsMicros());
        assertThat(p.commitment(notice).phase()).isEqualTo(CommitmentPhase.BREACHED);
    }

    @Test
    void aBreachSettlesAllBoundMarketsAtOnceAndCallsTheOtherBranchOffToTheMicro() {
        int first = p.market("first", notice);
        int free = p.venue.binary("free");
        int second = p.market("second", notice);
        p.venue.trade(p.ann, first, Order.spend(0, 0, 100 * CREDIT));
        p.venue.trade(p.ann, second, Order.shares(0, 1, 77_777_777));
        long bobBefore = p.venue.cashMicros(p.bob);
        p.venue.trade(p.bob, first, Order.spend(1, 1, 123_456_789));
        long tokenBefore = Signals.of(market(first)).token();
        breach();

        assertThat(market(first).settledCondition()).isEqualTo(1);
        assertThat(market(second).settledCondition()).isEqualTo(1);
        assertThat(market(free).settledCondition()).isEqualTo(Order.ANY);
        assertThat(p.venue.cashMicros(p.ann)).as("ann traded given kept only").isEqualTo(1_000 * CREDIT);
        assertThat(p.venue.cashMicros(p.bob)).as("bob's branch lives").isLessThan(bobBefore);
        assertThat(told(Event.ConditionSettled.class))
                .extracting(Event.ConditionSettled::market)
                .containsExactly(first, second);
        Event.ConditionSettled repriced = told(Event.ConditionSettled.class).get(0);
        assertThat(repriced.commitment()).isEqualTo(notice);
        assertThat(repriced.by()).isEqualTo(Command.VENUE_ACCOUNT);
        assertThat(repriced.tokenBefore()).isEqualTo(tokenBefore);
        assertThat(repriced.tokenAfter()).isEqualTo(Signals.of(market(first)).token());
        assertThat(repriced.jump()).as("bob found no likelier, given broken").isNegative();
    }

    @Test
    void theRepricingStaysReadableWhenTheMarketHasMovedOn() {
        int market = p.market("m", notice);
        p.venue.trade(p.ann, market, Order.toPrice(1, 0, 200_000_000));
        p.venue.trade(p.bob, market, Order.toPrice(0, 0, 600_000_000));
        breach();
        long sequence = p.engine().sequence();
        p.venue.settleOutcome(market, 0);

        CommitmentView view = CommitmentView.of(p.engine().state(), p.commitment(notice));
        assertThat(view.repricings()).hasSize(1);
        CommitmentView.RepricingView repricing = view.repricings().get(0);
        assertThat(repricing.market()).isEqualTo("m");
        assertThat(repricing.condition()).isEqualTo("broken");
        assertThat(repricing.tokenBefore()).isEqualTo(400_000_000);
        assertThat(repricing.tokenAfter()).isEqualTo(200_000_000);
        assertThat(repricing.jump()).isEqualTo(-200_000_000);
        assertThat(repricing.sequence()).isEqualTo(sequence);
    }

    @Test
    void aKeptCommitmentSettlesTheOtherCondition() {
        int market = p.market("m", notice);
        p.post(p.labAccount, notice, 10 * CREDIT);
        p.tick(Promises.HORIZON);
        assertThat(market(market).settledCondition()).isZero();
        assertThat(p.venue.cashMicros(p.labAccount)).isEqualTo(1_000 * CREDIT);
        assertThat(p.commitment(notice).repricings()).hasSize(1);
    }

    @Test
    void aDisputedCommitmentVoidsItsMarketsAndEveryoneIsBack() {
        int market = p.market("m", notice);
        p.venue.trade(p.ann, market, Order.spend(Order.ANY, 0, 99_999_999));
        p.venue.trade(p.bob, market, Order.spend(1, Order.ANY, 3));
        p.propose(notice);
        p.challenge(p.labAccount, notice);
        p.tick(p.commitment(notice).disputeEndsMicros());
        assertThat(market(market).phase()).isEqualTo(Phase.VOIDED);
        assertThat(market(market).voidReason()).contains("notice", "disputed", "no ruling");
        assertThat(p.venue.cashMicros(p.ann)).isEqualTo(1_000 * CREDIT);
        assertThat(p.venue.cashMicros(p.bob)).isEqualTo(1_000 * CREDIT);
        assertThat(p.venue.cashMicros(TestVenue.COORDINATOR)).isEqualTo(1_000_000 * CREDIT);
    }

    @Test
    void aMarketThatWasVoidedBeforeIsPassedOver() {
        int voided = p.market("voided", notice);
        int live = p.market("live", notice);
        p.venue.voidMarket(voided);
        p.post(p.labAccount, notice, 10 * CREDIT);
        breach();
        assertThat(market(voided).phase()).isEqualTo(Phase.VOIDED);
        assertThat(market(live).settledCondition()).isEqualTo(1);
        assertThat(told(Event.CashMoved.class).stream()
                        .filter(e -> e.cause() == Event.Cause.BOND_SLASHED && e.market() >= 0))
                .as("only the sponsor of a live market has a share")
                .singleElement()
                .extracting(Event.CashMoved::market)
                .isEqualTo(live);
    }

    /** 10.000003 credits: ann and bob share 5.0000015, the sponsors 3.0000009 by subsidy, and what does not divide is burned. */
    @Test
    void aBondIsSlashedBySplitAndRoundingIsBurned() {
        int rich = p.venue.account("rich", Role.COORDINATOR, 100_000);
        p.market("m", notice);
        p.market("n", notice, rich, 2_000);
        long annBefore = p.venue.cashMicros(p.ann);
        long richBefore = p.venue.cashMicros(rich);
        long deposits = p.engine().state().depositsMicros();
        p.post(p.labAccount, notice, 4 * CREDIT);
        p.post(p.labAccount, notice, 6 * CREDIT + 3);
        breach();

        long[] subsidies = {market(0).subsidyMicros(), market(1).subsidyMicros()};
        long sponsors = 3_000_000;
        long first = sponsors * subsidies[0] / (subsidies[0] + subsidies[1]);
        long second = sponsors * subsidies[1] / (subsidies[0] + subsidies[1]);
        long each = 2_500_000;
        long burned = 10 * CREDIT + 3 - 2 * each - first - second;
        assertThat(p.commitment(notice).bond()).isEqualTo(new Bond(0, 0, 2 * each + first + second, burned));
        assertThat(p.venue.cashMicros(p.ann) - annBefore).isEqualTo(each);
        assertThat(p.venue.cashMicros(rich) - richBefore).isEqualTo(second);
        assertThat(deposits - p.engine().state().depositsMicros()).isEqualTo(burned);
        assertThat(told(Event.Burned.class)).containsExactly(new Event.Burned(notice, burned));
        assertThat(p.engine().state().isConserved()).isTrue();
    }

    /** Else an actor with markets of its own could bring part of its bond home. */
    @Test
    void theActorNeverGetsItsOwnBondBackAsASponsor() {
        int office = p.venue.account("office", Role.COORDINATOR, 100_000);
        int ministry = p.actor("ministry", office);
        int promise = p.commitment(p.terms("promise", ministry, -1));
        p.market("own", promise, office, 1_000);
        p.post(office, promise, 10 * CREDIT);
        long before = p.venue.cashMicros(office);
        p.propose(promise);
        p.tick(p.commitment(promise).challengeEndsMicros());
        assertThat(p.venue.cashMicros(office)).isEqualTo(before);
        assertThat(p.commitment(promise).bond()).isEqualTo(new Bond(0, 0, 5 * CREDIT, 5 * CREDIT));
    }

    /** What is put into markets once a breach is proposed carries no risk of it, and must not buy the bond. */
    @Test
    void whatSponsorsAddOnceABreachIsProposedBuysNoShareOfTheBond() {
        int late = p.venue.account("late", Role.COORDINATOR, 1_000_000);
        int early = p.market("m", notice);
        int mine = p.market("small", notice, late, 1);
        long stakes = market(early).subsidyMicros() + market(mine).subsidyMicros();
        MarketTerms pending = TestVenue.terms("pending", Metric.binary(), "kept", "broken")
                .boundTo(new Binding(notice, 0, 1))
                .timed(Promises.HORIZON, 0, 0);
        p.venue.apply(new OpenMarket(p.venue.nextId(), late, pending, 10_000 * CREDIT, new long[0]));
        p.post(p.labAccount, notice, 10 * CREDIT);
        p.propose(notice);
        p.market("large", notice, late, 100_000);
        p.venue.apply(new AddLiquidity(p.venue.nextId(), late, mine, 100_000 * CREDIT));
        long share = 3 * CREDIT * p.commitment(notice).stakeMicros(mine) / stakes;
        p.venue.restart();
        p.tick(p.commitment(notice).challengeEndsMicros());
        List<Event.CashMoved> paid = told(Event.CashMoved.class).stream()
                .filter(moved -> moved.cause() == Event.Cause.BOND_SLASHED && moved.account() == late)
                .toList();
        assertThat(paid).hasSize(1);
        assertThat(paid.get(0).market()).isEqualTo(mine);
        assertThat(paid.get(0).deltaMicros()).isEqualTo(share).isLessThan(CREDIT / 100);
        assertThat(p.engine().state().isConserved()).isTrue();
    }

    /** A proposal that fell is forgotten: the next one weighs anew. */
    @Test
    void everyProposalWeighsTheSponsorsAnew() {
        int m = p.market("m", notice);
        p.attest(p.vera, notice, true);
        assertThat(p.commitment(notice).stakeMicros(m)).isEqualTo(market(m).subsidyMicros());
        p.attest(p.vic, notice, false);
        p.attest(p.val, notice, false);
        assertThat(p.commitment(notice).phase()).isEqualTo(CommitmentPhase.ACTIVE);
        assertThat(p.commitment(notice).stakeMicros(m)).isZero();
        p.venue.apply(new AddLiquidity(p.venue.nextId(), TestVenue.COORDINATOR, m, 2_000 * CREDIT));
        p.attest(p.vera, notice, true);
        assertThat(p.commitment(notice).stakeMicros(m)).isEqualTo(market(m).subsidyMicros());
    }

    @Test
    void whoJudgesGetsNothingOfTheBond() {
        int judge = p.venue.account("judge", Role.COORDINATOR, 100_000);
        CommitmentTerms terms = new CommitmentTerms(
                "judged",
                p.lab,
                "A promise",
                "",
                "",
                "By looking",
                Promises.HORIZON,
                List.of(p.vera, judge),
                1,
                Promises.WINDOW,
                Promises.WINDOW,
                -1,
                0,
                new CommitmentTerms.Split(List.of(p.vera, p.bob), 5_000, 5_000, 0));
        int judged = p.commitment(terms);
        p.market("his", judged, judge, 1_000);
        p.market("another", judged);
        p.post(p.labAccount, judged, 10 * CREDIT);
        p.attest(p.vera, judged, true);
        p.tick(p.commitment(judged).challengeEndsMicros());
        assertThat(told(Event.CashMoved.class).stream()
                        .filter(moved -> moved.cause() == Event.Cause.BOND_SLASHED)
                        .map(moved -> List.of((long) moved.account(), moved.deltaMicros())))
                .as("bob his half of a half, the other sponsor a half; vera's is burned")
                .containsExactly(List.of((long) p.bob, 2_500_000L), List.of((long) TestVenue.COORDINATOR, 5_000_000L));
        assertThat(p.commitment(judged).bond()).isEqualTo(new Bond(0, 0, 7_500_000, 2_500_000));
    }

    @Test
    void theLargestBondIsSlashedExactly() {
        CommitmentTerms terms = p.terms("large", p.lab, -1);
        int large = p.commitment(terms);
        p.venue.apply(new Deposit(p.venue.nextId(), TestVenue.OPERATOR, p.labAccount, Limits.MAX_DEPOSIT_MICROS));
        p.market("m", large);
        assertThat(p.post(p.labAccount, large, Limits.MAX_BOND_MICROS).ok()).isTrue();
        p.propose(large);
        p.tick(p.commitment(large).challengeEndsMicros());
        assertThat(p.commitment(large).bond()).isEqualTo(new Bond(0, 0, 800_000_000L * CREDIT, 200_000_000L * CREDIT));
    }

    /** The window ends at its microsecond, not before, and what is told has that time, however late the tick comes. */
    @Test
    void aWindowEndsAtItsTimeEvenIfNobodyLooks() {
        p.propose(notice);
        long endsAt = p.commitment(notice).challengeEndsMicros();
        assertThat(endsAt).isEqualTo(p.engine().atMicros() + Promises.WINDOW);
        p.tick(endsAt - 1);
        assertThat(p.commitment(notice).phase()).isEqualTo(CommitmentPhase.PROPOSED);
        p.tick(endsAt + 500 * Promises.SECOND);
        assertThat(told(Event.CommitmentMoved.class))
                .singleElement()
                .extracting(Event.CommitmentMoved::atMicros)
                .isEqualTo(endsAt);
        assertThat(p.commitment(notice).move().atMicros()).isEqualTo(endsAt);
    }

    @Test
    void aRoundThatFellLeavesNoTrace() {
        p.propose(notice);
        p.challenge(p.labAccount, notice);
        p.attest(p.vera, notice, false);
        p.attest(p.val, notice, false);
        assertThat(p.commitment(notice).phase()).isEqualTo(CommitmentPhase.ACTIVE);
        assertThat(p.commitment(notice).attestations()).isEmpty();
        assertThat(p.commitment(notice).contest()).isNull();
        p.propose(notice);
        long endsAt = p.commitment(notice).challengeEndsMicros();
        p.tick(endsAt);
        assertThat(p.commitment(notice).move().atMicros())
                .as("the windows of the first round are forgotten")
                .isEqualTo(endsAt);
    }

    @Test
    void whatIsDueAtTheSameInstantComesInTheOrderOfTheAgenda() {
        p.tick(Promises.HORIZON - Promises.WINDOW - 2 * Promises.SECOND);
        p.propose(notice);
        assertThat(p.commitment(notice).challengeEndsMicros()).isEqualTo(Promises.HORIZON);
        p.tick(Promises.HORIZON);
        assertThat(p.commitment(notice).phase()).isEqualTo(CommitmentPhase.BREACHED);
    }

    @Test
    void aPledgeThatFailsGivesEveryBondBackAndVoidsTheMarkets() {
        int other = p.actor("other", p.venue.participant("ally", 100));
        int pledge = p.pledge("both", 2, p.lab, other);
        int mine = p.commitment(p.terms("mine", p.lab, pledge));
        int its = p.commitment(p.terms("its", other, pledge));
        int market = p.market("m", its);
        p.venue.trade(p.bob, market, Order.spend(0, 0, 5 * CREDIT));
        p.post(p.labAccount, mine, 10 * CREDIT);
        p.sign(p.labAccount, mine);
        p.tick(Promises.SIGN_BY);
        assertThat(p.pledge(pledge).phase()).isEqualTo(PledgePhase.FAILED);
        assertThat(p.commitment(mine).phase()).isEqualTo(CommitmentPhase.LAPSED);
        assertThat(p.venue.cashMicros(p.labAccount)).isEqualTo(1_000 * CREDIT);
        assertThat(p.venue.cashMicros(p.bob)).isEqualTo(1_000 * CREDIT);
        assertThat(market(market).phase()).isEqualTo(Phase.VOIDED);
        PledgeView view = PledgeView.of(p.engine().state(), p.pledge(pledge));
        assertThat(view.signatures()).isEqualTo(1);
        assertThat(view.members()).extracting(PledgeView.Member::phase).containsExactly("lapsed", "lapsed");
        assertThat(ActorView.of(
                        p.engine().state(), p.engine().state().commitments().actor("lab")))
                .isEqualTo(new ActorView(p.lab, "lab", "Lab lab", "lab"));
    }

    /** Every step of the whole story, a snapshot read back in place of the engine: the same end and the same hash. */
    @Test
    void aRestartInTheMiddleOfWindowsAndPledgesChangesNothing() {
        byte[] whole = story(-1);
        for (int step = 0; step < STEPS; step++) {
            assertThat(story(step)).as("restarted after step %d", step).isEqualTo(whole);
        }
    }

    private static final int STEPS = 9;

    private static byte[] story(int restartAfter) {
        Promises p = new Promises();
        int other = p.actor("other", p.venue.participant("ally", 100));
        int pledge = p.pledge("both", 1, p.lab, other);
        int joined = p.commitment(p.terms("joined", p.lab, pledge));
        int left = p.commitment(p.terms("left", other, pledge));
        int alone = p.commitment("alone");
        p.market("m", joined);
        p.market("n", left);
        p.market("o", alone);
        List<Runnable> steps = List.of(
                () -> p.post(p.labAccount, joined, 10 * CREDIT),
                () -> p.venue.trade(p.bob, 0, Order.spend(0, 0, 5 * CREDIT)),
                () -> p.propose(alone),
                () -> p.sign(p.labAccount, joined),
                () -> p.challenge(TestVenue.COORDINATOR, alone),
                () -> p.attest(p.val, alone, true),
                () -> p.propose(joined),
                () -> p.tick(Promises.SIGN_BY),
                () -> p.tick(Promises.HORIZON + Promises.WINDOW));
        assertThat(steps).hasSize(STEPS);
        for (int step = 0; step < STEPS; step++) {
            steps.get(step).run();
            if (step == restartAfter) {
                p.venue.restart();
            }
        }
        assertThat(p.commitment(joined).phase()).isEqualTo(CommitmentPhase.BREACHED);
        assertThat(p.commitment(left).phase()).isEqualTo(CommitmentPhase.LAPSED);
        assertThat(p.commitment(alone).phase()).isEqualTo(CommitmentPhase.DISPUTED);
        return p.engine().hash();
    }
}
