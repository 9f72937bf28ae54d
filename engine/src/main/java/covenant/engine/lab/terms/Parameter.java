package covenant.engine.lab.terms;

import java.util.Locale;

/**
 * One number that a kind of player or attack can be told.
 *
 * @param name its key in a campaign's file, in camel case
 * @param unit what it counts
 * @param otherwise its value where the file is silent
 * @param least the smallest value allowed
 * @param most the largest
 * @param what it means, in a sentence for people
 */
public record Parameter(String name, Unit unit, double otherwise, double least, double most, String what) {
    /** What a number counts, and so how it is written in a file. */
    public enum Unit {
        /** Credits, such as {@code 250}. */
        CREDITS,
        /** Shares, such as {@code 10}. */
        SHARES,
        /** Parts of one, such as {@code 0.05}. */
        FRACTION,
        /** A duration, such as {@code 90s}, {@code 15m}, {@code 6h} or {@code 2d}; in seconds here. */
        DURATION,
        /** A whole number. */
        COUNT,
        /** A plain number. */
        NUMBER;

        /** The lower-case name used in listings. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
