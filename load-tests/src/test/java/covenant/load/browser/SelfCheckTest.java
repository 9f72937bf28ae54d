package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A page compares what it holds with the venue's digest, and begins anew where they differ. */
class SelfCheckTest {
    private static final String DOUBT = "This page did not hold what the venue has";

    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;
    private static FullStage stage;
    private final AtomicInteger digests = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    @BeforeAll
    static void open() {
        venue = StagedVenue.withClockIn(directory);
        stage = FullStage.on(venue, text -> text);
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    /** Asks for a digest as soon as a snapshot is whole; what comes on the first connection is changed like this. */
    private Page page(Visitor visitor, UnaryOperator<String> first) {
        visitor.page().routeWebSocket(url -> url.contains("/api/v1/stream"), client -> {
            boolean isFirst = connections.getAndIncrement() == 0;
            WebSocketRoute server = client.connectToServer();
            server.onMessage(frame -> {
                String text = frame.text();
                client.send(isFirst ? first.apply(text) : text);
                if (text.contains("\"type\":\"snapshot\"") && text.contains("\"more\":false")) {
                    server.send("{\"type\":\"digest\"}");
                }
                if (text.contains("\"type\":\"digest\"")) {
                    digests.incrementAndGet();
                }
            });
        });
        return visitor.page();
    }

    private static void letItCompare(Page page) {
        page.evaluate("() => new Promise(done => setTimeout(done, 250))");
    }

    @Test
    void everyPageHoldsWhatTheVenueSaysItShould() {
        Visitor visitor = visits.to(venue).signedIn(stage.of("participant"));
        Page page = page(visitor, text -> text);
        for (String address : FullStage.ADDRESSES) {
            digests.set(0);
            visitor.open(address);
            page.waitForCondition(() -> digests.get() > 0);
            letItCompare(page);
            assertThat(page.locator(".toasts")).not().containsText("did not hold");
        }
    }

    @Test
    void aPageThatHoldsSomethingElseBeginsAnewAndSaysSo() {
        Visitor visitor = visits.to(venue);
        Page page = page(visitor, text -> text.replaceFirst("\"probability\":0\\.[0-9]+", "\"probability\":0.123"));
        visitor.open("/markets/evals");
        assertThat(page.locator(".toasts")).containsText(DOUBT);
        page.waitForCondition(() -> connections.get() == 2 && digests.get() == 2);
        letItCompare(page);
        visitor.awaitLive();
        assertThat(page.locator(".toast")).hasCount(1);
        assertThat(connections.get()).as("it is well after that").isEqualTo(2);
    }
}
