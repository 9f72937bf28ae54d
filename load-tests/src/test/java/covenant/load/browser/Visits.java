package covenant.load.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Hands out visitors, each in a browser profile of its own. After each test it takes pictures if the test failed, and fails it if
 * anything went wrong unseen.
 */
final class Visits implements BeforeAllCallback, AfterEachCallback {
    /** Pictures, for people. */
    static final Path PICTURES = Path.of("target", "browser");

    private static final ExtensionContext.Namespace SHARED = ExtensionContext.Namespace.create(Visits.class);

    private final List<Visitor> visitors = new ArrayList<>();
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        Chromium.require();
        browser = context.getRoot()
                .getStore(SHARED)
                .computeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class)
                .browser();
    }

    /** A visitor with a wide window in a light room. */
    Visitor to(StagedVenue venue) {
        return to(venue, Look.WIDE);
    }

    /** A visitor with this window. */
    Visitor to(StagedVenue venue, Look look) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setBaseURL(venue.address().toString())
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.scheme())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("UTC");
        Visitor visitor =
                new Visitor(browser.newContext(options), venue, () -> visitors.forEach(Visitor::expectLostConnections));
        visitors.add(visitor);
        return visitor;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            for (int i = 0; i < visitors.size(); i++) {
                Visitor visitor = visitors.get(i);
                if (context.getExecutionException().isEmpty()) {
                    visitor.assertNothingWentWrongUnseen();
                    continue;
                }
                visitor.picture(pictureName(context, i));
                if (!visitor.wentWrong().isEmpty()) {
                    context.getExecutionException().get().addSuppressed(new AssertionError(visitor.wentWrong()));
                }
            }
        } finally {
            visitors.forEach(Visitor::leave);
            visitors.clear();
        }
    }

    private static String pictureName(ExtensionContext context, int visitor) {
        String name = context.getRequiredTestClass().getSimpleName() + "-"
                + context.getRequiredTestMethod().getName() + "-" + context.getDisplayName() + "-" + visitor;
        return "failed-" + name.replaceAll("[^A-Za-z0-9]+", "-") + ".png";
    }
}
