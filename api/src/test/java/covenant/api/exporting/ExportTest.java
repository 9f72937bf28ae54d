package covenant.api.exporting;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.api.fixture.ServedVenue;
import covenant.ledger.replay.Progress;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that agree with the venue from which they were made, which goes on meanwhile. */
class ExportTest {
    @TempDir
    Path directory;

    @TempDir
    Path out;

    private ServedVenue venue;
    private String ann;

    @BeforeEach
    void open() {
        venue = ServedVenue.in(directory);
        venue.post(OPERATOR, "/api/v1/accounts/operator/deposits", new JsonObject().put("amount", "100000"));
        ann = venue.account("ann", "participant", "1000");
        for (String id : List.of("chips", "compute")) {
            venue.post(
                            OPERATOR,
                            "/api/v1/markets",
                            new JsonObject()
                                    .put("id", id)
                                    .put("title", "The \"" + id + "\", and more")
                                    .put(
                                            "conditions",
                                            new JsonArray().add("kept").add("broken"))
                                    .put("metric", new JsonObject().put("type", "binary"))
                                    .put("liquidity", "100"))
                    .expect(201);
            buy(id, "10");
        }
        venue.post(OPERATOR, "/api/v1/markets/compute/condition", new JsonObject().put("condition", "broken"))
                .expect(200);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private void buy(String market, String shares) {
        venue.post(
                        ann,
                        "/api/v1/markets/" + market + "/trades",
                        new JsonObject()
                                .put("condition", "kept")
                                .put("outcome", "yes")
                                .put("shares", shares))
                .expect(200);
    }

    private static List<NamedCsvRecord> read(Path folder, String name) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve(name + ".csv"))) {
            return reader.stream().toList();
        }
    }

    private JsonObject export(Path to, List<String> markets, long from, long last) {
        return Export.run(
                new ExportOptions(directory, to, ExportOptions.Format.CSV, markets, from, last, null), Progress.NONE);
    }

    @Test
    void besideARunningVenueItsFilesAgreeWithIt() throws Exception {
        JsonObject state = venue.get(null, "/api/v1/state").json();
        JsonObject manifest = Export.run(ExportOptions.csv(directory, out), Progress.NONE);
        assertThat(manifest.getLong("sequence")).isEqualTo(state.getLong("sequence"));
        assertThat(manifest.getString("hash")).isEqualTo(state.getString("hash"));
        assertThat(new JsonObject(Files.readString(out.resolve(Export.MANIFEST))))
                .isEqualTo(manifest);
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "manifest.json",
                            "trades.csv",
                            "prices.csv",
                            "statements.csv",
                            "audit.csv",
                            "accounts.csv",
                            "markets.csv",
                            "positions.csv",
                            "decisions.csv",
                            "commitments.csv",
                            "commands.csv");
        }
        for (Object each : manifest.getJsonArray("files")) {
            JsonObject file = (JsonObject) each;
            String name = file.getString("file").replace(".csv", "");
            assertThat(read(out, name)).as(name).hasSize(file.getInteger("rows"));
            byte[] bytes = Files.readAllBytes(out.resolve(file.getString("file")));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                    .isEqualTo(file.getString("sha256"));
        }
        Map<String, BigDecimal> sums = new HashMap<>();
        for (NamedCsvRecord row : read(out, "statements")) {
            BigDecimal sum =
                    sums.merge(row.getField("account"), new BigDecimal(row.getField("amount")), BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(row.getField("cash_after"));
        }
        for (NamedCsvRecord row : read(out, "accounts")) {
            assertThat(sums.getOrDefault(row.getField("account"), BigDecimal.ZERO))
                    .as(row.getField("account"))
                    .isEqualByComparingTo(row.getField("cash"));
        }
        assertThat(read(out, "markets"))
                .extracting(row -> row.getField("title"))
                .containsExactly("The \"chips\", and more", "The \"compute\", and more");
        assertThat(read(out, "positions"))
                .as("4 live states and void of one market, 2 and void of the other")
                .hasSize(5 + 3);
        assertThat(read(out, "audit")).extracting(row -> row.getField("what")).contains("settle-condition");
        buy("chips", "1");
    }

    @Test
    void onlyWhatIsAskedForIsWritten() throws Exception {
        long before = venue.get(null, "/api/v1/state").json().getLong("sequence");
        buy("chips", "3");
        buy("chips", "4");
        buy("chips", "5");
        Path first = out.resolve("first");
        JsonObject manifest = export(first, List.of("chips"), before + 2, before + 2);
        assertThat(manifest.getLong("sequence")).isEqualTo(before + 2);
        assertThat(read(first, "trades")).singleElement().satisfies(row -> {
            assertThat(row.getField("market")).isEqualTo("chips");
            assertThat(row.getField("shares")).isEqualTo("4");
        });
        assertThat(read(first, "markets")).hasSize(1);
        assertThat(read(first, "statements"))
                .extracting(row -> row.getField("cause"))
                .containsExactly("trade");
        Path whole = out.resolve("whole");
        export(whole, List.of(), 1, Long.MAX_VALUE);
        assertThat(read(whole, "trades")).hasSize(5);
    }

    @Test
    void whatCannotBeExportedLeavesNoFile() throws Exception {
        assertThatThrownBy(() -> export(out, List.of("nowhere"), 1, Long.MAX_VALUE))
                .isInstanceOf(ExportFailure.class)
                .hasMessageStartingWith("there is no market nowhere");
        assertThatThrownBy(() -> Export.run(
                        new ExportOptions(
                                directory,
                                out,
                                ExportOptions.Format.PARQUET,
                                List.of(),
                                1,
                                Long.MAX_VALUE,
                                directory.resolve("absent.jar")),
                        Progress.NONE))
                .isInstanceOf(ExportFailure.class)
                .hasMessageContaining("--duckdb");
        try (var files = Files.list(out)) {
            assertThat(files).isEmpty();
        }
        Files.writeString(out.resolve("mine.txt"), "kept");
        assertThatThrownBy(() -> export(out, List.of(), 1, Long.MAX_VALUE)).hasMessageContaining("is not empty");
    }
}
