package covenant.load.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** axe in the page: all its rules, none switched off. */
final class Axe {
    private static final String SCRIPT = script();

    private static final String RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
            + ".flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`))";

    private Axe() {}

    /** One line for each element that violates a rule, with the rule and what would mend it. */
    static List<?> violations(Page page) {
        if (page.evaluate("() => typeof axe").equals("undefined")) {
            page.evaluate(SCRIPT);
        }
        return (List<?>) page.evaluate(RUN);
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
