package covenant.api.lab.replay;

import covenant.api.json.Times;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Command;
import covenant.engine.command.OnMarket;
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
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what a replay left out, so that it can be put back: injected into the replay's own journal, it gives the recorded history again.
 * Only trades and orders, in which there is nothing that only their senders know.
 */
final class LeftOutFile implements AutoCloseable {
    private static final int NONE = -1;

    private final Path file;
    private final InjectionText text;
    private final BufferedWriter out;
    private long written;
    private long passedOver;
    /** On which line each injection stands that was told, from 0. */
    private final List<Integer> lines = new ArrayList<>();

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
    void putBack(Injection injection, boolean leftOut) {
        Command command = InjectionText.knows(injection.command())
                ? renumbered(injection.command().bare())
                : null;
        lines.add(command == null ? NONE : (int) written);
        if (command == null) {
            passedOver++;
            return;
        }
        JsonObject json = new JsonObject();
        if (injection.replaces() > 0) {
            json.put("replaces", injection.replaces());
        }
        json.put("at", Times.iso(injection.atMicros()));
        json.mergeIn(text.of(command));
        if (command instanceof PlaceOrder) {
            json.put("label", InjectionText.label((int) written));
        }
        if (!leftOut) {
            json.put("note", "not left out, but it came out otherwise");
        }
        json.put("command", CommandText.encode(command));
        try {
            out.write(json.encode());
            out.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
        written++;
    }

    /** What injections made is numbered by their places, and not all of them get a line; null where that is missing. */
    private Command renumbered(Command command) {
        if (command instanceof CancelOrder cancel && cancel.order() >= Injection.MADE) {
            int line = lines.get(cancel.order() - Injection.MADE);
            return line == NONE ? null : new CancelOrder(cancel.commandId(), cancel.by(), Injection.MADE + line);
        }
        boolean isOfMade =
                command.by() >= Injection.MADE || command instanceof OnMarket on && on.market() >= Injection.MADE;
        return isOfMade ? null : command;
    }

    /** How many lines it has. */
    long written() {
        return written;
    }

    /** How many commands could not be written, because they are neither trades nor orders. */
    long passedOver() {
        return passedOver;
    }

    /** Once is enough. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
