package covenant.engine.command;

/**
 * A client's name for one command, at most {@link covenant.engine.Limits#MAX_COMMAND_ID_CHARS} printable ASCII characters, with a
 * 128-bit digest by which the engine remembers it. The digest needs no secrecy: ids of one account only ever meet each other.
 */
public record CommandId(String text, long high, long low) {
    private static final long PRIME_HIGH = 0x9E3779B97F4A7C15L;
    private static final long PRIME_LOW = 0xC2B2AE3D27D4EB4FL;

    /** The id of a command that the venue sends to itself; it is never remembered. */
    public static final CommandId NONE = new CommandId("", 0, 0);

    /** The id with this text. */
    public static CommandId of(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        long high = text.length();
        long low = ~high;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            high = (high ^ c) * PRIME_HIGH;
            high ^= high >>> 29;
            low = (low + c) * PRIME_LOW;
            low ^= low >>> 31;
        }
        return new CommandId(text, mix(high), mix(low));
    }

    private static long mix(long x) {
        long y = (x ^ (x >>> 32)) * PRIME_HIGH;
        return y ^ (y >>> 29);
    }

    /** Whether the command is to be remembered. */
    public boolean isPresent() {
        return !text.isEmpty();
    }
}
