package covenant.api.cli.lab;

import covenant.api.json.Times;
import covenant.api.lab.DetectionChoice;
import covenant.api.lab.DetectionResult;
import covenant.api.terminal.Lines;
import covenant.engine.lab.detection.DetectorKind;
import covenant.engine.lab.detection.Finding;
import covenant.engine.lab.detection.LabelScore;
import covenant.engine.lab.detection.Tape;
import covenant.engine.lab.terms.Parameters;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What detectors found, for people. */
final class DetectionText {
    private static final int ROWS = 8;

    private final PrintWriter out;
    private final int limit;

    DetectionText(PrintWriter out, int limit) {
        this.out = out;
        this.limit = limit;
    }

    void print(DetectionResult result) {
        out.println(result.rows() + " trades in " + result.tapes().size()
                + (result.tapes().size() == 1 ? " market" : " markets") + " of " + plain(result.source()));
        result.kinds().forEach((kind, parameters) -> print(kind, parameters, result));
        if (result.hasLabels()) {
            printLabels(result);
        }
        out.flush();
    }

    private void print(DetectorKind kind, Parameters parameters, DetectionResult result) {
        List<Finding> findings = result.of(kind);
        out.println();
        out.println(kind.id() + ": " + kind.about());
        out.println("  with " + DetectionChoice.text(kind, parameters));
        out.println("  " + (findings.isEmpty() ? "nothing" : findings.size()) + " found"
                + (findings.size() > limit ? "; the strongest " + limit + " follow" : ""));
        for (int i = 0; i < Math.min(limit, findings.size()); i++) {
            print(i + 1, findings.get(i));
        }
    }

    private void print(int rank, Finding finding) {
        out.println();
        String text = plain(finding.market()) + ", score " + number(finding.score()) + ": " + plain(finding.text());
        out.println("  " + rank + ". " + Lines.wrapped(text, "     ").strip());
        List<Tape.Row> rows = finding.evidence();
        for (int i = 0; i < Math.min(ROWS, rows.size()); i++) {
            Tape.Row row = rows.get(i);
            boolean isAccused = finding.accounts().contains(row.account());
            out.println(String.format(
                            Locale.ROOT,
                            "     %s %-10s %-24s  %-12s %14s for %14s  %8s -> %-8s %s",
                            isAccused ? "*" : " ",
                            plain(row.id()),
                            Times.iso(row.atMicros()),
                            brief(row.account()),
                            number(row.shares()),
                            number(row.cost()),
                            Double.isNaN(row.before()) ? "" : number(row.before()),
                            number(row.after()),
                            plain(row.label()))
                    .stripTrailing());
        }
        if (rows.size() > ROWS) {
            out.println("       and " + (rows.size() - ROWS) + " more rows");
        }
    }

    private void printLabels(DetectionResult result) {
        out.println();
        out.println(Lines.wrapped(
                "Against the labels (rows; then findings of which every accused row is labelled, and labelled groups of"
                        + " which every row is accused):",
                ""));
        for (DetectorKind kind : result.kinds().keySet()) {
            LabelScore all = result.score(kind);
            if (all.both() == 0) {
                out.println("  " + kind.id() + ": accuses no labelled row");
                continue;
            }
            out.println("  " + kind.id());
            for (Tape tape : result.tapes()) {
                print(plain(tape.market()), result.score(kind, tape));
            }
            if (result.tapes().size() > 1) {
                print("all", all);
            }
        }
    }

    private void print(String name, LabelScore score) {
        out.println(String.format(
                Locale.ROOT,
                "    %-39s precision %s (%d of %d)  recall %s (%d of %d)  findings %d of %d  groups %d of %d",
                name,
                share(score.precision()),
                score.both(),
                score.accused(),
                share(score.recall()),
                score.both(),
                score.labelled(),
                score.findingsRight(),
                score.findings(),
                score.groupsFound(),
                score.groups()));
    }

    private static String share(double number) {
        return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%.4f", number);
    }

    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "-";
        }
        String text = String.format(Locale.ROOT, "%.4f", number);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private static String brief(String account) {
        String text = plain(account);
        return text.length() > 12 ? text.substring(0, 11) + "…" : text;
    }

    /** What others wrote, without what could steer a terminal. */
    private static String plain(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
