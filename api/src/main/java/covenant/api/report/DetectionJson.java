package covenant.api.report;

import covenant.api.json.Times;
import covenant.api.lab.DetectionResult;
import covenant.engine.lab.detection.DetectorKind;
import covenant.engine.lab.detection.Finding;
import covenant.engine.lab.detection.LabelScore;
import covenant.engine.lab.detection.Tape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** What was detected as JSON: the same beside a page and in an answer. */
public final class DetectionJson {
    private DetectionJson() {}

    /**
     * All of it. A number that is not known is null.
     *
     * @param command what reproduces it; null if unknown
     */
    public static JsonObject of(DetectionResult result, String command) {
        JsonArray kinds = new JsonArray();
        result.kinds().forEach((kind, parameters) -> {
            JsonObject each = new JsonObject()
                    .put("kind", kind.id())
                    .put("about", kind.about())
                    .put("parameters", parameters(parameters.values()))
                    .put("findings", result.of(kind).size());
            if (result.hasLabels()) {
                each.put("labels", labels(kind, result));
            }
            kinds.add(each);
        });
        JsonArray findings = new JsonArray();
        for (int i = 0; i < result.findings().size(); i++) {
            findings.add(finding(i + 1, result.findings().get(i)));
        }
        return new JsonObject()
                .put("report", "detection")
                .put("source", result.source())
                .put("command", command)
                .put(
                        "markets",
                        new JsonArray(result.tapes().stream()
                                .map(DetectionJson::market)
                                .toList()))
                .put("trades", result.rows())
                .put("kinds", kinds)
                .put("findings", findings);
    }

    private static JsonObject market(Tape tape) {
        boolean decides = tape.windowToMicros() > 0;
        return new JsonObject()
                .put("market", tape.market())
                .put("trades", tape.rows().size())
                .put("windowFrom", decides ? Times.iso(tape.windowFromMicros()) : null)
                .put("windowTo", decides ? Times.iso(tape.windowToMicros()) : null);
    }

    private static JsonObject parameters(Map<String, Double> values) {
        JsonObject json = new JsonObject();
        values.forEach(json::put);
        return json;
    }

    private static JsonObject labels(DetectorKind kind, DetectionResult result) {
        JsonArray markets = new JsonArray();
        for (Tape tape : result.tapes()) {
            JsonArray missed = new JsonArray();
            result.missed(kind, tape).forEach(row -> missed.add(row.id()));
            markets.add(
                    score(result.score(kind, tape)).put("market", tape.market()).put("missed", missed));
        }
        return score(result.score(kind)).put("markets", markets);
    }

    private static JsonObject score(LabelScore score) {
        return new JsonObject()
                .put("labelledRows", score.labelled())
                .put("accusedRows", score.accused())
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

    private static JsonObject finding(int number, Finding finding) {
        JsonArray evidence = new JsonArray();
        for (Tape.Row row : finding.evidence()) {
            evidence.add(new JsonObject()
                    .put("id", row.id())
                    .put("at", Times.iso(row.atMicros()))
                    .put("account", row.account())
                    .put("accused", finding.accounts().contains(row.account()))
                    .put("claim", row.claim())
                    .put("shares", Json.number(row.shares()))
                    .put("cost", Json.number(row.cost()))
                    .put("before", Json.number(row.before()))
                    .put("after", Json.number(row.after()))
                    .put("label", row.label()));
        }
        return new JsonObject()
                .put("finding", number)
                .put("kind", finding.kind())
                .put("market", finding.market())
                .put("accounts", new JsonArray(finding.accounts()))
                .put("score", Json.number(finding.score()))
                .put("text", finding.text())
                .put("evidence", evidence);
    }
}
