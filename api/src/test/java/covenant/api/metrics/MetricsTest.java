package covenant.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The figures mean what the page says, are all on it, and are those that dashboard and alerts ask for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {
    private static final Path OPS = Path.of("src/main/ops");

    @TempDir
    static Path directory;

    private ServedVenue venue;
    private String ann;

    @BeforeAll
    void trade() {
        venue = ServedVenue.in(directory);
        String host = venue.account("host", "coordinator", "1000");
        ann = venue.account("ann", "participant", "100");
        JsonObject market = new JsonObject()
                .put("id", "chips")
                .put("title", "Chips")
                .put("conditions", JsonArray.of("kept", "broken"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "100");
        venue.post(host, "/api/v1/markets", market).expect(201);
        venue.post(ann, "/api/v1/markets/chips/trades", buy("10")).expect(200);
        venue.post(ann, "/api/v1/markets/chips/trades", buy("500")).expect(409, "insufficient-funds");
    }

    @AfterAll
    void close() {
        venue.close();
    }

    private static JsonObject buy(String shares) {
        return new JsonObject().put("condition", "kept").put("outcome", "yes").put("shares", shares);
    }

    @Test
    void tradesRefusalsAndMarketsAreCounted() {
        Scrape scrape = new Scrape(venue);
        assertThat(scrape.value("covenant_trades_total")).isEqualTo(1);
        assertThat(scrape.value("covenant_trade_volume_credits_total")).isBetween(5.0, 6.0);
        assertThat(scrape.value("covenant_commands_total{kind=\"trade\",result=\"accepted\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("covenant_commands_total{kind=\"trade\",result=\"insufficient-funds\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("covenant_markets{phase=\"open\"}")).isEqualTo(1);
        assertThat(scrape.value("covenant_markets{phase=\"settled\"}")).isZero();
        String route = "route=\"POST /api/v1/markets/:id/trades\"";
        assertThat(scrape.value("covenant_http_requests_total{code=\"none\"," + route + ",status=\"200\"}"))
                .isEqualTo(1);
        assertThat(scrape.value(
                        "covenant_http_requests_total{code=\"insufficient-funds\"," + route + ",status=\"409\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("covenant_http_request_seconds_count{" + route + "}"))
                .isEqualTo(2);
    }

    @Test
    void theBooksBalanceAndTheDiskIsSeen() {
        Awaitility.await().until(() -> new Scrape(venue).value("covenant_disk_size_bytes") > 0);
        Awaitility.await().until(() -> new Scrape(venue).value("covenant_books_check_duration_seconds") > 0);
        Scrape scrape = new Scrape(venue);
        assertThat(scrape.value("covenant_books_balanced")).isEqualTo(1);
        assertThat(scrape.value("covenant_projection_imbalance_credits")).isZero();
        assertThat(scrape.value("covenant_journal_size_bytes")).isGreaterThan(1 << 20);
        assertThat(scrape.value("covenant_ready")).isEqualTo(1);
        assertThat(scrape.value("covenant_status{status=\"up\"}")).isEqualTo(1);
        assertThat(scrape.value("covenant_status{status=\"halted\"}")).isZero();
    }

    @Test
    void everyFigureOfOursIsOnThePageAndThePageHasNoOther() throws IOException {
        List<String> rows = new Scrape(venue)
                .families().entrySet().stream()
                        .filter(family -> family.getKey().startsWith("covenant_"))
                        .map(family -> row(family.getKey(), family.getValue()))
                        .toList();
        assertThat(Files.readAllLines(Path.of("METRICS.md")).stream()
                        .filter(line -> line.startsWith("| `covenant_"))
                        .toList())
                .as("copy the rows from here:\n%s\n", String.join("\n", rows))
                .isEqualTo(rows);
    }

    private static String row(String name, Scrape.Family family) {
        return "| `" + name + "` | " + family.type() + " | " + String.join(", ", family.labels()) + " | "
                + family.help() + " |";
    }

    @Test
    void nameSaysTheUnitLastAndCountersSayTotal() {
        new Scrape(venue).families().forEach((name, family) -> {
            if (name.startsWith("covenant_")) {
                assertThat(family.help()).as(name).isNotBlank();
                assertThat(name.endsWith("_total"))
                        .as(name)
                        .isEqualTo(family.type().equals("counter"));
            }
        });
    }

    @Test
    void dashboardAndAlertsAskOnlyForWhatThereIs() throws IOException {
        Set<String> there = new Scrape(venue).samples();
        for (String file : List.of("prometheus/covenant.rules.yml", "grafana/covenant.json")) {
            Set<String> asked = asked(Files.readString(OPS.resolve(file)));
            assertThat(asked).as(file).hasSizeGreaterThan(12).isSubsetOf(there);
        }
    }

    @Test
    void everyAlertIsExplainedAndNoOtherIs() throws IOException {
        Set<String> alerts = matches("- alert: (\\w+)", Files.readString(OPS.resolve("prometheus/covenant.rules.yml")));
        Set<String> explained = matches("(?m)^\\| `(Covenant\\w+)` \\|", Files.readString(Path.of("OPERATION.md")));
        assertThat(explained).isEqualTo(alerts);
    }

    private static Set<String> asked(String file) {
        JsonObject dashboard = file.startsWith("{") ? new JsonObject(file) : null;
        Stream<String> expressions = dashboard == null
                ? file.lines().filter(line -> line.strip().startsWith("expr:"))
                : dashboard.getJsonArray("panels").stream()
                        .map(JsonObject.class::cast)
                        .flatMap(panel -> panel.getJsonArray("targets", new JsonArray()).stream())
                        .map(target -> ((JsonObject) target).getString("expr"));
        Set<String> names = new TreeSet<>();
        expressions.forEach(text -> names.addAll(
                matches("\\b((?:covenant|jvm|process|system)_[a-z0-9_]+)\\b", text.replaceAll("\"[^\"]*\"", ""))));
        return names;
    }

    private static Set<String> matches(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
