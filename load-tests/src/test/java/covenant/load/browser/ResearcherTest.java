package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import covenant.client.Query;
import covenant.client.Trade;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A researcher's way from a market to data, with a keyboard and nothing else: its course, all its trades, and what would have happened without one account. */
class ResearcherTest {
    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;
    private static Person rose;

    private Visitor visitor;
    private Page page;
    private Keys keys;

    @BeforeAll
    static void open() {
        venue = StagedVenue.withClockIn(directory);
        rose = venue.open("rose", "researcher", 0);
        AttackedStage.on(venue);
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    @Test
    void fromAMarketToData() throws IOException {
        visitor = visits.to(venue).signedIn(rose);
        page = visitor.page();
        keys = visitor.keys();
        theChartShowsWhatThePricesWere();
        allTradesAreDownloaded();
        withoutOneAccountTheDecisionIsAnother();
    }

    private Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }

    private Locator in(Locator part, AriaRole role, String name) {
        return part.getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private void theChartShowsWhatThePricesWere() {
        visitor.open("/markets/chips");
        visitor.awaitCaughtUp();
        Locator chart = page.getByRole(AriaRole.FIGURE)
                .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.SLIDER)));
        keys.press(in(chart, AriaRole.BUTTON, "all: everything"));
        assertThat(in(chart, AriaRole.BUTTON, "all: everything")).hasAttribute("aria-pressed", "true");
        Locator moment = chart.getByRole(AriaRole.SLIDER);
        keys.goTo(moment);
        page.keyboard().press("End");
        assertThat(moment).hasAttribute("aria-valuetext", Pattern.compile("\\d%"));
        keys.press(chart.getByText("Data as a table"));
        assertThat(chart.getByRole(AriaRole.TABLE)).isVisible();
        assertThat(chart.getByRole(AriaRole.TABLE)).containsText(Written.percent(0.96));
    }

    private void allTradesAreDownloaded() throws IOException {
        Locator trades = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Trades"));
        Download download = page.waitForDownload(
                () -> keys.press(trades.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("CSV"))));
        List<String> rows = Files.readAllLines(download.path());
        List<Trade> told = venue.operator().markets().trades("chips").stream().toList();
        assertThat(rows).as("a head, and every trade").hasSize(told.size() + 1);
        List<String> columns = List.of(rows.get(0).split(","));
        for (int i = 0; i < told.size(); i++) {
            List<String> row = List.of(rows.get(i + 1).split(",", -1));
            Trade trade = told.get(i);
            assertThat(row.get(columns.indexOf("sequence"))).isEqualTo(String.valueOf(trade.sequence()));
            assertThat(row.get(columns.indexOf("account"))).isEqualTo(trade.account());
            assertThat(row.get(columns.indexOf("shares")))
                    .isEqualTo(trade.shares().toString());
            assertThat(row.get(columns.indexOf("cost"))).isEqualTo(trade.cost().toString());
        }
    }

    private void withoutOneAccountTheDecisionIsAnother() throws IOException {
        keys.press(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Places"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Lab")));
        assertThat(page.getByText("every figure is as recorded")).isVisible();
        keys.tick(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Accounts"))
                .getByLabel(Pattern.compile("mallory")));
        keys.press(in(main(), AriaRole.BUTTON, "Replay"));
        assertThat(page.getByText("One decision comes out differently: chips.")).isVisible();
        String id = page.url().replaceAll(".*=", "");
        JsonObject result = venue.as(rose)
                .connection()
                .get(Query.api("studies", id, "result"))
                .json();
        JsonObject chips = result.getJsonArray("markets").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("id").equals("chips"))
                .findFirst()
                .orElseThrow();
        for (String which : List.of("recorded", "changed")) {
            JsonObject decision = chips.getJsonObject(which).getJsonObject("decision");
            assertThat(main()).containsText(decision.getString("condition") + " (" + decision.getString("reason"));
            assertThat(main()).containsText(result.getJsonObject(which).getString("hash"));
        }
        Download json = page.waitForDownload(() ->
                keys.press(main().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("All as JSON"))
                        .first()));
        assertThat(new JsonObject(Files.readString(json.path())).getJsonArray("accounts"))
                .as("the data behind the page")
                .isEqualTo(result.getJsonArray("accounts"));
    }
}
