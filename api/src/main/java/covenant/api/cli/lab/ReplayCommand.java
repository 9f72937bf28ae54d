package covenant.api.cli.lab;

import covenant.api.exporting.ExportFailure;
import covenant.api.lab.replay.Injections;
import covenant.api.lab.replay.RecordedNames;
import covenant.api.lab.replay.ReplayFolder;
import covenant.api.lab.replay.ReplayFolderInUse;
import covenant.api.lab.replay.ReplaySource;
import covenant.api.lab.replay.ReplayText;
import covenant.api.lab.replay.SourceFailure;
import covenant.api.report.ReplayReport;
import covenant.api.terminal.ProgressLine;
import covenant.engine.replay.Replay;
import covenant.engine.replay.ReplayRefused;
import covenant.engine.replay.ReplayResult;
import covenant.engine.replay.ReplayTerms;
import io.vertx.core.json.JsonArray;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covenant replay SOURCE}: a recorded history carried out again with something changed, and what follows from it. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 112,
        description = {
            "Carries a recorded history out again on the engine, with something changed, and compares.",
            "SOURCE is the folder of a venue (it may be running; it is only read) or a backup of one, the folder of a CSV"
                    + " export, or with --mapping a CSV file of trades as for covenant import. It comes first.",
            "With nothing changed the replay ends with the recording's own hash."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It was replayed.",
            "2:What is asked cannot be done with this recording; the message says why, nothing was written.",
            "65:The recording or a file of injections is not what it should be; the message says where.",
            "74:A file could not be read or written."
        },
        footerHeading = "%nInjections, a JSON object a line (the words of POST /markets/{id}/trades and /orders):%n",
        footer = {
            "  {\"at\":\"2026-03-01T12:00:00Z\",\"account\":\"eve\",\"deposit\":\"5000\"}          opens eve's account, or pays in",
            "  {\"at\":\"..\",\"account\":\"eve\",\"trade\":{\"market\":\"chips\",\"condition\":\"adopt\",\"outcome\":\"yes\","
                    + "\"targetPrice\":0.9}}",
            "  {\"at\":\"..\",\"account\":\"eve\",\"trades\":[{..},{..}]}                      all or none",
            "  {\"at\":\"..\",\"account\":\"eve\",\"order\":{\"market\":..,\"shares\":\"50\",\"limitPrice\":0.4},\"label\":\"a\"}",
            "  {\"at\":\"..\",\"account\":\"eve\",\"cancel\":\"a\"}                            or the number of a recorded order",
            "  {\"replaces\":4711,\"account\":..}                        in the place of a recorded command",
            "",
            "Examples:",
            "  covenant replay /srv/v --without mallory",
            "  covenant replay /srv/v --rule last-price --market chips --others same-prices",
            "  covenant replay /srv/v --to 2026-03-01T12:00:00Z --inject attack.jsonl --out attack",
            "  covenant replay attack/journal --inject attack/left-out.jsonl      what was left out, put back",
            "  covenant replay trades.csv --mapping replication --liquidity x4 --json"
        })
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", description = "What to replay.")
    private Path source;

    @Option(
            names = "--mapping",
            paramLabel = "NAME|FILE.json",
            description = "What the columns of a CSV file of trades mean; see covenant import --help.")
    private String mapping;

    @Mixin
    private ReplayChanges changes;

    @Option(
            names = "--inject",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Carry out the commands in these files too; see below.")
    private List<Path> inject = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the replay's journal (for covenant verify and covenant replay), what it left out (for"
                    + " --inject) and its report into this folder.")
    private Path out;

    @Mixin
    private ReportFormats formats;

    @Option(names = "--force", description = "Replace what an earlier replay wrote into --out.")
    private boolean force;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "Print so many accounts, those with the largest differences, and so many markets; default 20, 0 for all.")
    private int top;

    @Option(names = "--json", description = "Print one JSON document with everything.")
    private boolean json;

    @Override
    public Integer call() {
        try {
            if (out != null) {
                formats.require(out);
            }
            return replay();
        } catch (ReplayFolderInUse | ExportFailure e) {
            return unusable(e.getMessage());
        } catch (ReplayRefused e) {
            if (e.reason() == ReplayRefused.Reason.RECORDING_BROKEN) {
                throw new SourceFailure(e.getMessage(), e);
            }
            return unusable(e.getMessage());
        }
    }

    private int unusable(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("covenant: " + message);
        err.flush();
        return ExitCode.USAGE;
    }

    private int replay() {
        if (top < 0) {
            throw new ParameterException(spec.commandLine(), "--top is 0 or more");
        }
        Injections injections = Injections.read(inject);
        ReplaySource from = ReplaySource.open(source, mapping);
        PrintWriter err = spec.commandLine().getErr();
        ProgressLine reading = new ProgressLine(err, "reading");
        RecordedNames names = RecordedNames.of(from.recording(), injections.replaced(), reading);
        reading.end();
        ReplayTerms terms = changes.terms(names, injections.in(names));
        ProgressLine replaying = new ProgressLine(err, "replaying");
        try (ReplayFolder folder = ReplayFolder.at(out, force, names.state())) {
            ReplayResult result = from.with(Replay.of(from.recording(), terms, folder.output(), replaying::at));
            replaying.end();
            ReplayReport report = ReplayReport.of(result, TypedCommand.of(spec));
            folder.finish(to -> formats.write(report, to));
            print(from, result, report, folder);
        }
        return 0;
    }

    private void print(ReplaySource from, ReplayResult result, ReplayReport report, ReplayFolder folder) {
        PrintWriter to = spec.commandLine().getOut();
        if (json) {
            to.println(report.json()
                    .put("sourceKind", from.kind().id())
                    .put("notRepeated", folder.notRepeated().json())
                    .put(
                            "files",
                            new JsonArray(
                                    folder.files().stream().map(Path::toString).toList()))
                    .encodePrettily());
        } else {
            new ReplayText(to, result, report.json()).print(from, folder, top);
        }
        to.flush();
    }
}
