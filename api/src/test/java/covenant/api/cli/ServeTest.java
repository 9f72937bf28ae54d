package covenant.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.runtime.Halt;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line as people use it. */
class ServeTest {
    @TempDir
    Path directory;

    private Path data() {
        return directory.resolve("data");
    }

    private ServeProcess serve(Map<String, String> environment, String... arguments) throws IOException {
        return new ServeProcess(Main.class, directory.resolve("err"), environment, arguments);
    }

    private record Ran(int status, String out, String err) {}

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(arguments);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return new Ran(line.execute(arguments), out.toString(), err.toString());
    }

    @Test
    void aVenueIsFoundedStoppedStartedAgainAndVerified() throws Exception {
        String state;
        String key;
        try (ServeProcess venue =
                serve(Map.of("COVENANT_PORT", "0", "COVENANT_RING_SIZE", " "), "serve", "--data", data().toString())) {
            String address = venue.address();
            assertThat(venue.told()).hasSize(2);
            key = venue.told().get(0);
            assertThat(key).startsWith("operator key, shown this once: cov_");
            state = ServeProcess.get(address, "/api/v1/state");
            Ran inUse = run("verify", data().toString());
            assertThat(inUse.status()).isEqualTo(FailureHandler.UNAVAILABLE);
            assertThat(inUse.err()).contains("in use").doesNotContain("\tat ");
            assertThat(venue.terminate()).as(venue.err()).isZero();
        }
        Ran verified = run("verify", data().toString());
        assertThat(verified.status()).as(verified.err()).isZero();
        assertThat(new JsonObject(verified.out())).isEqualTo(new JsonObject(state));

        Ran dumped = run("dump", data().toString());
        assertThat(dumped.status()).isZero();
        assertThat(dumped.out().lines().map(JsonObject::new).map(json -> json.getString("kind")))
                .startsWith("found-venue", "open-account");
        assertThat(dumped.out()).doesNotContain(key.substring(key.indexOf("cov_")));

        try (ServeProcess venue = serve(Map.of(), "serve", "--data", data().toString(), "--port", "0")) {
            assertThat(ServeProcess.get(venue.address(), "/api/v1/state")).isEqualTo(state);
            assertThat(venue.told()).as("no second key").hasSize(1);
            venue.terminate();
        }
    }

    @Test
    void aSimulatedClockIsSaidAtTheStartAndStaysWithTheVenue() throws Exception {
        String[] arguments = {"serve", "--data", data().toString(), "--port", "0"};
        try (ServeProcess venue = serve(Map.of("COVENANT_CLOCK", "simulated:60"), arguments)) {
            String clock = ServeProcess.get(venue.address(), "/api/v1/clock");
            assertThat(new JsonObject(clock).getInteger("factor")).isEqualTo(60);
            assertThat(venue.told()).anyMatch(line -> line.matches("simulated clock: 20.*Z, runs 60 times as fast"));
            venue.terminate();
        }
        Ran verified = run("verify", data().toString());
        assertThat(verified.err()).contains("by a simulated clock");
        try (ServeProcess venue =
                serve(Map.of(), "serve", "--data", data().toString(), "--port", "0", "--clock", "system")) {
            assertThat(venue.exitStatus()).isEqualTo(CommandLine.ExitCode.USAGE);
            assertThat(venue.err()).contains("founded with a simulated clock").doesNotContain("\tat ");
        }
        assertThat(run("serve", "--clock", "sundial").err()).contains("--clock: a clock is system, simulated or");
        assertThat(run("serve", "--clock", "simulated:1000001").err()).contains("from 0 to 1000000");
    }

    @ParameterizedTest(name = "demo {0}")
    @ValueSource(booleans = {false, true})
    void aPortInUseIsNoticedBeforeAnythingIsFounded(boolean demo) throws Exception {
        List<String> words = new ArrayList<>(List.of("serve", "--data", data().toString()));
        if (demo) {
            words.add("--demo");
        }
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            words.addAll(List.of("--port", port));
            try (ServeProcess venue = serve(Map.of(), words.toArray(new String[0]))) {
                assertThat(venue.exitStatus()).isEqualTo(FailureHandler.UNAVAILABLE);
                assertThat(venue.everything()).isEmpty();
                assertThat(venue.err()).contains("in use");
            }
        }
        assertThat(run("dump", data().toString()).out()).doesNotContain("found-venue");
    }

    @Test
    void aDamagedJournalRefusesToStartAndSaysWhere() throws Exception {
        try (ServeProcess venue = serve(Map.of(), "serve", "--data", data().toString(), "--port", "0")) {
            venue.address();
            venue.terminate();
        }
        try (Stream<Path> files = Files.list(data())) {
            for (Path file : files.filter(file -> !file.getFileName().toString().startsWith("journal"))
                    .toList()) {
                Files.delete(file);
            }
        }
        flipABitOfTheFirstCommand();

        try (ServeProcess venue = serve(Map.of(), "serve", "--data", data().toString(), "--port", "0")) {
            assertThat(venue.exitStatus()).isEqualTo(FailureHandler.DAMAGED);
            assertThat(venue.err()).contains("offset").contains("sequence 1").doesNotContain("\tat ");
        }
        Ran verified = run("verify", data().toString());
        assertThat(verified.status()).isEqualTo(FailureHandler.DAMAGED);
        assertThat(verified.err()).contains("sequence 1");
    }

    private void flipABitOfTheFirstCommand() throws IOException {
        Path journal;
        try (Stream<Path> files = Files.list(data())) {
            journal = files.filter(file -> file.getFileName().toString().startsWith("journal"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] start = new byte[4_096];
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            file.readFully(start);
            int name = new String(start, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("Covenant");
            assertThat(name).as("the venue's name in its first command").isPositive();
            file.seek(name);
            file.write(start[name] ^ 1);
        }
    }

    @Test
    void aCoreThatFailsEndsTheProcessAndNamesTheSequence() throws Exception {
        try (ServeProcess venue = new ServeProcess(HaltingVenue.class, directory.resolve("err"), Map.of())) {
            assertThat(venue.exitStatus()).isEqualTo(Halt.STATUS);
            assertThat(venue.err()).contains("sequence 2").contains("a bug of the test's own");
        }
    }

    @Test
    void anOperatorsKeyGivenLaterReplacesTheFirst() throws Exception {
        String[] arguments = {"serve", "--data", data().toString(), "--port", "0"};
        try (ServeProcess venue = serve(Map.of("COVENANT_OPERATOR_KEY", "the-first-key-of-all"), arguments)) {
            assertThat(me(venue.address(), "the-first-key-of-all")).isEqualTo(200);
            venue.terminate();
        }
        try (ServeProcess venue = serve(Map.of("COVENANT_OPERATOR_KEY", "the-second-key-of-all"), arguments)) {
            String address = venue.address();
            assertThat(me(address, "the-second-key-of-all")).isEqualTo(200);
            assertThat(me(address, "the-first-key-of-all")).isEqualTo(401);
            venue.terminate();
        }
    }

    @Test
    void anOperatorsKeyThatWasRevokedDoesNotComeBackByARestart() throws Exception {
        Map<String, String> environment = Map.of("COVENANT_OPERATOR_KEY", "the-first-key-of-all");
        String[] arguments = {"serve", "--data", data().toString(), "--port", "0"};
        String rotated;
        try (ServeProcess venue = serve(environment, arguments)) {
            rotated = new JsonObject(java.net.http.HttpClient.newHttpClient()
                            .send(
                                    java.net.http.HttpRequest.newBuilder(java.net.URI.create(
                                                    venue.address() + "/api/v1/accounts/operator/keys"))
                                            .header("Authorization", "Bearer the-first-key-of-all")
                                            .header("Content-Type", "application/json")
                                            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                                    "{\"commandId\":\"rotate\",\"revokeOthers\":true}"))
                                            .build(),
                                    java.net.http.HttpResponse.BodyHandlers.ofString())
                            .body())
                    .getString("key");
            venue.terminate();
        }
        try (ServeProcess venue = serve(environment, arguments)) {
            String address = venue.address();
            assertThat(me(address, rotated)).isEqualTo(200);
            assertThat(me(address, "the-first-key-of-all")).isEqualTo(401);
            venue.terminate();
            assertThat(venue.err()).contains("the given operator key was revoked; the keys made since stay valid");
        }
    }

    @Test
    void aThreadThatRunsOutOfMemoryEndsTheProcess() throws Exception {
        try (ServeProcess process = new ServeProcess(ExhaustedThread.class, directory.resolve("err"), Map.of())) {
            assertThat(process.exitStatus()).isEqualTo(FailureHandler.INTERNAL);
            assertThat(process.err()).contains("greedy").contains("OutOfMemoryError");
        }
    }

    private static int me(String address, String key) throws IOException, InterruptedException {
        return java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create(address + "/api/v1/me"))
                                .header("Authorization", "Bearer " + key)
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void whatCannotBeStartedSaysWhyInOneLine() throws Exception {
        Ran port = run("serve", "--port", "70000");
        assertThat(port.status()).isEqualTo(2);
        assertThat(port.err()).contains("--port is from 0 to 65535");
        assertThat(run("serve", "--ring-size", "1000").err()).contains("power of two");
        assertThat(run("serve", "--operator-key", "two words").err()).contains("no space");
        assertThat(run("verify", directory.resolve("nowhere").toString()).err()).contains("is not a folder");
        assertThat(run("dance").status()).isEqualTo(2);
        assertThat(run().err()).contains("which command?");
        try (java.net.ServerSocket taken =
                        new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"));
                ServeProcess venue =
                        serve(Map.of(), "serve", "--data", data().toString(), "--port", "" + taken.getLocalPort())) {
            assertThat(venue.exitStatus()).isEqualTo(FailureHandler.UNAVAILABLE);
            assertThat(venue.err()).contains("in use").doesNotContain("\tat ");
        }
    }

    @Test
    void helpHelps() {
        Ran help = run("--help");
        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("serve", "verify", "dump", "import");
        assertThat(run("serve", "--help").out())
                .contains("--port", "--data", "--demo", "--operator-key", "--config", "--log-format", "COVENANT_PORT");
        assertThat(run("--version").out()).contains("covenant ").contains("Java ");
    }
}
