package covenant.api.cli.lab;

import covenant.api.exporting.ExportFailure;
import covenant.api.exporting.ParquetFiles;
import covenant.api.report.Format;
import covenant.api.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** In which files a command writes its report. */
final class ReportFormats {
    @Option(
            names = "--format",
            paramLabel = "html|json|csv|parquet",
            split = ",",
            defaultValue = "html,json,csv",
            description =
                    "In which files the report is written; default: ${DEFAULT-VALUE}. Parquet needs DuckDB's JDBC driver.")
    private Set<Format> formats;

    @Option(
            names = "--duckdb",
            paramLabel = "JAR",
            description = "DuckDB's JDBC driver, if it is not on the class path.")
    private Path duckdb;

    /**
     * Sees to it, before the long work, that the report can be written.
     *
     * @param directory where to
     * @throws ExportFailure if that is a file, or Parquet is asked for and cannot be had
     */
    void require(Path directory) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new ExportFailure("--out " + directory + " is a file, not a folder");
        }
        if (formats.contains(Format.PARQUET)) {
            ParquetFiles.with(duckdb).close();
        }
    }

    /**
     * Writes a report into a folder.
     *
     * @return the files
     * @throws ExportFailure as {@link #require}
     */
    List<Path> write(Report report, Path directory) {
        return report.writeTo(directory, formats, duckdb);
    }
}
