package covenant.api.lab;

import covenant.engine.lab.detection.Detection;
import covenant.engine.lab.detection.DetectorKind;
import covenant.engine.lab.detection.Finding;
import covenant.engine.lab.detection.LabelScore;
import covenant.engine.lab.detection.Tape;
import covenant.engine.lab.terms.Parameters;
import covenant.ledger.replay.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What detectors found.
 *
 * @param source where the trades come from, for people
 * @param tapes in which was looked
 * @param kinds which detectors looked, and what they were told
 * @param findings kind by kind, the strongest first
 */
public record DetectionResult(
        String source, List<Tape> tapes, Map<DetectorKind, Parameters> kinds, List<Finding> findings) {
    public DetectionResult {
        tapes = List.copyOf(tapes);
        findings = List.copyOf(findings);
    }

    /** Looks; progress counts markets. */
    public static DetectionResult of(
            String source, List<Tape> tapes, Map<DetectorKind, Parameters> kinds, Progress progress) {
        Detection detection = new Detection(kinds);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < tapes.size(); i++) {
            findings.addAll(detection.in(tapes.get(i)));
            progress.at(i + 1L, tapes.size());
        }
        return new DetectionResult(source, tapes, kinds, Detection.ranked(findings));
    }

    /** Whether the source marks any row. */
    public boolean hasLabels() {
        return tapes.stream()
                .flatMap(tape -> tape.rows().stream())
                .anyMatch(row -> !row.label().isEmpty());
    }

    /** The findings of one detector. */
    public List<Finding> of(DetectorKind kind) {
        return findings.stream().filter(each -> each.kind().equals(kind.id())).toList();
    }

    /** How one detector's findings in one market agree with the marks. */
    public LabelScore score(DetectorKind kind, Tape tape) {
        return LabelScore.of(tape, ofMarket(kind, tape));
    }

    private List<Finding> ofMarket(DetectorKind kind, Tape tape) {
        return of(kind).stream()
                .filter(each -> each.market().equals(tape.market()))
                .toList();
    }

    /** The same in all markets. */
    public LabelScore score(DetectorKind kind) {
        return tapes.stream().map(tape -> score(kind, tape)).reduce(LabelScore.NOTHING, LabelScore::plus);
    }

    /** The marked rows of a market that a detector accuses nobody of. */
    public List<Tape.Row> missed(DetectorKind kind, Tape tape) {
        return LabelScore.missed(tape, ofMarket(kind, tape));
    }

    /** How many trades there are in all markets. */
    public long rows() {
        return tapes.stream().mapToLong(tape -> tape.rows().size()).sum();
    }
}
