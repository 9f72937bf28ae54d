package covenant.api.story;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import covenant.api.venue.ClockMode;
import covenant.api.venue.VenueOptions;
import covenant.api.webhook.Receiver;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code WALKTHROUGH.md}, run as it stands against a real venue and a real receiver of the webhook. */
class WalkthroughTest {
    @TempDir
    Path directory;

    @Test
    void thePageTellsTheTruth() throws Exception {
        requireCurl();
        VenueOptions simulated = VenueOptions.local().clockMode(ClockMode.simulated(0));
        try (Receiver board = Receiver.answering(n -> 204);
                ServedVenue venue = ServedVenue.in(directory.resolve("data"), simulated)) {
            String output = bash(venue.uri("").toString(), board.url("/alarm"));
            assertThat(output)
                    .contains("\"phase\":\"breached\"")
                    .contains("\"paid\":\"400\",\"burned\":\"100\"")
                    .contains("\"now\":\"2031-01-01T00:00:00Z\"")
                    .contains("\"hash\":");
            assertThat(board.taken()).hasSize(1);
            JsonArray accounts = venue.get(OPERATOR, "/api/v1/accounts").json().getJsonArray("accounts");
            assertThat(cash(accounts, "bob")).as("called off").isEqualTo("500");
            assertThat(accounts.stream()
                            .map(account -> new BigDecimal(((JsonObject) account).getString("cash")))
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("deposited less burned")
                    .isEqualByComparingTo("11900");
        }
    }

    private static String cash(JsonArray accounts, String id) {
        return accounts.stream()
                .map(JsonObject.class::cast)
                .filter(account -> account.getString("id").equals(id))
                .findFirst()
                .orElseThrow()
                .getString("cash");
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

    private static String block() throws IOException {
        Matcher matcher = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("WALKTHROUGH.md")));
        assertThat(matcher.find()).as("the page has a bash block").isTrue();
        return matcher.group(1);
    }

    private String bash(String url, String hook) throws Exception {
        Path output = directory.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euxo", "pipefail", "-c", block());
        builder.environment().put("URL", url);
        builder.environment().put("KEY", OPERATOR);
        builder.environment().put("HOOK", hook);
        Process bash = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = bash.waitFor(3, TimeUnit.MINUTES);
        if (!ended) {
            bash.destroyForcibly();
        }
        String text = Files.readString(output);
        assertThat(ended).as("ended in time: %s", text).isTrue();
        assertThat(bash.exitValue()).as(text).isZero();
        return text;
    }
}
