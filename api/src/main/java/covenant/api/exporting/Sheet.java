package covenant.api.exporting;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** One table on its way into a CSV file, row by row. */
public final class Sheet implements AutoCloseable {
    private final String name;
    private final List<Column> columns;
    private final Path file;
    private final CsvWriter writer;
    private long rows;

    /**
     * A column.
     *
     * @param type as in SQL, for what keeps types
     */
    public record Column(String name, String type) {}

    /** Columns from words such as {@code sequence:BIGINT}; a word without a type is text. */
    public static List<Column> columns(String... words) {
        return java.util.Arrays.stream(words)
                .map(word -> word.split(":", -1))
                .map(parts -> new Column(parts[0], parts.length == 1 ? "VARCHAR" : parts[1]))
                .toList();
    }

    /** Begins the file {@code name.csv} with its headings. */
    public Sheet(Path directory, String name, List<Column> columns) throws IOException {
        this.name = name;
        this.columns = columns;
        this.file = directory.resolve(name + ".csv");
        this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file);
        writer.writeRecord(columns.stream().map(Column::name).toList());
    }

    /** The file's name without its end. */
    public String name() {
        return name;
    }

    /** In order. */
    public List<Column> columns() {
        return columns;
    }

    /** Complete once this is closed. */
    public Path file() {
        return file;
    }

    long rows() {
        return rows;
    }

    /** One row; null is an empty cell. */
    public void row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(name + " has " + columns.size() + " columns, not " + cells.length);
        }
        String[] texts = new String[cells.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = cells[i] == null ? "" : cells[i].toString();
        }
        writer.writeRecord(texts);
        rows++;
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
