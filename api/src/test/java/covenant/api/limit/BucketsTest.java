package covenant.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Token buckets, by a clock of the test's own. */
class BucketsTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

    private Buckets buckets(String rate) {
        return new Buckets(Rate.of(rate), 7, clock::get);
    }

    private void pass(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void aFullBucketGivesItsBurstAndThenWhatComesIn() {
        Buckets buckets = buckets("2:5");
        for (int left = 4; left >= 0; left--) {
            Verdict verdict = buckets.take(1, 1);
            assertThat(verdict.admitted()).isTrue();
            assertThat(verdict.limit()).isEqualTo(5);
            assertThat(verdict.remaining()).isEqualTo(left);
        }
        Verdict refused = buckets.take(1, 1);
        assertThat(refused).isEqualTo(new Verdict(false, 5, 0, 3, 1));
        pass(499);
        assertThat(buckets.take(1, 1).admitted()).isFalse();
        pass(1);
        assertThat(buckets.take(1, 1).admitted()).isTrue();
        assertThat(buckets.take(1, 1).admitted()).isFalse();
        pass(60_000);
        assertThat(buckets.take(1, 1).remaining()).as("never more than full").isEqualTo(4);
    }

    @Test
    void retrySecondsIsWhenTheSameRequestGetsThrough() {
        Buckets buckets = buckets("0.5:10");
        assertThat(buckets.take(1, 10).admitted()).isTrue();
        Verdict refused = buckets.take(1, 4);
        assertThat(refused.retrySeconds()).isEqualTo(8);
        assertThat(refused.resetSeconds()).isEqualTo(20);
        pass(7_999);
        assertThat(buckets.take(1, 4).admitted()).isFalse();
        pass(1);
        assertThat(buckets.take(1, 4).admitted()).isTrue();
    }

    @Test
    void whatIsRefusedTakesNothing() {
        Buckets buckets = buckets("1:3");
        buckets.take(1, 3);
        for (int i = 0; i < 1_000; i++) {
            assertThat(buckets.take(1, 1).admitted()).isFalse();
        }
        pass(1_000);
        assertThat(buckets.take(1, 1).admitted()).isTrue();
    }

    @Test
    void aRequestHeavierThanABucketTakesAFullOne() {
        Buckets buckets = buckets("1:3");
        assertThat(buckets.take(1, 10).remaining()).isZero();
        assertThat(buckets.take(1, 10).retrySeconds()).isEqualTo(3);
    }

    @Test
    void waitingTellsWithoutTaking() {
        Buckets buckets = buckets("1:2");
        assertThat(buckets.waitSeconds(1)).isZero();
        buckets.take(1, 2);
        assertThat(buckets.waitSeconds(1)).isEqualTo(1);
        pass(1_000);
        assertThat(buckets.waitSeconds(1)).isZero();
        assertThat(buckets.waitSeconds(1)).isZero();
    }

    @Test
    void aFloodOfAddressesTakesNoMemoryAndHardlyAnyonesShare() {
        Buckets buckets = buckets("0.001:20");
        Random random = new Random(4);
        for (int address = 0; address < 1_000; address++) {
            buckets.take(random.nextLong(), 20);
        }
        int squeezed = 0;
        for (int newcomer = 0; newcomer < 10_000; newcomer++) {
            squeezed += buckets.take(random.nextLong(), 1).admitted() ? 0 : 1;
        }
        assertThat(squeezed).as("of ten thousand newcomers").isLessThanOrEqualTo(5);
    }

    @Test
    void ratesAreReadAsTheyAreDocumented() {
        assertThat(Rate.of("0")).isEqualTo(Rate.NONE);
        assertThat(Rate.of("100")).isEqualTo(new Rate(100, 500));
        assertThat(Rate.of("0.1")).isEqualTo(new Rate(0.1, 1));
        assertThat(Rate.of("2:7")).isEqualTo(new Rate(2, 7));
        for (String bad : new String[] {"", "-1", "ten", "1:0", "1:", "1:2:3", "2000000", "1e9", "1:99999999"}) {
            assertThatThrownBy(() -> Rate.of(bad))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("a rate is 0");
        }
    }
}
