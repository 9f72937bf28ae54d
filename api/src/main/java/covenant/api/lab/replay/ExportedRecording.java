package covenant.api.lab.replay;

import covenant.api.exporting.Export;
import covenant.api.json.Times;
import covenant.engine.command.Command;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.replay.RecordedCommand;
import covenant.engine.replay.Recording;
import covenant.engine.wire.MalformedWire;
import covenant.ledger.verify.CommandText;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The commands in an export. Keys are not in it, so its state hash is not the venue's; prices, decisions and profits are. The secret of a
 * lot that was drawn stands with its decision; one that was not is made up.
 */
final class ExportedRecording implements Recording {
    private final Path folder;
    private final Path file;
    private final long size;
    private final Map<String, KeyHash> seeds;
    private final boolean altered;

    private ExportedRecording(Path folder, Path file, long size, Map<String, KeyHash> seeds, boolean altered) {
        this.folder = folder;
        this.file = file;
        this.size = size;
        this.seeds = seeds;
        this.altered = altered;
    }

    /**
     * The export in this folder.
     *
     * @throws SourceFailure if it is none, or not whole
     */
    static ExportedRecording open(Path folder) throws IOException {
        JsonObject manifest = manifest(folder);
        if (manifest.getLong("fromSequence", 1L) != 1) {
            throw new SourceFailure(folder + " begins at sequence " + manifest.getLong("fromSequence")
                    + ": a replay needs the history from its first command (export it without --from-sequence)");
        }
        if (!manifest.getJsonArray("markets").isEmpty()) {
            throw new SourceFailure(folder + " has only the markets "
                    + String.join(
                            ", ",
                            manifest.getJsonArray("markets").stream()
                                    .map(String::valueOf)
                                    .toList())
                    + ": what accounts could pay is not known from it (export it without --market)");
        }
        Path file = folder.resolve(Export.COMMANDS + ".csv");
        if (!Files.isRegularFile(file)) {
            throw new SourceFailure(folder + " has no " + file.getFileName()
                    + ": it is of an earlier version, or not CSV (export it again, with --format csv)");
        }
        return new ExportedRecording(
                folder,
                file,
                manifest.getLong("sequence"),
                seeds(folder.resolve(Export.DECISIONS + ".csv")),
                isAltered(file, manifest));
    }

    private static JsonObject manifest(Path folder) throws IOException {
        Path file = folder.resolve(Export.MANIFEST);
        try {
            JsonObject manifest = new JsonObject(Files.readString(file));
            if (manifest.getValue("sequence") instanceof Number && manifest.getJsonArray("markets") != null) {
                return manifest;
            }
        } catch (DecodeException | ClassCastException e) {
            throw new SourceFailure(file + " is not the manifest of an export: " + e.getMessage(), e);
        }
        throw new SourceFailure(file + " is not the manifest of an export: it has no sequence and markets");
    }

    private static Map<String, KeyHash> seeds(Path file) throws IOException {
        Map<String, KeyHash> seeds = new HashMap<>();
        if (!Files.isRegularFile(file)) {
            return seeds;
        }
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : reader) {
                String seed = row.findField("seed").orElse("");
                if (!seed.isEmpty()) {
                    seeds.put(row.getField("market"), seed(file, row, seed));
                }
            }
        } catch (CsvParseException e) {
            throw new SourceFailure(file + " is not well-formed CSV: " + e.getMessage(), e);
        }
        return seeds;
    }

    private static KeyHash seed(Path file, NamedCsvRecord row, String hex) {
        try {
            return KeyHash.of(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            throw wrong(file, row, "seed", "is not 32 bytes in hexadecimal", e);
        }
    }

    private static boolean isAltered(Path file, JsonObject manifest) throws IOException {
        String now = HexFormat.of().formatHex(sha256(Files.readAllBytes(file)));
        return manifest.getJsonArray("files").stream()
                .map(JsonObject.class::cast)
                .noneMatch(each -> now.equals(each.getString("sha256")));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** What is taken for granted. */
    List<String> assumptions() {
        List<String> all = new ArrayList<>();
        all.add(
                "an export has no keys: its state hash is not the venue's, although all prices, decisions and profits are");
        all.add(
                "a lot that was not yet drawn when the export was made is drawn with a secret made from the market's id");
        if (altered) {
            all.add(file.getFileName() + " is not as it was exported: its SHA-256 is not in " + Export.MANIFEST);
        }
        return all;
    }

    @Override
    public String source() {
        return folder.toString();
    }

    @Override
    public long size() {
        return altered ? -1 : size;
    }

    @Override
    public Iterator<RecordedCommand> read() {
        try {
            return new Rows(CsvReader.builder().ofNamedCsvRecord(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private final class Rows implements Iterator<RecordedCommand>, Closeable {
        private final CsvReader<NamedCsvRecord> reader;
        private final Iterator<NamedCsvRecord> rows;
        private long sequence;
        private long atMicros;

        Rows(CsvReader<NamedCsvRecord> reader) {
            this.reader = reader;
            this.rows = reader.iterator();
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public RecordedCommand next() {
            if (!rows.hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                return command(rows.next());
            } catch (CsvParseException e) {
                throw new SourceFailure(file + " is not well-formed CSV: " + e.getMessage(), e);
            }
        }

        private RecordedCommand command(NamedCsvRecord row) {
            sequence++;
            if (!text(row, "sequence").equals(Long.toString(sequence))) {
                throw wrong(file, row, "sequence", "is not " + sequence + ", the next", null);
            }
            try {
                long at = Times.micros(text(row, "happened_at"));
                if (at < atMicros) {
                    throw wrong(file, row, "happened_at", "is before the row above", null);
                }
                atMicros = at;
                return new RecordedCommand(sequence, at, sealed(CommandText.decode(text(row, "encoded"))));
            } catch (DateTimeException e) {
                throw wrong(file, row, "happened_at", e.getMessage(), e);
            } catch (MalformedWire e) {
                throw wrong(file, row, "encoded", "is not a command: " + e.getMessage(), e);
            }
        }

        private String text(NamedCsvRecord row, String column) {
            return row.findField(column).orElseThrow(() -> wrong(file, row, column, "is missing", null));
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    private Command sealed(Command command) {
        if (command instanceof OpenMarket c) {
            return new OpenMarket(c.commandId(), c.by(), sealed(c.terms()), c.liquidityMicros(), c.priorPpb());
        }
        if (command instanceof OpenPlaybook c && c.terms().market() != null) {
            return new OpenPlaybook(
                    c.commandId(), c.by(), c.terms().opening(sealed(c.terms().market())));
        }
        return command;
    }

    private MarketTerms sealed(MarketTerms terms) {
        DecisionTerms decision = terms.decision();
        if (decision == null || decision.rule() != DecisionTerms.Rule.RANDOMISED) {
            return terms;
        }
        KeyHash seed = seeds.get(terms.id());
        KeyHash madeUp = KeyHash.of(sha256(("covenant replay " + terms.id()).getBytes(StandardCharsets.UTF_8)));
        return terms.deciding(decision.sealedBy(seed == null ? madeUp : seed));
    }

    private static SourceFailure wrong(Path file, NamedCsvRecord row, String column, String what, Exception cause) {
        return new SourceFailure(
                file + ", line " + row.getStartingLineNumber() + ", column " + column + ": " + what, cause);
    }
}
