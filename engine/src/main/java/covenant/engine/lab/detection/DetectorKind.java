package covenant.engine.lab.detection;

import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameters;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The detectors: the registry. To add one, write its class and its line here; the contract test does the rest. */
public enum DetectorKind {
    REVERTING_DISPLACEMENT(
            "a burst of trades moves the price, and most of that is given back soon",
            RevertingDisplacement.PARAMETERS,
            new RevertingDisplacement()),
    WINDOW_END_PUSH(
            "one account moves the price near the end of a decision's window, and not before",
            WindowEndPush.PARAMETERS,
            new WindowEndPush()),
    SANDWICH(
            "one account trades just before others in their direction, and back just after them",
            Sandwich.PARAMETERS,
            new Sandwich()),
    WASH(
            "one or two accounts trade to and fro and leave positions and price where they were",
            Wash.PARAMETERS,
            new Wash());

    private final String about;
    private final List<Parameter> parameters;
    private final Detector detector;

    DetectorKind(String about, List<Parameter> parameters, Detector detector) {
        this.about = about;
        this.parameters = parameters;
        this.detector = detector;
    }

    /** The name used on command lines and in findings, such as {@code sandwich}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it looks for, in a sentence. */
    public String about() {
        return about;
    }

    /** What it can be told. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** With every parameter at its default. */
    public Parameters defaults() {
        return Parameters.of(parameters, Collections.emptyMap());
    }

    /**
     * The kind of this name.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static DetectorKind of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no detector " + id + "; there are "
                        + Arrays.stream(values()).map(DetectorKind::id).collect(Collectors.joining(", "))));
    }

    Detector detector() {
        return detector;
    }
}
