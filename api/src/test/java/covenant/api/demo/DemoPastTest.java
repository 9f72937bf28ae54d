package covenant.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.PlaybookTerms;
import covenant.engine.commitment.Bond;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.signal.Signals;
import covenant.engine.state.Market;
import covenant.engine.view.DecisionView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated past of a demo, written on 2026-11-21 at noon. */
class DemoPastTest {
    private static final long SEED = 1;
    private static final long NOW = DemoFloor.START_MICROS;
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final FoundVenue FOUNDING =
            new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, "Demo", true, false);

    private static Engine engine;
    private static MemoryJournal journal;
    private static DemoPast past;

    @BeforeAll
    static void write() {
        engine = new Engine();
        journal = new MemoryJournal();
        past = new DemoPast(engine, journal, NOW, SEED);
        past.write(FOUNDING);
    }

    private static CommitmentRegister register() {
        return engine.state().commitments();
    }

    private static Market market(String id) {
        return engine.state().market(id);
    }

    private static boolean isMadeUp(Commitment commitment) {
        return register().actorOf(commitment).name().endsWith("(made up)");
    }

    @Test
    void everyCommandIsTakenAndMoneyIsConserved() {
        assertThat(past.refused()).isZero();
        assertThat(engine.state().isConserved()).isTrue();
        assertThat(engine.state().simulated()).isTrue();
    }

    @Test
    void timesNeverGoBackCoverThirtyDaysAndEndByNow() {
        assertThat(journal.times()).isSorted();
        assertThat(journal.times().get(0)).isBetween(NOW - 30 * DAY_MICROS - 60_000_000, NOW - 30 * DAY_MICROS);
        assertThat(engine.atMicros()).isBetween(NOW - DAY_MICROS / 24, NOW);
    }

    @Test
    void itReplaysToTheSameHashAndIsTheSameAgain() {
        Engine replayed = new Engine();
        for (int i = 0; i < journal.commands().size(); i++) {
            replayed.apply(i + 1L, journal.times().get(i), journal.commands().get(i), EventSink.NONE);
        }
        Engine again = new Engine();
        new DemoPast(again, new MemoryJournal(), NOW, SEED).write(FOUNDING);

        assertThat(replayed.hash()).isEqualTo(engine.hash());
        assertThat(again.hash()).isEqualTo(engine.hash());
    }

    @Test
    void everyMarketWasTradedAndOneIsBusy() {
        List<String> ids = new ArrayList<>();
        DemoMarket.all().forEach(market -> ids.add(market.terms().id()));

        assertThat(engine.state().markets())
                .extracting(market -> market.terms().id())
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(engine.state().markets()).allMatch(market -> market.trades() > 50);
        assertThat(market("griffin-reports-index").trades()).isBetween(3_000L, 10_000L);
        assertThat(LongStream.range(0, ids.size())
                        .map(i -> engine.state().market((int) i).trades())
                        .sum())
                .isBetween(8_000L, 20_000L);
    }

    @Test
    void commitmentsOfTheMadeUpStandAtEveryStageOfALife() {
        String table = register().commitments().stream()
                .filter(DemoPastTest::isMadeUp)
                .map(each -> "%-22s %-9s evidence %d, bond %s, markets %d"
                        .formatted(
                                each.terms().id(),
                                each.phase().id(),
                                each.evidence().size(),
                                credits(each.bond()),
                                each.markets().size()))
                .collect(Collectors.joining("\n"));

        assertThat(table).isEqualTo("""
                        wyvern-pause           breached  evidence 2, bond 0 held 0 returned 4000 paid 1000 burned, markets 1
                        griffin-reports        active    evidence 3, bond 4000 held 0 returned 0 paid 0 burned, markets 1
                        griffin-red-team       kept      evidence 0, bond 0 held 2000 returned 0 paid 0 burned, markets 1
                        basilisk-weights       proposed  evidence 1, bond 6000 held 0 returned 0 paid 0 burned, markets 1
                        kraken-answers         disputed  evidence 1, bond 0 held 3000 returned 0 paid 0 burned, markets 1
                        wyvern-joint-tests     offered   evidence 0, bond 0 held 0 returned 0 paid 0 burned, markets 0
                        griffin-joint-tests    offered   evidence 0, bond 2000 held 0 returned 0 paid 0 burned, markets 0
                        basilisk-joint-tests   offered   evidence 0, bond 0 held 0 returned 0 paid 0 burned, markets 0
                        kraken-joint-tests     offered   evidence 0, bond 2500 held 0 returned 0 paid 0 burned, markets 0""");
    }

    private static String credits(Bond bond) {
        return "%d held %d returned %d paid %d burned"
                .formatted(
                        bond.heldMicros() / 1_000_000,
                        bond.returnedMicros() / 1_000_000,
                        bond.paidMicros() / 1_000_000,
                        bond.burnedMicros() / 1_000_000);
    }

    @Test
    void nothingIsSaidOfRealOrganisationsButWhatDocumentsState() {
        List<Commitment> real = register().commitments().stream()
                .filter(each -> !isMadeUp(each))
                .toList();

        assertThat(real).hasSize(12).allSatisfy(each -> {
            assertThat(each.phase().id()).isEqualTo("active");
            assertThat(each.bond()).isEqualTo(Bond.NONE);
            assertThat(each.attestations()).isEmpty();
            assertThat(each.terms().source()).startsWith("https://");
            assertThat(each.terms().verification()).contains("nobody judges real organisations");
            assertThat(register().actorOf(each).account()).isEqualTo(-1);
            assertThat(each.evidence()).isNotEmpty().allSatisfy(evidence -> {
                assertThat(evidence.link()).startsWith("https://");
                assertThat(evidence.datedAtMicros()).isLessThan(NOW - 30 * DAY_MICROS);
            });
        });
        assertThat(register().commitments()).filteredOn(DemoPastTest::isMadeUp).allSatisfy(each -> {
            assertThat(each.terms().title()).startsWith("Made up: ");
            assertThat(each.evidence()).allMatch(evidence -> evidence.text().startsWith("Made up: "));
        });
        assertThat(DemoMarket.madeUp()).allSatisfy(market -> {
            assertThat(market.terms().title()).startsWith("Made up: ");
            assertThat(market.terms().actor()).endsWith("(made up)");
        });
        assertThat(DemoMarket.real()).noneMatch(DemoMarket::isMadeUp);
    }

    @Test
    void decisionsStandAtEveryStage() {
        String table = engine.state().markets().stream()
                .filter(market -> market.decision() != null)
                .map(DemoPastTest::decision)
                .collect(Collectors.joining("\n"));

        assertThat(table).isEqualTo("""
                        atlantis-red-team-hours   twap-margin DECIDED       guards met
                        atlantis-licence          twap-margin BEFORE_WINDOW guards met
                        atlantis-compute-register randomised  IN_WINDOW     guards met, causal
                        atlantis-incident-desk    twap-margin IN_WINDOW     guards met
                        atlantis-audit-fund       scoreboard  IN_WINDOW     a guard fails
                        atlantis-sandbox          advisory    IN_WINDOW     guards met""");
    }

    private static String decision(Market market) {
        DecisionView view = DecisionView.of(market).at(NOW);
        return "%-25s %-11s %-13s %s%s"
                .formatted(
                        market.terms().id(),
                        market.terms().decision().rule().id(),
                        view.stage(),
                        view.areGuardsMet() ? "guards met" : "a guard fails",
                        market.terms().decision().isCausal() ? ", causal" : "");
    }

    @Test
    void playbooksAreArmedTriggeredAndDoneAndPostNowhere() {
        assertThat(engine.state().playbooks().all())
                .extracting(each -> each.terms().id() + " " + each.phase().id())
                .containsExactly(
                        "basilisk-breach-likely triggered",
                        "griffin-defection-cheap armed",
                        "wyvern-breach-response done");
        assertThat(engine.state()
                        .playbooks()
                        .playbook("griffin-defection-cheap")
                        .firings())
                .hasSize(1)
                .allMatch(number -> engine.state().playbooks().firing(number).drill());
        assertThat(engine.state().playbooks().all())
                .allMatch(each -> each.terms().action() == PlaybookTerms.Action.CONVENE);
    }

    @Test
    void theJointPledgeIsPartlySigned() {
        assertThat(register().pledges()).singleElement().satisfies(pledge -> {
            assertThat(pledge.phase().id()).isEqualTo("open");
            assertThat(pledge.terms().required()).isEqualTo(3);
            assertThat(pledge.commitments())
                    .filteredOn(number -> register().commitment(number).signedAtMicros() > 0)
                    .hasSize(2);
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "wyvern-pause-index 2026-11-09T12:00:00Z",
                "griffin-reports-index 2026-11-21T09:00:00Z",
                "basilisk-weights-incident 2026-11-20T14:00:00Z"
            })
    void priceOfABreachRisesAfterBadNews(String story) {
        String id = story.split(" ")[0];
        long newsMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(story.split(" ")[1]));

        long before = brokenPpb(id, newsMicros);
        long after = brokenPpb(id, newsMicros + DAY_MICROS / 8);

        assertThat(after - before).isGreaterThan(100_000_000);
    }

    private static long brokenPpb(String id, long untilMicros) {
        Engine then = new Engine();
        for (int i = 0;
                journal.times().get(i) <= untilMicros && i < journal.commands().size() - 1;
                i++) {
            then.apply(i + 1L, journal.times().get(i), journal.commands().get(i), EventSink.NONE);
        }
        return Signals.of(then.state().market(id)).conditionPpb()[1];
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"2024-12-01T00:00:00Z", "2029-02-28T23:59:59Z", "2050-01-01T00:00:00Z"})
    void onAnyDayOnlyWhatTheDateRulesOutIsLeftOut(String day) {
        Engine other = new Engine();
        DemoPast on = new DemoPast(
                other, new MemoryJournal(), ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(day)), SEED);
        on.write(FOUNDING);

        assertThat(on.refused()).isZero();
        assertThat(other.state().markets()).hasSameSizeAs(DemoMarket.all());
    }

    @Test
    void aVenueThatWasStartedBeforeKeepsItsOwnPast() {
        byte[] before = engine.hash();

        assertThat(DemoPast.begin(engine, new MemoryJournal(), FOUNDING, NOW + DAY_MICROS, SEED))
                .isFalse();
        assertThat(engine.hash()).isEqualTo(before);
    }

    @Test
    void theLiveDemoOpensNothingMoreAndGoesOn() {
        Engine later = new Engine();
        new DemoPast(later, new MemoryJournal(), NOW, SEED).write(FOUNDING);
        long deposits = later.state().depositsMicros();
        int accounts = later.state().accounts().size();
        long trades = trades(later);
        DemoFloor floor = new DemoFloor(later, NOW);

        try (DemoVenue demo = new DemoVenue(floor, floor, DemoFloor.OPERATOR, SEED)) {
            demo.start();
            floor.runUntil(() -> trades(later) >= trades + 500);
        }

        assertThat(floor.refused()).isZero();
        assertThat(later.state().markets()).hasSameSizeAs(DemoMarket.all());
        assertThat(later.state().accounts()).hasSize(accounts);
        assertThat(later.state().depositsMicros()).isEqualTo(deposits);
    }

    private static long trades(Engine engine) {
        return engine.state().markets().stream().mapToLong(Market::trades).sum();
    }
}
