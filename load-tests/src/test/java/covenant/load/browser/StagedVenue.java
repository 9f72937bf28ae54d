package covenant.load.browser;

import covenant.client.Credits;
import covenant.client.VenueClient;
import covenant.client.Write;
import covenant.load.VenueProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A real server process behind a line that can be cut, with what a test needs to set the stage. */
final class StagedVenue implements AutoCloseable {
    /** The operator's. */
    static final Person OPERATOR = new Person("operator", "cov_browser-test-operator-key-000000000");

    static final String DATA = "data";

    private final Path directory;
    private final List<String> options;
    private final Line line;
    private VenueProcess process;

    private StagedVenue(Path directory, List<String> options) {
        this.directory = directory;
        this.options = options;
        process = start();
        line = Line.to(process.address().getPort());
    }

    /** Opens one that keeps everything in this folder, with further options of {@code serve}. */
    static StagedVenue in(Path directory, String... options) {
        return new StagedVenue(directory, List.of(options));
    }

    /** One whose time stands still until a test moves it. */
    static StagedVenue withClockIn(Path directory) {
        return in(directory, "--clock", "simulated");
    }

    private VenueProcess start() {
        try {
            Path data = Files.createDirectories(directory.resolve(DATA));
            return VenueProcess.start(data, OPERATOR.key(), options.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where browsers find it, whatever becomes of the process. */
    URI address() {
        return line.address();
    }

    /** The line between browsers and it. */
    Line line() {
        return line;
    }

    /** SIGKILL. */
    void kill() {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A process again, after it was killed, with what is on disk. */
    void restart() {
        process = start();
        line.leadTo(process.address().getPort());
    }

    /** The books as this person may see them, past the line. */
    VenueClient as(Person person) {
        return VenueClient.at(process.address()).withKey(person.key());
    }

    /** The books as the operator may see them. */
    VenueClient operator() {
        return as(OPERATOR);
    }

    /** A new account. */
    Person open(String id, String name, String role, long deposit) {
        return new Person(
                id,
                operator()
                        .accounts()
                        .open(id, name, role, Credits.of(deposit), Write.once())
                        .key());
    }

    /** A new account of that name. */
    Person open(String name, String role, long deposit) {
        return open(name, name, role, deposit);
    }

    /** Its time. */
    Instant now() {
        return operator().clock().now();
    }

    /** Lets time pass. */
    Instant pass(Duration time) {
        return operator().advanceClock(time, "the test goes on", Write.once());
    }

    @Override
    public void close() {
        process.close();
        line.close();
    }
}
