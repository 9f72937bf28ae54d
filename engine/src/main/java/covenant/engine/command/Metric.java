package covenant.engine.command;

import java.util.List;
import java.util.Locale;

/**
 * What a market's outcomes measure.
 *
 * @param type binary ({@code yes}, {@code no}), categorical, or scalar ({@code long}, {@code short})
 * @param outcomes the outcomes' slugs, 2 to 16
 * @param lowMicros lower end of a scalar metric's range, in millionths of its unit; else 0
 * @param highMicros upper end; else 0
 * @param unit the scalar metric's unit, for people; may be empty
 */
public record Metric(Type type, List<String> outcomes, long lowMicros, long highMicros, String unit) {
    /** The three types of metric. */
    public enum Type {
        BINARY(0),
        CATEGORICAL(1),
        SCALAR(2);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        /** The number that stands for this type in the journal; never reused. */
        public int number() {
            return number;
        }

        /** The lower-case name used in JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The type with this number, or null. */
        public static Type ofNumber(int number) {
            for (Type type : values()) {
                if (type.number == number) {
                    return type;
                }
            }
            return null;
        }
    }

    public Metric {
        outcomes = List.copyOf(outcomes);
    }

    /** A metric that is either yes or no; its expectation is the probability of yes. */
    public static Metric binary() {
        return new Metric(Type.BINARY, List.of("yes", "no"), 0, 0, "");
    }

    /** A metric that is one of several things; it has no expectation. */
    public static Metric categorical(List<String> outcomes) {
        return new Metric(Type.CATEGORICAL, outcomes, 0, 0, "");
    }

    /** A number in a range: a share of {@code long} pays its place in the range, {@code short} the rest. */
    public static Metric scalar(long lowMicros, long highMicros, String unit) {
        return new Metric(Type.SCALAR, List.of("long", "short"), lowMicros, highMicros, unit);
    }
}
