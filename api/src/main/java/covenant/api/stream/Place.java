package covenant.api.stream;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a client has read, the {@code id} of a frame: {@code "123"} is all frames up to and with sequence 123, {@code "123.2"} is
 * all before 123 and the first two of 123 (a trade and the market it changed have the same sequence).
 */
record Place(long sequence, int part) implements Comparable<Place> {
    private static final int ALL = Integer.MAX_VALUE;
    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,17})(?:\\.([1-9][0-9]{0,8}))?");

    /** All frames up to and with this sequence. */
    static Place through(long sequence) {
        return new Place(sequence, ALL);
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
        return new Place(Long.parseLong(matcher.group(1)), part == null ? ALL : Integer.parseInt(part));
    }

    @Override
    public int compareTo(Place other) {
        int bySequence = Long.compare(sequence, other.sequence);
        return bySequence != 0 ? bySequence : Integer.compare(part, other.part);
    }

    @Override
    public String toString() {
        return part == ALL ? Long.toString(sequence) : sequence + "." + part;
    }
}
