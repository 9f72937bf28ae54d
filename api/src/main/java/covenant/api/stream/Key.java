package covenant.api.stream;

import java.util.Comparator;

/** One of the things that the stream tells the state of: which kind, and its number in the venue. */
record Key(Subject subject, int number) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::subject).thenComparingInt(Key::number);

    static Key of(Subject subject, int number) {
        return new Key(subject, number);
    }

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }
}
