package covenant.api.contract;

import covenant.api.json.Amounts;
import covenant.api.json.Times;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compiles what a schema says of texts, numbers and single values. */
final class ScalarChecks {
    private static final BigDecimal INT_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final int MAX_EXPONENT = 40;

    /** The patterns on the way of every trade, read without the regular expression; a test holds that both say the same. */
    private static final Map<String, Predicate<String>> QUICK =
            Map.of("^[a-z0-9]+(-[a-z0-9]+)*$", ScalarChecks::isSlug, "^[!-~]*$", ScalarChecks::isPrintable);

    private ScalarChecks() {}

    static boolean isSlug(String text) {
        boolean dash = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!letter && (c != '-' || dash)) {
                return false;
            }
            dash = !letter;
        }
        return !dash;
    }

    static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '!' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** What the schema says beside its type; the checks skip values of other types, as JSON Schema has it. */
    static List<Check> of(Map<String, Object> schema, Codes codes) {
        List<Check> checks = new ArrayList<>();
        if (schema.containsKey("const")) {
            checks.add(values(List.of(schema.get("const")), codes));
        }
        if (schema.get("enum") instanceof List<?> values) {
            checks.add(values(values, codes));
        }
        lengths(schema, codes, checks);
        Check format = format((String) schema.get("format"), codes);
        if (format != null) {
            // Where there is a format its reader says more precisely what is wrong; the pattern says the same to
            // machines.
            checks.add(format);
        }
        if (schema.get("pattern") instanceof String pattern) {
            checks.add(pattern(schema, pattern, codes));
        }
        numbers(schema, codes, checks);
        return checks;
    }

    private static Check values(List<?> allowed, Codes codes) {
        Set<Object> values = new HashSet<>(allowed);
        String what = values.size() == 1
                ? "is not " + allowed.get(0)
                : "is not one of " + allowed.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return value -> values.contains(plain(value)) ? null : Violation.here(codes.or(Codes.VALUE), what);
    }

    private static Object plain(Object value) {
        return value instanceof BigDecimal number
                        && isWhole(number)
                        && number.abs().compareTo(INT_MAX) <= 0
                ? (Object) number.intValueExact()
                : value;
    }

    private static void lengths(Map<String, Object> schema, Codes codes, List<Check> checks) {
        if (!schema.containsKey("minLength") && !schema.containsKey("maxLength")) {
            return;
        }
        int least = schema.get("minLength") instanceof Integer n ? n : 0;
        int most = schema.get("maxLength") instanceof Integer n ? n : Integer.MAX_VALUE;
        checks.add(value -> {
            if (!(value instanceof String text)) {
                return null;
            }
            // A text of few units has no more code points.
            int length = text.length() >= least && text.length() <= most && least <= 1
                    ? text.length()
                    : text.codePointCount(0, text.length());
            if (length < least) {
                return Violation.here(
                        codes.or(Codes.VALUE),
                        length == 0 ? "is empty" : "has " + length + " characters; at least " + least);
            }
            return length > most
                    ? Violation.here(codes.or(Codes.VALUE), "has " + length + " characters; at most " + most)
                    : null;
        });
    }

    private static Check pattern(Map<String, Object> schema, String regex, Codes codes) {
        Pattern compiled = Pattern.compile(regex);
        Predicate<String> quick = QUICK.get(regex);
        Predicate<String> pattern =
                quick == null ? text -> compiled.matcher(text).find() : quick;
        String wants = schema.get("x-pattern") instanceof String words ? words : "is not of the form " + regex;
        return value -> value instanceof String text && !pattern.test(text)
                ? Violation.here(codes.or(Codes.VALUE), wants)
                : null;
    }

    private static Check format(String format, Codes codes) {
        if (format == null) {
            return null;
        }
        return switch (format) {
            case "credits" ->
                value -> {
                    try {
                        if (value instanceof String text) {
                            Amounts.micros(text);
                        } else if (value instanceof BigDecimal number) {
                            Amounts.micros(number);
                        }
                        return null;
                    } catch (NumberFormatException e) {
                        return Violation.here(codes.or(Codes.NUMBER), e.getMessage());
                    }
                };
            case "date-time" -> value -> time(value, codes, true);
            case "duration" -> value -> time(value, codes, false);
            default -> null;
        };
    }

    private static Violation time(Object value, Codes codes, boolean instant) {
        if (!(value instanceof String text)) {
            return null;
        }
        try {
            if (instant) {
                Times.micros(text);
            } else {
                Times.durationMicros(text);
            }
            return null;
        } catch (DateTimeException e) {
            return Violation.here(codes.or(Codes.TIME), e.getMessage());
        }
    }

    private static void numbers(Map<String, Object> schema, Codes codes, List<Check> checks) {
        bound(schema, "minimum", -1, false, codes, checks);
        bound(schema, "maximum", 1, false, codes, checks);
        bound(schema, "exclusiveMinimum", -1, true, codes, checks);
        bound(schema, "exclusiveMaximum", 1, true, codes, checks);
        if (schema.get("multipleOf") instanceof Number step && !"credits".equals(schema.get("format"))) {
            BigDecimal of = new BigDecimal(step.toString());
            checks.add(value -> value instanceof BigDecimal number && !isMultiple(number, of)
                    ? Violation.here(codes.or(Codes.NUMBER), "is not a multiple of " + of.toPlainString())
                    : null);
        }
    }

    /** Whether 1e999999999 and 1e-999999999 are multiples of anything is found without writing them out. */
    private static boolean isMultiple(BigDecimal number, BigDecimal of) {
        if (number.signum() == 0) {
            return true;
        }
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() <= of.scale()
                && (plain.scale() < -MAX_EXPONENT || number.remainder(of).signum() == 0);
    }

    private static void bound(
            Map<String, Object> schema, String keyword, int side, boolean exclusive, Codes codes, List<Check> checks) {
        if (!(schema.get(keyword) instanceof Number at)) {
            return;
        }
        BigDecimal bound = new BigDecimal(at.toString());
        String what = "is not " + (side < 0 ? exclusive ? "above " : "at least " : exclusive ? "below " : "at most ")
                + bound.toPlainString();
        checks.add(value -> {
            if (!(value instanceof BigDecimal number)) {
                return null;
            }
            int compared = number.compareTo(bound) * side;
            return compared > 0 || exclusive && compared == 0 ? Violation.here(codes.or(Codes.NUMBER), what) : null;
        });
    }

    /** Whether a number has no fraction; 1.0 has none. */
    static boolean isWhole(BigDecimal number) {
        return number.signum() == 0
                || number.scale() <= 0
                || number.stripTrailingZeros().scale() <= 0;
    }
}
