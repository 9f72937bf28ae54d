package covenant.engine.runtime;

import static covenant.engine.runtime.RingFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.state.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the ring promises to whoever sends it commands. */
@Timeout(120)
class VenueRingTest {
    @Test
    void anAnswerIsGivenOnlyAfterTheFlush() throws Exception {
        try (RingFixture fixture = new RingFixture().start(16)) {
            fixture.journal.hold();
            CompletableFuture<Answer> answer = fixture.deposit(1);
            fixture.journal.awaitFlush();
            assertThat(answer).isNotDone();
            assertThat(fixture.log.lines("apply"))
                    .as("nor is anything carried out")
                    .isEmpty();
            fixture.journal.release();
            assertThat(get(answer).ok()).isTrue();
            get(fixture.cash());
            long n = fixture.first;
            assertThat(fixture.log.lines().stream()
                            .filter(line -> !line.startsWith("event") && !line.startsWith("batch"))
                            .limit(6))
                    .containsExactly("stage " + n, "flush", "flushed 1", "apply " + n, "step " + n, "answer " + n);
        }
    }

    @Test
    void aBatchIsFlushedOnce() throws Exception {
        try (RingFixture fixture = new RingFixture().start(64)) {
            List<CompletableFuture<Answer>> answers = fixture.held(11);
            for (CompletableFuture<Answer> answer : answers) {
                assertThat(get(answer).ok()).isTrue();
            }
            assertThat(fixture.log.lines("flushed")).containsExactly("flushed 1", "flushed 10");
            assertThat(fixture.log.lines("stage")).hasSize(11);
        }
    }

    @Test
    void aFullRingSaysSoAtOnceAndTheVenueGoesOn() throws Exception {
        try (RingFixture fixture = new RingFixture().start(8)) {
            fixture.journal.hold();
            List<CompletableFuture<Answer>> taken = new ArrayList<>();
            taken.add(fixture.deposit(1));
            fixture.journal.awaitFlush();
            while (taken.size() < 8) {
                taken.add(fixture.deposit(1));
            }
            assertThat(fixture.ring().depth()).isEqualTo(8);
            CompletableFuture<Answer> beyond = fixture.deposit(1);
            assertThat(beyond).as("answered on the sender's thread").isCompleted();
            assertThat(get(beyond).refusal()).isEqualTo(Refusal.VENUE_BUSY);
            assertThat(get(beyond).sequence()).isZero();
            assertThatThrownBy(() -> get(fixture.cash()))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            VenueUnavailable.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.VENUE_BUSY));
            fixture.journal.release();
            for (CompletableFuture<Answer> answer : taken) {
                assertThat(get(answer).ok()).isTrue();
            }
            get(fixture.cash());
            assertThat(get(fixture.deposit(1)).sequence()).as("no gap").isEqualTo(fixture.first + 8);
        }
    }

    @Test
    void timeNeverGoesBack() throws Exception {
        try (RingFixture fixture = new RingFixture().start(16)) {
            long start = fixture.clock.get();
            long[] clock = {start, start - 500, start - 1, start + 3, 0, start + 4};
            long[] stamps = {start, start, start, start + 3, start + 3, start + 4};
            for (int i = 0; i < clock.length; i++) {
                fixture.clock.set(clock[i]);
                assertThat(get(fixture.deposit(1)).atMicros()).isEqualTo(stamps[i]);
            }
        }
    }

    @Test
    void timeDoesNotGoBackBeforeWhatWasRecovered() throws Exception {
        RingFixture fixture = new RingFixture();
        long last = fixture.venue.engine().atMicros();
        fixture.clock.set(last - 1_000_000);
        try (fixture) {
            fixture.start(16);
            assertThat(get(fixture.deposit(1)).atMicros()).isEqualTo(last);
        }
    }

    @Test
    void aMarketClosesInSilence() throws Exception {
        RingFixture fixture = new RingFixture();
        long closesAt = fixture.clock.get() + 1_000;
        MarketTerms terms =
                new MarketTerms("m", "M", "", "", "", List.of("kept", "broken"), Metric.binary(), 0, true, closesAt);
        int market = fixture.venue.market(terms, 1);
        try (fixture) {
            fixture.start(16);
            assertThat(get(phase(fixture, market))).isEqualTo(Phase.OPEN);
            fixture.clock.set(closesAt);
            while (get(phase(fixture, market)) == Phase.OPEN) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(get(phase(fixture, market))).isEqualTo(Phase.CLOSED);
            assertThat(fixture.log.lines("event"))
                    .containsExactly(
                            "event " + fixture.log.lines("stage").get(0).substring(6) + " MarketClosed");
        }
    }

    private static CompletableFuture<Phase> phase(RingFixture fixture, int market) {
        return fixture.ring().read(engine -> engine.state().market(market).phase());
    }

    @Test
    void aReadSeesExactlyWhatWasSentBeforeIt() throws Exception {
        try (RingFixture fixture = new RingFixture().start(64)) {
            long before = get(fixture.cash());
            fixture.journal.hold();
            fixture.deposit(1);
            fixture.journal.awaitFlush();
            List<CompletableFuture<Long>> reads = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                reads.add(fixture.cash());
                fixture.deposit(1);
            }
            fixture.journal.release();
            for (int i = 0; i < 10; i++) {
                assertThat(get(reads.get(i))).isEqualTo(before + 1 + i);
            }
        }
    }

    @Test
    void aReadersOwnFailureIsHis() throws Exception {
        try (RingFixture fixture = new RingFixture().start(16)) {
            CompletableFuture<Object> read = fixture.ring().read(engine -> {
                throw new IllegalArgumentException("mine");
            });
            assertThatThrownBy(() -> get(read)).hasCauseInstanceOf(IllegalArgumentException.class);
            assertThat(get(fixture.deposit(1)).ok()).isTrue();
            assertThat(fixture.halts).isEmpty();
        }
    }

    @Test
    void whatTheJournalCannotTakeLeavesNoGap() throws Exception {
        try (RingFixture fixture = new RingFixture().start(16)) {
            assertThat(get(fixture.deposit(1)).sequence()).isEqualTo(fixture.first);
            for (Refusal reason : List.of(Refusal.JOURNAL_FULL, Refusal.LIMIT_EXCEEDED, Refusal.TEXT_INVALID)) {
                fixture.journal.refuse(reason);
                Answer refused = get(fixture.deposit(1));
                assertThat(refused.refusal()).isEqualTo(reason);
                assertThat(refused.sequence()).isZero();
                assertThat(refused.detail()).isNotBlank();
            }
            fixture.journal.refuse(null);
            assertThat(get(fixture.deposit(1)).sequence()).isEqualTo(fixture.first + 1);
            assertThat(fixture.log.lines("flushed"))
                    .as("nothing to flush for a refusal")
                    .hasSize(2);
            assertThat(fixture.log.lines("step")).hasSize(2);
        }
    }

    @Test
    void theListenerHearsBeforeTheSenderDoes() throws Exception {
        try (RingFixture fixture = new RingFixture().start(64)) {
            for (CompletableFuture<Answer> answer : fixture.held(20)) {
                get(answer);
            }
            List<String> lines = fixture.log.lines();
            for (long n = fixture.first; n < fixture.first + 20; n++) {
                assertThat(lines.indexOf("step " + n)).isBetween(0, lines.indexOf("answer " + n));
            }
        }
    }

    @Test
    void aBatchIsToldWhenItIsDone() throws Exception {
        try (RingFixture fixture = new RingFixture().start(16)) {
            get(fixture.deposit(1));
            get(fixture.cash());
            get(fixture.cash());
            assertThat(fixture.log.lines("batch")).contains("batch " + fixture.first);
            assertThat(fixture.ring().doneSequence()).isEqualTo(fixture.first);
            assertThat(fixture.ring().size()).isEqualTo(16);
        }
    }

    @Test
    void commandsAreCarriedOutInTheOrderOfTheJournal() throws Exception {
        try (RingFixture fixture = new RingFixture().start(64)) {
            fixture.held(30).forEach(CompletableFuture::join);
            List<String> staged = fixture.log.lines("stage");
            for (int i = 0; i < staged.size(); i++) {
                assertThat(staged.get(i)).isEqualTo("stage " + (fixture.first + i));
            }
            assertThat(fixture.log.lines("apply").stream().map(line -> line.substring(6)))
                    .containsExactlyElementsOf(
                            staged.stream().map(line -> line.substring(6)).toList());
        }
    }
}
