package covenant.engine.core;

import static covenant.engine.fixture.TestPlaybooks.DAY;
import static covenant.engine.fixture.TestPlaybooks.MINUTE;
import static covenant.engine.fixture.TestPlaybooks.PERCENT;
import static covenant.engine.fixture.TestPlaybooks.pass;
import static covenant.engine.fixture.TestPlaybooks.signal;
import static covenant.engine.fixture.TestPlaybooks.told;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DrillPlaybook;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.PlaybookTerms.Action;
import covenant.engine.command.RecordDelivery;
import covenant.engine.command.RespondPlaybook;
import covenant.engine.command.Response;
import covenant.engine.command.SignalTerms;
import covenant.engine.command.UnsealPlaybook;
import covenant.engine.event.Event;
import covenant.engine.fixture.Promises;
import covenant.engine.fixture.TestPlaybooks;
import covenant.engine.fixture.TestVenue;
import covenant.engine.playbook.Firing;
import covenant.engine.playbook.Playbook;
import covenant.engine.playbook.PlaybookPhase;
import covenant.engine.signal.WatchedSignal;
import covenant.engine.state.Market;
import org.junit.jupiter.api.Test;

/** What playbooks watch and what they do. */
class PlaybookTest {
    private final TestVenue venue = TestVenue.founded();
    private final int ann = venue.participant("ann", 100_000);
    private final int bob = venue.participant("bob", 100_000);
    private final int market = venue.binary("m");

    private void price(int by, long percent) {
        Order order =
                new Order(1, Order.ANY, Order.Mode.TARGET_PRICE, percent * PERCENT, Order.NO_LIMIT, Order.NO_LIMIT);
        assertThat(venue.trade(by, market, order).ok()).isTrue();
    }

    private Answer respond(Playbook playbook, Response response) {
        return venue.apply(
                new RespondPlaybook(venue.nextId(), playbook.terms().owner(), playbook.number(), response, "a reason"));
    }

    private Firing firing(int number) {
        return venue.engine().state().playbooks().firing(number);
    }

    private TestPlaybooks atOnce() {
        TestPlaybooks terms = TestPlaybooks.ofBroken(market);
        terms.holdMicros = 0;
        return terms;
    }

    @Test
    void anAutomaticActionIsCarriedOutAtTheTriggerAnyOtherOnceItIsAcknowledged() {
        TestPlaybooks automatic = atOnce();
        automatic.automatic = true;
        automatic.in(venue);
        TestPlaybooks waits = atOnce();
        waits.id = "waits";
        Playbook waiting = waits.in(venue);
        price(ann, 71);
        assertThat(told(venue, Event.PlaybookMoved.class)).hasSize(2);
        assertThat(told(venue, Event.PlaybookFired.class))
                .extracting(Event.PlaybookFired::playbook)
                .containsExactly(0);
        respond(waiting, Response.ACKNOWLEDGE);
        assertThat(told(venue, Event.PlaybookFired.class))
                .extracting(Event.PlaybookFired::playbook)
                .containsExactly(1);
    }

    @Test
    void anOwnerWhoIsLateStillLetsItHappenOnce() {
        Playbook playbook = atOnce().in(venue);
        price(ann, 71);
        pass(venue, DAY);
        assertThat(playbook.phase()).isEqualTo(PlaybookPhase.OVERDUE);
        respond(playbook, Response.ACKNOWLEDGE);
        assertThat(told(venue, Event.PlaybookFired.class)).hasSize(1);
        assertThat(playbook.phase()).isEqualTo(PlaybookPhase.OVERDUE);
        assertThat(respond(playbook, Response.ACKNOWLEDGE).refusal()).isEqualTo(Refusal.PLAYBOOK_STATE_INVALID);
        assertThat(respond(playbook, Response.DONE).ok()).isTrue();
    }

    @Test
    void guardsThatAreMetLateTriggerIfItStillHolds() {
        TestPlaybooks terms = TestPlaybooks.ofBroken(market);
        terms.minTraders = 2;
        Playbook playbook = terms.in(venue);
        price(ann, 80);
        pass(venue, 11 * MINUTE);
        assertThat(playbook.phase()).as("one trader").isEqualTo(PlaybookPhase.ARMED);
        price(bob, 75);
        assertThat(playbook.phase()).as("two traders").isEqualTo(PlaybookPhase.TRIGGERED);
    }

    @Test
    void aMarketThatEndsLeavesAnArmedPlaybookWithoutSignal() {
        Playbook playbook = TestPlaybooks.ofBroken(market).in(venue);
        price(ann, 80);
        venue.voidMarket(market);
        assertThat(playbook.signal()).isEqualTo(Playbook.NO_SIGNAL);
        assertThat(playbook.holdingSinceMicros()).isZero();
        assertThat(venue.engine().state().market(market).isWatched()).isFalse();
        pass(venue, DAY);
        assertThat(playbook.phase()).isEqualTo(PlaybookPhase.ARMED);
        assertThat(atOnce().openIn(venue).refusal()).as("the same id").isEqualTo(Refusal.ID_TAKEN);
        TestPlaybooks late = atOnce();
        late.id = "late";
        assertThat(late.openIn(venue).refusal()).isEqualTo(Refusal.PLAYBOOK_INVALID);
    }

    @Test
    void theLengthOfAStretchAtOnePriceDoesNotMatterToAnAverage() {
        TestPlaybooks terms = atOnce();
        terms.signal = signal(SignalTerms.Kind.CONDITION_PROBABILITY, market, 1, -1, 10 * MINUTE);
        Playbook playbook = terms.in(venue);
        assertThat(playbook.signal()).as("before a full period").isEqualTo(Playbook.NO_SIGNAL);
        pass(venue, 20 * MINUTE);
        assertThat(playbook.signal()).isEqualTo(50 * PERCENT);
        assertThat(venue.engine().state().agenda().nextMicros())
                .as("nothing is looked at while nothing happens")
                .isEqualTo(Long.MAX_VALUE);
        pass(venue, 365 * DAY);
        long beforeEnd = 10 * MINUTE - Math.floorMod(venue.engine().atMicros(), 10 * MINUTE);
        pass(venue, beforeEnd - 1_000_000);
        price(ann, 100 - 1);
        pass(venue, 1);
        assertThat(playbook.signal()).as("a spike at the end of a period").isBetween(50 * PERCENT, 51 * PERCENT);
        pass(venue, 10 * MINUTE);
        assertThat(playbook.phase()).as("a whole period").isEqualTo(PlaybookPhase.TRIGGERED);
        assertThat(playbook.triggeredAtMicros() % (10 * MINUTE))
                .as("at its end")
                .isZero();
    }

    @Test
    void aBreachTriggersOnceItIsFinal() {
        Promises p = new Promises();
        int commitment = p.commitment("pause");
        int bound = p.market("bound", commitment);
        TestPlaybooks terms = TestPlaybooks.ofBroken(bound);
        terms.signal = new SignalTerms(SignalTerms.Kind.BREACH, -1, -1, -1, commitment, 0);
        terms.threshold = Limits.PPB;
        terms.reset = 0;
        terms.holdMicros = 0;
        terms.automatic = true;
        Playbook playbook = terms.in(p.venue);
        p.propose(commitment);
        assertThat(playbook.phase()).as("proposed").isEqualTo(PlaybookPhase.ARMED);
        long ends = p.commitment(commitment).challengeEndsMicros();
        p.tick(ends + 5 * DAY);
        assertThat(playbook.signal()).isEqualTo(Limits.PPB);
        assertThat(playbook.triggeredAtMicros())
                .as("when it was due, also after a sleep")
                .isEqualTo(ends);
        assertThat(playbook.phase()).isEqualTo(PlaybookPhase.OVERDUE);
        assertThat(p.venue.engine().state().playbooks().firings()).hasSize(1);
        terms.id = "late";
        assertThat(terms.openIn(p.venue).refusal()).as("it has ended").isEqualTo(Refusal.PLAYBOOK_INVALID);
    }

    @Test
    void aBreachThatIsNoneLeavesNoSignal() {
        Promises p = new Promises();
        int commitment = p.commitment("pause");
        TestPlaybooks terms = TestPlaybooks.ofBroken(p.market("bound", commitment));
        terms.signal = new SignalTerms(SignalTerms.Kind.BREACH, -1, -1, -1, commitment, 0);
        Playbook playbook = terms.in(p.venue);
        assertThat(playbook.signal()).isZero();
        p.tick(Promises.HORIZON);
        assertThat(playbook.signal()).isEqualTo(Playbook.NO_SIGNAL);
        assertThat(playbook.phase()).isEqualTo(PlaybookPhase.ARMED);
    }

    @Test
    void theLeadOfADecisionIsSeenWhileNobodyTrades() {
        long decidesAt = venue.engine().atMicros() + 2 * DAY;
        MarketTerms deciding = TestVenue.terms("d", Metric.binary(), "adopt", "reject")
                .deciding(DecisionTerms.twapMargin(decidesAt, DAY, 1, 0));
        int d = venue.market(withoutConditionTrading(deciding), 1_000);
        TestPlaybooks terms = TestPlaybooks.ofBroken(d);
        terms.signal = signal(SignalTerms.Kind.LEAD, d, 0, -1, 0);
        terms.threshold = 5 * PERCENT;
        terms.reset = 0;
        terms.holdMicros = 0;
        Playbook playbook = terms.in(venue);
        assertThat(playbook.signal()).as("before the window").isEqualTo(Playbook.NO_SIGNAL);
        pass(venue, DAY + DAY / 2);
        assertThat(playbook.signal()).as("level").isZero();
        long tradedAt = venue.engine().atMicros() + 1_000_000;
        venue.trade(ann, d, new Order(0, 0, Order.Mode.TARGET_PRICE, 80 * PERCENT, Order.NO_LIMIT, Order.NO_LIMIT));
        assertThat(playbook.phase()).isEqualTo(PlaybookPhase.ARMED);
        pass(venue, DAY / 4);
        // A lead of 0.3 since the trade averages 0.05 over the window so far after a fifth of what was level.
        long window = tradedAt - (decidesAt - DAY);
        long crossed = tradedAt + window / 5;
        assertThat(playbook.phase()).isEqualTo(PlaybookPhase.TRIGGERED);
        assertThat(playbook.triggeredAtMicros()).isBetween(crossed - 1_000_000, crossed + MINUTE);
        assertThat(playbook.triggeredAtMicros() % MINUTE).as("at a full minute").isZero();
        pass(venue, DAY);
        assertThat(playbook.signal()).as("after the decision").isEqualTo(Playbook.NO_SIGNAL);
        assertThat(playbook.nextLookMicros()).isZero();
    }

    /** Nobody came for a month: the venue must not be busy with ten thousand looks before it answers. */
    @Test
    void theLeadIsLookedAtSoManyTimesHoweverMuchTimePassesAtOnce() {
        long from = venue.engine().atMicros();
        MarketTerms deciding = TestVenue.terms("d", Metric.binary(), "adopt", "reject")
                .deciding(DecisionTerms.twapMargin(from + 7 * DAY, 6 * DAY, 1, 0));
        Market market = venue.engine().state().market(venue.market(withoutConditionTrading(deciding), 1_000));
        SignalTerms lead = signal(SignalTerms.Kind.LEAD, market.number(), 0, -1, 0);
        long to = from + 6 * DAY;
        int looks = 0;
        long at = WatchedSignal.nextLookMicros(lead, market, from, from, to);
        while (at <= to) {
            looks++;
            at = WatchedSignal.nextLookMicros(lead, market, at, from, to);
        }
        assertThat(looks).isBetween(300, 501);
        assertThat(at).as("the first look after the jump").isBetween(to, to + MINUTE);
        assertThat(WatchedSignal.nextLookMicros(lead, market, to, 0, 0))
                .as("while commands come")
                .isBetween(to, to + MINUTE);
    }

    private static MarketTerms withoutConditionTrading(MarketTerms t) {
        return new MarketTerms(
                t.id(),
                t.title(),
                t.text(),
                t.actor(),
                t.source(),
                t.conditions(),
                t.metric(),
                t.feeBps(),
                false,
                t.closesAtMicros(),
                t.opensAtMicros(),
                t.expiresAtMicros(),
                t.decision(),
                t.binding());
    }

    private TestPlaybooks opens(String id, long liquidityCredits) {
        TestPlaybooks terms = atOnce();
        terms.automatic = true;
        terms.action = Action.OPEN_MARKET;
        terms.target = "";
        terms.market = TestVenue.terms(id, Metric.binary(), "stop", "go");
        terms.liquidityMicros = liquidityCredits * Limits.MICROS;
        return terms;
    }

    @Test
    void nobodyLetsAnotherPayForAMarket() {
        TestPlaybooks terms = opens("inquiry", 100);
        terms.owner = venue.account("another", covenant.engine.Role.COORDINATOR, 1_000);
        assertThat(terms.openIn(venue).refusal()).isEqualTo(Refusal.PLAYBOOK_INVALID);
        terms.action = Action.CONVENE;
        terms.target = "the board";
        terms.market = null;
        terms.liquidityMicros = 0;
        assertThat(terms.openIn(venue).ok()).as("he may be called, though").isTrue();
    }

    @Test
    void aMarketIsOpenedByTheOwnerAndAgainUnderAnotherId() {
        Playbook playbook = opens("inquiry", 100).in(venue);
        long before = venue.cashMicros(TestVenue.COORDINATOR);
        Answer drill = venue.apply(new DrillPlaybook(venue.nextId(), TestVenue.COORDINATOR, 0, "exercise"));
        assertThat(drill.number()).as("the firing").isZero();
        assertThat(firing(0).outcome()).isEmpty();
        assertThat(venue.engine().state().market("inquiry"))
                .as("a drill opens nothing")
                .isNull();

        price(ann, 71);
        assertThat(venue.engine().state().market("inquiry").sponsor().number()).isEqualTo(TestVenue.COORDINATOR);
        assertThat(firing(1).market())
                .isEqualTo(venue.engine().state().market("inquiry").number());
        assertThat(venue.cashMicros(TestVenue.COORDINATOR)).isLessThan(before - 138 * Limits.MICROS);

        respond(playbook, Response.OVERRIDE);
        respond(playbook, Response.REARM);
        assertThat(playbook.phase()).as("the signal is still there").isEqualTo(PlaybookPhase.TRIGGERED);
        assertThat(venue.engine().state().market("inquiry-2")).isNotNull();
    }

    @Test
    void aMarketThatIsRefusedLeavesItsCodeAndTheTradeStands() {
        opens("inquiry", 100_000_000).in(venue);
        price(ann, 71);
        assertThat(firing(0).outcome()).isEqualTo("insufficient-funds");
        assertThat(firing(0).market()).isEqualTo(-1);
        assertThat(told(venue, Event.Traded.class)).hasSize(1);
        venue.apply(new DrillPlaybook(venue.nextId(), TestVenue.COORDINATOR, 0, ""));
        assertThat(firing(1).outcome()).as("a drill shows it before").isEqualTo("insufficient-funds");
    }

    @Test
    void attemptsAreNotedInTheirOrderUntilOneIsTheLast() {
        TestPlaybooks terms = atOnce();
        terms.automatic = true;
        terms.action = Action.WEBHOOK;
        terms.target = "https://example.org/hook?x=1";
        terms.in(venue);
        price(ann, 71);
        assertThat(firing(0).delivery()).isEqualTo(Firing.Delivery.PENDING);
        assertThat(record(1, 1, 500, false).refusal()).isEqualTo(Refusal.UNKNOWN_FIRING);
        assertThat(record(0, 2, 500, false).refusal())
                .as("the first is missing")
                .isEqualTo(Refusal.DELIVERY_ENDED);
        assertThat(record(0, 1, 500, false).ok()).isTrue();
        assertThat(record(0, 1, 500, false).refusal()).as("noted already").isEqualTo(Refusal.DELIVERY_ENDED);
        assertThat(record(0, 2, 204, false).ok()).isTrue();
        assertThat(firing(0).delivery()).isEqualTo(Firing.Delivery.DELIVERED);
        assertThat(record(0, 3, 204, true).refusal()).isEqualTo(Refusal.DELIVERY_ENDED);
        assertThat(venue.apply(new RecordDelivery(CommandId.NONE, TestVenue.OPERATOR, 0, 3, 200, true))
                        .refusal())
                .isEqualTo(Refusal.ROLE_NOT_ADMITTED);
    }

    private Answer record(int firing, int attempt, int status, boolean last) {
        return venue.apply(new RecordDelivery(CommandId.NONE, Command.VENUE_ACCOUNT, firing, attempt, status, last));
    }

    @Test
    void onlyWhatIsSealedIsShownAndOnlyOnce() {
        Playbook open = atOnce().in(venue);
        assertThat(unseal(open, "x").refusal()).isEqualTo(Refusal.NOT_SEALED);
        TestPlaybooks sealed = atOnce();
        sealed.id = "sealed";
        sealed.seal = covenant.engine.state.Seal.of("Grüße");
        Playbook playbook = sealed.in(venue);
        assertThat(unseal(playbook, "Grusse").refusal()).isEqualTo(Refusal.SEAL_MISMATCH);
        assertThat(unseal(playbook, "Grüße").ok()).isTrue();
        assertThat(playbook.unsealed()).isEqualTo("Grüße");
        assertThat(unseal(playbook, "Grüße").refusal()).isEqualTo(Refusal.NOT_SEALED);
    }

    private Answer unseal(Playbook playbook, String text) {
        return venue.apply(new UnsealPlaybook(venue.nextId(), TestVenue.COORDINATOR, playbook.number(), text));
    }

    @Test
    void aMarketIsWatchedByAtMostAHundredAndAPlaybookDrilledAtMostAThousandTimesAndFiredAllTheSame() {
        for (int i = 0; i < Limits.MAX_PLAYBOOKS_PER_MARKET; i++) {
            TestPlaybooks terms = atOnce();
            terms.id = "p-" + i;
            terms.in(venue);
        }
        TestPlaybooks one = atOnce();
        one.id = "one-more";
        assertThat(one.openIn(venue).refusal()).isEqualTo(Refusal.LIMIT_EXCEEDED);
        DrillPlaybook drill = new DrillPlaybook(CommandId.NONE, TestVenue.COORDINATOR, 0, "");
        for (int i = 0; i < Limits.MAX_DRILLS; i++) {
            assertThat(venue.apply(drill).ok()).isTrue();
        }
        assertThat(venue.apply(drill).refusal()).isEqualTo(Refusal.LIMIT_EXCEEDED);
        Playbook playbook = venue.engine().state().playbooks().playbook(0);
        respond(playbook, Response.OVERRIDE);
        assertThat(respond(playbook, Response.REARM).ok())
                .as("drills take no place of the real thing")
                .isTrue();
    }
}
