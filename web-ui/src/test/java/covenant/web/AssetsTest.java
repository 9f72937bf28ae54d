package covenant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages keep to the content security policy {@code default-src 'self'}, and everything they ask for is there. */
class AssetsTest {
    private static final String ROOT = "/covenant/web/";

    /** Each page with the module that it loads. */
    private static final Map<String, String> PAGES = Map.of("index.html", "app.js", "lab.html", "lab.js");

    private static final Pattern REFERENCE =
            Pattern.compile("<(?:link|script|img)\\b[^>]*\\b(?:href|src)=\"([^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|export)\\b[^;]*\\bfrom\\s+'([^']+)'");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");
    private static final Pattern BY_ID = Pattern.compile("(?:byId|getElementById)\\('([^']+)'\\)");
    private static final Pattern TIP = Pattern.compile("popovertarget=\"([^\"]+)\"|'(tip-[a-z]+)'");
    private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

    private static String read(String name) {
        try (InputStream in = AssetsTest.class.getResourceAsStream(ROOT + name)) {
            assertThat(in).as(ROOT + name + " on the class path").isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names() {
        try {
            Path folder = Path.of(Objects.requireNonNull(AssetsTest.class.getResource(ROOT + "index.html"))
                            .toURI())
                    .getParent();
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString()).sorted().toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(AssetsTest::firstGroup)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String firstGroup(MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(2);
    }

    @Test
    void everythingThatThePagesAskForIsThere() {
        PAGES.forEach((page, module) -> {
            Set<String> references = found(REFERENCE, read(page));
            assertThat(references).as(page).contains(module, "style.css", "favicon.svg");
            references.forEach(AssetsTest::read);
        });
        assertThat(names().stream().filter(name -> name.endsWith(".html"))).containsAll(PAGES.keySet());
    }

    @Test
    void everyModuleThatAModuleImportsIsThereAndNoneIsForgotten() {
        Set<String> reached = new TreeSet<>();
        PAGES.values().forEach(module -> reach(module, reached));
        Set<String> modules =
                names().stream().filter(name -> name.endsWith(".js")).collect(Collectors.toSet());
        assertThat(reached).isEqualTo(new TreeSet<>(modules));
    }

    private static void reach(String module, Set<String> reached) {
        if (reached.add(module)) {
            for (String imported : found(IMPORT, read(module))) {
                assertThat(imported).as("imports of " + module).startsWith("./");
                reach(imported.substring(2), reached);
            }
        }
    }

    @Test
    void thereIsNoInlineScriptOrStyle() {
        for (String name : names()) {
            if (name.endsWith(".html") || name.endsWith(".svg")) {
                String page = read(name);
                assertThat(page).as(name).doesNotContainPattern("<script(?![^>]*\\bsrc=)");
                assertThat(page).as(name).doesNotContainPattern("<style\\b");
                assertThat(page).as(name).doesNotContainPattern("<[^>]*\\sstyle=");
                assertThat(page).as(name).doesNotContainPattern("<[^>]*\\son[a-z]+=");
                assertThat(page).as(name).doesNotContain("javascript:");
            }
        }
    }

    @Test
    void noAssetKnowsAnotherServer() {
        for (String name : names()) {
            String text = read(name).replace(SVG_NAMESPACE, "");
            assertThat(text).as(name).doesNotContainPattern("(?i)(?:https?|wss?):?//[a-z0-9]");
            assertThat(text).as(name).doesNotContainPattern("(?:src|href)=\"//");
            assertThat(text).as(name).doesNotContainPattern("url\\(");
        }
    }

    @Test
    void dataEntersThePageAsTextOnly() {
        for (String name : names()) {
            assertThat(read(name))
                    .as(name)
                    .doesNotContainPattern(
                            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|Function\\(|DOMParser|setHTML")
                    .doesNotContain("setAttribute('style'");
        }
    }

    @Test
    void everyElementThatTheModulesAskForIsOnThePageThatLoadsThem() {
        PAGES.forEach((page, first) -> {
            Set<String> ids = found(ID, read(page));
            Set<String> modules = new TreeSet<>();
            reach(first, modules);
            for (String module : modules) {
                assertThat(ids).as(page + " for " + module).containsAll(found(BY_ID, read(module)));
                assertThat(ids).as(page + " for " + module).containsAll(found(TIP, read(module)));
            }
            assertThat(ids).as(page).containsAll(found(TIP, read(page)));
        });
    }

    @Test
    void pagesLeadToEachOther() {
        assertThat(read("index.html")).contains("href=\"lab.html\"");
        assertThat(read("lab.html")).contains("href=\"/\"");
    }
}
