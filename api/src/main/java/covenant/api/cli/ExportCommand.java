package covenant.api.cli;

import covenant.api.exporting.Export;
import covenant.api.exporting.ExportFailure;
import covenant.api.exporting.ExportOptions;
import covenant.api.terminal.ProgressLine;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code covenant export DATA --to DIR}: the whole history as files for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 112,
        description = {
            "Writes the history of the venue in DATA as files, CSV or Parquet.",
            "Trades, prices, statements of all accounts, audit, accounts, markets, positions, decisions, commitments, and every"
                    + " command without its keys, from which covenant replay carries the history out again; and"
                    + " manifest.json with the sequence, the hash of the state there, and of each file its columns, rows and"
                    + " SHA-256.",
            "Replays the journal up to what was written when it began; the venue may be running, its folder is only read.",
            "Keep the files to yourself: statements show everybody's cash."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All was written; the rows of each file and the manifest are printed.",
            "2:It cannot be exported so; the message says why, nothing was written.",
            "65:The journal is not what was written; the message says where.",
            "74:A file could not be read or written."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  covenant export /srv/v --to today",
            "  covenant export /srv/v --to chips --market chips --market compute",
            "  covenant export /srv/v --to march --from-sequence 100001 --to-sequence 200000",
            "  covenant export /srv/v --to today --format parquet --duckdb duckdb_jdbc-2.0.0.1.jar"
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATA", description = "The folder of a venue.")
    private Path data;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "Where to write; a new or empty folder.")
    private Path to;

    @Option(
            names = "--format",
            paramLabel = "csv|parquet",
            defaultValue = "csv",
            description = "csv (default), or parquet, which needs DuckDB's JDBC driver.")
    private String format;

    @Option(
            names = "--market",
            paramLabel = "ID",
            description = "Only rows of this market; may be given several times.")
    private List<String> markets = new ArrayList<>();

    @Option(
            names = "--from-sequence",
            paramLabel = "N",
            defaultValue = "1",
            description = "Only rows of this command and later ones.")
    private long fromSequence;

    @Option(
            names = "--to-sequence",
            paramLabel = "N",
            description = "Only up to this command; what stands is told as it stood then.")
    private Long toSequence;

    @Option(
            names = "--duckdb",
            paramLabel = "JAR",
            description = "DuckDB's JDBC driver, if it is not on the class path.")
    private Path duckdb;

    @Override
    public Integer call() {
        DataFolder.require(spec, data);
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "exporting");
        JsonObject manifest;
        try {
            manifest = Export.run(options(), progress);
        } catch (ExportFailure e) {
            return FailureHandler.tell(spec.commandLine(), e.getMessage(), ExitCode.USAGE);
        } finally {
            progress.end();
        }
        PrintWriter out = spec.commandLine().getOut();
        manifest.getJsonArray("files").forEach(each -> {
            JsonObject file = (JsonObject) each;
            out.println(file.getString("file") + ": " + file.getLong("rows") + " rows");
        });
        JsonObject brief = manifest.copy();
        brief.remove("files");
        out.println(brief.encode());
        out.flush();
        return 0;
    }

    private ExportOptions options() {
        long last = toSequence == null ? Long.MAX_VALUE : toSequence;
        if (fromSequence < 1 || last < fromSequence) {
            throw new ParameterException(
                    spec.commandLine(), "sequences are from 1 upward, and --to-sequence is not before --from-sequence");
        }
        ExportOptions.Format as = switch (format) {
            case "csv" -> ExportOptions.Format.CSV;
            case "parquet" -> ExportOptions.Format.PARQUET;
            default -> throw new ParameterException(spec.commandLine(), "--format is csv or parquet");
        };
        return new ExportOptions(data, to, as, markets, fromSequence, last, duckdb);
    }
}
