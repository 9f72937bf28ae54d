package covenant.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk-through of the top README, run as it stands against a real server. */
class ReadmeTest {
    private static final String KEY = "cov_readme-test-operator-key-00000000000";

    @TempDir
    private Path directory;

    @Test
    void theWalkThroughWorks() throws Exception {
        requireCurl();
        Path data = directory.resolve("data");
        Files.createDirectories(data);
        try (VenueProcess venue = VenueProcess.start(data, KEY)) {
            String output = bash(block(), venue);
            assertThat(output)
                    .contains("\"id\":\"evals\"")
                    .contains("\"cost\":")
                    .contains("\"cause\":\"payout\"")
                    .contains("\"hash\":");
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

    private static String block() throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        Matcher matcher = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(matcher.find()).as("the README has a bash block").isTrue();
        return matcher.group(1);
    }

    private String bash(String script, VenueProcess venue) throws Exception {
        Path output = directory.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euxo", "pipefail", "-c", script);
        builder.environment().put("URL", venue.address().toString().replaceAll("/$", ""));
        builder.environment().put("KEY", KEY);
        Process bash = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(bash.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(bash.exitValue()).as(text).isZero();
        return text;
    }
}
