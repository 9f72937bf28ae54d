package covenant.engine.lab.detection;

import covenant.engine.lab.terms.Parameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs detectors over markets and ranks what they find. */
public final class Detection {
    private static final Comparator<Finding> RANK = Comparator.comparingDouble((Finding each) -> -each.score())
            .thenComparing(Finding::market)
            .thenComparingLong(each -> each.evidence().get(0).atMicros())
            .thenComparing(each -> each.evidence().get(0).id());

    private final Map<DetectorKind, Parameters> kinds;

    /** With these detectors, each told its parameters. */
    public Detection(Map<DetectorKind, Parameters> kinds) {
        this.kinds = new TreeMap<>(kinds);
    }

    /**
     * The findings of one market, detector by detector, the strongest first; what is as strong is in the order of time. Detectors do not get
     * to see the labels; the evidence has them.
     */
    public List<Finding> in(Tape tape) {
        Map<String, Tape.Row> labelled = new TreeMap<>();
        tape.rows().forEach(row -> labelled.put(row.id(), row));
        Tape blind = tape.unlabelled();
        List<Finding> findings = new ArrayList<>();
        kinds.forEach((kind, parameters) -> kind.detector().find(blind, parameters).stream()
                .map(found -> new Finding(
                        found.kind(),
                        found.market(),
                        found.accounts(),
                        found.score(),
                        found.text(),
                        found.evidence().stream()
                                .map(row -> labelled.get(row.id()))
                                .toList()))
                .sorted(RANK)
                .forEach(findings::add));
        return findings;
    }

    /** Findings of several markets in one order: detector by detector, the strongest first. */
    public static List<Finding> ranked(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing((Finding each) -> DetectorKind.of(each.kind()))
                        .thenComparing(RANK))
                .toList();
    }
}
