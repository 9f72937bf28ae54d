package covenant.engine.lab.terms;

import covenant.engine.Limits;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values of all parameters of one player or attack: what a file gave, and the defaults of the rest. */
public final class Parameters {
    private final SortedMap<String, Double> values;

    private Parameters(SortedMap<String, Double> values) {
        this.values = values;
    }

    /**
     * Checks what was given against what is declared.
     *
     * @throws IllegalArgumentException if a name is not declared or a value is out of bounds; the message says which and what is allowed
     */
    public static Parameters of(List<Parameter> declared, Map<String, Double> given) {
        for (String name : given.keySet()) {
            if (declared.stream().noneMatch(each -> each.name().equals(name))) {
                throw new IllegalArgumentException("there is no " + name + "; there are "
                        + String.join(
                                ", ", declared.stream().map(Parameter::name).toList()));
            }
        }
        SortedMap<String, Double> values = new TreeMap<>();
        for (Parameter each : declared) {
            double value = given.getOrDefault(each.name(), each.otherwise());
            if (!(value >= each.least() && value <= each.most())) {
                throw new IllegalArgumentException(
                        each.name() + " is from " + each.least() + " to " + each.most() + ", not " + value);
            }
            values.put(each.name(), value);
        }
        return new Parameters(values);
    }

    /** A value as it is. */
    public double number(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no parameter " + name + " is declared");
        }
        return value;
    }

    /** A count. */
    public int count(String name) {
        return (int) StrictMath.round(number(name));
    }

    /** Credits in micros, shares in micro-shares, seconds in microseconds. */
    public long micros(String name) {
        return StrictMath.round(number(name) * Limits.MICROS);
    }

    /** All values by name, in the order of the names. */
    public Map<String, Double> values() {
        return new TreeMap<>(values);
    }

    /** The names that have a value. */
    public Collection<String> names() {
        return List.copyOf(values.keySet());
    }
}
