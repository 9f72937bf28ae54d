package covenant.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A real server is backed up while people trade there, and lives on from the backup. */
class BackupCommandTest {
    @TempDir
    Path directory;

    private record Ran(int status, String out, String err) {}

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(Map.of(), arguments);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return new Ran(line.execute(arguments), out.toString(), err.toString());
    }

    private ServeProcess serve(Path data) throws Exception {
        return new ServeProcess(
                Main.class,
                directory.resolve("err"),
                Map.of("COVENANT_OPERATOR_KEY", TradingLoad.OPERATOR),
                "serve",
                "--port",
                "0",
                "--data",
                data.toString());
    }

    @Test
    void aBackupUnderLoadHasAllThatWasAnsweredBeforeAndStartsWithItsHash() throws Exception {
        Path data = directory.resolve("data");
        String folder = directory.resolve("backup").toString();
        String zip = directory.resolve("backup.zip").toString();
        TradingLoad load;
        long acknowledgedBefore;
        long begun;
        Ran taken;
        try (ServeProcess venue = serve(data)) {
            String address = venue.address();
            load = new TradingLoad(address);
            load.start(address);
            Awaitility.await().until(() -> load.acknowledged() > 100);
            List<Long> answered = load.sent().values().stream()
                    .filter(TradingLoad.Sent::acknowledged)
                    .map(TradingLoad.Sent::sequence)
                    .toList();
            acknowledgedBefore = answered.stream().max(Long::compare).orElseThrow();
            begun = load.acknowledged();
            taken = run("backup", "--data", data.toString(), "--to", folder);
            assertThat(taken.status()).as(taken.err()).isZero();
            Ran packed = run("backup", "--data", data.toString(), "--to", zip);
            assertThat(packed.status()).as(packed.err()).isZero();
            try (Stream<Path> made = Files.list(directory)) {
                assertThat(made.map(file -> file.getFileName().toString()))
                        .as("no draft is left")
                        .containsExactlyInAnyOrder("data", "err", "backup", "backup.zip");
            }
            if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(zip))))
                        .isEqualTo("rw-------");
            }
            assertThat(load.acknowledged()).as("they traded all the while").isGreaterThan(begun);
            load.stop();
            venue.kill();
        }
        JsonObject manifest = new JsonObject(taken.out());
        assertThat(manifest.getLong("sequence")).isGreaterThanOrEqualTo(acknowledgedBefore);

        Path restored = directory.resolve("restored");
        Ran done = run("restore", folder, "--data", restored.toString());
        assertThat(done.status()).as(done.err()).isZero();
        assertThat(new JsonObject(done.out())).isEqualTo(manifest);
        Ran unpacked =
                run("restore", zip, "--data", directory.resolve("unpacked").toString());
        assertThat(unpacked.status()).as(unpacked.err()).isZero();
        try (ServeProcess venue = serve(restored)) {
            String address = venue.address();
            assertThat(new JsonObject(ServeProcess.get(address, "/api/v1/state")))
                    .isEqualTo(manifest);
            for (Map.Entry<String, TradingLoad.Sent> trade : load.sent().entrySet()) {
                if (trade.getValue().acknowledged() && trade.getValue().sequence() <= manifest.getLong("sequence")) {
                    JsonObject again = load.again(address, trade.getKey());
                    assertThat(again.getBoolean("repeated")).as(again.encode()).isTrue();
                    assertThat(again.getLong("sequence"))
                            .isEqualTo(trade.getValue().sequence());
                }
            }
            assertThat(venue.terminate()).isZero();
        }
        load.close();
    }

    @Test
    void whatCannotBeDoneIsSaidInOneLine() throws Exception {
        String nowhere = directory.resolve("nowhere").toString();
        Path full = Files.createDirectories(directory.resolve("full"));
        Files.writeString(full.resolve("file"), "mine");
        Path other = Files.createDirectories(directory.resolve("other"));
        String to = directory.resolve("to").toString();
        check(run("backup", "--data", nowhere, "--to", to), CommandLine.ExitCode.USAGE, "is not a folder");
        check(run("backup", "--data", full.toString(), "--to", other.toString()), CommandLine.ExitCode.USAGE, "exists");
        check(run("backup", "--data", full.toString(), "--to", to), FailureHandler.DAMAGED, "no journal");
        String inside = full.resolve("backup").toString();
        check(run("backup", "--data", full.toString(), "--to", inside), CommandLine.ExitCode.USAGE, "saves nothing");
        check(run("restore", nowhere, "--data", to), CommandLine.ExitCode.USAGE, "there is no");
        check(run("restore", other.toString(), "--data", to), FailureHandler.DAMAGED, "no backup");
        check(run("restore", full.resolve("file").toString(), "--data", to), CommandLine.ExitCode.USAGE, "no backup");
        Path garbage = Files.writeString(directory.resolve("garbage.zip"), "garbage");
        check(run("restore", garbage.toString(), "--data", to), FailureHandler.IO, "covenant: ");
        Files.writeString(
                other.resolve("MANIFEST"), "# covenant backup 1\n# sequence 1\n# time 2026-01-01T00:00:00Z\n");
        check(run("restore", other.toString(), "--data", full.toString()), CommandLine.ExitCode.USAGE, "not empty");
        assertThat(full.resolve("file")).hasContent("mine");
    }

    private static void check(Ran ran, int status, String said) {
        assertThat(ran.status()).as(ran.err()).isEqualTo(status);
        assertThat(ran.err()).contains(said).doesNotContain("\tat ");
    }
}
