package covenant.api.cli;

import covenant.api.fixture.MemoryStorage;
import covenant.api.venue.VenueOptions;
import covenant.api.venue.VenueServer;
import covenant.engine.runtime.StepListener;
import java.util.List;

/** A venue with a bug: its core fails at the second command. */
public final class HaltingVenue {
    private HaltingVenue() {}

    public static void main(String[] args) {
        StepListener failing = (sequence, atMicros, command, answer, events, engine) -> {
            if (sequence == 2) {
                throw new IllegalStateException("a bug of the test's own");
            }
        };
        VenueServer.start(
                new MemoryStorage(), VenueOptions.local().listeners(List.of(failing)), key -> System.out.println(key));
    }
}
