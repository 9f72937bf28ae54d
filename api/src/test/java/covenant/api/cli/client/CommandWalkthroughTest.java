package covenant.api.cli.client;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import covenant.api.venue.ClockMode;
import covenant.api.venue.VenueOptions;
import covenant.client.Account;
import covenant.client.Credits;
import covenant.client.VenueClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code WALKTHROUGH-CLI.md}, line by line against a real venue whose clock is simulated. */
class CommandWalkthroughTest {
    private static final Pattern KEY_FILE = Pattern.compile("([a-z]+\\.key)");

    @TempDir
    Path directory;

    @Test
    void thePageTellsTheTruth() throws IOException {
        VenueOptions simulated = VenueOptions.local().clockMode(ClockMode.simulated(0));
        try (ServedVenue venue = ServedVenue.in(directory.resolve("data"), simulated)) {
            Map<String, String> outputs = new LinkedHashMap<>();
            for (String line : lines()) {
                outputs.put(line, run(line, venue.uri("").toString()));
            }
            assertThat(of(outputs, "commitment show pause")).contains("breached", "bond.paid", "400", "burned", "100");
            assertThat(of(outputs, "me --key-file bob.key")).containsPattern("cash +500\n");
            assertThat(of(outputs, "playbook show alarm")).contains("triggered");
            assertThat(of(outputs, "market show incidents")).contains("(any)", "long", "short");
            assertThat(of(outputs, "order list")).contains("resting");
            assertThat(of(outputs, "market book incidents")).contains("buy");
            assertThat(of(outputs, "statement")).contains("payout");
            assertThat(of(outputs, "audit --all")).contains("The registry's count.");
            assertThat(of(outputs, "state")).contains(venue.hash());
            theBooksAreInBalance(VenueClient.at(venue.uri("")).withKey(OPERATOR));
        }
    }

    private static void theBooksAreInBalance(VenueClient operator) {
        Credits all = operator.accounts().all().stream().map(Account::cash).reduce(Credits.ZERO, Credits::plus);
        assertThat(all).as("deposited less burned").isEqualTo(Credits.of(11_900));
        assertThat(operator.markets().get("incidents").phase()).isEqualTo("settled");
    }

    private static String of(Map<String, String> outputs, String command) {
        return outputs.entrySet().stream()
                .filter(each -> (each.getKey() + " ").startsWith("covenant " + command + " "))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** Runs a line as a shell would: key files stand in a folder, output may go to one of them, the operator's key is the environment's. */
    private String run(String line, String url) throws IOException {
        String command = line.substring("covenant ".length());
        String target = null;
        if (command.contains(" > ")) {
            target = command.substring(command.indexOf(" > ") + 3).strip();
            command = command.substring(0, command.indexOf(" > "));
        }
        boolean ownKey = command.contains("--key-file");
        command = KEY_FILE.matcher(command).replaceAll(Matcher.quoteReplacement(directory.toString() + "/") + "$1");
        tryFirst(ownKey ? command : command + " --key " + OPERATOR, url);
        Said said = ownKey ? Said.by(command, "--url", url) : Said.by(command, "--url", url, "--key", OPERATOR);
        said.expect(0);
        assertThat(said.out()).as(line).isNotBlank();
        if (target != null) {
            Files.writeString(directory.resolve(target), said.out());
        }
        return said.out().replace(System.lineSeparator(), "\n");
    }

    /** Whatever changes something can be tried, and then nothing is changed. */
    private static void tryFirst(String command, String url) {
        VenueClient venue = VenueClient.at(URI.create(url));
        String before = venue.state().hash();
        Said tried = Said.by(command + " --dry-run", "--url", url);
        if (!tried.err().contains("Unknown option: '--dry-run'")) {
            assertThat(tried.expect(0).out()).as(command).contains("nothing was changed");
            assertThat(venue.state().hash()).as("after %s", tried).isEqualTo(before);
        }
    }

    private static List<String> lines() throws IOException {
        Matcher block = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("WALKTHROUGH-CLI.md")));
        assertThat(block.find()).as("the page has a bash block").isTrue();
        List<String> lines = new ArrayList<>();
        for (String line : block.group(1).replaceAll("\\\\\n\\s*", "").split("\n", -1)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                assertThat(line).startsWith("covenant ");
                lines.add(line);
            }
        }
        return lines;
    }
}
