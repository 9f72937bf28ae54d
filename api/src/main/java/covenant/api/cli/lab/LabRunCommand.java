package covenant.api.cli.lab;

import covenant.api.exporting.ExportFailure;
import covenant.api.lab.campaign.CampaignFile;
import covenant.api.lab.campaign.CampaignFileWrong;
import covenant.api.lab.campaign.ClaimVerdict;
import covenant.api.lab.campaign.RunJournalFolder;
import covenant.api.report.CampaignReport;
import covenant.api.terminal.ProgressLine;
import covenant.engine.lab.campaign.Campaign;
import covenant.engine.lab.campaign.CampaignOptions;
import covenant.engine.lab.campaign.CampaignResult;
import covenant.engine.lab.campaign.CampaignTerms;
import covenant.engine.lab.campaign.RunJournals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code covenant lab run}: carries a campaign out. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 112,
        description = {
            "Runs a campaign: the same attempt under one defence after the other, each run with the attack and without.",
            "Prints what the file claims and whether it held, what stands out, and the main measures with their 95 %% intervals;"
                    + " with --all every measure, as in the report and in the JSON."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It ran; whether claims held is in what is printed.",
            "2:Wrong usage: no such file, no such attempt.",
            "65:The file cannot be used; the message says where and why.",
            "74:A file could not be read or written."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  covenant lab run twap-spike                       a documented attempt",
            "  covenant lab run mine.yaml --runs 1000 --out out  a file of your own, with a report",
            "  covenant lab run twap-spike --set decision.thresholdBps=500 --set attack.before=5m",
            "  covenant lab run twap-spike --journals runs --keep-journal 0",
            "  covenant verify runs/lagging/run-0-attacked       the hash that stands in the report",
            "  covenant replay runs/lagging/run-0-attacked --without attacker"
        })
final class LabRunCommand implements Callable<Integer> {
    private static final long MAX_JOURNALS = 1_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CampaignChoice choice;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "How many runs are played at a time; default: one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Writes the report there: report.html, report.json and tables.")
    private Path out;

    @Mixin
    private ReportFormats formats;

    @Option(
            names = "--journals",
            paramLabel = "DIR",
            description =
                    "Writes a journal of each run into this new or empty folder: VARIANT/run-N-attacked and run-N-honest,"
                            + " for covenant verify and covenant replay.")
    private Path journals;

    @Option(
            names = "--keep-journal",
            paramLabel = "RUN",
            description = "Writes the journals of this run only; the first is 0. The report's plots are of it too.")
    private Long keptRun;

    @Option(names = "--all", description = "Prints every measure.")
    private boolean all;

    @Option(names = "--json", description = "Prints one JSON document with everything.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (threads < 1 || threads > CampaignOptions.MAX_THREADS) {
            throw wrong("--threads is from 1 to " + CampaignOptions.MAX_THREADS + ", not " + threads);
        }
        requireFormats();
        CampaignFile file = choice.read(spec.commandLine());
        CampaignOptions options = new CampaignOptions(threads, journals(file.terms()), keptRun == null ? 0 : keptRun);
        CampaignResult result = run(file, options);
        List<ClaimVerdict> claims = ClaimVerdict.of(file.claims(), result);
        String command = "covenant lab run " + choice.words();
        PrintWriter text = spec.commandLine().getOut();
        if (json) {
            text.println(LabJson.result(result, claims, command).encodePrettily());
        } else {
            new CampaignText(text, all).write(result, claims, command);
        }
        text.flush();
        if (out != null) {
            write(result, command);
        }
        return 0;
    }

    private void requireFormats() {
        try {
            if (out != null) {
                formats.require(out);
            }
        } catch (ExportFailure e) {
            throw wrong(e.getMessage());
        }
    }

    private RunJournals journals(CampaignTerms terms) throws IOException {
        if (keptRun != null && (keptRun < 0 || keptRun >= terms.runs())) {
            throw wrong("--keep-journal is from 0 to " + (terms.runs() - 1) + ", not " + keptRun);
        }
        if (journals == null) {
            return null;
        }
        long runs = keptRun == null ? (long) terms.runs() * terms.variants().size() : 1;
        if (runs > MAX_JOURNALS) {
            throw wrong("--journals of " + runs + " runs are too many files; up to " + MAX_JOURNALS
                    + " are written, or those of one run with --keep-journal");
        }
        if (Files.exists(journals) && (!Files.isDirectory(journals) || !isEmpty(journals))) {
            throw wrong("--journals " + journals + " is not a new or empty folder");
        }
        return new RunJournalFolder(journals, keptRun == null ? -1 : keptRun);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private CampaignResult run(CampaignFile file, CampaignOptions options) {
        ProgressLine progress = new ProgressLine(
                spec.commandLine().getErr(), "running " + file.terms().name(), "runs");
        try {
            return Campaign.run(file.terms(), options, progress::at);
        } catch (IllegalArgumentException e) {
            throw new CampaignFileWrong(file.terms().name() + ": " + e.getMessage());
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof UncheckedIOException unwritten) {
                throw unwritten;
            }
            throw e;
        } finally {
            progress.end();
        }
    }

    private void write(CampaignResult result, String command) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            formats.write(CampaignReport.of(result, command), out).forEach(file -> err.println("written: " + file));
            err.flush();
        } catch (ExportFailure e) {
            throw wrong(e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
