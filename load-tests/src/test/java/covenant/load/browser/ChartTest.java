package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import covenant.client.Credits;
import covenant.client.NewMarket;
import covenant.client.Order;
import covenant.client.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The chart of a market: what it works out, what it says, and how it is moved by keys alone. */
class ChartTest {
    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static final String SCALES = "/assets/chart/scales.js";

    private static StagedVenue venue;
    private static Person ann;

    /** Ten days, in each of which the price of yes, if kept, went up by five points; then it came about that the promise was kept. */
    @BeforeAll
    static void open() {
        venue = StagedVenue.withClockIn(directory);
        Person host = venue.open("host", "coordinator", 10_000);
        ann = venue.open("ann", "participant", 10_000);
        for (String id : List.of("rising", "kept", "live")) {
            venue.as(host)
                    .markets()
                    .open(
                            NewMarket.binary("Will " + id + " pay?", "kept", "broken")
                                    .id(id)
                                    .liquidity(Credits.of(300)),
                            Write.once());
        }
        for (int day = 1; day <= 10; day++) {
            venue.pass(Duration.ofDays(1));
            toPrice("rising", 0.30 + 0.05 * day);
            toPrice("kept", 0.30 + 0.05 * day);
        }
        venue.pass(Duration.ofHours(12));
        venue.as(host).markets().settleCondition("kept", "kept", "they did", Write.once());
        venue.pass(Duration.ofHours(12));
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    private static void toPrice(String market, double price) {
        venue.as(ann).markets().trade(market, Order.given("kept", "yes").toPrice(price), Write.once());
    }

    private static Visitor at(String market) {
        Visitor visitor = visits.to(venue);
        visitor.open("/markets/" + market);
        visitor.awaitLive();
        assertThat(plot(visitor)).hasAttribute("aria-valuetext", Pattern.compile("UTC: if kept .*"));
        return visitor;
    }

    private static Locator plot(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Moment in: "));
    }

    private static Object value(String expression) {
        Visitor visitor = visits.to(venue);
        visitor.open("/glossary");
        return visitor.page().evaluate("async () => { const m = await import('" + SCALES + "'); " + expression + " }");
    }

    @Test
    void labelsThatWouldOverlapArePutApartAndStayNearTheirLines() {
        assertThat(value("return m.apart([100, 200, 300], 20, 0, 400);")).isEqualTo(List.of(100, 200, 300));
        assertThat(value("return m.apart([102, 100, 98], 20, 0, 400);"))
                .as("in the order of their lines")
                .isEqualTo(List.of(120, 100, 80));
        assertThat(value("return m.apart([0, 0, 0], 20, 0, 400);")).isEqualTo(List.of(10, 30, 50));
        assertThat(value("return m.apart([400, 399], 20, 0, 400);")).isEqualTo(List.of(390, 370));
    }

    @Test
    void aStretchOfTimeIsAskedForAtTheFinestResolutionThatHasRoom() {
        assertThat(value(
                        "return [60e3, 3600e3, 86400e3, 30 * 86400e3].map(each => m.resolutionFor(each, 600) / 1000);"))
                .isEqualTo(List.of(1, 10, 300, 7200));
    }

    @Test
    void aValueStandsUntilTheNextAndNotAfterItsLineEnded() {
        assertThat(value("const line = {points: [[10, 1], [20, 2]], end: {at: 30, text: ''}};"
                        + " return [9, 10, 19, 20, 30, 31].map(at => m.valueAt(line, at)).map(String);"))
                .isEqualTo(List.of("null", "1", "1", "2", "2", "null"));
        assertThat(value("return m.moments([{points: [[10, 1], [20, 2], [50, 3]], end: {at: 30}}], 15, 40, 9);"))
                .isEqualTo(List.of(15, 20, 30));
    }

    @Test
    void aWindowStaysWhereThereIsSomethingToSee() {
        assertThat(
                        value(
                                "const minute = 60e3; return [[-5, 5], [95, 105], [-50, 200], [50, 50.1]]"
                                        + ".map(([from, to]) => m.within(from * minute, to * minute, 0, 100 * minute).map(each => each / minute).join());"))
                .isEqualTo(List.of("0,10", "90,100", "0,100", "49.55,50.55"));
    }

    @Test
    void theCursorReadsEveryMomentByKeysAlone() {
        Visitor visitor = at("rising");
        Page page = visitor.page();
        visitor.button("all: everything").click();
        plot(visitor).focus();
        assertThat(plot(visitor)).hasAttribute("aria-valuetext", Pattern.compile(".*if kept 80\\.0%; .*"));
        for (int i = 0; i < 6; i++) {
            page.keyboard().press("PageDown");
        }
        assertThat(plot(visitor))
                .hasAttribute("aria-valuetext", Pattern.compile(".*if kept 40\\.0%; if broken 50\\.0%; .*"));
        page.keyboard().press("End");
        assertThat(plot(visitor)).hasAttribute("aria-valuetext", Pattern.compile(".*if kept 80\\.0%; .*"));
    }

    @Test
    void keysZoomAndMoveTheWindowAndLeadBack() {
        Visitor visitor = at("rising");
        Page page = visitor.page();
        Locator times = page.locator(".chart-grid text[text-anchor=middle]");
        visitor.button("all: everything").click();
        plot(visitor).focus();
        assertThat(visitor.button("all: everything")).hasAttribute("aria-pressed", "true");
        List<String> whole = times.allTextContents();
        page.keyboard().press("+");
        assertThat(visitor.button("all: everything")).hasAttribute("aria-pressed", "false");
        assertThat(times.first()).not().hasText(whole.get(0));
        List<String> near = times.allTextContents();
        page.keyboard().press("Shift+ArrowLeft");
        assertThat(times.first()).not().hasText(near.get(0));
        page.keyboard().press("Backspace");
        page.keyboard().press("Backspace");
        assertThat(visitor.button("all: everything")).hasAttribute("aria-pressed", "true");
        assertThat(times.first()).hasText(whole.get(0));
    }

    @Test
    void aLineIsHiddenAndShownByTheLegend() {
        Visitor visitor = at("rising");
        Locator line = visitor.page().locator(".chart-picture [data-series=broken]");
        Locator entry = visitor.page()
                .locator(".chart-legend")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("if broken"));
        assertThat(line).hasCount(1);
        entry.click();
        assertThat(entry).hasAttribute("aria-pressed", "false");
        assertThat(line).hasCount(0);
        entry.click();
        assertThat(line).hasCount(1);
    }

    @Test
    void whatEndedSaysSoAndWhatHappenedIsMarked() {
        Visitor visitor = at("kept");
        visitor.button("all: everything").click();
        assertThat(visitor.page().locator(".chart-picture")).containsText("broken: called off");
        Locator mark = visitor.page()
                .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Events on the time axis"))
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(Pattern.compile("Condition settled: condition kept.*they did.*")));
        assertThat(mark).isVisible();
        visitor.awaitLive();
        mark.click();
        assertThat(mark).hasAttribute("aria-expanded", "true");
        assertThat(visitor.page().locator(".chart-card")).containsText("they did");
        mark.press("Escape");
        assertThat(mark).hasAttribute("aria-expanded", "false");
    }

    @Test
    void theTableAndTheFileHaveWhatTheLinesShow() throws IOException {
        Visitor visitor = at("rising");
        visitor.button("all: everything").click();
        visitor.awaitLive();
        visitor.page().getByText("Data as a table").click();
        Locator table = visitor.page().locator(".chart-table table");
        assertThat(table.getByRole(AriaRole.COLUMNHEADER))
                .hasText(new String[] {"Time", "if kept", "if broken", "whatever happens (token)"});
        assertThat(table).containsText("55.0%");
        Download file = visitor.page()
                .waitForDownload(() -> visitor.page()
                        .locator(".chart-files")
                        .getByRole(
                                AriaRole.BUTTON,
                                new Locator.GetByRoleOptions().setName("CSV").setExact(true))
                        .click());
        assertThat(file.suggestedFilename()).matches("rising-expected_\\d{4}-\\d\\d-\\d\\d_\\d{4}-\\d\\d-\\d\\d\\.csv");
        Path saved = directory.resolve(file.suggestedFilename());
        file.saveAs(saved);
        List<String> lines = Files.readAllLines(saved);
        assertThat(lines.get(0)).isEqualTo("time,if kept,if broken,whatever happens (token)");
        assertThat(lines.stream().skip(1).map(line -> Math.round(100 * Double.parseDouble(line.split(",")[1]))))
                .contains(50L, 35L, 40L, 45L, 55L, 60L, 65L, 70L, 75L, 80L);
    }

    @Test
    void aTradeMovesTheLineWhileOneLooks() {
        Visitor visitor = at("live");
        toPrice("live", 0.61);
        assertThat(plot(visitor)).hasAttribute("aria-valuetext", Pattern.compile(".*if kept 61\\.0%; .*"));
        assertThat(visitor.page().locator(".chart-picture")).containsText("61.0%");
    }

    @Test
    void theWholeChartCanBeReadByEverybody() {
        for (Look look : Look.values()) {
            Visitor visitor = visits.to(venue, look);
            visitor.open("/markets/kept");
            visitor.awaitLive();
            visitor.page().getByText("Data as a table").click();
            visitor.page().locator(".chart-mark").first().click();
            visitor.assertFits();
            visitor.assertAccessible();
        }
    }
}
