package covenant.api.cli;

import covenant.api.fixture.MemoryStorage;
import covenant.api.venue.VenueOptions;
import covenant.api.venue.VenueServer;
import covenant.engine.command.Tick;
import covenant.engine.runtime.StepListener;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A venue whose core hangs for ever at its first tick, stopped as a real one is, with a second's patience. */
public final class HangingVenue {
    private HangingVenue() {}

    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch hung = new CountDownLatch(1);
        StepListener hanging = (sequence, atMicros, command, answer, events, engine) -> {
            if (command instanceof Tick) {
                hung.countDown();
                awaitForEver();
            }
        };
        VenueServer server =
                VenueServer.start(new MemoryStorage(), VenueOptions.local().listeners(List.of(hanging)), key -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(new Stop(server, null, 1), "stop"));
        server.ring().submit(Tick.now(), answer -> {});
        hung.await();
        System.out.println("Covenant answers at http://127.0.0.1:" + server.port() + "/");
        awaitForEver();
    }

    private static void awaitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
