package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tour of a demo venue: it leads by keyboard from page to page, points at what it speaks of, and lets itself be ended. */
class TourTest {
    private static final int STEPS = 8;

    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;

    @BeforeAll
    static void open() {
        venue = StagedVenue.in(directory, "--demo");
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    private static Locator card(Page page) {
        return page.locator("[role=dialog].tour");
    }

    private static Locator button(Page page, String name) {
        return card(page)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void begin(Visitor visitor) {
        visitor.open("/");
        visitor.awaitLive();
        visitor.keys().press(visitor.button("Show me around"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Look.class,
            names = {"WIDE", "PHONE_DARK"})
    void everyStepPointsAtSomethingThatIsThere(Look look) {
        Visitor visitor = visits.to(venue, look);
        Page page = visitor.page();
        begin(visitor);
        for (int step = 1; step <= STEPS; step++) {
            assertThat(card(page)).containsText("Tour, " + step + " of " + STEPS);
            assertThat(card(page)).isFocused();
            assertThat(page.locator(".tour-ring")).isVisible();
            assertThat(card(page)).isInViewport();
            visitor.assertFits();
            visitor.assertAccessible();
            visitor.keys().press(button(page, step < STEPS ? "Next" : "Done"));
        }
        assertThat(card(page)).hasCount(0);
        visitor.open("/");
        visitor.awaitLive();
        assertThat(visitor.button("Show me around")).hasCount(0);
    }

    @Test
    void escapeEndsItAndTheFocusComesBackToThePage() {
        Visitor visitor = visits.to(venue);
        Page page = visitor.page();
        begin(visitor);
        assertThat(card(page)).isFocused();
        page.keyboard().press("Escape");
        assertThat(card(page)).hasCount(0);
        assertThat(page.getByRole(AriaRole.MAIN)).isFocused();
    }

    @Test
    void itGoesOnWhereItWasAndBack() {
        Visitor visitor = visits.to(venue);
        Page page = visitor.page();
        begin(visitor);
        button(page, "Next").click();
        button(page, "Next").click();
        assertThat(card(page)).containsText("One market");
        assertThat(page).hasURL(Pattern.compile("/markets/"));
        visitor.open("/audit");
        assertThat(card(page)).containsText("The tour goes on at: One market");
        button(page, "Go there").click();
        button(page, "Back").click();
        assertThat(card(page)).containsText("Both cases at once");
        assertThat(page.locator(".tour-ring")).isVisible();
    }
}
