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
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("index.html", "assets/board/page.js"),
            Map.entry("market.html", "assets/market/page.js"),
            Map.entry("portfolio.html", "assets/portfolio/page.js"),
            Map.entry("commitments.html", "assets/commitments/page.js"),
            Map.entry("commitment.html", "assets/commitments/commitment.js"),
            Map.entry("decisions.html", "assets/decisions/page.js"),
            Map.entry("playbooks.html", "assets/playbooks/page.js"),
            Map.entry("playbook.html", "assets/playbooks/playbook.js"),
            Map.entry("pledges.html", "assets/pledges/page.js"),
            Map.entry("audit.html", "assets/audit/page.js"),
            Map.entry("open.html", "assets/open/page.js"),
            Map.entry("glossary.html", "assets/glossary/page.js"),
            Map.entry("404.html", "assets/shell/missing.js"),
            Map.entry("lab.html", "assets/lab/page.js"));

    /** Loaded by the pages themselves, before anything is drawn. */
    private static final String THEME = "assets/shell/theme.js";

    /** Modules of libraries, which the server takes from their jars. */
    private static final String LIBRARIES = "assets/lib/";

    private static final Pattern REFERENCE =
            Pattern.compile("<(?:link|script|img)\\b[^>]*\\b(?:href|src)=\"([^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|export)\\b(?:[^;]*\\bfrom)?\\s+'([^']+)'");
    private static final Pattern NAMED = Pattern.compile("(?m)^import \\{([^}]*)\\} from '(\\.[^']+)'");
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
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                        .sorted()
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everythingThatThePagesAskForIsThere() {
        PAGES.forEach((page, module) -> {
            Set<String> references = found(REFERENCE, read(page));
            assertThat(references).as(page).contains("/" + module, "/assets/favicon.svg");
            references.forEach(reference -> {
                assertThat(reference).as(page).startsWith("/assets/");
                read(reference.substring(1));
            });
        });
        assertThat(names().stream().filter(name -> name.endsWith(".html")))
                .containsExactlyInAnyOrderElementsOf(PAGES.keySet());
    }

    @Test
    void everyModuleThatAModuleImportsIsThereAndNoneIsForgotten() {
        Set<String> reached = new TreeSet<>(Set.of(THEME));
        PAGES.values().forEach(module -> reach(module, reached));
        Set<String> modules =
                names().stream().filter(name -> name.endsWith(".js")).collect(Collectors.toSet());
        assertThat(reached).isEqualTo(new TreeSet<>(modules));
    }

    private static void reach(String module, Set<String> reached) {
        if (!isOfALibrary(module) && reached.add(module)) {
            for (String imported : found(IMPORT, read(module))) {
                assertThat(imported).as("imports of " + module).startsWith(".");
                reach(beside(module, imported), reached);
            }
        }
    }

    private static boolean isOfALibrary(String module) {
        return module.startsWith(LIBRARIES)
                && module.substring(LIBRARIES.length()).contains("/");
    }

    @Test
    void everyNameThatAModuleImportsIsExportedWhereItIsSoughtAndUsed() {
        for (String module : names()) {
            if (!module.endsWith(".js")) {
                continue;
            }
            String text = read(module);
            for (MatchResult imported : NAMED.matcher(text).results().toList()) {
                String source = beside(module, imported.group(2));
                for (String name : imported.group(1).split(",")) {
                    String exported = name.strip().split(" as ")[0];
                    String local = name.strip().replaceFirst(".* as ", "");
                    assertThat(text.replace(imported.group(), ""))
                            .as(module + " uses what it imports")
                            .containsPattern("\\b" + Pattern.quote(local) + "\\b");
                    if (!isOfALibrary(source)) {
                        assertThat(read(source))
                                .as(source + " exports what " + module + " imports")
                                .containsPattern("export (?:(?:async )?function\\*?|class|const|let) " + exported
                                        + "\\b|export \\{[^}]*\\b" + exported + "\\b");
                    }
                }
            }
        }
    }

    private static String beside(String module, String imported) {
        return Path.of(module).resolveSibling(imported).normalize().toString().replace('\\', '/');
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
                            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|Function\\(|DOMParser|setHTML|unsafe(?:HTML|SVG)|unsafe-(?:html|svg)|unsafeStatic")
                    .doesNotContain("setAttribute('style'");
        }
    }

    /** A browser may forbid it, which throws. The scheme is set before any module is there. */
    @Test
    void whatABrowserKeepsGoesThroughOneModule() {
        for (String name : names()) {
            if (name.endsWith(".js") && !name.equals("assets/live/kept.js") && !name.equals(THEME)) {
                assertThat(read(name)).as(name).doesNotContainPattern("\\b(?:local|session)Storage\\b");
            }
        }
    }

    @Test
    void addressesAreDecodedWhereTheyMayBeWrong() {
        for (String name : names()) {
            if (name.endsWith(".js") && !name.equals("assets/format/address.js")) {
                assertThat(read(name)).as(name).doesNotContain("decodeURI");
            }
        }
    }

    @Test
    void numbersAndTimesAreWrittenInOnePlace() {
        for (String name : names()) {
            if (name.endsWith(".js") && !name.startsWith("assets/format/")) {
                assertThat(read(name))
                        .as(name)
                        .doesNotContainPattern("\\.(?:toFixed|toPrecision|toLocale\\w+)\\(|\\bIntl\\.");
            }
        }
    }

    @Test
    void everyModuleSaysWhatItIsAndIsOfAReadableSize() {
        for (String name : names()) {
            if (name.endsWith(".js")) {
                assertThat(read(name)).as(name).startsWith("// ");
                assertThat(read(name).lines().count()).as("lines of " + name).isLessThan(400);
            }
        }
    }
}
