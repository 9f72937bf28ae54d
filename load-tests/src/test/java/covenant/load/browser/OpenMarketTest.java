package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import covenant.client.Credits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guided form: what it says a market costs is what it costs, and nothing typed is lost. */
class OpenMarketTest {
    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;
    private static Person host;

    @BeforeAll
    static void open() {
        venue = StagedVenue.withClockIn(directory);
        host = venue.open("host", "coordinator", 1_000_000);
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    private static Visitor coordinator() {
        Visitor visitor = visits.to(venue).signedIn(host);
        visitor.open("/open");
        visitor.awaitLive();
        return visitor;
    }

    @ParameterizedTest(name = "b {0}, {1}: {2}, {3}")
    @CsvSource(textBlock = """
                    100,    binary,      '50,50',          '50,50'
                    1,      binary,      '99.9,0.1',       '0.1,99.9'
                    250,    scalar,      '70,30',          '37.5,75'
                    12345,  scalar,      '33.3,33.3,33.4', '12.3,50,88.8'
                    77.777, categorical, '80,20',          '50,50'
                    """)
    void theEstimateIsWhatTheVenueAsksFor(String b, String metric, String chances, String levels) {
        Object both = coordinator().page().evaluate("""
                        async ([liquidity, metric, chances, levels]) => {
                          const from = (name) => import('/assets/' + name);
                          const { emptyDraft, fitPrior, jointPrior } = await from('open/draft.js');
                          const { bodyOf } = await from('open/body.js');
                          const { subsidyEstimate } = await from('open/subsidy.js');
                          const { tryOut, whoAmI } = await from('live/calls.js');
                          const parts = (text) => text.split(',').map(Number);
                          const draft = { ...emptyDraft(), title: 'Q', liquidity, metric, chances: parts(chances), levels: parts(levels) };
                          draft.conditions = ['a', 'b', 'c'].slice(0, draft.chances.length);
                          fitPrior(draft);
                          await whoAmI();
                          const answer = await tryOut('/api/v1/markets', bodyOf(draft));
                          return [String(subsidyEstimate(Number(liquidity), jointPrior(draft))), answer.subsidy];
                        }
                        """, List.of(b, metric, chances, levels));
        List<?> found = (List<?>) both;
        long estimate = Long.parseLong((String) found.get(0));
        assertThat(estimate - Credits.of((String) found.get(1)).micros())
                .as("millionths between %s and %s", found.get(0), found.get(1))
                .isBetween(-10L, 10L);
    }

    @Test
    void aMarketIsOpenedByKeysAloneForExactlyWhatWasShown() {
        Visitor visitor = coordinator();
        Page page = visitor.page();
        Locator title = page.getByLabel("The question, in one sentence");
        page.getByText("Show what is missing").focus();
        page.keyboard().press("Enter");
        assertThat(title).isFocused();
        assertThat(title).hasAttribute("aria-invalid", "true");
        page.keyboard().type("Is the bridge open in spring?");
        page.getByLabel("Liquidity b").focus();
        page.keyboard().press("Control+A");
        page.keyboard().type("321");
        Locator exact = page.getByText("As the venue would charge it now.");
        assertThat(exact).isVisible();
        String shown = page.locator(".cost .subsidy dd").innerText();
        page.reload();
        visitor.awaitLive();
        assertThat(title).hasValue("Is the bridge open in spring?");
        assertThat(exact).isVisible();
        assertThat(page.locator(".cost .subsidy dd")).hasText(shown);
        page.getByText("Open it for").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("You pay now" + shown);
        Credits before = venue.as(host).me().get().cash();
        page.getByText("Open it and pay").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/markets/is-the-bridge-open-in-spring");
        Credits paid =
                venue.as(host).markets().get("is-the-bridge-open-in-spring").subsidy();
        assertThat(shown).isEqualTo(paid + " cr");
        assertThat(venue.as(host).me().get().cash()).isEqualTo(before.minus(paid));
    }

    @Test
    void whoMayNotOpenOneIsToldWhyAndHow() {
        Person ann = venue.open("ann", "participant", 10);
        Visitor visitor = visits.to(venue).signedIn(ann);
        Page page = visitor.open("/open");
        assertThat(page.locator("main")).containsText("takes the role of a coordinator");
        assertThat(visitor.button("Sign in as a coordinator")).isVisible();
    }
}
