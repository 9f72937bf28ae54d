package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import covenant.client.Credits;
import covenant.client.Markets;
import covenant.client.Order;
import covenant.client.Write;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of a market with 100,000 trades asks for little, draws little, and goes on so while it is traded in. Times are printed, not judged. */
class BigMarketTest {
    private static final int TRADES = 100_000;
    private static final int BATCHES = 12;
    private static final int BATCH = 32;
    private static final int MOST_REQUESTS = 60;
    private static final long MOST_BYTES = 2_000_000;
    private static final int MOST_ELEMENTS = 4_000;
    private static final int LEAST_STEPS = 1_000;
    private static final int MOST_STEPS = 20_000;

    private static final String WATCH_LONG_TASKS = "window.longTasks = [];"
            + " new PerformanceObserver(list => longTasks.push(...list.getEntries().map(each => each.duration)))"
            + ".observe({type: 'longtask', buffered: true});";

    /** A task of which it must be told, or nothing that is told counts. */
    private static final String BE_LONG = "() => new Promise(done => setTimeout(() => {"
            + " const end = performance.now() + 200; while (performance.now() < end); done(); }))";

    /** How many steps all lines of all charts have. */
    private static final String STEPS = "() => [...document.querySelectorAll('figure.chart .chart-plot path')]"
            + ".reduce((sum, path) => sum + (path.getAttribute('d') ?? '').replace(/[^A-Za-z]/g, '').length, 0)";

    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;

    @BeforeAll
    static void open() {
        BigMarket.in(directory.resolve(StagedVenue.DATA), TRADES);
        venue = StagedVenue.in(directory);
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    @Test
    void aMarketWithManyTradesAsksForLittleAndDrawsLittle() {
        assertThat(venue.operator().markets().get(BigMarket.ID).trades()).isEqualTo(TRADES);
        Person ann = venue.open("ann", "participant", 10_000);
        Visitor visitor = visits.to(venue);
        Page page = visitor.page();
        List<Response> answers = new ArrayList<>();
        page.onResponse(answers::add);
        page.addInitScript(WATCH_LONG_TASKS);
        visitor.open("/markets/" + BigMarket.ID);
        page.waitForCondition(() -> steps(page) > 0);
        double firstChartMillis = ((Number) page.evaluate("() => performance.now()")).doubleValue();
        visitor.awaitCaughtUp();
        int elements = elements(page);
        assertThat(elements).isLessThan(MOST_ELEMENTS);
        assertThat(steps(page)).isLessThan(MOST_STEPS);
        List<?> whileOpening = longTasks(page);

        visitor.button("all: everything").click();
        page.waitForCondition(() -> steps(page) > LEAST_STEPS);
        trade(ann);
        visitor.awaitCaughtUp();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("100.4K");
        assertThat(elements(page)).as("elements after more trades").isLessThan(MOST_ELEMENTS);
        assertThat(steps(page)).isLessThan(MOST_STEPS);
        List<String> asked = answers.stream()
                .map(Response::url)
                .filter(url -> url.contains("/api/"))
                .toList();
        assertThat(asked).as("what was asked of the API").hasSizeLessThan(MOST_REQUESTS);
        long bytes = answers.stream()
                .mapToLong(each -> each.request().sizes().responseBodySize)
                .sum();
        assertThat(bytes).as("bytes").isLessThan(MOST_BYTES);
        List<?> afterwards = longTasks(page);
        page.evaluate(BE_LONG);
        page.waitForCondition(() -> !longTasks(page).isEmpty());
        System.out.printf(
                Locale.ROOT,
                "%,d trades: first chart after %.0f ms; long tasks while opening %s, while %d more trades came %s;"
                        + " %d requests to the API, %,d bytes, %,d elements, %,d steps drawn%n",
                TRADES,
                firstChartMillis,
                told(whileOpening),
                BATCHES * BATCH,
                told(afterwards),
                asked.size(),
                bytes,
                elements,
                steps(page));
    }

    private static void trade(Person ann) {
        for (int i = 0; i < BATCHES; i++) {
            int sign = i % 2 == 0 ? 1 : -1;
            Order order = Order.given("kept", "yes").shares(Credits.of(sign * 2L));
            List<Markets.InMarket> batch = IntStream.range(0, BATCH)
                    .mapToObj(each -> new Markets.InMarket(BigMarket.ID, order))
                    .toList();
            venue.as(ann).markets().tradeAll(batch, Write.once());
        }
    }

    private static int steps(Page page) {
        return (Integer) page.evaluate(STEPS);
    }

    private static int elements(Page page) {
        return (Integer) page.evaluate("() => document.querySelectorAll('*').length");
    }

    /** Those since the last time. */
    private static List<?> longTasks(Page page) {
        return (List<?>) page.evaluate("() => window.longTasks.splice(0)");
    }

    private static String told(List<?> tasks) {
        double longest = tasks.stream()
                .mapToDouble(each -> ((Number) each).doubleValue())
                .max()
                .orElse(0);
        return String.format(Locale.ROOT, "%d (longest %.0f ms)", tasks.size(), longest);
    }
}
