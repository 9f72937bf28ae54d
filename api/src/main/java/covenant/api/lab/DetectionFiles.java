package covenant.api.lab;

import covenant.api.json.Times;
import covenant.engine.lab.detection.DetectorKind;
import covenant.engine.lab.detection.Finding;
import covenant.engine.lab.detection.LabelScore;
import covenant.engine.lab.detection.Tape;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What detectors found, for programs: JSON with everything, CSV of findings and of their evidence. */
public final class DetectionFiles {
    private DetectionFiles() {}

    /** Everything as JSON. A number that is not known is null. */
    public static JsonObject json(DetectionResult result) {
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
            findings.add(json(i + 1, result.findings().get(i)));
        }
        return new JsonObject()
                .put("source", result.source())
                .put(
                        "markets",
                        new JsonArray(result.tapes().stream()
                                .map(DetectionFiles::market)
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

    private static JsonObject parameters(java.util.Map<String, Double> values) {
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
                .put("precision", known(score.precision()))
                .put("recall", known(score.recall()))
                .put("groups", score.groups())
                .put("groupsFound", score.groupsFound())
                .put("findings", score.findings())
                .put("findingsRight", score.findingsRight())
                .put("groupPrecision", known(score.groupPrecision()))
                .put("groupRecall", known(score.groupRecall()));
    }

    private static Double known(double number) {
        return Double.isNaN(number) ? null : number;
    }

    private static JsonObject json(int rank, Finding finding) {
        JsonArray evidence = new JsonArray();
        for (Tape.Row row : finding.evidence()) {
            evidence.add(new JsonObject()
                    .put("id", row.id())
                    .put("at", Times.iso(row.atMicros()))
                    .put("account", row.account())
                    .put("accused", finding.accounts().contains(row.account()))
                    .put("claim", row.claim())
                    .put("shares", known(row.shares()))
                    .put("cost", known(row.cost()))
                    .put("priceBefore", known(row.before()))
                    .put("priceAfter", known(row.after()))
                    .put("label", row.label()));
        }
        return new JsonObject()
                .put("rank", rank)
                .put("kind", finding.kind())
                .put("market", finding.market())
                .put("accounts", new JsonArray(finding.accounts()))
                .put("score", known(finding.score()))
                .put("text", finding.text())
                .put("evidence", evidence);
    }

    /**
     * Writes {@code detection.json}, {@code findings.csv} and {@code evidence.csv} into a folder, over what has these names.
     *
     * @return the files
     */
    public static List<Path> write(DetectionResult result, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path json = folder.resolve("detection.json");
        Path findings = folder.resolve("findings.csv");
        Path evidence = folder.resolve("evidence.csv");
        Files.writeString(json, json(result).encodePrettily() + "\n");
        try (CsvWriter sheet =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(findings)) {
            sheet.writeRecord("rank", "kind", "market", "accounts", "score", "rows", "text");
            for (int i = 0; i < result.findings().size(); i++) {
                Finding each = result.findings().get(i);
                sheet.writeRecord(
                        String.valueOf(i + 1),
                        each.kind(),
                        each.market(),
                        String.join(" ", each.accounts()),
                        cell(each.score()),
                        String.valueOf(each.evidence().size()),
                        each.text());
            }
        }
        writeEvidence(result, evidence);
        return List.of(json, findings, evidence);
    }

    private static void writeEvidence(DetectionResult result, Path file) throws IOException {
        try (CsvWriter sheet =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file)) {
            sheet.writeRecord(
                    "rank",
                    "kind",
                    "market",
                    "id",
                    "happened_at",
                    "account",
                    "accused",
                    "claim",
                    "shares",
                    "cost",
                    "price_before",
                    "price_after",
                    "label");
            for (int i = 0; i < result.findings().size(); i++) {
                Finding finding = result.findings().get(i);
                for (Tape.Row row : finding.evidence()) {
                    sheet.writeRecord(
                            String.valueOf(i + 1),
                            finding.kind(),
                            finding.market(),
                            row.id(),
                            Times.iso(row.atMicros()),
                            row.account(),
                            String.valueOf(finding.accounts().contains(row.account())),
                            row.claim(),
                            cell(row.shares()),
                            cell(row.cost()),
                            cell(row.before()),
                            cell(row.after()),
                            row.label());
                }
            }
        }
    }

    private static String cell(double number) {
        return Double.isNaN(number) ? "" : String.valueOf(number);
    }

    /** The names of all markets, for messages. */
    public static String names(List<Tape> tapes) {
        return tapes.stream().map(Tape::market).collect(Collectors.joining(", "));
    }
}
