package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import covenant.client.Credits;
import covenant.client.NewMarket;
import covenant.client.Order;
import covenant.client.Write;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The front page: it lists what is traded, follows the venue live, and says when it cannot. */
class FrontPageTest {
    private static final String TITLE = "If the pledge is broken, will an audit find it?";

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
        NewMarket pledge =
                NewMarket.binary(TITLE, "kept", "broken").id("pledge").liquidity(Credits.of(100));
        venue.as(sponsor).markets().open(pledge, Write.once());
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    private static void believe(double broken) {
        venue.as(ann).markets().trade("pledge", Order.condition("broken").toPrice(broken), Write.once());
    }

    @Test
    void aTradeOfSomebodyElseIsSeenAtOnce() {
        believe(0.5);
        Page page = visits.to(venue).open("/");
        assertThat(page.getByText(TITLE)).isVisible();
        assertThat(page.locator("body")).containsText("50.0%");
        believe(0.75);
        assertThat(page.locator("body")).containsText("75.0%");
    }

    @Test
    void whatHappenedWhileTheLineWasCutIsCaughtUpWith() {
        believe(0.6);
        Visitor visitor = visits.to(venue);
        Page page = visitor.open("/");
        assertThat(page.locator("body")).containsText("60.0%");
        visitor.cut();
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS)
                        .first())
                .not()
                .containsText("live");
        believe(0.85);
        visitor.restore();
        assertThat(page.locator("body")).containsText("85.0%");
        visitor.outliveAKill();
        believe(0.15);
        assertThat(page.locator("body")).containsText("15.0%");
    }
}
