package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import covenant.client.Credits;
import covenant.client.Market;
import covenant.client.NewMarket;
import covenant.client.Order;
import covenant.client.Write;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The board: both branches of every market side by side, what moved and why; rows that are found, put in order, and left where they are. */
class BoardTest {
    private static final String PLEDGE = "Will an audit find it, if the pledge is kept or broken?";
    private static final String PAUSE = "Will there be an incident, if the pause is kept or broken?";

    private static final String REPORT = "Will rivals follow, if the report is kept or broken?";

    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;
    private static Person ann;

    @BeforeAll
    static void open() {
        venue = StagedVenue.in(directory);
        Person sponsor = venue.open("sponsor", "coordinator", 10_000);
        ann = venue.open("ann", "participant", 1_000);
        market(sponsor, "pledge", PLEDGE, "Alder Lab");
        market(sponsor, "pause", PAUSE, "Birch Lab");
        market(sponsor, "report", REPORT, "Cedar Lab");
        trade("report", Order.given("broken", "yes").toPrice(0.9));
        trade("pledge", Order.given("broken", "yes").toPrice(0.8));
        trade("pledge", Order.condition("broken").toPrice(0.3));
        trade("pause", Order.condition("broken").toPrice(0.4));
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    private static void market(Person sponsor, String id, String title, String actor) {
        NewMarket market = NewMarket.binary(title, "kept", "broken")
                .id(id)
                .liquidity(Credits.of(100))
                .with("actor", actor);
        venue.as(sponsor).markets().open(market, Write.once());
    }

    private static void trade(String market, Order order) {
        venue.as(ann).markets().trade(market, order, Write.once());
    }

    private static Visitor onTheBoard(String query) {
        Visitor visitor = visits.to(venue);
        visitor.open("/" + query);
        visitor.awaitCaughtUp();
        return visitor;
    }

    private static Locator row(Page page, String title) {
        return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(title));
    }

    private static Locator chance(Page page) {
        return page.getByRole(
                AriaRole.COLUMNHEADER,
                new Page.GetByRoleOptions().setName("Chance").setExact(true));
    }

    private static Locator titles(Page page) {
        return page.locator(".board .line .title");
    }

    @Test
    void aRowSaysOfBothBranchesWhatTheBooksSay() {
        Market pledge = venue.operator().markets().get("pledge");
        Page page = onTheBoard("").page();
        for (Market.Condition condition : pledge.conditions()) {
            assertThat(row(page, PLEDGE)).containsText(condition.id());
            assertThat(row(page, PLEDGE)).containsText(Written.percent(condition.expected()));
        }
        assertThat(row(page, PLEDGE))
                .containsText(Written.percent(pledge.conditions().get(1).probability()));
        assertThat(row(page, PLEDGE)).containsText(Written.percent(pledge.expected()));
    }

    @Test
    void whatMovedMostIsToldWithWhoMovedIt() {
        Visitor visitor = onTheBoard("");
        assertThat(visitor.role(AriaRole.REGION, "What moved most, and why")).containsText(REPORT);
        assertThat(visitor.role(AriaRole.REGION, "What moved most, and why"))
                .containsText("expected from 50.0% to 70.0%");
        assertThat(visitor.role(AriaRole.REGION, "What moved most, and why"))
                .containsText(Pattern.compile("One trade, by ann at .*bought .* of yes, if broken"));
    }

    @Test
    void whatOneAsksForStandsInTheAddressAndTheWayBackWorks() {
        Visitor visitor = onTheBoard("");
        Page page = visitor.page();
        assertThat(titles(page)).hasText(new String[] {PLEDGE, PAUSE, REPORT});
        visitor.keys().press(chance(page).getByRole(AriaRole.BUTTON));
        assertThat(chance(page)).hasAttribute("aria-sort", "descending");
        assertThat(titles(page)).hasText(new String[] {REPORT, PAUSE, PLEDGE});
        page.getByLabel("Search").fill("alder");
        assertThat(titles(page)).hasText(new String[] {PLEDGE});
        assertThat(page.getByRole(AriaRole.SEARCH).getByRole(AriaRole.STATUS)).hasText("1 of 3");
        assertThat(page.url()).contains("sort=chance", "q=alder");
        page.reload();
        assertThat(titles(page)).hasText(new String[] {PLEDGE});
        page.goBack();
        assertThat(titles(page)).hasText(new String[] {PLEDGE, PAUSE, REPORT});
    }

    @Test
    void rowsStayWhereTheyAreWhileSomebodyIsWithinThem() {
        Visitor visitor = onTheBoard("?sort=chance");
        Page page = visitor.page();
        assertThat(titles(page)).hasText(new String[] {REPORT, PAUSE, PLEDGE});
        visitor.keys().goTo(visitor.link(PAUSE).last());
        trade("pledge", Order.condition("broken").toPrice(0.9));
        assertThat(row(page, PLEDGE)).containsText("90.0%");
        assertThat(titles(page)).hasText(new String[] {REPORT, PAUSE, PLEDGE});
        visitor.keys().goTo(page.getByLabel("Search"));
        assertThat(titles(page)).hasText(new String[] {PLEDGE, REPORT, PAUSE});
        trade("pledge", Order.condition("broken").toPrice(0.3));
    }
}
