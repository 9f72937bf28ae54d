package covenant.load;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.client.Credits;
import covenant.client.NewMarket;
import covenant.client.Order;
import covenant.client.VenueClient;
import covenant.client.Write;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page at {@code /} in a real browser: it lists the markets, shows a price that a trade moved, and treats titles as text. */
class PageTest {
    private static final String KEY = "cov_page-test-operator-key-0000000000000";
    private static final String HOSTILE = "If <img src=x onerror=alert(1)> breaks it, what then?";
    private static final int TRIES = 4;

    @TempDir
    private Path directory;

    @Test
    void theFrontPageListsMarketsAndShowsTheirPrices() throws Exception {
        Path chromium = requireChromium();
        Path data = directory.resolve("data");
        Files.createDirectories(data);
        try (VenueProcess venue = VenueProcess.start(data, KEY)) {
            VenueClient operator = VenueClient.at(venue.address()).withKey(KEY);
            VenueClient trader = open(operator);
            String before = page(chromium, venue, dom -> dom.contains("breaks it, what then?"));
            assertThat(before).contains("&lt;img src=x onerror=alert(1)&gt;").doesNotContain("<img src=x");
            assertThat(before).contains("50.0%").contains("live");

            trader.markets().trade("pledge", Order.condition("broken").toPrice(0.75), Write.once());
            assertThat(page(chromium, venue, dom -> dom.contains("75.0%")))
                    .contains("75.0%")
                    .contains("25.0%");
        }
    }

    private static VenueClient open(VenueClient operator) {
        operator.accounts().deposit("operator", Credits.of(10_000), "", Write.once());
        NewMarket pledge =
                NewMarket.binary(HOSTILE, "kept", "broken").id("pledge").liquidity(Credits.of(100));
        operator.markets().open(pledge, Write.once());
        return operator.withKey(operator.accounts()
                .open("", "Ann", "participant", Credits.of(1_000), Write.once())
                .key());
    }

    /** The document as the browser has it once it is as wanted; the last one seen if it never is. */
    private String page(Path chromium, VenueProcess venue, Predicate<String> wanted) throws Exception {
        String dom = "";
        for (int i = 0; i < TRIES && !wanted.test(dom); i++) {
            dom = dump(chromium, venue, Files.createTempDirectory(directory, "profile"));
        }
        return dom;
    }

    private String dump(Path chromium, VenueProcess venue, Path profile) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(chromium.toString(), "--headless", "--no-sandbox"));
        command.addAll(List.of("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"));
        command.addAll(List.of("--disable-background-networking", "--disable-component-update"));
        command.addAll(List.of("--user-data-dir=" + profile, "--virtual-time-budget=30000", "--dump-dom"));
        command.add(venue.address().toString());
        Path output = directory.resolve("dom.html");
        Process browser = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!browser.waitFor(90, TimeUnit.SECONDS)) {
            browser.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static Path requireChromium() {
        Path found = Pattern.compile(":")
                .splitAsStream(System.getenv("PATH"))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            assertThat(found).as("chromium is installed").isNotNull();
        }
        Assumptions.assumeTrue(found != null, "chromium is not installed");
        return found;
    }
}
