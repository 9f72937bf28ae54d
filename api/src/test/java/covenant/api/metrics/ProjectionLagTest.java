package covenant.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProjectionLagTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong nanos = new AtomicLong(7 * SECOND);
    private final ProjectionLag lag = new ProjectionLag(nanos::get);

    private void batch(long sequence, long atSeconds) {
        nanos.set((7 + atSeconds) * SECOND);
        lag.onBatch(sequence);
    }

    @Test
    void whoHasReadAllHasNoLag() {
        batch(5, 0);
        assertThat(lag.seconds(5, 5)).isZero();
        assertThat(lag.seconds(0, 0)).isZero();
    }

    @Test
    void theLagIsTheAgeOfTheOldestThatIsUnread() {
        batch(5, 0);
        batch(10, 3);
        batch(20, 10);
        assertThat(lag.seconds(20, 4)).isEqualTo(10);
        assertThat(lag.seconds(20, 5)).isEqualTo(7);
        assertThat(lag.seconds(20, 10)).isZero();
        nanos.addAndGet(2 * SECOND);
        assertThat(lag.seconds(20, 10)).isEqualTo(2);
    }

    @Test
    void whatIsOlderThanItRemembersCountsAsTheOldestThatItDoes() {
        for (int i = 1; i <= 3_000; i++) {
            batch(i, i);
        }
        assertThat(lag.seconds(3_000, 1)).isBetween(1_000.0, 1_024.0);
    }
}
