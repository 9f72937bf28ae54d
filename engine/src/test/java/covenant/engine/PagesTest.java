package covenant.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of all modules: where their links lead, and that each decision is in the list of decisions. */
class PagesTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(#[^)]*)?\\)");

    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page).replaceAll("(?s)```.*?```", ""));
            while (link.find()) {
                links++;
                Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                boolean isThere = Files.exists(target)
                        && (link.group(2) == null || headings(target).contains(link.group(2)));
                if (!isThere) {
                    broken.add(page + ": " + link.group());
                }
            }
        }
        assertThat(links).isGreaterThan(50);
        assertThat(broken).isEmpty();
    }

    @Test
    void everyDecisionIsListedByItsTitle() throws IOException {
        Path folder = Path.of("docs", "adr");
        List<String> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (!name.equals("README.md")) {
                    String title = Files.readAllLines(file).get(0).replaceFirst("# (\\d+\\. )?", "");
                    rows.add("- [" + name.substring(0, 4) + "](" + name + ") " + title);
                }
            }
        }
        assertThat(Files.readAllLines(folder.resolve("README.md")).stream()
                        .filter(line -> line.startsWith("- "))
                        .toList())
                .as("copy the rows from here")
                .isEqualTo(rows);
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("..", "README.md")));
        for (String module : List.of("engine", "ledger", "api", "web-ui", "load-tests")) {
            for (Path folder : List.of(Path.of("..", module), Path.of("..", module, "docs", "adr"))) {
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files = Files.list(folder)) {
                        files.filter(file -> file.toString().endsWith(".md"))
                                .sorted()
                                .forEach(pages::add);
                    }
                }
            }
        }
        return pages;
    }

    /** What a heading is called in a link. */
    private static Set<String> headings(Path page) throws IOException {
        Set<String> headings = new TreeSet<>();
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("#")) {
                String title = line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT);
                headings.add("#" + title.replaceAll("[^\\p{L}\\d -]", "").replace(' ', '-'));
            }
        }
        return headings;
    }
}
