package covenant.api.lab.replay;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.api.exporting.Export;
import covenant.api.exporting.ExportOptions;
import covenant.api.fixture.ServedVenue;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.replay.RecordedCommand;
import covenant.engine.replay.Recording;
import covenant.engine.signal.Signals;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.StateHash;
import covenant.ledger.replay.Progress;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a history is kept, the same comes out of it. */
class ReplaySourceTest {
    @TempDir
    Path directory;

    private Path data() {
        return directory.resolve("data");
    }

    /** A venue where a market decides by lot, another waits for one, and someone's key was replaced. */
    private void trade() {
        try (ServedVenue venue = ServedVenue.in(data())) {
            venue.post(OPERATOR, "/api/v1/accounts/operator/deposits", new JsonObject().put("amount", "100000"));
            String ann = venue.account("ann", "participant", "1000");
            venue.post(OPERATOR, "/api/v1/markets", market("chips")).expect(201);
            venue.post(OPERATOR, "/api/v1/markets", market("compute").put("liquidity", "50"))
                    .expect(201);
            for (String shares : List.of("10", "-3", "7.25")) {
                buy(venue, ann, "chips", shares);
                buy(venue, ann, "compute", shares);
            }
            venue.post(OPERATOR, "/api/v1/markets/chips/condition", new JsonObject().put("condition", "kept"))
                    .expect(200);
            venue.post(OPERATOR, "/api/v1/markets/chips/outcome", new JsonObject().put("outcome", "yes"))
                    .expect(200);
        }
    }

    private static JsonObject market(String id) {
        return new JsonObject()
                .put("id", id)
                .put("title", "The \"" + id + "\", and more")
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "100")
                .put("feeBps", 25);
    }

    private static void buy(ServedVenue venue, String key, String market, String shares) {
        venue.post(
                        key,
                        "/api/v1/markets/" + market + "/trades",
                        new JsonObject()
                                .put("condition", "kept")
                                .put("outcome", "yes")
                                .put("shares", shares))
                .expect(200);
    }

    static Engine carriedOut(Recording recording) {
        Engine engine = new Engine();
        Iterator<RecordedCommand> commands = recording.read();
        while (commands.hasNext()) {
            RecordedCommand next = commands.next();
            engine.apply(next.sequence(), next.atMicros(), next.command(), EventSink.NONE);
        }
        return engine;
    }

    @Test
    void anExportCarriedOutAgainHasTheVenuesPricesAndMoneyButNoKeys() throws Exception {
        trade();
        Path export = directory.resolve("export");
        JsonObject manifest = Export.run(ExportOptions.csv(data(), export), Progress.NONE);
        ReplaySource fromFolder = ReplaySource.open(data(), null);
        ReplaySource fromExport = ReplaySource.open(export, null);
        assertThat(fromFolder.kind()).isEqualTo(ReplaySource.Kind.DATA_FOLDER);
        assertThat(fromExport.kind()).isEqualTo(ReplaySource.Kind.EXPORT);
        assertThat(String.join("\n", fromExport.assumptions()))
                .contains("state hash")
                .doesNotContain("SHA-256");

        Engine venue = carriedOut(fromFolder.recording());
        Engine again = carriedOut(fromExport.recording());
        assertThat(StateHash.hex(venue.hash())).isEqualTo(manifest.getString("hash"));
        assertThat(StateHash.hex(again.hash())).as("no keys").isNotEqualTo(manifest.getString("hash"));
        assertThat(again.sequence())
                .isEqualTo(venue.sequence())
                .isEqualTo(fromExport.recording().size());
        assertThat(again.atMicros()).isEqualTo(venue.atMicros());
        assertThat(again.state().accounts())
                .extracting(Account::id, Account::cashMicros)
                .containsExactlyElementsOf(venue.state().accounts().stream()
                        .map(a -> org.assertj.core.api.Assertions.tuple(a.id(), a.cashMicros()))
                        .toList());
        for (Market market : venue.state().markets()) {
            Market same = again.state().market(market.number());
            assertThat(same.terms()).isEqualTo(market.terms());
            assertThat(same.phase()).isEqualTo(market.phase());
            assertThat(Signals.of(same).outcomePpb())
                    .isDeepEqualTo(Signals.of(market).outcomePpb());
        }
        assertThat(Files.readString(export.resolve("commands.csv")))
                .as("what only senders know")
                .contains("settle-outcome")
                .doesNotContain("keyHash\":\"");
    }

    @Test
    void aRunningVenuesFolderIsReadAsFarAsItWasWritten() {
        try (ServedVenue venue = ServedVenue.in(data())) {
            venue.post(OPERATOR, "/api/v1/accounts/operator/deposits", new JsonObject().put("amount", "100000"));
            JsonObject state = venue.get(null, "/api/v1/state").json();
            Recording recording = ReplaySource.open(data(), null).recording();
            venue.account("ann", "participant", "1000");
            Engine again = carriedOut(recording);
            assertThat(again.sequence()).isEqualTo(state.getLong("sequence"));
            assertThat(StateHash.hex(again.hash())).isEqualTo(state.getString("hash"));
        }
    }

    @Test
    void anAlteredExportIsTold() throws Exception {
        trade();
        Path export = directory.resolve("export");
        Export.run(ExportOptions.csv(data(), export), Progress.NONE);
        Path commands = export.resolve("commands.csv");
        Files.writeString(commands, Files.readString(commands).replace("trade,ann", "trade,Ann"));
        assertThat(String.join("\n", ReplaySource.open(export, null).assumptions()))
                .contains("SHA-256");
    }

    @Test
    void whatCannotBeReplayedIsSaid() throws Exception {
        trade();
        Path export = directory.resolve("export");
        Path part = directory.resolve("part");
        Export.run(ExportOptions.csv(data(), export), Progress.NONE);
        Export.run(
                new ExportOptions(data(), part, ExportOptions.Format.CSV, List.of("chips"), 1, Long.MAX_VALUE, null),
                Progress.NONE);
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Path file = Files.writeString(directory.resolve("rows.csv"), "a,b\n1,2\n");
        refused(directory.resolve("nowhere"), null, "neither a folder nor a file");
        refused(empty, null, "looked for journal-*.log");
        refused(part, null, "only the markets chips");
        refused(file, null, "needs --mapping");
        refused(file, "nothing-such", "no built-in mapping and no file nothing-such");
        refused(file, "replication", "line 1, column finding_id: the file has no such column, only [a, b]");
        refused(empty, "replication", "--mapping is for a CSV file");
        rows(export, row -> row.replaceFirst("\r\n1,", "\r\n7,"), "line 2, column sequence: is not 1, the next");
        rows(export, row -> row.replaceFirst("\r\n2,[^,]*,", "\r\n2,yesterday,"), "line 3, column happened_at");
        rows(
                export,
                row -> row.substring(0, row.length() - 6) + "!\r\n",
                "column encoded: is not a command: not base64");
        Files.delete(export.resolve("commands.csv"));
        refused(export, null, "has no commands.csv");
        Files.writeString(export.resolve("manifest.json"), "[]");
        refused(export, null, "is not the manifest of an export");
    }

    private static void refused(Path source, String mapping, String said) {
        assertThatThrownBy(() -> ReplaySource.open(source, mapping))
                .isInstanceOf(SourceFailure.class)
                .hasMessageContaining(said);
    }

    private static void rows(Path export, java.util.function.UnaryOperator<String> change, String said)
            throws IOException {
        Path file = export.resolve("commands.csv");
        String before = Files.readString(file);
        Files.writeString(file, change.apply(before));
        assertThatThrownBy(() -> carriedOut(ReplaySource.open(export, null).recording()))
                .isInstanceOf(SourceFailure.class)
                .hasMessageContaining(said);
        Files.writeString(file, before);
    }
}
