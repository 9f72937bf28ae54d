package covenant.api.report;

import covenant.api.json.Times;
import covenant.api.lab.DetectionResult;
import covenant.engine.lab.detection.Finding;
import covenant.engine.lab.detection.Tape;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The report of a search for traces of manipulation. */
public final class DetectionReport extends Report {
    private final DetectionResult result;
    private final String command;

    private DetectionReport(DetectionResult result, String command) {
        this.result = result;
        this.command = command;
    }

    /**
     * The report of what was found.
     *
     * @param command what reproduces it; null if unknown
     */
    public static DetectionReport of(DetectionResult result, String command) {
        return new DetectionReport(result, command);
    }

    @Override
    public String html() {
        return new DetectionPage(result, command).html();
    }

    @Override
    public JsonObject json() {
        return DetectionJson.of(result, command);
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
                                "accused:BOOLEAN",
                                "claim",
                                "shares:DOUBLE",
                                "cost:DOUBLE",
                                "before:DOUBLE",
                                "after:DOUBLE",
                                "label"),
                        this::evidence));
    }

    private void findings(Table.Row to) {
        for (int i = 0; i < result.findings().size(); i++) {
            Finding each = result.findings().get(i);
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
        for (int i = 0; i < result.findings().size(); i++) {
            Finding finding = result.findings().get(i);
            for (Tape.Row row : finding.evidence()) {
                to.of(
                        i + 1,
                        row.id(),
                        Times.iso(row.atMicros()),
                        row.account(),
                        finding.accounts().contains(row.account()),
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
