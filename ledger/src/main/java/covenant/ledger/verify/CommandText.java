package covenant.ledger.verify;

import covenant.engine.command.Command;
import covenant.engine.command.CommandCodec;
import covenant.engine.command.CommandKind;
import covenant.engine.state.VenueState;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A command as text: for machines its kind and its journal layout in base64, for people its fields as JSON. */
public final class CommandText {
    private static final int FIRST_ROOM = 256;

    private CommandText() {}

    /** Kind and journal layout in base64; {@link #decode} gives the same command back. */
    public static String encode(Command command) {
        WireWriter out = new WireWriter(FIRST_ROOM);
        out.putInt(command.journalKind().number());
        CommandCodec.encode(command, out);
        ByteBuffer written = out.written();
        byte[] bytes = new byte[written.remaining()];
        written.get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * The command of such a text.
     *
     * @throws MalformedWire if it is none, or something follows it
     */
    public static Command decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedWire("not base64");
        }
        WireReader in = new WireReader(ByteBuffer.wrap(bytes));
        CommandKind kind = CommandKind.ofNumber(in.getInt());
        if (kind == null) {
            throw new MalformedWire("no such kind of command");
        }
        Command command = CommandCodec.decode(kind, in);
        if (in.hasMore()) {
            throw new MalformedWire("something follows the command");
        }
        return command;
    }

    /**
     * Its fields as one JSON object, as {@code covenant dump} shows them: kind, sender, and slugs in place of numbers.
     *
     * @param state of a venue that knows the numbers in it
     */
    public static String json(Command command, VenueState state) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", command.kind().id());
        command.accept(new CommandFields(state, fields));
        StringBuilder text = new StringBuilder();
        JsonText.write(fields, text);
        return text.toString();
    }
}
