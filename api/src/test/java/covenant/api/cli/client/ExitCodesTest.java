package covenant.api.cli.client;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 0 done, 1 refused, 2 wrong usage, 3 cannot be reached; what went wrong is on stderr, with what to do. */
class ExitCodesTest {
    @TempDir
    Path directory;

    @Test
    void aRefusalIsOneWithItsCodeAndWhatToDo() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            String url = venue.uri("").toString();
            Said missing = Said.by("me", "--url", url).expect(1);
            assertThat(missing.out()).isEmpty();
            assertThat(missing.err()).contains("key-missing").contains("COVENANT_KEY");
            Said unknown = Said.by("market show nowhere", "--url", url).expect(1);
            assertThat(unknown.err()).contains("unknown-market").contains("covenant problems unknown-market");
            Said poor = Said.by("market open Why? --liquidity 100", "--url", url, "--key", OPERATOR)
                    .expect(1);
            assertThat(poor.err()).contains("insufficient-funds").doesNotContain(OPERATOR);
            Said.by("health", "--url", url).expect(0);
        }
    }

    @Test
    void wrongUsageIsTwoAndAsksNobody() throws IOException {
        try (RecordedRequests venue = new RecordedRequests()) {
            List<String> wrong = List.of(
                    "market",
                    "market show",
                    "market opne",
                    "market open --liquidity 5",
                    "market open T --scalar 4",
                    "market open T --scalar 0:4 --outcomes a,b",
                    "market settle m",
                    "market settle m --condition kept --outcome yes",
                    "market void m",
                    "market correct m --reason r",
                    "trade m --if kept",
                    "trade m --shares 5",
                    "trade m --if kept --shares 5 --spend 5",
                    "trade m --if kept --target-price high",
                    "order cancel seven",
                    "order place m --shares 5 --limit 0.5",
                    "account deposit ann",
                    "playbook open T --above 1 --below 0",
                    "playbook open T --webhook u --convene c",
                    "playbook open T --guards traders=many",
                    "clock advance",
                    "clock advance PT1H --to 2030-01-01T00:00:00Z",
                    "market list --all --json",
                    "market open --file nowhere.json",
                    "watch --frames 0",
                    "me --key-file nowhere.key",
                    "me --ca nowhere.pem",
                    "me --key \"two words\"");
            for (String command : wrong) {
                Said said = Said.by(command, "--url", venue.url()).expect(2);
                assertThat(said.err()).as(command).startsWith("covenant: ").contains(" --help");
                assertThat(said.out()).as(command).isEmpty();
            }
            Said.by("me --url ftp://example.org").expect(2);
            Said.by("me --url http://127.0.0.1:1/api").expect(2);
            assertThat(venue.requests()).isEmpty();
        }
    }

    @Test
    void whereNobodyAnswersItIsThree() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        for (String command : List.of("me", "health", "watch", "market void m --reason r --yes --command-id pay-1")) {
            Said said = Said.by(command, "--patience", "0", "--url", "http://127.0.0.1:" + port)
                    .expect(3);
            assertThat(said.err()).as(command).contains("no answer").contains("covenant serve");
        }
        Said write = Said.by(
                "market void m --reason r --yes --command-id pay-1 --patience 0", "--url", "http://127.0.0.1:" + port);
        assertThat(write.err()).contains("pay-1 again is safe");
    }

    @Test
    void whatIsNoVenueIsSaidToBeNone() throws IOException {
        try (RecordedRequests other = new RecordedRequests()) {
            other.answers(404, "<html>nothing here</html>");
            Said said = Said.by("state", "--url", other.url()).expect(1);
            assertThat(said.err()).contains("http-404").contains("--url");
        }
    }

    @Test
    void aKeyThatCannotBeShownAgainIsNoEmptyKey() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            String[] where = {"--url", venue.uri("").toString(), "--key", OPERATOR};
            String open = "account open Ann --key-only --command-id a-1";
            assertThat(Said.by(open, where).expect(0).out().strip()).startsWith("cov_");
            Said again = Said.by(open, where).expect(1);
            assertThat(again.out()).isEmpty();
            assertThat(again.err()).contains("there is no key", "shown once");
        }
    }

    @Test
    void aKeyCanComeFromAFileAndIsNeverShown() throws IOException {
        Path file = directory.resolve("operator.key");
        Files.writeString(file, OPERATOR + "\n");
        try (ServedVenue venue = ServedVenue.inMemory()) {
            Said said = Said.by("me", "--url", venue.uri("").toString(), "--key-file", file.toString())
                    .expect(0);
            assertThat(said.out()).contains("operator").doesNotContain(OPERATOR);
            Said wrong = Said.by(
                            "me --key not-a-key-of-anybody",
                            "--url",
                            venue.uri("").toString())
                    .expect(1);
            assertThat(wrong.err()).contains("key-unknown").doesNotContain("not-a-key-of-anybody");
        }
    }
}
