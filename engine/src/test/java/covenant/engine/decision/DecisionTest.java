package covenant.engine.decision;

import static covenant.engine.decision.DecidingVenue.OPENS;
import static covenant.engine.decision.DecidingVenue.SECOND;
import static covenant.engine.decision.DecidingVenue.terms;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.Command;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Guards;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.Order;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.VoidMarket;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.Phase;
import covenant.engine.state.Position;
import covenant.engine.state.StateCodec;
import covenant.engine.state.VenueState;
import covenant.engine.view.DecisionView;
import covenant.engine.view.MarketView;
import covenant.engine.wire.WireReader;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a decision does in a market, beyond the rules' own contract. */
class DecisionTest {
    /** Before the window, in it, just before and just after the decision. */
    private static final List<Integer> CUTS = List.of(100, 400, 600, 605);

    private static <T extends Event> T event(DecidingVenue venue, Class<T> type) {
        return venue.events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static DecidingVenue opened(DecisionTerms terms) {
        return new DecidingVenue().open(terms, 100, 100);
    }

    @Test
    void theDecisionSettlesTheConditionAndCallsTheOthersOff() {
        DecidingVenue venue =
                opened(terms(Rule.TWAP_MARGIN, 600, 300)).move(10, 0, 90).move(20, 1, 120);
        venue.tick(599);
        assertThat(venue.events).isEmpty();
        venue.tick(700);
        assertThat(venue.market().settledCondition()).isEqualTo(1);
        assertThat(venue.market().phase()).isEqualTo(Phase.OPEN);
        Event.Decided decided = event(venue, Event.Decided.class);
        assertThat(decided.condition()).isEqualTo(1);
        assertThat(decided.byRule()).isEqualTo(1);
        assertThat(decided.atMicros()).as("when it was due").isEqualTo(OPENS + 600 * SECOND);
        assertThat(decided.averages()).containsExactly(90 * Limits.MICROS, 120 * Limits.MICROS);
        assertThat(decided.drawPpb()).isEqualTo(-1);
        Event.ConditionSettled settled = event(venue, Event.ConditionSettled.class);
        assertThat(settled.by()).isZero();
        assertThat(settled.reason()).isEqualTo(decided.reason()).isEqualTo("adopt's average beats the threshold");
        assertThat(venue.market().isWatched()).isFalse();
    }

    /** What a command would find that arrives at the very moment: the decision has fallen before it. */
    @Test
    void aTradeAtTheMomentOfTheDecisionComesTooLate() {
        DecidingVenue venue = opened(terms(Rule.LAST_PRICE, 600, 300)).move(599.999999, 0, 101);
        Answer late = venue.at(
                600, new Trade(venue.venue.nextId(), venue.trader, venue.market, Order.toPrice(1, 0, 900_000_000)));
        assertThat(late.refusal()).isEqualTo(Refusal.CONDITION_SETTLED);
        assertThat(venue.choice().condition()).isZero();
    }

    @Test
    void theViewTellsHowThingsStand() {
        DecisionTerms terms = TermsWith.of(terms(Rule.TWAP_MARGIN, 600, 300), with -> {
            with.thresholdBps = 500;
            with.maxChange = 2 * Limits.MICROS;
            with.guards = new Guards(2, 50 * Limits.MICROS, 0, 0, 0);
        });
        DecidingVenue venue = opened(terms).move(200, 1, 120);
        DecisionView before = venue.view(250);
        assertThat(before.stage()).isEqualTo(Decision.Stage.BEFORE_WINDOW);
        assertThat(before.windowLeftMicros()).isEqualTo(300 * SECOND);
        assertThat(before.toBeat()).isNull();
        assertThat(before.candidates().get(1).lead()).isNull();
        assertThat(before.candidates().get(1).reading().average()).isNull();

        DecisionView within = venue.view(500);
        assertThat(within.stage()).isEqualTo(Decision.Stage.IN_WINDOW);
        assertThat(within.windowLeftMicros()).isEqualTo(100 * SECOND);
        DecisionView.Candidate adopt = within.candidates().get(1);
        // Points at 240 and 300 move it to 104 before the window; those at 360, 420 and 480 are averaged.
        assertThat(adopt.observation()).isEqualTo(110 * Limits.MICROS);
        assertThat(adopt.reading().average()).isEqualTo(108 * Limits.MICROS);
        assertThat(adopt.reading().weight()).isEqualTo(3);
        assertThat(adopt.reading().last()).isEqualTo(120 * Limits.MICROS);
        assertThat(adopt.isLagBinding()).isTrue();
        assertThat(within.candidates().get(0).isLagBinding()).isFalse();
        assertThat(adopt.lead()).isEqualTo(8 * Limits.MICROS);
        assertThat(within.toBeat()).isEqualTo(105 * Limits.MICROS);
        assertThat(within.areGuardsMet()).isFalse();
        assertThat(within.guards()).extracting(Guard::id).containsExactly("min-traders", "min-volume");
        assertThat(within.now()).isEqualTo(new Verdict(0, "guard not met: min-traders"));
        assertThat(within.outlook()
                        .with(new Participation(2, Limits.MICROS * 50))
                        .verdict()
                        .condition())
                .isEqualTo(1);
        assertThat(venue.view(9_999).stage()).isEqualTo(Decision.Stage.AWAITING);
    }

    /** What an outlook says of prices held to the end is what comes of holding them there. */
    @ParameterizedTest
    @ValueSource(doubles = {90, 99.9, 101, 110, 130})
    void holdingPricesComesToWhatTheOutlookSays(double held) {
        for (long maxChange : new long[] {0, 3 * Limits.MICROS}) {
            DecisionTerms terms = TermsWith.of(terms(Rule.TWAP_MARGIN, 600, 300), with -> with.maxChange = maxChange);
            DecidingVenue venue = opened(terms).move(350, 1, 95).tick(400);
            byte[] hash = venue.engine.hash();
            long[] values = {100 * Limits.MICROS, StrictMath.round(held * Limits.MICROS)};
            Outlook outlook = DecisionView.of(venue.market()).outlook().holding(OPENS + 450 * SECOND, values);
            assertThat(venue.engine.hash()).as("asking changes nothing").isEqualTo(hash);
            venue.move(450, 1, held).tick(600);
            assertThat(outlook.verdict().condition()).isEqualTo(venue.choice().condition());
            assertThat(outlook.standing().readings())
                    .isEqualTo(venue.view(600).outlook().standing().readings());
        }
    }

    @Test
    void afterTheDecisionTheStatisticIsFrozen() {
        DecidingVenue venue =
                opened(terms(Rule.TWAP_MARGIN, 600, 300)).move(20, 1, 120).tick(600);
        DecisionView fallen = venue.view(600);
        assertThat(fallen.stage()).isEqualTo(Decision.Stage.DECIDED);
        venue.move(700, 1, 3_000).tick(90_000);
        venue.at(
                90_001,
                new AddLiquidity(venue.venue.nextId(), TestVenue.COORDINATOR, venue.market, 2_000_000_000_000L));
        venue.settle(90_002, 44);
        DecisionView later = venue.view(100_000);
        assertThat(later.candidates()).isEqualTo(fallen.candidates());
        assertThat(later.choice()).isEqualTo(fallen.choice());
        assertThat(later.guards()).isEqualTo(fallen.guards());
        assertThat(later.atMicros()).isEqualTo(OPENS + 600 * SECOND);
    }

    @Test
    void theSecretOfTheLotIsShownOnlyWithTheDecision() {
        DecisionTerms terms = terms(Rule.RANDOMISED, 600, 300);
        DecidingVenue venue = opened(terms);
        assertThat(event(venue, Event.MarketOpened.class).terms().decision().seed())
                .isNull();
        MarketView before = MarketView.of(venue.market());
        assertThat(before.terms().decision().seed()).isNull();
        assertThat(before.decision().terms().seed()).isNull();
        assertThat(before.decision().seedHash()).isEqualTo(Draw.seal(terms.seed()));
        assertThat(before.isCausal()).isTrue();
        venue.tick(600);
        Event.Decided decided = event(venue, Event.Decided.class);
        assertThat(decided.seed()).isEqualTo(terms.seed());
        assertThat(decided.drawSequence()).isEqualTo(venue.engine.sequence());
        Draw again = Draw.of(decided.seed(), "m", decided.drawSequence());
        assertThat(decided.drawPpb()).isEqualTo(again.ppb());
        assertThat(decided.condition())
                .isEqualTo(again.replaces(terms.epsilonPpb()) ? again.condition(terms.epsilonPpb(), 2) : 0);
        assertThat(MarketView.of(venue.market()).terms().decision().seed()).isEqualTo(terms.seed());
    }

    @Test
    void onlyALotWithInverseProbabilityMakesPricesCausal() {
        for (Rule rule : Rule.values()) {
            DecidingVenue venue = opened(terms(rule, 600, 300));
            assertThat(MarketView.of(venue.market()).isCausal()).as("%s", rule).isEqualTo(rule == Rule.RANDOMISED);
        }
        DecisionTerms plain = TermsWith.of(terms(Rule.RANDOMISED, 600, 300), with -> with.inverseProbability = false);
        assertThat(MarketView.of(opened(plain).market()).isCausal()).isFalse();
    }

    /** A scalar payoff mixed with the void's is rounded down once, by a computation from the payoff vectors here. */
    @Test
    void inverseProbabilityRoundsOnce() {
        DecisionTerms terms = TermsWith.of(terms(Rule.RANDOMISED, 600, 300), with -> with.epsilonPpb = 123_456_789);
        DecidingVenue venue = opened(terms).move(10, 1, 1_234).move(20, 0, 777).tick(600);
        Position position = venue.market().position(venue.trader);
        long[] payoffs = position.payoffs();
        long before = venue.venue.cashMicros(venue.trader);
        int from = venue.market().liveFrom();
        assertThat(venue.choice().condition()).isEqualTo(venue.choice().byRule());
        Mix mix = venue.market().decision().mix();
        assertThat(mix).isEqualTo(new Mix(123_456_789, 123_456_789 + 2 * (1_000_000_000 - 123_456_789)));
        venue.settle(601, 333.333333);
        BigInteger range = BigInteger.valueOf(10_000_000_000L);
        BigInteger value = BigInteger.valueOf(333_333_333);
        BigInteger numerator = BigInteger.valueOf(mix.numerator());
        BigInteger denominator = BigInteger.valueOf(mix.denominator());
        BigInteger settled = value.multiply(BigInteger.valueOf(payoffs[from]))
                .add(range.subtract(value).multiply(BigInteger.valueOf(payoffs[from + 1])));
        BigInteger rest = denominator.subtract(numerator).multiply(range).multiply(BigInteger.valueOf(payoffs[4]));
        BigInteger exact = settled.multiply(numerator).add(rest);
        BigInteger floor = exact.divide(denominator.multiply(range));
        assertThat(venue.venue.cashMicros(venue.trader) - before).isEqualTo(floor.longValueExact());
        assertThat(exact.mod(denominator.multiply(range)).signum())
                .as("it does not come out even")
                .isPositive();
        assertThat(venue.engine.state().isConserved()).isTrue();
    }

    @Test
    void aVoidedMarketDoesNotDecide() {
        DecidingVenue venue = opened(terms(Rule.TWAP_MARGIN, 600, 300)).move(20, 1, 120);
        venue.at(400, new VoidMarket(venue.venue.nextId(), TestVenue.COORDINATOR, venue.market, "ill-posed"));
        DecisionView ended = venue.view(400);
        assertThat(ended.stage()).isEqualTo(Decision.Stage.ENDED);
        venue.tick(700);
        assertThat(venue.events).isEmpty();
        assertThat(venue.choice()).isNull();
        assertThat(venue.view(700).candidates()).isEqualTo(ended.candidates());
        assertThat(venue.market().isWatched()).isFalse();
    }

    @Test
    void theCoordinatorsChoiceIsRecordedBesideTheStatistic() {
        DecidingVenue venue =
                opened(terms(Rule.ADVISORY, 600, 300)).move(20, 1, 120).tick(600);
        assertThat(venue.market().settledCondition()).isNegative();
        assertThat(venue.view(600).stage()).isEqualTo(Decision.Stage.AWAITING);
        venue.move(700, 1, 80);
        venue.at(
                800,
                new SettleCondition(venue.venue.nextId(), TestVenue.COORDINATOR, venue.market, 0, "the board said no"));
        assertThat(venue.choice()).isEqualTo(new Choice(0, 1, "the board said no", -1, 0, OPENS + 800 * SECOND));
        Event.Decided decided = event(venue, Event.Decided.class);
        assertThat(decided.averages()).containsExactly(100 * Limits.MICROS, 120 * Limits.MICROS);
        assertThat(venue.view(800).stage()).isEqualTo(Decision.Stage.DECIDED);
        assertThat(venue.market().isWatched()).isFalse();
    }

    /** Settled before its time, the statistic stops there. */
    @Test
    void anEarlyChoiceFreezesTheStatistic() {
        DecidingVenue venue = opened(terms(Rule.ADVISORY, 600, 300)).move(400, 1, 120);
        venue.at(500, new SettleCondition(venue.venue.nextId(), TestVenue.COORDINATOR, venue.market, 1));
        assertThat(venue.view(900).candidates().get(1).reading().average()).isEqualTo(110 * Limits.MICROS);
        venue.tick(600);
        assertThat(venue.events).isEmpty();
    }

    @Test
    void aMarketThatOpensLaterIsMeasuredFromThePriceWithWhichItOpens() {
        DecisionTerms terms = TermsWith.of(terms(Rule.TWAP_MARGIN, 1_200, 600), with -> with.maxChange = Limits.MICROS);
        DecidingVenue venue = new DecidingVenue();
        venue.open(
                DecidingVenue.marketTerms(terms, DecidingVenue.SCALAR, "reject", "adopt")
                        .timed(OPENS + 600 * SECOND, 0, 0),
                1_000_000 * Limits.MICROS,
                0.01,
                0.01);
        venue.move(600, 1, 200);
        assertThat(venue.view(659).candidates().get(1).observation()).isEqualTo(100 * Limits.MICROS);
        assertThat(venue.view(660).candidates().get(1).observation()).isEqualTo(101 * Limits.MICROS);
    }

    @Test
    void aMissingValueIsLostAndHasNoAverage() {
        DecisionTerms terms = terms(Rule.SCOREBOARD, 600, 600);
        Decision decision =
                new Decision(DecidingVenue.marketTerms(terms, DecidingVenue.SCALAR, "reject", "adopt"), OPENS);
        decision.begin(new long[] {50, 60});
        decision.observe(OPENS + 540 * SECOND, new long[] {50, Decision.MISSING});
        Standing standing = decision.outlook(new Participation(0, 0))
                .at(OPENS + 600 * SECOND)
                .standing();
        assertThat(standing.reading(1).won()).isEqualTo(9);
        assertThat(standing.reading(1).lost()).isEqualTo(1);
        assertThat(standing.reading(1).hasAverage()).isFalse();
        assertThat(standing.reading(0).average()).isEqualTo(50);
    }

    @Test
    void lowerIsBetterWhereTheTermsSaySo() {
        DecisionTerms terms = TermsWith.of(terms(Rule.TWAP_MARGIN, 600, 300), with -> {
            with.lowerIsBetter = true;
            with.thresholdBps = 1_000;
        });
        assertThat(opened(terms).move(1, 1, 90).tick(600).choice().condition()).isZero();
        assertThat(opened(terms).move(1, 1, 89.9999).tick(600).choice().condition())
                .isEqualTo(1);
        assertThat(opened(terms).move(1, 1, 89).view(500).toBeat()).isEqualTo(90 * Limits.MICROS);
    }

    @Test
    void aPositionLimitIsKeptByEveryWayOfTrading() {
        DecisionTerms terms = TermsWith.of(
                terms(Rule.TWAP_MARGIN, 600, 300), with -> with.guards = new Guards(0, 0, 0, 0, 1_000 * Limits.MICROS));
        DecidingVenue venue = opened(terms);
        Order whole = Order.shares(1, 0, 1_000 * Limits.MICROS);
        Answer bought = venue.at(1, new Trade(venue.venue.nextId(), venue.trader, venue.market, whole));
        assertThat(bought.ok()).isTrue();
        for (Order order :
                List.of(Order.shares(1, 0, 1), Order.spend(1, 0, Limits.MICROS), Order.toPrice(0, 0, 900_000_000))) {
            Answer more = venue.at(2, new Trade(venue.venue.nextId(), venue.trader, venue.market, order));
            assertThat(more.refusal()).as("%s", order).isEqualTo(Refusal.POSITION_LIMIT_EXCEEDED);
        }
        Order back = Order.shares(1, 0, -400 * Limits.MICROS);
        assertThat(venue.at(3, new Trade(venue.venue.nextId(), venue.trader, venue.market, back))
                        .ok())
                .isTrue();
    }

    /** A snapshot taken in the middle of the window, or none: the same decision, the same hash. */
    @ParameterizedTest
    @EnumSource(Rule.class)
    void aSnapshotInTheMiddleOfTheWindowChangesNothing(Rule rule) {
        DecisionTerms terms = TermsWith.of(terms(rule, 600, 300), with -> {
            with.maxChange = 7 * Limits.MICROS;
            with.guards = new Guards(1, 0, 0, 0, 0);
        });
        DecidingVenue whole = opened(terms);
        Engine cut = null;
        for (int at = 5; at <= 900; at += 5) {
            Engine live = whole.engine;
            if (CUTS.contains(at)) {
                cut = new Engine(copy(live.state()), live.sequence(), live.atMicros());
            }
            Order order = Order.toPrice(at % 2, 0, 10_000_000 + 1_000_000L * (at % 35));
            Command command =
                    at % 45 == 0 ? new Trade(whole.venue.nextId(), whole.trader, whole.market, order) : Tick.now();
            Answer answer = whole.at(at, command);
            if (cut != null) {
                assertThat(cut.apply(cut.sequence() + 1, OPENS + at * SECOND, command, event -> {}))
                        .isEqualTo(answer);
                assertThat(cut.hash()).as("after %d seconds", at).isEqualTo(live.hash());
            }
        }
        assertThat(cut.state().market(0).decision().choice()).isEqualTo(whole.choice());
        assertThat(whole.choice() == null).isEqualTo(rule == Rule.ADVISORY);
        assertThat(whole.market().trades()).isGreaterThan(10);
    }

    private static VenueState copy(VenueState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StateCodec.write(state, piece -> {
            byte[] part = new byte[piece.size()];
            piece.written().get(part);
            bytes.writeBytes(part);
        });
        return StateCodec.read(new WireReader(ByteBuffer.wrap(bytes.toByteArray())));
    }
}
