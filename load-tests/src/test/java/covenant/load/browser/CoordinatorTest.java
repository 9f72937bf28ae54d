package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import covenant.client.Act;
import covenant.client.Commitment;
import covenant.client.Credits;
import covenant.client.Market;
import covenant.client.Order;
import covenant.client.Write;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A coordinator's way from a commitment to a slashed bond and a playbook that fired, with a keyboard and nothing else; the actor and the
 * verifiers do their part on pages of their own.
 */
class CoordinatorTest {
    private static final String PROMISE = "No run above the line before the audit";
    private static final String QUESTION = "If the line is crossed, is there an incident?";
    private static final String ALARM = "If a breach is final, people meet";

    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;
    private static Person host;
    private static Person lab;
    private static Person vera;
    private static Person viktor;
    private static Person ann;

    private Visitor visitor;
    private Page page;
    private Keys keys;
    private String commitment;
    private String market;

    @BeforeAll
    static void open() {
        venue = StagedVenue.withClockIn(directory);
        host = venue.open("host", "coordinator", 10_000);
        lab = venue.open("lab", "participant", 1_000);
        venue.open("rival", "participant", 0);
        ann = venue.open("ann", "participant", 500);
        vera = venue.open("vera", "researcher", 0);
        viktor = venue.open("viktor", "researcher", 0);
        venue.as(host).commitments().openActor("the-lab", "The Lab", "lab", Write.once());
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    @Test
    void fromACommitmentToASlashedBondAndAPlaybookThatFired() {
        Visitor coordinator = enters(host);
        theCommitmentIsEntered();
        theMarketIsOpenedAndPaidFor();
        theResponseIsAgreed();
        theActorPutsABondOnIt();
        venue.as(ann).markets().trade(market, Order.given("broken", "yes").spend(Credits.of(50)), Write.once());
        evidenceComesIn();
        verifiersFindABreach();
        coordinator.outliveAKill();
        theWindowPasses(coordinator);
        theBondIsSlashedAsPublished(coordinator);
        theMarketIsRepriced(coordinator);
        theResponseIsAcknowledged(coordinator);
        theAuditTellsIt(coordinator);
    }

    private Visitor enters(Person person) {
        Visitor entered = visits.to(venue).signedIn(person);
        look(entered);
        return entered;
    }

    private void look(Visitor at) {
        visitor = at;
        page = at.page();
        keys = at.keys();
    }

    private Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private Locator named(AriaRole role, String name) {
        return dialog().getByRole(
                        role, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** Confirms what the dialog says it will do, once it is known that the venue would take it. */
    private void confirm(String button) {
        keys.press(named(AriaRole.BUTTON, button));
        assertThat(dialog()).hasCount(0);
    }

    private void theCommitmentIsEntered() {
        visitor.open("/commitments");
        visitor.awaitLive();
        keys.press(visitor.button("Enter a commitment"));
        keys.pick(dialog().getByLabel("Who promises"), "The Lab");
        keys.write(dialog().getByLabel("What is promised, in one line"), PROMISE);
        keys.write(dialog().getByLabel("How it is verified"), "Two verifiers read the registry.");
        keys.press(dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("90 days from now")));
        keys.write(named(AriaRole.TEXTBOX, "Verifiers"), "vera, viktor");
        keys.write(dialog().getByLabel("Quorum"), "2");
        keys.write(dialog().getByLabel("Bond asked for"), "200");
        keys.write(dialog().getByLabel("To those it is promised to"), "50");
        keys.write(dialog().getByLabel("To sponsors of bound markets"), "30");
        keys.write(dialog().getByLabel("To whom it is promised"), "rival");
        confirm("Enter it");
        Commitment entered =
                venue.operator().commitments().all().stream().findFirst().orElseThrow();
        commitment = entered.id();
        assertThat(entered.title()).isEqualTo(PROMISE);
        assertThat(entered.quorum()).isEqualTo(2);
        assertThat(entered.phase()).isEqualTo("active");
        assertThat(main()).containsText(PROMISE);
    }

    private void theMarketIsOpenedAndPaidFor() {
        Credits before = venue.as(host).me().get().cash();
        visitor.open("/open?commitment=" + commitment);
        visitor.awaitLive();
        keys.write(field("The question, in one sentence"), QUESTION);
        keys.write(main().getByLabel("Liquidity b"), "100");
        Locator cost = page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("What it costs you"));
        // b ln 4: two conditions by two outcomes, all alike.
        Locator subsidy = cost.locator(".subsidy dd");
        assertThat(subsidy).hasText(Pattern.compile("^138\\.629\\d{3} cr$"));
        keys.press(
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Open it for"))));
        Locator pay = dialog().locator("dd").first();
        assertThat(pay).hasText(Pattern.compile("^138\\.629\\d{3} cr, the subsidy$"));
        String shown = pay.innerText();
        keys.press(named(AriaRole.BUTTON, "Open it and pay"));
        page.waitForURL("**/markets/*");
        Market opened = venue.operator().markets().all().stream().findFirst().orElseThrow();
        market = opened.id();
        assertThat(opened.title()).isEqualTo(QUESTION);
        assertThat(shown)
                .as("what was shown is what was paid")
                .isEqualTo(Written.exactly(opened.subsidy()) + " cr, the subsidy");
        assertThat(venue.as(host).me().get().cash()).isEqualTo(before.minus(opened.subsidy()));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(QUESTION);
    }

    private void theResponseIsAgreed() {
        visitor.open("/playbooks");
        visitor.awaitLive();
        keys.press(visitor.button("Agree a playbook"));
        keys.write(dialog().getByLabel("What it is called"), ALARM);
        keys.pick(dialog().getByLabel("It watches"), "a final breach");
        keys.pick(dialog().getByLabel("Of the commitment"), PROMISE);
        keys.write(dialog().getByLabel("Who is convened, and for what"), "The board, at noon.");
        keys.tick(dialog().getByLabel("By itself, without waiting for the owner"));
        keys.write(dialog().getByLabel("How it is decided then"), "By a vote.");
        confirm("Agree it");
        assertThat(playbook("state")).isEqualTo("armed");
    }

    private static String playbook(String field) {
        return venue.operator().playbooks().all().stream()
                .findFirst()
                .orElseThrow()
                .json()
                .getString(field);
    }

    private void theActorPutsABondOnIt() {
        enters(lab);
        visitor.open("/commitments/" + commitment);
        visitor.awaitLive();
        keys.press(visitor.button("Post a bond"));
        keys.write(named(AriaRole.TEXTBOX, "Credits"), "200");
        confirm("Put it at stake");
        assertThat(entered().bondHeld()).isEqualTo(Credits.of(200));
        assertThat(venue.as(lab).me().get().cash()).isEqualTo(Credits.of(800));
        Locator bond = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Bond"));
        assertThat(bond).containsText("Held now200.00 cr");
        assertThat(bond).containsText("100.00");
        assertThat(bond).containsText("60.00");
        assertThat(bond).containsText("40.00");
    }

    private Commitment entered() {
        return venue.operator().commitments().get(commitment);
    }

    private void evidenceComesIn() {
        enters(ann);
        visitor.open("/commitments/" + commitment);
        visitor.awaitLive();
        keys.press(visitor.button("Add evidence").first());
        keys.write(dialog().getByLabel("What happened"), "The run was seen.");
        keys.write(named(AriaRole.TEXTBOX, "Link optional"), "https://example.org/run");
        confirm("Add it");
        assertThat(main()).containsText("The run was seen.");
        assertThat(entered().evidenceCount()).isEqualTo(1);
    }

    private void verifiersFindABreach() {
        for (Person verifier : List.of(vera, viktor)) {
            enters(verifier);
            visitor.open("/commitments/" + commitment);
            visitor.awaitLive();
            keys.press(visitor.button("Find it broken"));
            keys.write(dialog().getByLabel("Why"), "The registry shows it.");
            confirm("I find it broken");
        }
        assertThat(entered().phase()).isEqualTo("proposed");
    }

    private void theWindowPasses(Visitor coordinator) {
        look(coordinator);
        visitor.open("/commitments/" + commitment);
        visitor.awaitCaughtUp();
        assertThat(page.locator("[aria-current=step]")).containsText("now");
        venue.pass(Duration.ofHours(73));
        visitor.awaitCaughtUp();
        assertThat(entered().phase()).isEqualTo("breached");
        assertThat(page.locator("[aria-current=step]")).containsText("roken");
    }

    /** Half to the rival, 30 percent to the market's sponsor, the rest burned. */
    private void theBondIsSlashedAsPublished(Visitor coordinator) {
        look(coordinator);
        assertThat(venue.operator().accounts().statement("rival").stream()
                        .filter(line -> line.cause().equals("bond_slashed"))
                        .map(line -> line.amount())
                        .toList())
                .containsExactly(Credits.of(100));
        assertThat(venue.as(host).me().statement().stream()
                        .filter(line -> line.cause().equals("bond_slashed"))
                        .map(line -> line.amount())
                        .toList())
                .containsExactly(Credits.of(60));
        Locator bond = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Bond"));
        assertThat(bond).containsText("Paid out160.00 cr");
        assertThat(bond).containsText("Burned40.00 cr");
    }

    private void theMarketIsRepriced(Visitor coordinator) {
        look(coordinator);
        visitor.open("/markets/" + market);
        visitor.awaitCaughtUp();
        Market repriced = venue.operator().markets().get(market);
        double ifBroken = repriced.condition("broken").expected();
        assertThat(repriced.expected()).isEqualTo(ifBroken);
        assertThat(ifBroken).as("ann had bet on it").isGreaterThan(0.6);
        assertThat(main()).containsText(Written.percent(ifBroken));
    }

    private void theResponseIsAcknowledged(Visitor coordinator) {
        look(coordinator);
        assertThat(playbook("state")).isEqualTo("triggered");
        visitor.open("/playbooks");
        visitor.awaitCaughtUp();
        keys.press(visitor.link(ALARM).first());
        keys.press(visitor.button("Acknowledge"));
        confirm("Acknowledge");
        assertThat(playbook("state")).isEqualTo("acknowledged");
        JsonObject firing = venue.operator()
                .playbooks()
                .get(playbook("id"))
                .json()
                .getJsonArray("firings")
                .getJsonObject(0);
        assertThat(firing.getBoolean("drill")).isFalse();
        assertThat(main()).containsText("Fired, number " + firing.getInteger("number") + ", by venue");
    }

    private void theAuditTellsIt(Visitor coordinator) {
        look(coordinator);
        visitor.open("/audit");
        visitor.awaitCaughtUp();
        List<Act> acts = venue.operator().audit().stream().toList();
        assertThat(acts).extracting(Act::subject).contains("commitment:" + commitment, "market:" + market);
        assertThat(main()).containsText("The registry shows it.");
    }
}
