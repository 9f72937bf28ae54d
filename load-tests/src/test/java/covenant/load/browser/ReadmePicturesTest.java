package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The README's pictures: how they are made, and that they are there and small. */
class ReadmePicturesTest {
    private static final Path TOP = Path.of("..");
    private static final String FOLDER = "web-ui/docs";
    private static final long MOST_BYTES = 150_000;

    /** Which page each of them shows. */
    private static final Map<String, String> PAGES = Map.of(
            "board.png", "/",
            "market.png", "/markets/basilisk-weights-incident",
            "decisions.png", "/decisions");

    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    @Test
    void theReadmeShowsThreeSmallPictures() throws IOException {
        List<String> shown = Pattern.compile("!\\[[^\\]]+]\\((" + FOLDER + "/[^)]+)\\)")
                .matcher(Files.readString(TOP.resolve("README.md")))
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        PAGES.keySet().stream().map(name -> FOLDER + "/" + name).toList());
        for (String each : shown) {
            Path file = TOP.resolve(each);
            assertThat(ImageIO.read(file.toFile())).as(each).isNotNull();
            assertThat(Files.size(file)).as("bytes of %s", each).isLessThan(MOST_BYTES);
        }
    }

    /** Not a test: with {@code -Dcovenant.pictures} it makes them anew, of the demo venue. */
    @Test
    @EnabledIfSystemProperty(named = "covenant.pictures", matches = ".*")
    void makeThem() throws IOException {
        Path folder = Files.createDirectories(TOP.resolve(FOLDER));
        venue = StagedVenue.in(directory, "--demo");
        for (Map.Entry<String, String> each : PAGES.entrySet()) {
            Visitor visitor = visits.to(venue);
            Page page = visitor.open(each.getValue());
            visitor.awaitLive();
            leaveOutTheTour(page);
            assertThat(page.getByText("Nothing moved").or(page.getByText("Reading…")))
                    .hasCount(0);
            if (each.getKey().equals("market.png")) {
                page.getByText("Try it as a guest").click();
                assertThat(page.getByText("shares for").first()).isVisible();
                assertThat(page.locator("figure.chart .chart-plot path").first())
                        .isVisible();
            }
            page.evaluate("() => document.fonts.ready");
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
            ImageIO.write(
                    Palette.of(picture), "png", folder.resolve(each.getKey()).toFile());
        }
    }

    private static void leaveOutTheTour(Page page) {
        if (page.url().endsWith("/")) {
            page.getByText("No, thanks").click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("7 days"))
                    .click();
        }
    }
}
