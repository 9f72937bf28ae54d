package covenant.api.report;

import covenant.api.lab.DetectionChoice;
import covenant.api.lab.DetectionResult;
import covenant.api.report.page.Cell;
import covenant.api.report.page.Figures;
import covenant.api.report.page.Grid;
import covenant.api.report.page.Html;
import covenant.api.report.page.Page;
import covenant.engine.lab.detection.DetectorKind;
import covenant.engine.lab.detection.Finding;
import covenant.engine.lab.detection.LabelScore;
import covenant.engine.lab.detection.Tape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of a search for traces of manipulation. */
final class DetectionPage {
    private static final int LISTED = 100;
    private static final int DRAWN = 24;
    private static final int WHOLE = 4;
    private static final int EVIDENCE = 30;
    private static final Pattern LONG = Pattern.compile("[A-Za-z0-9_-]{28,}");

    private final DetectionResult result;
    private final Map<String, Tape> tapes = new LinkedHashMap<>();
    private final List<Finding> findings;
    private final String command;

    DetectionPage(DetectionResult result, String command) {
        this.result = result;
        this.findings = result.findings();
        this.command = command;
        result.tapes().forEach(tape -> this.tapes.put(tape.market(), tape));
    }

    String html() {
        return Page.of("Detection", "Traces of manipulation in " + name(result.source()), html -> {
            html.leaf("p", summary(), "class", "lead");
            html.leaf("p", "A finding is a reason to look, not a verdict.", "class", "note");
            score(html);
            kinds(html);
            list(html);
            markets(html);
            int drawn = Math.min(DRAWN, findings.size());
            for (int i = 0; i < drawn; i++) {
                finding(html, i);
            }
            if (drawn < findings.size()) {
                html.leaf(
                        "p",
                        "The evidence of the other " + Figures.count(findings.size() - drawn)
                                + " findings stands in the files beside this page.",
                        "class",
                        "note");
            }
            html.leaf("h2", "To check it");
            html.open("dl", "class", "facts");
            Sections.fact(html, "Source", result.source());
            html.close();
            Sections.command(html, command);
        });
    }

    private String summary() {
        long trades =
                tapes.values().stream().mapToLong(tape -> tape.rows().size()).sum();
        String where = Figures.count(trades) + (trades == 1 ? " trade" : " trades") + " of "
                + Figures.count(tapes.size()) + (tapes.size() == 1 ? " market" : " markets");
        return findings.isEmpty()
                ? "Nothing was found in " + where + "."
                : Figures.count(findings.size()) + (findings.size() == 1 ? " finding in " : " findings in ") + where
                        + ".";
    }

    private void score(Html html) {
        if (!result.hasLabels()) {
            return;
        }
        html.leaf("h2", "Against the source’s own marks");
        Grid grid = new Grid(
                "Trades that the source marks, and trades that findings accuse",
                List.of("Detector", "Marked", "Accused", "Both", "Precision", "Recall"));
        Grid whole = new Grid(
                "The same for findings as a whole, and for what one account did within one second",
                List.of("Detector", "Findings", "Of them right", "Groups", "Of them found", "Precision", "Recall"));
        for (DetectorKind kind : result.kinds().keySet()) {
            LabelScore score = result.score(kind);
            grid.row(List.of(
                    Cell.word(kind.id()),
                    Cell.count(score.labelled()),
                    Cell.count(score.accused()),
                    Cell.count(score.both()),
                    Cell.number(score.precision()),
                    Cell.number(score.recall())));
            whole.row(List.of(
                    Cell.word(kind.id()),
                    Cell.count(score.findings()),
                    Cell.count(score.findingsRight()),
                    Cell.count(score.groups()),
                    Cell.count(score.groupsFound()),
                    Cell.number(score.groupPrecision()),
                    Cell.number(score.groupRecall())));
        }
        html.add(grid.html());
        html.add(whole.html());
    }

    /** What was looked for, and how closely: without it "nothing found" says little. */
    private void kinds(Html html) {
        Grid grid = new Grid(
                "What was looked for, and how closely", List.of("Detector", "What it looks for", "Told", "Found"));
        result.kinds()
                .forEach((kind, parameters) -> grid.row(List.of(
                        Cell.word(kind.id()),
                        Cell.word(kind.about()),
                        Cell.word(DetectionChoice.text(kind, parameters)),
                        Cell.count(result.of(kind).size()))));
        Sections.table(html, grid, "No detector looked.");
    }

    private void list(Html html) {
        if (findings.isEmpty()) {
            return;
        }
        html.leaf("h2", "What was found");
        Grid grid = new Grid(
                "Scores are comparable within one kind only",
                List.of("No.", "Kind", "Market", "Score", "What happened"));
        for (int i = 0; i < Math.min(LISTED, findings.size()); i++) {
            Finding each = findings.get(i);
            grid.row(List.of(
                    Cell.count(i + 1L),
                    Cell.word(each.kind()),
                    Cell.word(Figures.shortened(each.market(), 40)),
                    Cell.number(each.score()),
                    Cell.word(brief(each.text()))));
        }
        html.add(grid.html());
        if (findings.size() > LISTED) {
            html.leaf("p", "All of them stand in the files beside this page.", "class", "note");
        }
    }

    /** The last part of a path: where it lies is of use to nobody but who searched. */
    private static String name(String source) {
        String[] parts = source.split("[/\\\\]");
        return parts.length == 0 || source.isBlank() ? source : parts[parts.length - 1];
    }

    /** Addresses and keys shortened, as in the tables of evidence; the text with all of them stands at the finding. */
    private static String brief(String text) {
        return LONG.matcher(text).replaceAll(each -> Matcher.quoteReplacement(Figures.shortened(each.group(), 14)));
    }

    private void markets(Html html) {
        List<Tape> touched = tapes.values().stream()
                .filter(tape -> findings.stream().anyMatch(each -> each.market().equals(tape.market())))
                .limit(WHOLE)
                .toList();
        if (!touched.isEmpty()) {
            html.leaf("h2", "Where they are");
            html.leaf("p", "Numbers are those of the findings, at their first trade.", "class", "note");
        }
        for (Tape tape : touched) {
            html.in("h3", h -> h.leaf("bdi", tape.market()));
            html.add(new TapeFigure(tape).whole(findings, 1.5));
        }
    }

    private void finding(Html html, int number) {
        Finding finding = findings.get(number);
        html.open("section");
        html.in("h2", h -> h.text(number + 1 + ". " + finding.kind()));
        html.leaf("p", finding.text(), "dir", "auto");
        Tape tape = tapes.get(finding.market());
        if (tape != null && !finding.evidence().isEmpty()) {
            html.add(new TapeFigure(tape).around(finding, 2));
        }
        Grid grid = new Grid(
                finding.evidence().size() > EVIDENCE
                        ? "The first " + EVIDENCE + " of "
                                + Figures.count(finding.evidence().size()) + " trades that show it"
                        : "The trades that show it",
                List.of(
                        "",
                        "Time, UTC",
                        "Trade",
                        "Account",
                        "Claim",
                        "Shares",
                        "Cost",
                        "Before",
                        "After",
                        "Marked as"));
        for (int i = 0; i < Math.min(EVIDENCE, finding.evidence().size()); i++) {
            Tape.Row row = finding.evidence().get(i);
            grid.row(List.of(
                    Cell.count(i + 1L),
                    Cell.time(row.atMicros()),
                    Cell.code(Figures.shortened(row.id(), 14)),
                    Cell.code(Figures.shortened(row.account(), 14)),
                    Cell.word(Figures.shortened(row.claim(), 20)),
                    Cell.number(row.shares()),
                    Cell.number(row.cost()),
                    Cell.number(row.before()),
                    Cell.number(row.after()),
                    Cell.word(row.label())));
        }
        Sections.table(html, grid, "It has no rows of evidence.");
        html.close();
    }
}
