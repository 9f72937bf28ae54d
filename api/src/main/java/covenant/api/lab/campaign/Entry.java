package covenant.api.lab.campaign;

import covenant.api.json.Amounts;
import covenant.api.json.Durations;
import covenant.api.terminal.Suggestion;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a campaign's file with its place: every method that finds it wrong throws a {@link CampaignFileWrong} that names the place. */
final class Entry {
    private static final int MAX_SHOWN = 40;

    private final Object value;
    private final Place place;

    /** A value: a map of entries by name, a list of entries, a text, a {@link BigDecimal}, a truth value, or null. */
    Entry(Object value, Place place) {
        this.value = value;
        this.place = place;
    }

    /** Where it stands. */
    Place place() {
        return place;
    }

    /** The bare value. */
    Object value() {
        return value;
    }

    /** Whether it is an object. */
    boolean isObject() {
        return value instanceof Map;
    }

    /** Whether it is a list. */
    boolean isList() {
        return value instanceof List;
    }

    /** What is wrong with it. */
    CampaignFileWrong wrong(String what) {
        return place.wrong(what);
    }

    /** Its fields by name, in order. */
    @SuppressWarnings("unchecked") // YamlTree and Overrides make maps from text to entry only
    Map<String, Entry> fields() {
        if (!isObject()) {
            throw wrongType("an object with names");
        }
        return (Map<String, Entry>) value;
    }

    /** Refuses every field that has no such name. */
    Entry only(Collection<String> known) {
        for (Map.Entry<String, Entry> field : fields().entrySet()) {
            if (!known.contains(field.getKey())) {
                throw field.getValue()
                        .wrong("is not known here" + Suggestion.of(field.getKey(), known) + "; known: "
                                + String.join(", ", known));
            }
        }
        return this;
    }

    /** Whether the field is there and not null. */
    boolean has(String name) {
        Entry field = fields().get(name);
        return field != null && field.value != null;
    }

    /** A field that must be there. */
    Entry need(String name, String what) {
        if (!has(name)) {
            throw place.in(name, place.line()).wrong("is missing: " + what);
        }
        return fields().get(name);
    }

    /** A field, or one with this value where it is absent. */
    Entry get(String name, Object otherwise) {
        return has(name) ? fields().get(name) : new Entry(otherwise, place.in(name, place.line()));
    }

    /** The entries of a list. */
    @SuppressWarnings("unchecked") // YamlTree makes lists of entries only
    List<Entry> items() {
        if (!isList()) {
            throw wrongType("a list");
        }
        return (List<Entry>) value;
    }

    /** A text; numbers and truth values count as one. */
    String text() {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Boolean flag) {
            return flag.toString();
        }
        if (!(value instanceof String text)) {
            throw wrongType("a text");
        }
        return text;
    }

    /** One of these texts. */
    String oneOf(Collection<String> known) {
        String text = text();
        if (!known.contains(text)) {
            throw wrong("is " + shown(text) + ", which is not known here" + Suggestion.of(text, known) + "; known: "
                    + String.join(", ", known));
        }
        return text;
    }

    /** A number from one bound to another. */
    double number(double least, double most) {
        if (!(value instanceof BigDecimal number)) {
            throw wrongType("a number");
        }
        double plain = number.doubleValue();
        if (!(plain >= least && plain <= most)) {
            throw wrong(
                    "is " + shown(number.toString()) + "; from " + plain(least) + " to " + plain(most) + " is allowed");
        }
        return plain;
    }

    /** A whole number from one bound to another. */
    long whole(long least, long most) {
        double plain = number((double) least, (double) most);
        if (plain != StrictMath.rint(plain)) {
            throw wrong("is " + value + ", not a whole number");
        }
        return ((BigDecimal) value).longValue();
    }

    /** An amount of credits in micros, from one bound to another; a number, or a text such as "12.5". */
    long amountMicros(long least, long most) {
        long micros;
        try {
            if (value instanceof BigDecimal number) {
                micros = Amounts.micros(number);
            } else if (value instanceof String text) {
                micros = Amounts.micros(text);
            } else {
                throw wrongType("an amount such as 12.5");
            }
        } catch (NumberFormatException e) {
            throw wrong(e.getMessage());
        }
        if (micros < least || micros > most) {
            throw wrong("is " + Amounts.text(micros) + "; from " + Amounts.text(least) + " to " + Amounts.text(most)
                    + " is allowed");
        }
        return micros;
    }

    /** A duration in microseconds, from one bound to another. */
    long durationMicros(long least, long most) {
        if (!(value instanceof String text)) {
            throw wrongType("a duration such as 90s, 15m, 6h or 3d");
        }
        long micros = Durations.micros(text);
        if (micros < 0) {
            throw wrong("is " + shown(text) + ", not a duration such as 90s, 15m, 6h, 3d, 1d12h or PT72H");
        }
        if (micros < least || micros > most) {
            throw wrong("is " + shown(text) + "; from " + Durations.text(least) + " to " + Durations.text(most)
                    + " is allowed");
        }
        return micros;
    }

    /** The same value for whoever reads requests: maps, lists, texts, exact numbers, truth values and null. */
    Object plain() {
        if (isObject()) {
            Map<String, Object> plain = new LinkedHashMap<>();
            fields().forEach((name, field) -> plain.put(name, field.plain()));
            return plain;
        }
        return isList() ? items().stream().map(Entry::plain).toList() : value;
    }

    /** The value in one line, for people. */
    String brief() {
        if (isObject() || isList()) {
            return shown(plain().toString());
        }
        return value == null ? "nothing" : shown(text());
    }

    /** It has another type than it should. */
    CampaignFileWrong wrongType(String due) {
        return wrong("is " + typeOf() + ", not " + due);
    }

    private String typeOf() {
        if (value == null) {
            return "empty";
        }
        if (value instanceof BigDecimal) {
            return "the number " + shown(value.toString());
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof String text) {
            return "the text " + shown(text);
        }
        return isList() ? "a list" : "an object";
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    private static String shown(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }
}
