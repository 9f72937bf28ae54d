package covenant.api.report;

import covenant.api.json.Times;
import covenant.engine.lab.detection.Finding;
import covenant.engine.lab.detection.LabelScore;
import covenant.engine.lab.detection.Tape;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The report of a search for traces of manipulation. */
public final class DetectionReport extends Report {
    private final String source;
    private final List<Tape> tapes;
    private final List<Finding> findings;
    private final LabelScore score;
    private final String command;

    private DetectionReport(String source, List<Tape> tapes, List<Finding> findings, LabelScore score, String command) {
        this.source = source;
        this.tapes = List.copyOf(tapes);
        this.findings = List.copyOf(findings);
        this.score = score;
        this.command = command;
    }

    /**
     * The report of these findings.
     *
     * @param source what was searched, for people
     * @param tapes the markets searched
     * @param findings in the order in which they are to be shown
     * @param score how they agree with the source's own marks; null where it has none
     * @param command what reproduces it; null if unknown
     */
    public static DetectionReport of(
            String source, List<Tape> tapes, List<Finding> findings, LabelScore score, String command) {
        return new DetectionReport(source, tapes, findings, score, command);
    }

    @Override
    public String html() {
        return new DetectionPage(source, tapes, findings, score, command).html();
    }

    @Override
    public JsonObject json() {
        return DetectionJson.of(source, tapes, findings, score, command);
    }

    @Override
    public List<Table> tables() {
        return List.of(
                new Table(
                        "findings",
                        List.of("finding:BIGINT", "kind", "market", "accounts", "score:DOUBLE", "text"),
                        this::findings),
                new Table(
                        "evidence",
                        List.of(
                                "finding:BIGINT",
                                "id",
                                "at:TIMESTAMP",
                                "account",
                                "claim",
                                "shares:DOUBLE",
                                "cost:DOUBLE",
                                "before:DOUBLE",
                                "after:DOUBLE",
                                "label"),
                        this::evidence));
    }

    private void findings(Table.Row to) {
        for (int i = 0; i < findings.size(); i++) {
            Finding each = findings.get(i);
            to.of(
                    i + 1,
                    each.kind(),
                    each.market(),
                    String.join(" ", each.accounts()),
                    Json.number(each.score()),
                    each.text());
        }
    }

    private void evidence(Table.Row to) {
        for (int i = 0; i < findings.size(); i++) {
            for (Tape.Row row : findings.get(i).evidence()) {
                to.of(
                        i + 1,
                        row.id(),
                        Times.iso(row.atMicros()),
                        row.account(),
                        row.claim(),
                        Json.number(row.shares()),
                        Json.number(row.cost()),
                        Json.number(row.before()),
                        Json.number(row.after()),
                        row.label());
            }
        }
    }
}
