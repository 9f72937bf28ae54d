package covenant.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.core.Engine;
import covenant.engine.state.StateHash;
import covenant.ledger.Ledger;
import covenant.ledger.replay.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What takes several steps survives a kill between any two of them: the restart has the same state by hash, the history says what the
 * engine says, and what was under way comes about as if nothing had happened, also where its time passed meanwhile.
 */
class KilledMidwayTest {
    @TempDir
    Path directory;

    private final Script script = Scripts.everything();

    static Stream<String> places() {
        return Scripts.everything().marks().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("places")
    void aProcessKilledInTheMiddleOf(String place) throws Exception {
        long sequence = script.marks().get(place);
        kill(sequence);
        assertGoesOn(directory, sequence);
    }

    private void kill(long sequence) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HalfwayVenue.class.getName(),
                        directory.toString(),
                        Long.toString(sequence))
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("here");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void assertGoesOn(Path data, long sequence) throws Exception {
        Engine live = script.upTo(sequence);
        try (H2Projection projection = new H2Projection(data, report -> {})) {
            try (Ledger ledger = Ledger.open(data, HalfwayVenue.options(projection), Progress.NONE)) {
                assertThat(ledger.engine().sequence()).isEqualTo(sequence);
                assertThat(StateHash.hex(ledger.engine().hash())).isEqualTo(StateHash.hex(live.hash()));
                ledger.follow();
                caughtUp(ledger);
                Audit.assertAgrees(projection.database(), live);
                script.write(ledger.journal(), ledger.engine(), script.sequence());
                assertThat(ledger.engine().hash()).isEqualTo(script.engine().hash());
                caughtUp(ledger);
                Audit.assertAgrees(projection.database(), script.engine());
            }
        }
    }

    private static void caughtUp(Ledger ledger) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(ledger.committedSequence())
                        .as(ledger.health().toString())
                        .isEqualTo(ledger.engine().sequence()));
    }

    /** The same after every single command, from the bytes that were on disk just then; no process, so that there is time for all. */
    @Test
    void everyCommandMayBeTheLast() throws Exception {
        Path data = Files.createDirectory(directory.resolve("live"));
        try (H2Projection projection = new H2Projection(data, report -> {});
                Ledger ledger = Ledger.open(data, HalfwayVenue.options(projection), Progress.NONE)) {
            ledger.follow();
            for (long sequence = 1; sequence <= script.sequence(); sequence++) {
                script.write(ledger.journal(), ledger.engine(), sequence);
                Path copy = copy(data, directory.resolve("killed-" + sequence));
                try (Ledger restarted = Ledger.open(copy, HalfwayVenue.plain(), Progress.NONE)) {
                    assertThat(restarted.engine().sequence()).isEqualTo(sequence);
                    assertThat(StateHash.hex(restarted.engine().hash()))
                            .as("after command %d", sequence)
                            .isEqualTo(StateHash.hex(ledger.engine().hash()));
                }
            }
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        List<Path> files;
        try (Stream<Path> all = Files.list(from)) {
            files = all.filter(file -> file.getFileName().toString().matches("(journal|snapshot)-[0-9].*"))
                    .toList();
        }
        for (Path file : files) {
            try {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            } catch (NoSuchFileException e) {
                // A snapshot that a newer one has just replaced.
                assertThat(file.getFileName().toString()).startsWith("snapshot-");
            }
        }
        return to;
    }
}
