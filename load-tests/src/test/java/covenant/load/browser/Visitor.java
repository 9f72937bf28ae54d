package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;

/** Somebody who looks at a venue's pages. */
final class Visitor {
    /** The innermost elements that stand out of the window. */
    private static final String TOO_WIDE = "() => [...document.querySelectorAll('body *')]"
            + ".filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)"
            + ".slice(-4).map(each => each.tagName + '.' + each.getAttribute('class') + ' ' + each.textContent.slice(0, 30))";

    private final BrowserContext context;
    private final StagedVenue venue;
    private final Complaints complaints;
    private final Page page;
    private final Runnable everybodyLosesTheLine;

    Visitor(BrowserContext context, StagedVenue venue, Runnable everybodyLosesTheLine) {
        this.everybodyLosesTheLine = everybodyLosesTheLine;
        this.context = context;
        this.venue = venue;
        this.complaints = Complaints.of(context, venue.address());
        context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        page = context.newPage();
    }

    /** What is looked at. */
    Page page() {
        return page;
    }

    /** The same page for somebody who has a keyboard and nothing else. */
    Keys keys() {
        return new Keys(page);
    }

    /** Opens a page of the venue, such as {@code /lab}. */
    Page open(String path) {
        page.navigate(path);
        return page;
    }

    /** Signs in without the form, as if it had been done before. */
    Visitor signedIn(Person person) {
        APIResponse answer = context.request()
                .post("/api/v1/session", RequestOptions.create().setData(Map.of("key", person.key())));
        assertThat(answer.ok()).as(answer.text()).isTrue();
        return this;
    }

    /** The element with this role and name. */
    Locator role(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name));
    }

    /** The button of this name. */
    Locator button(String name) {
        return role(AriaRole.BUTTON, name);
    }

    /** The link of this name. */
    Locator link(String name) {
        return role(AriaRole.LINK, name);
    }

    /** Waits until the page follows the venue, and has what it asked for. */
    void awaitLive() {
        assertThat(page.getByRole(AriaRole.BANNER).getByRole(AriaRole.STATUS)).hasText("live");
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    }

    /** Waits until the page knows all that the venue knows. */
    void awaitCaughtUp() {
        awaitLive();
        long sequence = venue.operator().state().sequence();
        assertThat(page.getByRole(AriaRole.BANNER)).containsText(Written.sequence(sequence));
    }

    /** Changes the window; the page stays. */
    void looksBy(Look look) {
        page.setViewportSize(look.width(), look.height());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
    }

    /** What goes wrong this way is what the test is about: a regular expression that finds the complaint. */
    void expect(String complaint) {
        complaints.expect(complaint);
    }

    /** From now on requests that do not get through are what the test is about. */
    void expectLostConnections() {
        complaints.expectLostConnections();
    }

    /** From now on nothing gets through to the venue, and what was open is broken off. */
    void cut() {
        everybodyLosesTheLine.run();
        venue.line().cut();
    }

    /** Everything gets through again. */
    void restore() {
        venue.line().restore();
    }

    /** The server is killed and comes back with what it had on disk. */
    void outliveAKill() {
        everybodyLosesTheLine.run();
        venue.kill();
        venue.restart();
    }

    /** Fails if the page is wider than its window. */
    void assertFits() {
        Object over =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat((Integer) over)
                .as("pixels that %s is too wide, with %s", page.url(), page.evaluate(TOO_WIDE))
                .isLessThanOrEqualTo(0);
    }

    /** Fails if axe finds anything. */
    void assertAccessible() {
        assertThat(Axe.violations(page)).as("what axe finds on %s", page.url()).isEmpty();
    }

    /** Fails if anything went wrong that the test did not expect. */
    void assertNothingWentWrongUnseen() {
        assertThat(wentWrong()).as("what went wrong unseen").isEmpty();
    }

    /** What went wrong so far and was not expected. */
    List<String> wentWrong() {
        // A call to the page brings what the browser had told meanwhile.
        page.evaluate("() => 0");
        return complaints.unexpected();
    }

    /** A picture of the whole page. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Visits.PICTURES.resolve(name)));
    }

    void leave() {
        context.close();
    }
}
