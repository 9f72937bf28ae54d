package covenant.api.lab.replay;

import covenant.api.json.Times;
import covenant.engine.command.PlaceOrder;
import covenant.engine.replay.Injection;
import covenant.engine.state.VenueState;
import covenant.ledger.verify.CommandText;
import io.vertx.core.json.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what a replay left out, so that it can be put back: injected into the replay's own journal, it gives the recorded history again.
 * Only trades and orders, in which there is nothing that only their senders know.
 */
final class LeftOutFile implements AutoCloseable {
    private final Path file;
    private final InjectionText text;
    private final BufferedWriter out;
    private long written;
    private long passedOver;

    /**
     * A new file.
     *
     * @param state of the recording, which knows the numbers in what will be written
     */
    LeftOutFile(Path file, VenueState state) {
        this.file = file;
        this.text = new InjectionText(state);
        try {
            this.out = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** One command that takes a place in the replay's journal. */
    void putBack(Injection injection, long recordedAtMicros, boolean leftOut) {
        if (!InjectionText.knows(injection.command())) {
            passedOver++;
            return;
        }
        JsonObject json = new JsonObject();
        if (injection.replaces() > 0) {
            json.put("replaces", injection.replaces());
        }
        json.put("at", Times.iso(recordedAtMicros));
        json.mergeIn(text.of(injection.command()));
        if (injection.command().bare() instanceof PlaceOrder) {
            json.put("label", InjectionText.label((int) written));
        }
        if (!leftOut) {
            json.put("note", "not left out, but it came out otherwise");
        }
        json.put("command", CommandText.encode(injection.command()));
        try {
            out.write(json.encode());
            out.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
        written++;
    }

    /** How many lines it has. */
    long written() {
        return written;
    }

    /** How many commands could not be written, because they are neither trades nor orders. */
    long passedOver() {
        return passedOver;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
