package covenant.api.stream;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a client has read, the {@code id} of a frame: {@code "123"} is all frames up to and with sequence 123, {@code "123.2"} is
 * all before 123 and those of 123 up to its second trade. Parts mean the same after a restart: trades have theirs by their number within
 * the command, an account's own movements {@link #OWN} and theirs; what comes after these is told as states anyway.
 *
 * @param partial whether only what happened was told through here, and not how things stand; the text ends in {@code ~} then
 */
record Place(long sequence, int part, boolean partial) implements Comparable<Place> {
    /** From here on the parts of one kind after the other, in the order in which a sequence is told. */
    static final int KIND = 1_000_000;

    /** Parts of an account's own movements are this and their number within the command. */
    static final int OWN = KIND;

    private static final int ALL = Integer.MAX_VALUE;
    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,17})(?:\\.([1-9][0-9]{0,8}))?(~?)");

    Place(long sequence, int part) {
        this(sequence, part, false);
    }

    /** All frames up to and with this sequence. */
    static Place through(long sequence) {
        return new Place(sequence, ALL);
    }

    /** The same, but of what happened only. */
    Place happenings() {
        return partial ? this : new Place(sequence, part, true);
    }

    /** The place of this text, or null if it is none. */
    static Place parse(String text) {
        if (text == null) {
            return null;
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String part = matcher.group(2);
        return new Place(
                Long.parseLong(matcher.group(1)),
                part == null ? ALL : Integer.parseInt(part),
                !matcher.group(3).isEmpty());
    }

    /** How many trades of its sequence are told, if not all. */
    int trades() {
        return Math.min(part, KIND);
    }

    /** How many of an account's own movements of its sequence are told, if not all. */
    int own() {
        return Math.max(0, Math.min(part - OWN, KIND));
    }

    @Override
    public int compareTo(Place other) {
        int bySequence = Long.compare(sequence, other.sequence);
        return bySequence != 0 ? bySequence : Integer.compare(part, other.part);
    }

    @Override
    public String toString() {
        return (part == ALL ? Long.toString(sequence) : sequence + "." + part) + (partial ? "~" : "");
    }
}
