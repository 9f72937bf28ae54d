package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import covenant.client.Credits;
import covenant.client.NewMarket;
import covenant.client.Write;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A command happens once, as who gave it, and what came of it is told, whatever becomes of its answer, the session and the browser's storage. */
class ExactlyOnceTest {
    private static final String TRADES = "**/api/v1/markets/pledge/trades";

    /** Carries out a trade and answers what came of it. */
    private static final String TRADE = """
            async ({patience}) => {
              const calls = await import('/assets/live/calls.js');
              await calls.whoAmI();
              let waited = 0;
              try {
                const answer = await calls.command('/api/v1/markets/pledge/trades', {condition: 'kept', outcome: 'yes', shares: '1'}, 'Buy 1',
                    (giveUp) => { if (++waited >= patience) giveUp(); });
                return {shares: answer.shares, repeated: Boolean(answer.repeated), unanswered: calls.unanswered().length};
              } catch (e) {
                return {code: e.code, message: e.message, asked: Boolean(e.entry), unanswered: calls.unanswered().length};
              }
            }""";

    private static final String SEND_AGAIN = """
            async () => {
              const calls = await import('/assets/live/calls.js');
              try {
                return {repeated: (await calls.sendAgain(calls.unanswered()[0])).repeated, unanswered: calls.unanswered().length};
              } catch (e) {
                return {code: e.code, message: e.message, unanswered: calls.unanswered().length};
              }
            }""";

    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;
    private static Person ann;
    private static Person bob;
    private long before;

    @BeforeAll
    static void open() {
        venue = StagedVenue.in(directory);
        Person sponsor = venue.open("sponsor", "coordinator", 10_000);
        ann = venue.open("ann", "participant", 1_000);
        bob = venue.open("bob", "participant", 1_000);
        NewMarket pledge = NewMarket.binary("Will it be kept?", "kept", "broken")
                .id("pledge")
                .liquidity(Credits.of(100));
        venue.as(sponsor).markets().open(pledge, Write.once());
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    @BeforeEach
    void count() {
        before = trades();
    }

    private static long trades() {
        return venue.operator().markets().get("pledge").trades();
    }

    private long traded() {
        return trades() - before;
    }

    private static Visitor visitor(Person person) {
        Visitor visitor = visits.to(venue).signedIn(person);
        visitor.open("/glossary");
        visitor.awaitLive();
        return visitor;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> trade(Page page, int patience) {
        return (Map<String, Object>) page.evaluate(TRADE, Map.of("patience", patience));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> sendAgain(Page page) {
        return (Map<String, Object>) page.evaluate(SEND_AGAIN);
    }

    private static Locator message(Visitor visitor, String text) {
        return visitor.page().locator(".toasts").getByText(text);
    }

    /** So many answers are lost after the venue did what it was asked. */
    private static void loseAnswers(Visitor visitor, int many) {
        visitor.expect("net::ERR_");
        AtomicInteger left = new AtomicInteger(many);
        visitor.page().route(TRADES, route -> {
            if (left.getAndDecrement() > 0) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
    }

    @Test
    void aCommandWhoseAnswerIsLostIsSentAgainAndHappensOnce() {
        Visitor visitor = visitor(ann);
        loseAnswers(visitor, 2);
        assertThat(trade(visitor.page(), 9)).isEqualTo(Map.of("shares", "1", "repeated", true, "unanswered", 0));
        assertThat(traded()).isEqualTo(1);
    }

    @Test
    void whoStopsWaitingIsAskedLaterAndSendingItAgainFindsOut() {
        Visitor visitor = visitor(ann);
        loseAnswers(visitor, 1);
        assertThat(trade(visitor.page(), 1))
                .containsEntry("code", "unsettled")
                .containsEntry("asked", true)
                .containsEntry("unanswered", 1);
        visitor.page().reload();
        assertThat(message(visitor, "sent earlier by ann, and no answer came")).isVisible();
        visitor.button("Send again").click();
        assertThat(message(visitor, "Buy 1: done.")).isVisible();
        assertThat(traded()).isEqualTo(1);
    }

    @Test
    void aCommandOfOneAccountIsNeverSentAsAnother() {
        Visitor visitor = visitor(ann);
        loseAnswers(visitor, 1);
        trade(visitor.page(), 1);
        visitor.signedIn(bob).page().reload();
        visitor.awaitLive();
        assertThat(visitor.button("Send again")).hasCount(0);
        assertThat(sendAgain(visitor.page()))
                .containsEntry("code", "unsettled")
                .containsEntry("unanswered", 1)
                .hasEntrySatisfying(
                        "message", said -> assertThat((String) said).contains("ann sent it, and bob is signed in now"));
        visitor.signedIn(ann).page().reload();
        visitor.awaitLive();
        assertThat(sendAgain(visitor.page())).isEqualTo(Map.of("repeated", true, "unanswered", 0));
        assertThat(traded()).isEqualTo(1);
    }

    @Test
    void whatAPageOfAnOldSessionSendsIsNotDoneAsWhoeverSignedInSince() {
        Visitor visitor = visitor(ann);
        visitor.expect("status of 40[13]");
        Page page = visitor.page();
        page.evaluate("async () => { window.calls = await import('/assets/live/calls.js'); await calls.whoAmI(); }");
        visitor.signedIn(bob);
        String send =
                "() => calls.command('/api/v1/markets/pledge/trades', {condition: 'kept', outcome: 'yes', shares: '1'}, 'Buy 1')"
                        + ".then(answer => answer.shares, e => e.message)";
        assertThat((String) page.evaluate(send))
                .contains("bob is signed in now")
                .contains("Nothing was done");
        visitor.signedIn(ann);
        page.evaluate("() => calls.whoAmI()");
        visitor.signedIn(ann);
        assertThat(page.evaluate(send))
                .as("of the same account in a newer session")
                .isEqualTo("1");
        assertThat(traded()).isEqualTo(1);
    }

    @Test
    void aBrowserThatKeepsNothingCanTradeAllTheSame() {
        Visitor visitor = visits.to(venue).signedIn(ann);
        visitor.page().addInitScript("""
                for (const name of ['sessionStorage', 'localStorage']) {
                  Object.defineProperty(window, name, {get() { throw new DOMException('no storage here', 'SecurityError'); }});
                }""");
        for (String address : new String[] {"/", "/open", "/markets/pledge"}) {
            visitor.open(address);
            visitor.awaitLive();
            assertThat(visitor.page().getByRole(AriaRole.HEADING).first()).isVisible();
        }
        loseAnswers(visitor, 1);
        assertThat(trade(visitor.page(), 9)).containsEntry("shares", "1").containsEntry("repeated", true);
        assertThat(traded()).isEqualTo(1);
    }

    @Test
    void aPageWhoseSessionEndedSaysSoAndFollowsTheVenueAsNobody() {
        Visitor visitor = visitor(ann);
        visitor.page()
                .evaluate(
                        "async () => { const calls = await import('/assets/live/calls.js'); await calls.whoAmI(); await calls.signOut(); }");
        assertThat(visitor.page().getByText("You are no longer signed in.")).isVisible();
        visitor.awaitLive();
    }

    @Test
    void aPageSeesThatSomebodyElseSignedInBeforeItGoesOn() {
        Visitor visitor = visitor(ann);
        visitor.signedIn(bob);
        visitor.cut();
        assertThat(visitor.page().getByRole(AriaRole.BANNER)).containsText("behind");
        visitor.restore();
        visitor.awaitLive();
        assertThat(message(visitor, "You are now signed in as bob, as in another window"))
                .isVisible();
        assertThat(visitor.page().locator(".account summary")).containsText("bob");
    }
}
