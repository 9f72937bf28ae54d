package covenant.engine.runtime;

import static covenant.engine.runtime.RingFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the ring ends: by failure, after which nothing is answered, or by being closed, before which everything is. */
@Timeout(120)
class RingEndsTest {
    @Test
    void aFailureHaltsWithTheSequenceAndNothingIsAnsweredAfterIt() throws Exception {
        RingFixture fixture = new RingFixture();
        try (fixture) {
            fixture.failingAt(fixture.first + 5).start(64);
            List<CompletableFuture<Answer>> answers = fixture.held(20);
            assertThat(halt(fixture))
                    .contains("sequence " + (fixture.first + 5))
                    .contains("the books do not balance");
            CompletableFuture<Answer> later = fixture.deposit(1);
            CompletableFuture<Long> read = fixture.cash();
            drain(fixture);
            assertThat(answers.subList(0, 5))
                    .allMatch(answer -> answer.isDone() && answer.join().ok());
            assertThat(answers.subList(5, 20)).noneMatch(CompletableFuture::isDone);
            assertThat(later).isNotDone();
            assertThat(read).isNotDone();
            assertThat(fixture.halts).as("halted once").isEmpty();
        }
        assertThat(fixture.log.lines("hash"))
                .as("a journal that halted is not sealed")
                .isEmpty();
    }

    @Test
    void aJournalThatFailsHaltsAndNothingOfTheBatchIsAnsweredOrDone() throws Exception {
        RingFixture fixture = new RingFixture();
        try (fixture) {
            fixture.start(64);
            fixture.journal.failOnFlush(new IllegalStateException("disk on fire"));
            CompletableFuture<Answer> answer = fixture.deposit(1);
            assertThat(halt(fixture)).contains(Long.toString(fixture.first)).contains("disk on fire");
            drain(fixture);
            assertThat(answer).isNotDone();
            assertThat(fixture.log.lines("apply")).isEmpty();
        }
    }

    @Test
    void aJournalThatCannotStageHalts() throws Exception {
        RingFixture fixture = new RingFixture();
        try (fixture) {
            fixture.start(64);
            fixture.journal.failOnStage(new IllegalStateException("no such file"));
            CompletableFuture<Answer> answer = fixture.deposit(1);
            assertThat(halt(fixture)).contains(Long.toString(fixture.first)).contains("no such file");
            drain(fixture);
            assertThat(answer).isNotDone();
        }
    }

    @Test
    void closingAnswersWhatWasAcceptedAndSealsTheJournal() throws Exception {
        RingFixture fixture = new RingFixture().start(64);
        List<CompletableFuture<Answer>> answers = fixture.held(30);
        fixture.ring().close();
        assertThat(answers).allMatch(answer -> answer.isDone() && answer.join().ok());
        long last = fixture.first + 29;
        List<String> lines = fixture.log.lines();
        assertThat(lines.subList(lines.size() - 4, lines.size()).stream().filter(line -> !line.startsWith("batch")))
                .containsExactly("hash " + last, "flush", "close");
        Answer refused = get(fixture.deposit(1));
        assertThat(refused.refusal()).isEqualTo(Refusal.VENUE_STOPPING);
        assertThatThrownBy(() -> get(fixture.cash()))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        VenueUnavailable.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.VENUE_STOPPING));
        fixture.ring().close();
        assertThat(fixture.log.lines("close")).as("closing twice closes once").hasSize(1);
    }

    private static String halt(RingFixture fixture) throws InterruptedException {
        return fixture.halts.poll(RingFixture.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Returns when the core has passed over all that was sent. */
    private static void drain(RingFixture fixture) throws InterruptedException {
        while (fixture.ring().depth() > 0) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
