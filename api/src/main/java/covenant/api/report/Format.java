package covenant.api.report;

import java.util.Locale;

/** In which files a report is written. */
public enum Format {
    /** One page, {@code report.html}. */
    HTML,
    /** All figures, {@code report.json}. */
    JSON,
    /** A file for each table. */
    CSV,
    /** The same tables in Parquet, which needs DuckDB. */
    PARQUET;

    /** The lower-case name used on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
