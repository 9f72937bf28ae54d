package covenant.api.lab.replay;

import covenant.api.json.Times;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Command;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.replay.Injection;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
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
    private final VenueState state;
    private final InjectionText text;
    private final BufferedWriter out;
    private long written;
    private long passedOver;
    /** By which number the file speaks of what each told injection makes. */
    private final List<Integer> made = new ArrayList<>();

    /**
     * A new file.
     *
     * @param state of the recording, which knows the numbers in what will be written
     */
    LeftOutFile(Path file, VenueState state) {
        this.file = file;
        this.state = state;
        this.text = new InjectionText(state);
        try {
            this.out = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** One command that takes a place in the replay's journal. */
    void putBack(Injection injection, boolean leftOut) {
        Command command = renumbered(injection.command().bare());
        made.add(numberMade(injection.command().bare(), command != null));
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

    /** The command in numbers of its own file: not everything that would be put back gets a line. Null where something is missing. */
    private Command renumbered(Command command) {
        int by = number(command.by());
        if (command instanceof Trade c) {
            return by < 0 || number(c.market()) < 0
                    ? null
                    : new Trade(c.commandId(), by, number(c.market()), c.order());
        }
        if (command instanceof TradeBatch c) {
            List<TradeBatch.Leg> legs = c.legs().stream()
                    .map(leg -> new TradeBatch.Leg(number(leg.market()), leg.order()))
                    .toList();
            boolean isKnown = by >= 0 && legs.stream().allMatch(leg -> leg.market() >= 0);
            return isKnown ? new TradeBatch(c.commandId(), by, legs) : null;
        }
        if (command instanceof PlaceOrder c) {
            int market = number(c.market());
            return by < 0 || market < 0
                    ? null
                    : new PlaceOrder(
                            c.commandId(),
                            by,
                            market,
                            c.condition(),
                            c.outcome(),
                            c.sharesMicros(),
                            c.limitPpb(),
                            c.expiresAtMicros());
        }
        if (command instanceof CancelOrder c) {
            return by < 0 || number(c.order()) < 0 ? null : new CancelOrder(c.commandId(), by, number(c.order()));
        }
        return null;
    }

    private int number(int number) {
        return number < Injection.MADE ? number : made.get(number - Injection.MADE);
    }

    /** By which number the file speaks of what this makes; {@link #NONE} where it makes nothing that can be spoken of. */
    private int numberMade(Command command, boolean hasLine) {
        if (command instanceof OpenMarket open) {
            Market market = state.market(open.terms().id());
            return market == null ? NONE : market.number();
        }
        if (command instanceof OpenAccount open) {
            Account account = state.account(open.id());
            return account == null ? NONE : account.number();
        }
        return hasLine ? Injection.MADE + (int) written : NONE;
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
