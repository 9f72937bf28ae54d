package covenant.api.report;

import covenant.api.json.Times;
import covenant.engine.lab.detection.Finding;
import covenant.engine.lab.detection.LabelScore;
import covenant.engine.lab.detection.Tape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What was detected as JSON: the same beside a page and in an answer. */
public final class DetectionJson {
    private DetectionJson() {}

    /**
     * All of it.
     *
     * @param score how findings agree with the source's own marks; null where it has none
     * @param command what reproduces it; null if unknown
     */
    public static JsonObject of(
            String source, List<Tape> tapes, List<Finding> findings, LabelScore score, String command) {
        JsonArray markets = new JsonArray();
        for (Tape tape : tapes) {
            markets.add(new JsonObject()
                    .put("market", tape.market())
                    .put("trades", tape.rows().size())
                    .put("windowFrom", Times.isoOrNull(tape.windowFromMicros()))
                    .put("windowTo", Times.isoOrNull(tape.windowToMicros())));
        }
        JsonArray all = new JsonArray();
        findings.forEach(finding -> all.add(finding(finding)));
        return new JsonObject()
                .put("report", "detection")
                .put("source", source)
                .put("command", command)
                .put("markets", markets)
                .put("findings", all)
                .put("score", score == null ? null : score(score));
    }

    private static JsonObject finding(Finding finding) {
        JsonArray evidence = new JsonArray();
        for (Tape.Row row : finding.evidence()) {
            evidence.add(new JsonObject()
                    .put("id", row.id())
                    .put("at", Times.iso(row.atMicros()))
                    .put("account", row.account())
                    .put("claim", row.claim())
                    .put("shares", Json.number(row.shares()))
                    .put("cost", Json.number(row.cost()))
                    .put("before", Json.number(row.before()))
                    .put("after", Json.number(row.after()))
                    .put("label", row.label()));
        }
        return new JsonObject()
                .put("kind", finding.kind())
                .put("market", finding.market())
                .put("accounts", new JsonArray(finding.accounts()))
                .put("score", Json.number(finding.score()))
                .put("text", finding.text())
                .put("evidence", evidence);
    }

    private static JsonObject score(LabelScore score) {
        return new JsonObject()
                .put("labelled", score.labelled())
                .put("accused", score.accused())
                .put("both", score.both())
                .put("precision", Json.number(score.precision()))
                .put("recall", Json.number(score.recall()))
                .put("groups", score.groups())
                .put("groupsFound", score.groupsFound())
                .put("findings", score.findings())
                .put("findingsRight", score.findingsRight())
                .put("groupPrecision", Json.number(score.groupPrecision()))
                .put("groupRecall", Json.number(score.groupRecall()));
    }
}
