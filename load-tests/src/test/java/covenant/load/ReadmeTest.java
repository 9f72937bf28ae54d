package covenant.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the top README shows, run as it stands beside a real server. */
class ReadmeTest {
    private static final String KEY = "cov_readme-test-operator-key-00000000000";

    /** What the alias of the README stands for. */
    private static final String COVENANT =
            "covenant() { \"$JAVA\" -XX:TieredStopAtLevel=1 -cp \"$CLASS_PATH\"" + " covenant.api.cli.Main \"$@\"; }\n";

    /** Where the README says {@code java -jar api/target/covenant.jar}, the classes under test stand. */
    private static final String JAVA_JAR =
            COVENANT + "java() { test \"$1 $2\" = '-jar api/target/covenant.jar'; shift 2; covenant \"$@\"; }\n";

    @TempDir
    private Path directory;

    @Test
    void theWalkThroughWorks() throws Exception {
        requireCurl();
        Path data = directory.resolve("data");
        Files.createDirectories(data);
        try (VenueProcess venue = VenueProcess.start(data, KEY)) {
            String output = bash(COVENANT + blocks("bash"), venue);
            assertThat(output)
                    .contains("\"id\":\"evals\"")
                    .contains("\"cost\":")
                    .contains("\"cause\":\"payout\"")
                    .contains("opened again", "bought ", "(any)", "snapshot", "again is settled")
                    .contains("\"hash\":");
        }
    }

    @Test
    void theCommandsForResearchersWork() throws Exception {
        Path data = directory.resolve("covenant-data");
        Files.createDirectories(data);
        try (VenueProcess venue = VenueProcess.start(data, KEY, "--demo")) {
            String output = bash(JAVA_JAR + blocks("sh"), venue);
            assertThat(output)
                    .contains("accuracy by twap-margin       0.8750000000  1.0000000000")
                    .contains("Claim holds: decision-flips of plain-twap is above that of lagging")
                    .contains("Changed: Trades and orders of simulated-hazel are left out.", "State hash");
        }
    }

    private static void requireCurl() {
        boolean found = Pattern.compile(":")
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl")));
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            assertThat(found).as("curl is installed").isTrue();
        }
        Assumptions.assumeTrue(found, "curl is not installed");
    }

    private static String blocks(String kind) throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        Matcher matcher =
                Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
        StringBuilder blocks = new StringBuilder();
        while (matcher.find()) {
            blocks.append(matcher.group(1));
        }
        assertThat(blocks).as("the README has blocks of %s", kind).isNotEmpty();
        return blocks.toString();
    }

    private String bash(String script, VenueProcess venue) throws Exception {
        Path output = directory.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euxo", "pipefail", "-c", script);
        builder.environment().put("URL", venue.address().toString().replaceAll("/$", ""));
        builder.environment().put("KEY", KEY);
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment().put("CLASS_PATH", absolute(System.getProperty("java.class.path")));
        builder.directory(directory.toFile());
        Process bash = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(bash.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(bash.exitValue()).as(text).isZero();
        return text;
    }

    private static String absolute(String classPath) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(classPath)
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
