package covenant.api.report;

import covenant.api.exporting.ParquetFiles;
import covenant.api.exporting.Sheet;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A result as a page to read, as JSON and as tables; the same figures in all of them. */
public abstract class Report {
    /** The page's file. */
    public static final String PAGE = "report.html";

    /** The file of all figures. */
    public static final String FIGURES = "report.json";

    private static final String WORK = ".report";

    /** One page that needs no other file and no address. */
    public abstract String html();

    /** All figures; their names stay. */
    public abstract JsonObject json();

    /** The same figures as tables. */
    public abstract List<Table> tables();

    /** Writes the files of these formats into a folder, which is made if it is not there; files of the same names are replaced. */
    public final List<Path> writeTo(Path directory, Set<Format> formats) {
        return writeTo(directory, formats, null);
    }

    /**
     * The same.
     *
     * @param duckdb the jar of DuckDB's driver, for Parquet; null to look for it on the class path
     * @return the files written
     * @throws covenant.api.exporting.ExportFailure if DuckDB is needed and not there; nothing is written then
     * @throws UncheckedIOException if a file cannot be written
     */
    public final List<Path> writeTo(Path directory, Set<Format> formats, Path duckdb) {
        ParquetFiles parquet = formats.contains(Format.PARQUET) ? ParquetFiles.with(duckdb) : null;
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(directory);
            if (formats.contains(Format.HTML)) {
                files.add(write(directory.resolve(PAGE), html()));
            }
            if (formats.contains(Format.JSON)) {
                files.add(write(directory.resolve(FIGURES), json().encodePrettily() + "\n"));
            }
            if (formats.contains(Format.CSV)) {
                for (Table table : tables()) {
                    files.add(sheet(directory, table, true).file());
                }
            }
            if (parquet != null) {
                files.addAll(parquet(directory, parquet));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written to " + directory, e);
        } finally {
            if (parquet != null) {
                parquet.close();
            }
        }
        return files;
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** Parquet is made from CSV as it is, not from what was made safe for spreadsheets. */
    private List<Path> parquet(Path directory, ParquetFiles parquet) throws IOException {
        Path work = Files.createDirectories(directory.resolve(WORK));
        List<Path> files = new ArrayList<>();
        try {
            for (Table table : tables()) {
                files.add(parquet.write(sheet(work, table, false), directory));
            }
        } finally {
            try (Stream<Path> made = Files.walk(work)) {
                for (Path file : made.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return files;
    }

    private static Sheet sheet(Path directory, Table table, boolean forSpreadsheets) throws IOException {
        try (Sheet sheet =
                new Sheet(directory, table.name(), Sheet.columns(table.columns().toArray(String[]::new)))) {
            boolean[] isText = new boolean[table.columns().size()];
            for (int i = 0; i < isText.length; i++) {
                isText[i] = !table.columns().get(i).contains(":");
            }
            table.fill().accept(cells -> sheet.row(forSpreadsheets ? safe(cells, isText) : cells));
            return sheet;
        }
    }

    /** Text that a spreadsheet would take for a formula gets an apostrophe in front. */
    private static Object[] safe(Object[] cells, boolean[] isText) {
        Object[] safe = cells.clone();
        for (int i = 0; i < safe.length; i++) {
            if (isText[i]
                    && safe[i] instanceof String text
                    && !text.isEmpty()
                    && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
                safe[i] = "'" + text;
            }
        }
        return safe;
    }
}
