package covenant.api.stream;

import java.util.Comparator;

/**
 * One of the things that the stream tells the state of.
 *
 * @param owner number of the account whose it is, or {@link Topic#PUBLIC}
 * @param number its number in the venue
 */
record Key(Subject subject, int owner, int number) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::subject).thenComparingInt(Key::owner).thenComparingInt(Key::number);

    /** Something public. */
    static Key of(Subject subject, int number) {
        return new Key(subject, Topic.PUBLIC, number);
    }

    /** Something of an account's own. */
    static Key own(Subject subject, int account, int number) {
        return new Key(subject, account, number);
    }

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }
}
