package covenant.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.OpenAccount;
import covenant.engine.core.Engine;
import covenant.engine.runtime.CommandJournal;
import covenant.engine.runtime.StepListener;
import covenant.engine.runtime.VenueClock;
import covenant.engine.runtime.VenueRing;
import covenant.engine.state.Market;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The demo with its own thread on a real ring, with nothing on disk. */
class DemoOnTheRingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static VenueRing ring() {
        CommandJournal forgetful = new CommandJournal() {
            @Override
            public Refusal stage(long sequence, long atMicros, Command command) {
                return null;
            }

            @Override
            public void stageHash(long sequence, byte[] hash) {}

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        return VenueRing.start(
                new Engine(), forgetful, VenueClock.SYSTEM, StepListener.NONE, 1_024, (message, cause) -> {
                    throw new IllegalStateException(message, cause);
                });
    }

    private static long trades(VenueRing ring) {
        return ring.read(engine -> engine.state().markets().stream()
                        .mapToLong(Market::trades)
                        .sum())
                .join();
    }

    @Test
    void marketsOpenTradesGoOnAndNoneComesAfterClosing() {
        try (VenueRing ring = ring()) {
            ring.submit(new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, "Demo", true))
                    .join();
            int operator = ring.submit(new OpenAccount(
                            CommandId.NONE, Command.VENUE_ACCOUNT, "operator", "Operator", Role.OPERATOR, 0, null))
                    .join()
                    .number();
            DemoVenue demo = new DemoVenue(ring, operator, 1);
            demo.start().join();
            assertThat(ring.read(engine -> engine.state().markets().size()).join())
                    .isEqualTo(DemoMarket.real().size());
            await().atMost(PATIENCE).until(() -> trades(ring) > DemoVenue.OPENING_TURNS / 2);

            demo.close();
            long after = trades(ring);
            // One trade may have been on its way; the next would come within a second.
            await().pollDelay(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> true);
            assertThat(trades(ring)).isLessThanOrEqualTo(after + 1);
        }
    }

    @Test
    void aDemoOnAVenueThatStoppedIsQuiet() {
        VenueRing ring = ring();
        ring.close();
        try (DemoVenue demo = new DemoVenue(ring, 1, 1)) {
            assertThat(demo.start()).isNotCompleted();
        }
    }
}
