package covenant.api.exporting;

import covenant.api.json.Times;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.state.Market;
import covenant.engine.state.StateHash;
import covenant.ledger.disk.Disk;
import covenant.ledger.export.JournalReplay;
import covenant.ledger.history.History;
import covenant.ledger.projection.H2Projection;
import covenant.ledger.replay.Progress;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes a venue's history as files: replays the journal into a projection of its own beside them, and reads that. The venue may be running;
 * its files are only read.
 */
public final class Export {
    /** The file that says what the others are. */
    public static final String MANIFEST = "manifest.json";

    /** The sheet with every command, from which the history can be carried out again. */
    public static final String COMMANDS = "commands";

    /** The sheet of decisions, with the secrets of lots that were drawn. */
    public static final String DECISIONS = "decisions";

    private static final String WORK = ".export";

    private final ExportOptions options;
    private final List<EndSheets.Fallen> decisions = new ArrayList<>();

    private Export(ExportOptions options) {
        this.options = options;
    }

    /**
     * Exports, and leaves no file behind if it cannot.
     *
     * @param progress hears of commands replayed, of commands in all
     * @return the manifest, as it stands in the file of that name
     * @throws ExportFailure if the folder is not empty, there is no such market, or DuckDB is needed and not there
     * @throws covenant.ledger.journal.JournalDamaged if the journal is not what was written
     * @throws UncheckedIOException if a file cannot be read or written
     */
    public static JsonObject run(ExportOptions options, Progress progress) {
        try {
            return new Export(options).run(progress);
        } catch (IOException e) {
            throw new UncheckedIOException("the export to " + options.to() + " failed", e);
        }
    }

    private JsonObject run(Progress progress) throws IOException {
        requireEmpty();
        // Before an hour of replay, not behind it.
        ParquetFiles parquet =
                options.format() == ExportOptions.Format.PARQUET ? ParquetFiles.with(options.duckdb()) : null;
        Path work = options.to().resolve(WORK);
        try {
            // All accounts' statements are in it.
            Disk.createOwnDirectory(options.to());
            Files.createDirectory(work);
            return written(work, parquet, progress);
        } finally {
            delete(work);
            if (parquet != null) {
                parquet.close();
            }
        }
    }

    private void requireEmpty() throws IOException {
        if (!Files.isDirectory(options.to())) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(options.to())) {
            if (found.iterator().hasNext()) {
                throw new ExportFailure(options.to() + " is not empty; name a new folder");
            }
        }
    }

    private JsonObject written(Path work, ParquetFiles parquet, Progress progress) throws IOException {
        H2Projection projection = new H2Projection(work, report -> {});
        try (History history = new History(projection.database(), 1);
                CommandSheet commands = new CommandSheet(work, options)) {
            Engine engine = JournalReplay.into(
                    projection,
                    options.data(),
                    options.toSequence(),
                    (sequence, atMicros, command, answer, events, at) -> {
                        note(sequence, events);
                        commands.onStep(sequence, atMicros, command, answer, events, at);
                    },
                    progress);
            Set<Integer> markets = markets(engine);
            List<Sheet> all = new ArrayList<>(new Sheets(work, engine, history, markets, options.fromSequence()).all());
            all.addAll(new EndSheets(work, engine, markets).all(decisions));
            all.add(commands.done());
            JsonArray files = new JsonArray();
            List<Path> made = new ArrayList<>();
            for (Sheet sheet : all) {
                Path file = parquet == null ? sheet.file() : parquet.write(sheet, work);
                files.add(file(sheet, file));
                made.add(file);
            }
            for (Path file : made) {
                Files.move(file, options.to().resolve(file.getFileName()));
            }
            JsonObject manifest = manifest(engine, files);
            Files.writeString(options.to().resolve(MANIFEST), manifest.encodePrettily() + "\n");
            return manifest;
        } finally {
            projection.close();
        }
    }

    private void note(long sequence, List<Event> events) {
        for (Event event : events) {
            if (event instanceof Event.Decided decided && sequence >= options.fromSequence()) {
                decisions.add(new EndSheets.Fallen(sequence, decided));
            }
        }
    }

    private Set<Integer> markets(Engine engine) {
        Set<Integer> numbers = new TreeSet<>();
        for (String id : options.markets()) {
            Market market = engine.state().market(id);
            if (market == null) {
                throw new ExportFailure("there is no market " + id + " up to sequence " + engine.sequence());
            }
            numbers.add(market.number());
        }
        if (options.markets().isEmpty()) {
            engine.state().markets().forEach(market -> numbers.add(market.number()));
        }
        return numbers;
    }

    private JsonObject manifest(Engine engine, JsonArray files) {
        return new JsonObject()
                .put("venue", engine.state().name())
                .put("sequence", engine.sequence())
                .put("at", Times.iso(engine.atMicros()))
                .put("hash", StateHash.hex(engine.hash()))
                .put("fromSequence", Math.max(1, options.fromSequence()))
                .put("markets", new JsonArray(options.markets()))
                .put("files", files);
    }

    private static JsonObject file(Sheet sheet, Path file) throws IOException {
        JsonArray columns = new JsonArray();
        sheet.columns()
                .forEach(column ->
                        columns.add(new JsonObject().put("name", column.name()).put("type", column.type())));
        return new JsonObject()
                .put("file", file.getFileName().toString())
                .put("rows", sheet.rows())
                .put("bytes", Files.size(file))
                .put("sha256", sha256(file))
                .put("columns", columns);
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void delete(Path work) throws IOException {
        if (!Files.isDirectory(work)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(work)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(work);
    }
}
