package covenant.load.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import covenant.client.Write;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Titles, names, texts and reasons that want to be more than text: nothing of them runs, links elsewhere, or hides a page. */
class HostileTextTest {
    private static final List<String> HOSTILE = List.of(
            "<script>window.hurt = 'script'</script>",
            "<img src=x onerror=\"window.hurt = 'image'\">",
            "<a href=\"javascript:window.hurt = 'link'\">click</a>",
            "\"><svg onload=\"window.hurt = 'svg'\">",
            "${window.hurt = 'template'} {{hurt}} <!--?lit$1$-->",
            "\u202Egnirts desrever \u2066\u2067",
            "W".repeat(200),
            "</textarea></title></style><style>body { display: none }</style>");

    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;
    private static FullStage stage;

    @BeforeAll
    static void open() {
        venue = StagedVenue.withClockIn(directory);
        AtomicInteger turn = new AtomicInteger();
        stage = FullStage.on(venue, text -> {
            String hostile = HOSTILE.get(turn.getAndIncrement() % HOSTILE.size());
            return text.substring(0, Math.min(text.length(), 20)) + " " + hostile;
        });
        linksThatAreNone();
    }

    /** Who makes an evidence link chooses what is in it, as far as the venue takes it. */
    private static void linksThatAreNone() {
        Person ann = stage.of("participant");
        for (String link :
                List.of("http://192.0.2.1/\"onmouseover=\"window.hurt=1", "https://example.org/\u202Efdp.exe")) {
            try {
                venue.as(ann).commitments().addEvidence("orion-evals", HOSTILE.get(0), link, Write.once());
            } catch (covenant.client.VenueProblem refused) {
                assertThat(refused.status()).as(link).isBetween(400, 499);
            }
        }
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    static List<String> addresses() {
        return FullStage.ADDRESSES;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    void itIsText(String address) {
        Visitor visitor = visits.to(venue, Look.WIDE).signedIn(stage.of("coordinator"));
        Page page = visitor.open(address);
        visitor.awaitLive();
        assertThat(page.evaluate("() => window.hurt ?? 'nothing ran'")).isEqualTo("nothing ran");
        assertThat(page.evaluate("() => getComputedStyle(document.body).display"))
                .isNotEqualTo("none");
        assertThat((List<?>)
                        page.evaluate("() => [...document.querySelectorAll('a[href]')].map(each => each.protocol)"))
                .as("links")
                .allMatch(List.of("http:", "https:")::contains);
        assertThat(
                        (List<?>)
                                page.evaluate(
                                        "() => [...document.querySelectorAll('a[href^=\"http\"]')]"
                                                + ".filter(each => each.origin !== location.origin && !/noopener/.test(each.rel)).map(each => each.href)"))
                .as("links to elsewhere that tell where they come from")
                .isEmpty();
        assertThat(page.locator("main script, main img[src=x], main svg[onload], main style"))
                .as("elements made of text")
                .satisfies(each -> assertThat(each.count()).isZero());
    }
}
