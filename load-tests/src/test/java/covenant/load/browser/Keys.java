package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody who has a keyboard and nothing else: whatever is used must be reached with Tab, as a person reaches it. */
final class Keys {
    private static final int MOST_TABS = 400;

    private static final String IS_FOCUSED = "element => element === document.activeElement";

    /** Where an element stands: before where the focus is, or behind. */
    private static final String IS_BEFORE = "element => Boolean(document.activeElement.compareDocumentPosition(element)"
            + " & Node.DOCUMENT_POSITION_PRECEDING) && document.activeElement !== document.body";

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    /** Goes there with Tab, or back with Shift and Tab. */
    void goTo(Locator target) {
        assertThat(target).isVisible();
        assertThat(target).isEnabled();
        String key = Boolean.TRUE.equals(target.evaluate(IS_BEFORE)) ? "Shift+Tab" : "Tab";
        for (int i = 0; i < MOST_TABS; i++) {
            if (Boolean.TRUE.equals(target.evaluate(IS_FOCUSED))) {
                return;
            }
            page.keyboard().press(key);
        }
        throw new AssertionError(target + " is not reached with " + key + " on " + page.url());
    }

    /** Goes to a button, link or fold and presses Enter. */
    void press(Locator target) {
        goTo(target);
        page.keyboard().press("Enter");
    }

    /** Writes into a field instead of what is there. */
    void write(Locator field, String text) {
        goTo(field);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    /** Chooses one of a few: Tab goes to the one that is chosen, arrows to the others. */
    void choose(Locator radio) {
        assertThat(radio).hasCount(1);
        String name = radio.getAttribute("name");
        Locator all = page.locator("input[type=radio][name='" + name + "']");
        goTo(page.locator("input[type=radio][name='" + name + "']:checked"));
        for (int i = 0; i < all.count() && !radio.isChecked(); i++) {
            page.keyboard().press("ArrowRight");
        }
        assertThat(radio).isChecked();
    }

    /** Chooses from a list by the words of the choice. */
    void pick(Locator list, String words) {
        goTo(list);
        page.keyboard().type(words);
        assertThat(list.locator("option:checked")).containsText(words);
    }

    /** Ticks a box. */
    void tick(Locator box) {
        goTo(box);
        page.keyboard().press("Space");
        assertThat(box).isChecked();
    }
}
