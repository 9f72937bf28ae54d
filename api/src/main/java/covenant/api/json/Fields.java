package covenant.api.json;

import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of one JSON object in a request, read by name and type. A null counts as absent. Every method throws a
 * {@link Rejection} that names the field by its path.
 */
public final class Fields {
    private static final int MAX_SHOWN = 40;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    private final Map<String, Object> values;
    private final String path;

    private Fields(Map<String, Object> values, String path) {
        this.values = values;
        this.path = path;
    }

    /** The fields of a whole body. */
    public static Fields of(Map<String, Object> body) {
        return new Fields(body, "");
    }

    /** Refuses every field but these. */
    public Fields only(String... known) {
        for (String name : values.keySet()) {
            if (!isOneOf(name, known)) {
                throw new Rejection(
                        ApiCode.UNKNOWN_FIELD,
                        shown(at(name)) + " is not known here; known: " + String.join(", ", known));
            }
        }
        return this;
    }

    private static boolean isOneOf(String name, String[] known) {
        for (String each : known) {
            if (each.equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the field is there. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** The names of all fields, in order. */
    public Set<String> names() {
        return values.keySet();
    }

    /** A text. */
    public String text(String name) {
        return required(name, String.class, "a text");
    }

    /** A text, or {@code otherwise} where absent. */
    public String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** True or false, or {@code otherwise} where absent. */
    public boolean flag(String name, boolean otherwise) {
        return has(name) ? required(name, Boolean.class, "true or false") : otherwise;
    }

    /** A whole number, or {@code otherwise} where absent. */
    public int whole(String name, int otherwise) {
        return has(name) ? whole(name) : otherwise;
    }

    /** A whole number. */
    public int whole(String name) {
        BigDecimal number = number(name);
        if (number.signum() != 0 && (long) number.precision() - number.scale() > 10) {
            throw new Rejection(ApiCode.NUMBER_INVALID, at(name) + " is too large");
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw new Rejection(ApiCode.NUMBER_INVALID, at(name) + " is not a whole number, or too large");
        }
    }

    /** A JSON number, exact. */
    public BigDecimal number(String name) {
        return required(name, BigDecimal.class, "a number");
    }

    /** An amount: a decimal text or an exact number, in micros. */
    public long amount(String name) {
        Object value = present(name, "an amount such as \"12.5\"");
        try {
            if (value instanceof String text) {
                return Amounts.micros(text);
            }
            if (value instanceof BigDecimal number) {
                return Amounts.micros(number);
            }
        } catch (NumberFormatException e) {
            throw new Rejection(ApiCode.NUMBER_INVALID, at(name) + " " + e.getMessage());
        }
        throw wrongType(name, "an amount such as \"12.5\"");
    }

    /** An amount in micros, or {@code otherwise} where absent. */
    public long amount(String name, long otherwise) {
        return has(name) ? amount(name) : otherwise;
    }

    /** A decimal number as text or as a JSON number, exact: within plus or minus 10^12, at most 9 decimals. */
    public BigDecimal decimal(String name) {
        Object value = present(name, "a number such as 0.7");
        BigDecimal number;
        if (value instanceof String text) {
            if (!DECIMAL.matcher(text).matches()) {
                throw new Rejection(ApiCode.NUMBER_INVALID, at(name) + " is not a decimal number such as \"0.7\"");
            }
            number = new BigDecimal(text);
        } else {
            number = number(name);
        }
        // The magnitude comes first: 1e999999999 must not be written out.
        if (number.signum() != 0 && (long) number.precision() - number.scale() > 12) {
            throw new Rejection(ApiCode.NUMBER_INVALID, at(name) + " is beyond 10^12");
        }
        if (number.stripTrailingZeros().scale() > 9) {
            throw new Rejection(ApiCode.NUMBER_INVALID, at(name) + " has more than 9 decimals");
        }
        return number;
    }

    /** A probability from 0 to 1, in parts per billion. */
    public long probability(String name) {
        try {
            return Probabilities.ppb(number(name));
        } catch (NumberFormatException e) {
            throw new Rejection(ApiCode.NUMBER_INVALID, at(name) + " " + e.getMessage());
        }
    }

    /** A time in microseconds since 1970 UTC, or {@code otherwise} where absent. */
    public long time(String name, long otherwise) {
        return has(name) ? time(name) : otherwise;
    }

    /** A time in microseconds since 1970 UTC. */
    public long time(String name) {
        try {
            return Times.micros(text(name));
        } catch (DateTimeException e) {
            throw new Rejection(ApiCode.TIME_INVALID, at(name) + " " + e.getMessage());
        }
    }

    /** A time in microseconds, or 0 where absent, which stands for never: so 1970 itself is refused here, with this reason. */
    public long future(String name, Refusal refusal) {
        long micros = time(name, 0);
        if (micros == 0 && has(name)) {
            throw new Rejection(refusal, at(name) + " is in the past");
        }
        return micros;
    }

    /** A duration in microseconds. */
    public long duration(String name) {
        try {
            return Times.durationMicros(text(name));
        } catch (DateTimeException e) {
            throw new Rejection(ApiCode.TIME_INVALID, at(name) + " " + e.getMessage());
        }
    }

    /** A duration in microseconds, or {@code otherwise} where absent. */
    public long duration(String name, long otherwise) {
        return has(name) ? duration(name) : otherwise;
    }

    /** The fields of an object inside. */
    @SuppressWarnings("unchecked") // StrictJson makes maps from text to value only
    public Fields object(String name) {
        return new Fields((Map<String, Object>) required(name, Map.class, "an object"), at(name));
    }

    /** A list of objects. */
    @SuppressWarnings("unchecked") // StrictJson makes maps from text to value only
    public List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (Object item : required(name, List.class, "a list of objects")) {
            if (!(item instanceof Map)) {
                throw wrongType(name, "a list of objects");
            }
            objects.add(new Fields((Map<String, Object>) item, at(name) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** A list of texts. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object item : required(name, List.class, "a list of texts")) {
            if (!(item instanceof String text)) {
                throw wrongType(name, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /** A list of numbers. */
    public List<BigDecimal> numbers(String name) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (Object item : required(name, List.class, "a list of numbers")) {
            if (!(item instanceof BigDecimal number)) {
                throw wrongType(name, "a list of numbers");
            }
            numbers.add(number);
        }
        return numbers;
    }

    /** Whether the field is a list. */
    public boolean isList(String name) {
        return values.get(name) instanceof List;
    }

    /** The field's place in the body, for messages. */
    public String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private <T> T required(String name, Class<T> type, String what) {
        Object value = present(name, what);
        if (!type.isInstance(value)) {
            throw wrongType(name, what);
        }
        return type.cast(value);
    }

    private Object present(String name, String what) {
        Object value = values.get(name);
        if (value == null) {
            throw new Rejection(ApiCode.MISSING_FIELD, at(name) + " is missing: " + what);
        }
        return value;
    }

    private Rejection wrongType(String name, String what) {
        return new Rejection(ApiCode.WRONG_TYPE, at(name) + " is " + typeOf(values.get(name)) + ", not " + what);
    }

    private static String typeOf(Object value) {
        if (value instanceof String) {
            return "a text";
        }
        if (value instanceof BigDecimal) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        return value instanceof List ? "a list" : "an object";
    }

    private static String shown(String name) {
        return name.length() <= MAX_SHOWN ? name : name.substring(0, MAX_SHOWN) + "...";
    }
}
