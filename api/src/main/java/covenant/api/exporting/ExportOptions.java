package covenant.api.exporting;

import java.nio.file.Path;
import java.util.List;

/**
 * What to export.
 *
 * @param data the venue's folder
 * @param to the folder to write to, empty or not there yet
 * @param format of the files
 * @param markets ids of the markets whose rows to write; empty for all
 * @param fromSequence rows of this command and later ones
 * @param toSequence the last command to take; positions and the like are as they stood after it
 * @param duckdb a jar with DuckDB's JDBC driver, for Parquet; null to take it from the class path
 */
public record ExportOptions(
        Path data, Path to, Format format, List<String> markets, long fromSequence, long toSequence, Path duckdb) {
    /** What the files are. */
    public enum Format {
        CSV,
        PARQUET
    }

    public ExportOptions {
        markets = List.copyOf(markets);
    }

    /** Everything, as CSV. */
    public static ExportOptions csv(Path data, Path to) {
        return new ExportOptions(data, to, Format.CSV, List.of(), 1, Long.MAX_VALUE, null);
    }
}
