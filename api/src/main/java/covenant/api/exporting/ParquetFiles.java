package covenant.api.exporting;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.stream.Collectors;

/** Turns CSV into Parquet with DuckDB, which is not part of the server: a jar of 80 MB that only those need who want this. */
public final class ParquetFiles implements AutoCloseable {
    private static final String DRIVER = "org.duckdb.DuckDBDriver";

    private final URLClassLoader loader;
    private final Connection connection;

    private ParquetFiles(URLClassLoader loader, Connection connection) {
        this.loader = loader;
        this.connection = connection;
    }

    /**
     * Starts DuckDB.
     *
     * @param jar with its driver, or null to look for it on the class path
     * @throws ExportFailure if it is not there
     */
    public static ParquetFiles with(Path jar) {
        URLClassLoader loader = null;
        try {
            loader = jar == null
                    ? null
                    : new URLClassLoader(new URL[] {jar.toUri().toURL()}, ParquetFiles.class.getClassLoader());
            ClassLoader from = loader == null ? ParquetFiles.class.getClassLoader() : loader;
            Driver driver = Class.forName(DRIVER, true, from)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return new ParquetFiles(loader, driver.connect("jdbc:duckdb:", new Properties()));
        } catch (ReflectiveOperationException | IOException e) {
            throw new ExportFailure(
                    "Parquet needs DuckDB's JDBC driver (org.duckdb:duckdb_jdbc, 80 MB), which "
                            + (jar == null ? "is not on the class path" : "is not in " + jar)
                            + ": name its jar with --duckdb, or build with the Maven profile parquet",
                    e);
        } catch (SQLException e) {
            throw new ExportFailure("DuckDB does not start: " + e.getMessage(), e);
        }
    }

    /** Writes a sheet that is complete as a Parquet file into this folder. */
    public Path write(Sheet sheet, Path directory) {
        Path file = directory.resolve(sheet.name() + ".parquet");
        String columns = sheet.columns().stream()
                .map(column -> "'" + column.name() + "': '" + column.type() + "'")
                .collect(Collectors.joining(", "));
        String sql = "COPY (SELECT * FROM read_csv(" + quoted(sheet.file())
                + ", auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', new_line = '\\r\\n',"
                + " max_line_size = 4000000, columns = {" + columns + "})) TO " + quoted(file)
                + " (FORMAT parquet, COMPRESSION zstd)";
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot write " + file + ": " + e.getMessage(), e);
        }
        return file;
    }

    private static String quoted(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    @Override
    public void close() {
        try {
            connection.close();
            if (loader != null) {
                loader.close();
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("DuckDB does not stop: " + e.getMessage(), e);
        }
    }
}
