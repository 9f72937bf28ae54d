package covenant.api.lab;

import covenant.api.json.Durations;
import covenant.engine.Limits;
import covenant.engine.lab.detection.DetectorKind;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameters;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which detectors are to run, and what they are told. */
public final class DetectionChoice {
    private DetectionChoice() {}

    /**
     * The detectors with their parameters.
     *
     * @param kinds ids; all detectors if empty
     * @param settings each {@code parameter=value} or {@code kind.parameter=value}; without a kind it goes to the one chosen detector that has
     *     such a parameter
     * @throws IllegalArgumentException if one is unknown, ambiguous or out of bounds; the message says what is allowed
     */
    public static Map<DetectorKind, Parameters> of(List<String> kinds, List<String> settings) {
        Set<DetectorKind> chosen = kinds.isEmpty()
                ? EnumSet.allOf(DetectorKind.class)
                : kinds.stream()
                        .map(DetectorKind::of)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(DetectorKind.class)));
        Map<DetectorKind, Map<String, Double>> given = new EnumMap<>(DetectorKind.class);
        chosen.forEach(kind -> given.put(kind, new HashMap<>()));
        for (String setting : settings) {
            set(setting, given);
        }
        Map<DetectorKind, Parameters> parameters = new EnumMap<>(DetectorKind.class);
        given.forEach((kind, values) -> parameters.put(kind, parameters(kind, values)));
        return parameters;
    }

    private static Parameters parameters(DetectorKind kind, Map<String, Double> values) {
        try {
            return Parameters.of(kind.parameters(), values);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(kind.id() + ": " + e.getMessage(), e);
        }
    }

    private static void set(String setting, Map<DetectorKind, Map<String, Double>> given) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("a setting is parameter=value or kind.parameter=value, not " + setting);
        }
        String left = setting.substring(0, equals);
        String name = left.substring(left.lastIndexOf('.') + 1);
        List<DetectorKind> takers;
        if (left.contains(".")) {
            DetectorKind kind = DetectorKind.of(left.substring(0, left.lastIndexOf('.')));
            if (!given.containsKey(kind)) {
                throw new IllegalArgumentException(setting + ": " + kind.id() + " is not among the chosen kinds");
            }
            takers = List.of(kind);
        } else {
            takers = given.keySet().stream()
                    .filter(kind -> kind.parameters().stream()
                            .anyMatch(each -> each.name().equals(name)))
                    .toList();
        }
        if (takers.size() > 1) {
            throw new IllegalArgumentException(setting + ": " + name + " is a parameter of "
                    + takers.stream().map(DetectorKind::id).collect(Collectors.joining(", "))
                    + "; say which, as in " + takers.get(0).id() + "." + setting);
        }
        Parameter parameter = takers.stream()
                .flatMap(kind -> kind.parameters().stream())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        setting + ": there is no parameter " + name + "; covenant detect --kinds lists what there is"));
        given.get(takers.get(0)).put(name, value(parameter, setting.substring(equals + 1)));
    }

    private static double value(Parameter parameter, String text) {
        if (parameter.unit() == Parameter.Unit.DURATION) {
            long micros = Durations.micros(text);
            if (micros < 0) {
                throw new IllegalArgumentException(
                        parameter.name() + " is a duration such as 90s, 15m, 6h or 2d, not " + text);
            }
            return (double) micros / Limits.MICROS;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(parameter.name() + " is a number, not " + text, e);
        }
    }

    /** All that a detector is told, as {@code move 0.1, times 3}. */
    public static String text(DetectorKind kind, Parameters parameters) {
        return kind.parameters().stream()
                .map(each -> each.name() + " " + text(each, parameters.number(each.name())))
                .collect(Collectors.joining(", "));
    }

    /** A parameter's value as it can be given. */
    public static String text(Parameter parameter, double value) {
        return switch (parameter.unit()) {
            case DURATION -> Durations.text(StrictMath.round(value * Limits.MICROS));
            case CREDITS, SHARES, FRACTION, COUNT, NUMBER ->
                java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        };
    }
}
