package covenant.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.AdvanceClock;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.Deposit;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Tick;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.StateHash;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time on the ring: what a simulated clock does to the stamps, and what happens by itself where nobody sends anything. */
@Timeout(120)
class RingTimeTest {
    private static final long HOUR = 3_600 * Limits.MICROS;
    private static final long DAY = 24 * HOUR;

    private final TestVenue venue = TestVenue.founded(true);
    private final long start = venue.engine().atMicros();
    private final SimulatedClock clock = new SimulatedClock(start, 0);
    private final JournalDouble journal = new JournalDouble(new JournalDouble.Log());
    private final List<Stamped> steps = new ArrayList<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private VenueRing ring;

    private record Stamped(long sequence, long atMicros, Command command) {}

    private void run(VenueClock itsClock) {
        ring = VenueRing.start(venue.engine(), journal, itsClock, this::heard, 64, Halt.PROCESS);
    }

    private synchronized void heard(
            long sequence, long atMicros, Command command, Answer answer, List<Event> told, Engine engine) {
        steps.add(new Stamped(sequence, atMicros, command));
        events.addAll(told);
    }

    @AfterEach
    void stop() {
        journal.release();
        ring.close();
    }

    private static AdvanceClock by(String id, long micros) {
        return new AdvanceClock(CommandId.of(id), TestVenue.OPERATOR, 0, "", micros);
    }

    private static AdvanceClock to(String id, long micros) {
        return new AdvanceClock(CommandId.of(id), TestVenue.OPERATOR, micros, "");
    }

    private Answer send(Command command) throws Exception {
        return RingFixture.get(ring.submit(command));
    }

    @Test
    void theClockIsMovedByTheCommandThatSaysSo() throws Exception {
        run(clock);
        Answer answer = send(by("a", 72 * HOUR));
        assertThat(answer.ok()).isTrue();
        assertThat(answer.atMicros()).isEqualTo(start + 72 * HOUR);
        assertThat(events)
                .containsExactly(
                        new Event.ClockAdvanced(start + 72 * HOUR, TestVenue.OPERATOR, ""),
                        new Event.Acted(TestVenue.OPERATOR, "advance-clock", "venue", "", "", ""));
        assertThat(ring.nowMicros()).isEqualTo(start + 72 * HOUR);
        assertThat(send(to("b", start + 73 * HOUR)).atMicros()).isEqualTo(start + 73 * HOUR);
        assertThat(send(to("c", start + 73 * HOUR)).ok()).as("to where it is").isTrue();
    }

    @Test
    void theSameCommandAgainMovesNothing() throws Exception {
        run(clock);
        Answer first = send(by("a", HOUR));
        Answer again = send(by("a", HOUR));
        assertThat(again.repeated()).isTrue();
        assertThat(again.atMicros()).isEqualTo(first.atMicros());
        assertThat(ring.nowMicros()).isEqualTo(start + HOUR);
        assertThat(send(by("a", 2 * HOUR)).refusal()).isEqualTo(Refusal.COMMAND_ID_REUSED);
        assertThat(ring.nowMicros()).isEqualTo(start + HOUR);
    }

    @Test
    void theSameCommandTwiceInOneBatchMovesOnce() throws Exception {
        run(clock);
        journal.hold();
        CompletableFuture<Answer> held = ring.submit(by("a", HOUR));
        journal.awaitFlush();
        List<CompletableFuture<Answer>> others = new ArrayList<>();
        others.add(ring.submit(by("b", HOUR)));
        others.add(ring.submit(by("b", HOUR)));
        others.add(ring.submit(new Deposit(CommandId.of("c"), TestVenue.OPERATOR, TestVenue.COORDINATOR, 1)));
        others.add(ring.submit(by("c", HOUR)));
        journal.release();
        assertThat(RingFixture.get(held).ok()).isTrue();
        assertThat(RingFixture.get(others.get(0)).repeated()).isFalse();
        assertThat(RingFixture.get(others.get(1)).repeated()).isTrue();
        assertThat(RingFixture.get(others.get(3)).refusal()).isEqualTo(Refusal.COMMAND_ID_REUSED);
        assertThat(ring.nowMicros()).isEqualTo(start + 2 * HOUR);
    }

    @Test
    void whatIsRefusedMovesNothing() throws Exception {
        int ann = venue.participant("ann", 1);
        long now = venue.engine().atMicros();
        run(clock);
        String long4001 = "x".repeat(Limits.MAX_TEXT_CHARS + 1);
        assertRefused(new AdvanceClock(CommandId.of("a"), ann, 0, "", HOUR), Refusal.ROLE_NOT_ADMITTED, now);
        assertRefused(new AdvanceClock(CommandId.of("a"), 99, 0, "", HOUR), Refusal.UNKNOWN_ACCOUNT, now);
        assertRefused(
                new AdvanceClock(CommandId.of("a"), TestVenue.OPERATOR, 0, long4001, HOUR), Refusal.TEXT_INVALID, now);
        assertRefused(to("a", now - 1), Refusal.CLOCK_BACKWARD, now);
        assertRefused(by("a", 0), Refusal.CLOCK_BACKWARD, now);
        assertRefused(by("a", -1), Refusal.CLOCK_BACKWARD, now);
        assertRefused(by("a", Limits.MAX_ADVANCE_MICROS + 1), Refusal.LIMIT_EXCEEDED, now);
        assertRefused(to("a", now + Limits.MAX_ADVANCE_MICROS + 1), Refusal.LIMIT_EXCEEDED, now);
        assertRefused(to("a", Long.MAX_VALUE), Refusal.LIMIT_EXCEEDED, now);
        assertThat(send(by("a", Limits.MAX_ADVANCE_MICROS)).ok()).isTrue();
    }

    private void assertRefused(AdvanceClock command, Refusal refusal, long now) throws Exception {
        Answer answer = send(command);
        assertThat(answer.refusal()).as(answer.detail()).isEqualTo(refusal);
        assertThat(ring.nowMicros()).isEqualTo(now);
    }

    @Test
    void whatTheJournalCannotTakeMovesNothing() throws Exception {
        run(clock);
        journal.refuse(Refusal.JOURNAL_FULL);
        assertThat(send(by("a", HOUR)).refusal()).isEqualTo(Refusal.JOURNAL_FULL);
        assertThat(ring.nowMicros()).isEqualTo(start);
        journal.refuse(null);
        assertThat(send(by("a", HOUR)).atMicros()).isEqualTo(start + HOUR);
    }

    @Test
    void whatIsDueOnTheWayHappensAtItsOwnTimeAndInItsOrder() throws Exception {
        int market = venue.market(timed(), 100);
        run(clock);
        assertThat(send(by("a", 10 * DAY)).ok()).isTrue();
        assertThat(events)
                .filteredOn(event -> !(event instanceof Event.Acted))
                .satisfiesExactly(
                        event -> assertThat(event).isEqualTo(new Event.TradingBegan(market, start + DAY)),
                        event -> assertThat(event).isEqualTo(new Event.MarketClosed(market)),
                        event -> assertThat(event).isInstanceOf(Event.MarketVoided.class),
                        event -> assertThat(event).isInstanceOf(Event.CashMoved.class),
                        event -> assertThat(event).isInstanceOf(Event.ClockAdvanced.class));
    }

    /** Opens after a day, closes after two, expires after three. */
    private MarketTerms timed() {
        return TestVenue.terms("m", Metric.binary(), "kept", "broken")
                .timed(start + DAY, start + 2 * DAY, start + 3 * DAY);
    }

    @Test
    void inSilenceATickComesWhenSomethingIsDueAndOnlyThen() throws Exception {
        venue.market(timed(), 100);
        long first = venue.engine().sequence();
        run(clock);
        for (long day = 1; day <= 3; day++) {
            clock.advanceTo(start + day * DAY);
            assertThat(events.poll(RingFixture.PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("day " + day)
                    .isInstanceOf(List.of(Event.TradingBegan.class, Event.MarketClosed.class, Event.MarketVoided.class)
                            .get((int) day - 1));
        }
        RingFixture.get(ring.read(Engine::sequence));
        synchronized (this) {
            assertThat(steps).extracting(Stamped::atMicros).containsOnly(start + DAY, start + 2 * DAY, start + 3 * DAY);
            assertThat(steps).allSatisfy(step -> assertThat(step.command()).isInstanceOf(Tick.class));
        }
        assertThat(ring.doneSequence()).isGreaterThan(first);
    }

    @Test
    void aReplayComesToTheSameHash() throws Exception {
        int market = venue.market(timed(), 100);
        TestVenue replay = TestVenue.founded(true);
        replay.market(timed(), 100);
        run(clock);
        send(by("a", DAY));
        send(new Deposit(CommandId.of("d"), TestVenue.OPERATOR, TestVenue.COORDINATOR, 5));
        send(by("b", 5 * DAY));
        String live = RingFixture.get(ring.read(engine -> StateHash.hex(engine.hash())));
        List<Event> told = new ArrayList<>();
        synchronized (this) {
            for (Stamped step : steps) {
                replay.engine().apply(step.sequence(), step.atMicros(), step.command(), told::add);
            }
        }
        assertThat(StateHash.hex(replay.engine().hash())).isEqualTo(live);
        assertThat(told).containsExactlyElementsOf(events);
        assertThat(replay.engine().state().market(market).phase().isLive()).isFalse();
    }

    @Test
    void aVenueByTheMachinesClockIsNotMoved() throws Exception {
        TestVenue system = TestVenue.founded();
        long now = system.engine().atMicros();
        ring = VenueRing.start(system.engine(), journal, () -> now, StepListener.NONE, 64, Halt.PROCESS);
        Answer answer = send(by("a", HOUR));
        assertThat(answer.refusal()).isEqualTo(Refusal.CLOCK_NOT_SIMULATED);
        assertThat(answer.atMicros()).isEqualTo(now);
        assertThat(ring.nowMicros()).isEqualTo(now);
    }
}
