package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import covenant.client.Query;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The researcher's page, on a venue where mallory pushed a price up before a decision. */
class LabTest {
    private static final String LAB = "/lab";
    private static final String HOSTILE = "<img src=x onerror=alert(1)> & co";

    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;
    private static Person rose;
    private static Person ann;

    private Visitor visitor;
    private Page page;

    @BeforeAll
    static void open() {
        venue = StagedVenue.withClockIn(directory);
        rose = venue.open("rose", "researcher", 0);
        ann = AttackedStage.on(venue);
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    /** Rose in the lab, which begins with what was recorded. */
    private void begin() {
        visitor = visits.to(venue).signedIn(rose);
        page = visitor.open(LAB);
        assertThat(page.getByText("every figure is as recorded")).isVisible();
    }

    private void signIn(String key) {
        page.getByLabel("Your key").fill(key);
        page.getByLabel("Your key").press("Enter");
    }

    private static JsonObject result(String id) {
        return venue.as(rose)
                .connection()
                .get(Query.api("studies", id, "result"))
                .json();
    }

    /** The ids in the address behind this word. */
    private List<String> ids(String word) {
        page.waitForURL(Pattern.compile("#" + word + "="));
        return List.of(page.url().replaceAll(".*=", "").split(","));
    }

    private static JsonObject named(JsonArray all, String key, String value) {
        return all.stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString(key).equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static String figure(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value).replace('-', '\u2212');
    }

    private Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }

    private JsonObject withoutMallory() {
        page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Accounts"))
                .getByLabel(Pattern.compile("mallory"))
                .check();
        visitor.button("Replay").click();
        String id = ids("study").get(0);
        assertThat(page.getByText("One decision comes out differently: chips.")).isVisible();
        return result(id);
    }

    @Test
    void whoMayNotIsToldWhatToDo() {
        visitor = visits.to(venue);
        page = visitor.open(LAB);
        main().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in"))
                .click();
        visitor.expect("status of 401");
        signIn("cov_nobodys-key");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        signIn(ann.key());
        assertThat(main()).containsText("You are signed in as ann, participant.");
        assertThat(main()).containsText("they need the role researcher or operator");
        assertThat(visitor.button("Replay")).isHidden();

        visitor.button("Sign in with another key").click();
        signIn(rose.key());
        assertThat(visitor.button("Replay")).isVisible();
        page.getByRole(AriaRole.BANNER).locator("summary").click();
        visitor.button("Sign out").click();
        assertThat(main()).containsText("For researchers");
        assertThat(visitor.button("Replay")).isHidden();
    }

    @Test
    void itBeginsWithWhatWasRecorded() {
        begin();
        assertThat(main()).containsText(venue.operator().state().hash());
        assertThat(main()).containsText("as recorded");
    }

    @Test
    void withoutAnAccountTheDecisionIsAnotherAndEveryFigureIsTheVenues() {
        begin();
        String recorded = venue.operator().state().hash();
        JsonObject result = withoutMallory();
        JsonObject mallory = named(result.getJsonArray("accounts"), "id", "mallory");
        for (String seen : List.of(
                "covenant replay DATA --without mallory",
                figure(Double.parseDouble(mallory.getString("recordedProfit")), 2),
                "+" + figure(Double.parseDouble(mallory.getString("difference")), 2),
                result.getJsonObject("recorded").getString("hash"),
                result.getJsonObject("changed").getString("hash"),
                result.getJsonArray("assumptions").getString(0))) {
            assertThat(main()).containsText(seen);
        }
        assertThat(result.getJsonObject("recorded").getString("hash")).isEqualTo(recorded);
        assertThat(result.getJsonObject("changed").getString("hash")).isNotEqualTo(recorded);
        assertThat(visitor.link("Full report"))
                .hasAttribute("href", "/api/v1/studies/" + ids("study").get(0) + "/report");
        for (Look look : Look.ALL) {
            visitor.looksBy(look);
            visitor.assertFits();
        }
    }

    @Test
    void theTimelineIsScrubbedByKeyboardAndOnTheDrawing() {
        begin();
        JsonArray was = named(withoutMallory().getJsonArray("markets"), "id", "chips")
                .getJsonObject("recorded")
                .getJsonArray("points");
        Locator moment = chart().getByRole(AriaRole.SLIDER);
        moment.focus();
        moment.press("Home");
        assertMoment(moment, was.getJsonObject(0));
        moment.press("ArrowRight");
        assertMoment(moment, was.getJsonObject(1));
        moment.press("End");
        assertThat(moment).hasValue(moment.getAttribute("max"));
        assertThat(chart()).containsText("decided");
        assertThat(chart()).containsText("called off");
        assertThat(was.size()).isGreaterThan(20);

        Locator drawing = chart().getByRole(AriaRole.IMG).first();
        drawing.click(at(drawing, 0.05));
        assertMoment(moment, was.getJsonObject(0));
        drawing.click(at(drawing, 0.8));
        assertThat(chart()).containsText("in the window");
    }

    private static Locator.ClickOptions at(Locator drawing, double across) {
        double width = drawing.boundingBox().width;
        double height = drawing.boundingBox().height;
        return new Locator.ClickOptions().setPosition(width * across, height / 2);
    }

    private Locator chart() {
        return page.getByRole(AriaRole.FIGURE).first();
    }

    /** The moment shown is that of a recorded point, with its prices. */
    private void assertMoment(Locator moment, JsonObject point) {
        String price = figure(point.getJsonArray("expected").getDouble(0), 4);
        assertThat(chart()).containsText("sequence " + point.getLong("sequence"));
        assertThat(chart().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("adopt")))
                .containsText(price);
        assertThat(moment)
                .hasAttribute("aria-valuetext", Pattern.compile("adopt recorded " + price.replace(".", "\\.")));
    }

    @Test
    void rulesStandSideBySide() {
        begin();
        page.getByLabel(Pattern.compile("^last-price")).check();
        page.getByLabel(Pattern.compile("^scoreboard")).check();
        visitor.button("Compare 3 rules").click();
        List<String> ids = ids("compare");
        assertThat(ids).hasSize(3);
        assertThat(visitor.role(AriaRole.HEADING, "Rules side by side")).isVisible();
        assertThat(page.getByRole(AriaRole.TABLE).first().getByRole(AriaRole.COLUMNHEADER))
                .hasText(new String[] {"", "recorded", "its own rule", "last-price", "scoreboard"});
        for (String id : ids) {
            JsonObject decision = named(result(id).getJsonArray("markets"), "id", "compute")
                    .getJsonObject("changed")
                    .getJsonObject("decision");
            assertThat(main()).containsText(decision.getString("reason"));
            assertThat(main()).containsText(decision.getString("condition"));
        }
        visitor.button("its own rule").first().click();
        assertThat(ids("study")).containsExactly(ids.get(0));
    }

    @Test
    void anAttemptIsRunAndItsIntervalsAreShown() {
        begin();
        visitor.link("Campaigns").click();
        page.getByRole(AriaRole.RADIO).and(page.locator(":visible")).first().check();
        page.getByLabel("Runs").fill("2");
        visitor.button("Run").click();
        String id = ids("study").get(0);
        assertThat(main()).containsText("--runs 2 --seed");
        JsonObject result = result(id);
        JsonObject variant = result.getJsonArray("variants").getJsonObject(0);
        JsonObject measure = variant.getJsonArray("measures").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getDouble("estimate") != null)
                .findFirst()
                .orElseThrow();
        for (String seen : List.of(
                result.getString("title"),
                result.getJsonArray("findings").getString(0),
                variant.getString("name"),
                measure.getString("title"))) {
            assertThat(main()).containsText(seen);
        }

        page.getByText("Edit its file").click();
        visitor.expect("status of 422");
        page.getByLabel("The campaign’s file").fill("title: [");
        visitor.button("Run").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("line 1");
    }

    @Test
    void studiesAreListedAndAHostileTitleIsText() {
        JsonObject body = new JsonObject()
                .put("title", HOSTILE)
                .put("markets", new JsonArray().add("chips"))
                .put("lag", "0.01");
        String id = venue.as(rose)
                .connection()
                .ask(Query.api("replays"), body)
                .json()
                .getString("id");
        visitor = visits.to(venue);
        page = visitor.open(LAB + "?shared#study=" + id);
        main().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in"))
                .click();
        signIn(rose.key());
        assertThat(visitor.role(AriaRole.HEADING, HOSTILE)).isVisible();
        assertThat(main()).containsText("--market chips --lag 0.01");
        visitor.link("Studies").click();
        Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(HOSTILE));
        assertThat(row).containsText("rose");
        assertThat(row).containsText("done");
        assertThat(page.locator("img[src=x]")).hasCount(0);
    }
}
