package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
        Visitor visitor = visits.to(venue);
        visitor.open("/");
        visitor.awaitCaughtUp();
        believe(0.75);
        visitor.awaitCaughtUp();
    }

    @Test
    void whatHappenedWhileTheLineWasCutIsCaughtUpWith() {
        Visitor visitor = visits.to(venue);
        Page page = visitor.open("/");
        visitor.awaitCaughtUp();
        visitor.cut();
        assertThat(page.getByRole(AriaRole.BANNER)).containsText("behind");
        believe(0.85);
        visitor.restore();
        visitor.awaitCaughtUp();
        visitor.outliveAKill();
        believe(0.15);
        visitor.awaitCaughtUp();
    }
}
