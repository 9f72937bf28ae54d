package covenant.api.cli.lab;

import covenant.api.exporting.ExportFailure;
import covenant.api.importing.ImportFailure;
import covenant.api.lab.DetectionChoice;
import covenant.api.lab.DetectionResult;
import covenant.api.lab.TapeSource;
import covenant.api.lab.TapeSource.Labels;
import covenant.api.lab.replay.SourceFailure;
import covenant.api.report.DetectionReport;
import covenant.api.terminal.ProgressLine;
import covenant.engine.lab.detection.DetectorKind;
import covenant.engine.lab.detection.Tape;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameters;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code covenant detect SOURCE}: looks for traces of manipulation in recorded trades. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 112,
        description = {
            "Looks for traces of manipulation in recorded trades, and shows the trades behind each finding.",
            "A finding is a reason to look, not a verdict. Findings of one kind are ranked by their score. Where a source marks"
                    + " trades, precision and recall are told; the detectors do not see the marks. Changes nothing; a venue may"
                    + " be running."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All was looked through, whether or not anything was found.",
            "2:The command line cannot be used; the message says why.",
            "65:The source or the mapping cannot be used; the message says where.",
            "74:A file could not be read or written."
        },
        footerHeading = "%nMapping of a file of trades (JSON; * must be given):%n",
        footer = {
            "  columns *             an object from what is known to the file's column: time *, account *, shares *,",
            "                        price *, cost, id, market, side, outcome, label",
            "  timeFormat            iso-8601 (default) or a pattern such as yyyy-MM-dd HH:mm:ss, in UTC",
            "  buy, sell             what the column side says; without that column shares below 0 are sales",
            "  outcomes              pairs of outcomes of which one is what the other is not",
            "  missing, newestFirst  a value that stands for nothing; whether the file goes backward in time",
            "",
            "  Built in: polymarket-2022. Mappings of covenant import are understood too.",
            "",
            "Examples:",
            "  covenant detect /srv/v",
            "  covenant detect /srv/v --market chips --kind window-end-push --set last=0.02",
            "  covenant detect polymarket_2022 --mapping polymarket-2022 --kind sandwich --set others=0 --out found",
            "  covenant detect --kinds"
        })
final class DetectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @picocli.CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "SOURCE",
            description = "A venue's folder, an export, or a CSV file of trades (or a folder of them) with --mapping.")
    private Path source;

    @Option(names = "--market", paramLabel = "ID", split = ",", description = "Only these markets.")
    private List<String> markets = new ArrayList<>();

    @Option(names = "--kind", paramLabel = "KIND", split = ",", description = "Only these detectors.")
    private List<String> kinds = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "PARAM=VALUE",
            description = "Tells a detector something: parameter=value or kind.parameter=value; see --kinds.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--labels",
            paramLabel = "COLUMN|none",
            description = "The column that marks trades, if not the mapping's; none: look at no marks.")
    private String labels;

    @Option(
            names = "--mapping",
            paramLabel = "NAME|FILE.json",
            description = "What the columns of a file of trades mean; see below.")
    private String mapping;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write a report into this folder: report.html, report.json, findings.csv and evidence.csv.")
    private Path out;

    @Mixin
    private ReportFormats formats;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many findings of each kind to print; default ${DEFAULT-VALUE}. Files and JSON have all.")
    private int limit;

    @Option(names = "--json", description = "Print everything as JSON.")
    private boolean json;

    @Option(names = "--kinds", description = "List the detectors and their parameters, and do nothing else.")
    private boolean listKinds;

    @Override
    public Integer call() throws IOException {
        PrintWriter to = spec.commandLine().getOut();
        if (listKinds) {
            list(to);
            return 0;
        }
        if (source == null) {
            throw new ParameterException(spec.commandLine(), "which SOURCE?");
        }
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit is 0 or more");
        }
        Map<DetectorKind, Parameters> chosen = chosen();
        if (out != null) {
            require();
        }
        List<Tape> tapes;
        try {
            tapes = tapes();
        } catch (ImportFailure e) {
            throw new SourceFailure(e.getMessage(), e);
        }
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "looking", "markets");
        DetectionResult result = DetectionResult.of(source.toString(), only(tapes), chosen, progress);
        progress.end();
        DetectionReport report = DetectionReport.of(result, TypedCommand.of(spec));
        if (json) {
            to.println(report.json().encodePrettily());
            to.flush();
        } else {
            new DetectionText(to, limit).print(result);
        }
        if (out != null) {
            formats.write(report, out)
                    .forEach(file -> spec.commandLine().getErr().println("written: " + file));
            spec.commandLine().getErr().flush();
        }
        return 0;
    }

    private void require() {
        try {
            formats.require(out);
        } catch (ExportFailure e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void list(PrintWriter to) {
        for (DetectorKind kind : DetectorKind.values()) {
            to.println(kind.id() + ": " + kind.about());
            for (Parameter each : kind.parameters()) {
                to.println("  " + each.name() + " (" + each.unit().id() + ", default "
                        + DetectionChoice.text(each, each.otherwise()) + "): " + each.what());
            }
        }
        to.flush();
    }

    private Map<DetectorKind, Parameters> chosen() {
        try {
            return DetectionChoice.of(kinds, settings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private List<Tape> tapes() {
        Labels which = labels == null ? Labels.AS_MAPPED : labels.equals("none") ? Labels.NONE : Labels.COLUMN;
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "reading");
        try {
            return TapeSource.read(source, mapping, which, which == Labels.COLUMN ? labels : null, progress);
        } finally {
            progress.end();
        }
    }

    private List<Tape> only(List<Tape> tapes) {
        for (String market : markets) {
            if (tapes.stream().noneMatch(tape -> tape.market().equals(market))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no market " + market + " in " + source + "; there are "
                                + tapes.stream().map(Tape::market).collect(Collectors.joining(", ")));
            }
        }
        return markets.isEmpty()
                ? tapes
                : tapes.stream().filter(tape -> markets.contains(tape.market())).toList();
    }
}
