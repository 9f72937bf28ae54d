package covenant.api.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.cli.Main;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From a command line to the request that it makes: the table is {@code requests.txt}. */
class RequestsTest {
    @TempDir
    Path directory;

    @Test
    void everyCommandAsksForExactlyThat() throws IOException {
        try (RecordedRequests venue = new RecordedRequests()) {
            for (Map.Entry<String, String> row : table().entrySet()) {
                venue.requests().clear();
                boolean writes = row.getValue().contains("\"commandId\":\"x\"");
                String[] more = writes
                        ? new String[] {"--url", venue.url(), "--json", "--command-id", "x"}
                        : new String[] {"--url", venue.url(), "--json"};
                Said said = Said.by(row.getKey(), more).expect(0);
                assertThat(venue.requests()).as(row.getKey()).containsExactly(row.getValue());
                assertThat(said.out()).as("exactly the answer").isEqualTo("{}" + System.lineSeparator());
            }
        }
    }

    @Test
    void noCommandIsMissingInTheTable() throws IOException {
        Set<String> missing = new TreeSet<>();
        leaves("", Main.commandLine(), missing);
        for (String row : table().keySet()) {
            missing.removeIf(command -> (row + " ").startsWith(command + " "));
        }
        // It asks for two things.
        missing.remove("watch");
        assertThat(missing).isEmpty();
    }

    @Test
    void whatAFileSaysIsSentAndOptionsCountBeforeIt() throws IOException {
        Path file = directory.resolve("market.json");
        Files.writeString(
                file,
                "{\"title\":\"From a file\",\"conditions\":[\"a\",\"b\"],\"metric\":{\"type\":\"binary\"},\"liquidity\":\"5\"}");
        Path decision = directory.resolve("decision.json");
        Files.writeString(decision, "{\"rule\":\"advisory\"}");
        try (RecordedRequests venue = new RecordedRequests()) {
            Said.by(
                            "market open --liquidity 7 --command-id x --json",
                            "--file",
                            file.toString(),
                            "--decision",
                            decision.toString(),
                            "--url",
                            venue.url())
                    .expect(0);
            assertThat(venue.requests())
                    .containsExactly("POST /api/v1/markets {\"title\":\"From a file\",\"conditions\":[\"a\",\"b\"],"
                            + "\"metric\":{\"type\":\"binary\"},\"liquidity\":\"7\","
                            + "\"decision\":{\"rule\":\"advisory\"},\"commandId\":\"x\"}");
        }
    }

    @Test
    void aBatchOfTradesComesFromAFile() throws IOException {
        Path file = directory.resolve("trades.json");
        Files.writeString(file, "{\"trades\":[{\"market\":\"m\",\"outcome\":\"yes\",\"shares\":\"1\"}]}");
        try (RecordedRequests venue = new RecordedRequests()) {
            Said.by("trade --command-id x --json", "--batch", file.toString(), "--url", venue.url())
                    .expect(0);
            assertThat(venue.requests())
                    .containsExactly("POST /api/v1/trades {\"trades\":[{\"market\":\"m\",\"outcome\":\"yes\","
                            + "\"shares\":\"1\"}],\"commandId\":\"x\"}");
        }
    }

    @Test
    void everyCommandExplainsItself() {
        Set<String> leaves = new TreeSet<>();
        leaves("", Main.commandLine(), leaves);
        assertThat(leaves).hasSizeGreaterThan(50);
        for (String leaf : leaves) {
            String help = Said.by(leaf + " --help").expect(0).out();
            assertThat(help).as(leaf).contains("Usage: covenant " + leaf, "Exit codes:");
        }
    }

    private static void leaves(String path, CommandLine line, Set<String> leaves) {
        Object command = line.getCommandSpec().userObject();
        Class<?> declaring = command instanceof Method method ? method.getDeclaringClass() : command.getClass();
        if (line.getSubcommands().isEmpty() && declaring.getPackage() == RequestsTest.class.getPackage()) {
            leaves.add(path.strip());
        }
        line.getSubcommands().forEach((name, below) -> leaves(path + " " + name, below, leaves));
    }

    private static Map<String, String> table() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        try (InputStream in = RequestsTest.class.getResourceAsStream("requests.txt")) {
            String command = null;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (line.startsWith(" ")) {
                    rows.put(command, line.strip());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    command = line.strip();
                }
            }
        }
        return rows;
    }
}
