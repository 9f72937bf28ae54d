package covenant.api.research;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.cli.lab.AttackedVenue;
import covenant.api.fixture.Browser;
import covenant.api.fixture.ServedVenue;
import covenant.api.venue.LedgerStorage;
import covenant.api.venue.VenueOptions;
import covenant.ledger.replay.Progress;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The researcher's page in a real browser, on a venue where mallory pushed a price up before a decision. */
class LabPageTest {
    private static final Path PICTURES = Path.of("target", "lab-page");
    private static final long HOUR = 3_600_000_000L;
    private static final String HOSTILE = "<img src=x onerror=alert(1)> & co";

    @TempDir
    static Path directory;

    private static ServedVenue venue;
    private static Browser browser;
    private static String rose;
    private static String ann;

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.start(Files.createDirectory(directory.resolve("profile")));
        Path data = Files.createDirectory(directory.resolve("data"));
        AttackedVenue.in(data);
        venue = ServedVenue.with(
                LedgerStorage.open(data, Progress.NONE), VenueOptions.local(), AttackedVenue.START_MICROS + 81 * HOUR);
        rose = venue.account("rose", "researcher", "0");
        ann = venue.post(ServedVenue.OPERATOR, "/api/v1/accounts/ann/keys", new JsonObject())
                .expect(201)
                .json()
                .getString("key");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (venue != null) {
            venue.close();
        }
    }

    @BeforeEach
    void arrive() {
        browser.forget();
        browser.view(1280, false);
        browser.open(venue.uri("/lab.html"));
        browser.awaitSeen("#signin");
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        assertThat(browser.complaints()).isEmpty();
    }

    private static void signIn(String key) {
        browser.write("#key", key);
        browser.click("#signin-form button");
    }

    private static void begin() {
        signIn(rose);
        browser.awaitSeen("#replay-outlet .chart svg");
    }

    private static JsonObject result(String id) {
        return venue.get(rose, "/api/v1/studies/" + id + "/result").expect(200).json();
    }

    /** The ids in the address behind this word. */
    private static List<String> ids(String word) {
        browser.until("location.hash.startsWith('#" + word + "=')");
        return List.of(((String) browser.value("location.hash.split('=')[1]")).split(","));
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

    private static JsonObject withoutMallory() {
        browser.click("#accounts input[value=mallory]");
        browser.click("#replay-go");
        String id = ids("study").get(0);
        browser.until("document.querySelector('#replay-outlet .verdict')?.dataset.flipped === 'true'");
        return result(id);
    }

    @Test
    void whoMayNotIsToldWhatToDo() {
        signIn("cov_nobodys-key");
        browser.awaitSeen("#signin-problem");
        assertThat(browser.text("#signin-problem")).isEqualTo("Nobody has this key.");
        browser.picture(PICTURES.resolve("sign-in.png"));

        signIn(ann);
        browser.awaitSeen("#closed");
        assertThat(browser.text("#closed")).contains("You are signed in as ann, participant.", "Ask an operator");
        assertThat(browser.isSeen("#lab")).isFalse();

        browser.click("#other-key");
        browser.awaitSeen("#signin");
        signIn(rose);
        browser.awaitSeen("#at-replay");
        browser.click("#signout");
        browser.awaitSeen("#signin");
        assertThat(browser.isSeen("#lab")).isFalse();
    }

    @Test
    void itBeginsWithWhatWasRecorded() {
        begin();
        assertThat(browser.text("#replay-outlet")).contains("every figure is as recorded", venue.hash());
        browser.picture(PICTURES.resolve("recorded.png"));
    }

    @Test
    void withoutAnAccountTheDecisionIsAnotherAndEveryFigureIsTheVenues() {
        begin();
        JsonObject result = withoutMallory();
        String seen = browser.text("#replay-outlet");
        assertThat(seen)
                .contains("One decision comes out differently: chips.", "covenant replay DATA --without mallory");
        JsonObject mallory = named(result.getJsonArray("accounts"), "id", "mallory");
        assertThat(seen)
                .contains(figure(Double.parseDouble(mallory.getString("recordedProfit")), 2))
                .contains("+" + figure(Double.parseDouble(mallory.getString("difference")), 2))
                .contains(result.getJsonObject("recorded").getString("hash"))
                .contains(result.getJsonObject("changed").getString("hash"))
                .contains(result.getJsonArray("assumptions").getString(0));
        assertThat(result.getJsonObject("changed").getString("hash")).isNotEqualTo(venue.hash());
        assertThat(browser.value("document.querySelector('.result .links a').getAttribute('href')"))
                .isEqualTo("/api/v1/studies/" + ids("study").get(0) + "/report");
        browser.picture(PICTURES.resolve("without.png"));
        browser.view(500, true);
        browser.picture(PICTURES.resolve("without-narrow-dark.png"));
        assertThat((Integer) browser.value("document.documentElement.scrollWidth"))
                .as("nothing is wider than a phone")
                .isLessThanOrEqualTo(500);
    }

    @Test
    void theTimelineIsScrubbedByKeyboardAndOnTheDrawing() {
        begin();
        JsonObject chips = named(withoutMallory().getJsonArray("markets"), "id", "chips");
        JsonArray was = chips.getJsonObject("recorded").getJsonArray("points");
        browser.value("document.querySelector('.moment').focus()");
        browser.press("Home", 36);
        assertMoment(was.getJsonObject(0));
        browser.press("ArrowRight", 39);
        assertMoment(was.getJsonObject(1));
        browser.press("End", 35);
        int last = was.size() - 1;
        assertThat(browser.value("Number(document.querySelector('.moment').value)"))
                .isEqualTo(browser.value("Number(document.querySelector('.moment').max)"));
        assertThat(browser.text(".when")).contains("decided");
        assertThat(browser.text(".reading")).contains("called off");
        assertThat(last).isGreaterThan(20);

        browser.click(".plot", 0.05);
        assertMoment(was.getJsonObject(0));
        browser.click(".plot", 0.8);
        assertThat(browser.text(".when")).contains("in the window");
    }

    /** The moment shown is that of a recorded point, with its prices. */
    private static void assertMoment(JsonObject point) {
        double price = point.getJsonArray("expected").getDouble(0);
        assertThat(browser.text(".when")).contains("sequence " + point.getLong("sequence"));
        assertThat(browser.text(".reading tbody tr")).contains("adopt", figure(price, 4));
        assertThat((String) browser.value("document.querySelector('.moment').getAttribute('aria-valuetext')"))
                .contains("adopt recorded " + figure(price, 4));
    }

    @Test
    void rulesStandSideBySide() {
        begin();
        browser.click("#rules input[value=last-price]");
        browser.click("#rules input[value=scoreboard]");
        assertThat(browser.text("#replay-go")).isEqualTo("Compare 3 rules");
        browser.click("#replay-go");
        List<String> ids = ids("compare");
        browser.awaitSeen("#replay-outlet .side");
        assertThat(ids).hasSize(3);
        assertThat(browser.text(".side thead tr").strip().split("\\s+"))
                .containsExactly("recorded", "its", "own", "rule", "last-price", "scoreboard");
        String seen = browser.text(".side tbody");
        for (String id : ids) {
            JsonObject decision = named(result(id).getJsonArray("markets"), "id", "compute")
                    .getJsonObject("changed")
                    .getJsonObject("decision");
            assertThat(seen).contains(decision.getString("reason"), decision.getString("condition"));
        }
        browser.picture(PICTURES.resolve("rules.png"));
        browser.click(".side thead .sort");
        assertThat(ids("study")).containsExactly(ids.get(0));
    }

    @Test
    void anAttemptIsRunAndItsIntervalsAreShown() {
        begin();
        browser.click("#to-campaign");
        browser.click("#attempts input[value=last-minute-spike], #attempts input");
        browser.write("#runs", "2");
        browser.click("#campaign-go");
        JsonObject result = result(ids("study").get(0), "#campaign-outlet .whiskers");
        JsonObject variant = result.getJsonArray("variants").getJsonObject(0);
        JsonObject measure = variant.getJsonArray("measures").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getDouble("estimate") != null)
                .findFirst()
                .orElseThrow();
        assertThat(browser.text("#campaign-outlet"))
                .contains(
                        result.getString("title"),
                        result.getJsonArray("findings").getString(0))
                .contains(variant.getString("name"), measure.getString("title"), "--runs 2 --seed");
        assertThat(browser.isSeen("#campaign-outlet .chart .mark")).isTrue();
        browser.picture(PICTURES.resolve("campaign.png"));

        browser.click("#edit summary");
        browser.write("#file", "title: [");
        browser.click("#campaign-go");
        browser.awaitSeen("#campaign-problem");
        assertThat(browser.text("#campaign-problem")).contains("line 1");
    }

    private static JsonObject result(String id, String when) {
        browser.awaitSeen(when);
        return result(id);
    }

    @Test
    void studiesAreListedAndAHostileTitleIsText() {
        JsonObject body = new JsonObject()
                .put("title", HOSTILE)
                .put("markets", new JsonArray().add("chips"))
                .put("lag", "0.01");
        String id = venue.post(rose, "/api/v1/replays", body).expect(201).json().getString("id");
        browser.open(venue.uri("/lab.html?shared#study=" + id));
        browser.awaitSeen("#signin");
        signIn(rose);
        browser.awaitSeen("#replay-outlet .verdict");
        assertThat(browser.text("#replay-outlet .outlet-title")).contains(HOSTILE);
        assertThat(browser.text("#replay-outlet")).contains("--market chips --lag 0.01");
        browser.click("#to-studies");
        browser.awaitSeen("#studies-outlet table");
        assertThat(browser.text("#studies-outlet")).contains(HOSTILE, "rose", "done");
        assertThat(browser.value("document.querySelector('img[src=x]') === null"))
                .isEqualTo(true);
        browser.picture(PICTURES.resolve("studies.png"));
    }

    @Test
    void figuresTimesAndDurationsAreWrittenAsTheVenueTakesThem() {
        String scale = "import('/scale.js').then(m => ";
        assertThat(browser.value(scale + "['6h', '90m', '1d 12h', '30s', 'soon', ''].map(m.duration))"))
                .isEqualTo(new JsonArray("[\"PT21600S\", \"PT5400S\", \"PT129600S\", \"PT30S\", null, null]"));
        assertThat(browser.value(
                        scale + "[m.signed(1234.5, 2), m.signed(-0.001, 2), m.figure(-0.5, 1), m.figure(NaN, 3)])"))
                .isEqualTo(new JsonArray("[\"+1,234.50\", \"0.00\", \"\u22120.5\", \"\u2013\"]"));
        assertThat(browser.value(scale + "m.timeText(1772323200000001))")).isEqualTo("1 Mar 2026, 00:00:00.000001 UTC");
        assertThat(browser.value(scale + "m.ticks(0.42, 0.97, 5).at.map(each => each.toFixed(1)).join())"))
                .isEqualTo("0.5,0.6,0.7,0.8,0.9");
        assertThat(browser.value("import('/course.js').then(m => m.micros('2026-03-01T00:00:00.000001Z'))"))
                .isEqualTo(1_772_323_200_000_001L);
    }

    @Test
    void coursesAreLookedUpAtEveryMoment() {
        String made = "const point = (sequence, a, b) => ({sequence, at: `2026-03-01T00:00:0${sequence}Z`,"
                + " expected: [a, b], statistic: []});"
                + "const decision = {condition: 'y', at: '2026-03-01T00:00:04Z', averages: []};"
                + "const course = (m, points, decision) => new m.Course({points, window: null, decision}, ['x', 'y'], true);"
                + "const both = (m) => new m.Moments(course(m, [point(1, .5, .5), point(3, .7, .5)], null),"
                + " course(m, [point(1, .5, .5), point(2, .5, .2), point(5, .9, .2)], decision));";
        String moments = "(() => {" + made + " return import('/course.js').then(m => { const all = both(m); return ";
        assertThat(browser.value(moments + "all.keys; })})()")).isEqualTo(new JsonArray("[1, 2, 3, 5]"));
        assertThat(browser.value(moments + "[all.firstApart(), all.farthestApart()]; })})()"))
                .isEqualTo(new JsonArray("[1, 1]"));
        assertThat(browser.value(moments + "all.distance(2, 0).toFixed(3); })})()"))
                .as("what holds is the last point before")
                .isEqualTo("-0.200");
        assertThat(browser.value(moments + "Number.isNaN(all.distance(3, 0)); })})()"))
                .as("x is called off")
                .isEqualTo(true);
    }
}
