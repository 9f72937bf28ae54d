package covenant.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.Answer;
import covenant.engine.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several senders at once: every command gets exactly one answer, in order, whatever happens meanwhile. */
@Timeout(120)
class RingSendersTest {
    private static final int SENDERS = 4;

    /** What one sender sent and heard. */
    private static final class Sender implements Runnable {
        private final RingFixture fixture;
        private final CountDownLatch started;
        private final int most;
        private final List<AtomicInteger> heard = new ArrayList<>();
        private final List<Long> sequences = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicInteger busy = new AtomicInteger();
        private final AtomicInteger stopping = new AtomicInteger();

        Sender(RingFixture fixture, CountDownLatch started, int most) {
            this.fixture = fixture;
            this.started = started;
            this.most = most;
        }

        @Override
        public void run() {
            while (heard.size() < most && stopping.get() == 0) {
                AtomicInteger mine = new AtomicInteger();
                heard.add(mine);
                fixture.ring().submit(RingFixture.depositCommand(1), answer -> hear(mine, answer));
                if (heard.size() - answered.get() > 16) {
                    Thread.onSpinWait();
                }
                if (heard.size() == 200) {
                    started.countDown();
                }
            }
            started.countDown();
        }

        private void hear(AtomicInteger mine, Answer answer) {
            mine.incrementAndGet();
            answered.incrementAndGet();
            if (answer.ok()) {
                sequences.add(answer.sequence());
            } else if (answer.refusal() == Refusal.VENUE_BUSY) {
                busy.incrementAndGet();
            } else {
                assertThat(answer.refusal()).isEqualTo(Refusal.VENUE_STOPPING);
                stopping.incrementAndGet();
            }
        }
    }

    @Test
    void sequencesAreWithoutGapAndEachSenderKeepsHisOrder() throws Exception {
        RingFixture fixture = new RingFixture().start(1 << 12);
        List<Sender> senders = run(fixture, 500, false);
        assertWhole(fixture, senders);
        assertThat(senders).allMatch(sender -> sender.sequences.size() == 500);
    }

    @Test
    void noAnswerIsLostWhileTheRingIsFullOrCloses() throws Exception {
        for (int round = 0; round < 20; round++) {
            RingFixture fixture = new RingFixture().start(16);
            List<Sender> senders = run(fixture, Integer.MAX_VALUE, true);
            assertWhole(fixture, senders);
            assertThat(senders).allMatch(sender -> sender.stopping.get() == 1);
        }
    }

    private static List<Sender> run(RingFixture fixture, int most, boolean isClosedMeanwhile) throws Exception {
        CountDownLatch started = new CountDownLatch(SENDERS);
        List<Sender> senders = Stream.generate(() -> new Sender(fixture, started, most))
                .limit(SENDERS)
                .toList();
        List<Thread> threads = senders.stream().map(Thread::new).toList();
        threads.forEach(Thread::start);
        if (isClosedMeanwhile) {
            started.await();
            fixture.ring().close();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        fixture.ring().close();
        return senders;
    }

    private static void assertWhole(RingFixture fixture, List<Sender> senders) {
        List<Long> all = new ArrayList<>();
        for (Sender sender : senders) {
            assertThat(sender.heard).as("one answer each").allMatch(times -> times.get() == 1);
            assertThat(sender.sequences).as("in his order").isSorted();
            all.addAll(sender.sequences);
        }
        Collections.sort(all);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i)).as("no gap, none twice").isEqualTo(fixture.first + i);
        }
        assertThat(fixture.log.lines("stage")).hasSize(all.size());
        assertThat(fixture.venue.engine().sequence()).isEqualTo(fixture.first + all.size() - 1);
        assertThat(fixture.halts).isEmpty();
    }
}
