package covenant.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.engine.Limits;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SimulatedClockTest {
    private static final long START = 1_767_225_600_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final AtomicLong nanos = new AtomicLong(-5);

    private SimulatedClock clock(int factor) {
        return new SimulatedClock(START, factor, nanos::get);
    }

    @Test
    void itStandsUntilItIsMoved() {
        SimulatedClock clock = clock(0);
        nanos.addAndGet(SECOND_NANOS);
        assertThat(clock.nowMicros()).isEqualTo(START);
        clock.advanceTo(START + 7);
        nanos.addAndGet(SECOND_NANOS);
        assertThat(clock.nowMicros()).isEqualTo(START + 7);
    }

    @Test
    void itRunsSoManyTimesAsFast() {
        SimulatedClock clock = clock(3_600);
        nanos.addAndGet(SECOND_NANOS);
        assertThat(clock.nowMicros()).as("an hour in a second").isEqualTo(START + 3_600 * Limits.MICROS);
        clock.advanceTo(START + 7_200 * Limits.MICROS);
        nanos.addAndGet(SECOND_NANOS);
        assertThat(clock.nowMicros()).isEqualTo(START + 10_800 * Limits.MICROS);
    }

    @Test
    void itNeverGoesBack() {
        SimulatedClock clock = clock(1);
        nanos.addAndGet(SECOND_NANOS);
        clock.advanceTo(START + 5);
        assertThat(clock.nowMicros()).isEqualTo(START + Limits.MICROS);
    }

    @Test
    void itStopsAtTheEndOfTheYear9999() {
        SimulatedClock clock = clock(Limits.MAX_CLOCK_FACTOR);
        nanos.set(Long.MAX_VALUE - 10);
        assertThat(clock.nowMicros()).isEqualTo(Limits.LAST_MICROS);
        clock.advanceTo(Long.MAX_VALUE);
        assertThat(clock.nowMicros()).isEqualTo(Limits.LAST_MICROS);
    }

    @Test
    void itsFactorIsBounded() {
        assertThatThrownBy(() -> clock(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clock(Limits.MAX_CLOCK_FACTOR + 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
