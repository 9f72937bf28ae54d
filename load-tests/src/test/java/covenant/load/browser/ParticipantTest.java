package covenant.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import covenant.client.Credits;
import covenant.client.Market;
import covenant.client.NewMarket;
import covenant.client.Order;
import covenant.client.PlacedOrder;
import covenant.client.StatementLine;
import covenant.client.Trade;
import covenant.client.VenueClient;
import covenant.client.Write;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A participant's way from a key to a settled profit, with a keyboard and nothing else; at each step the page tells what the books say. */
class ParticipantTest {
    private static final String MARKET = "tariff";
    private static final String TITLE = "If the pledge is broken, does the tariff come?";

    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;
    private static Person host;
    private static Person ann;
    private static Person bob;

    private Visitor visitor;
    private Page page;
    private Keys keys;

    @BeforeAll
    static void open() {
        venue = StagedVenue.in(directory);
        host = venue.open("host", "coordinator", 10_000);
        ann = venue.open("ann", "participant", 1_000);
        bob = venue.open("bob", "participant", 1_000);
        NewMarket tariff = NewMarket.binary(TITLE, "kept", "broken").id(MARKET).liquidity(Credits.of(100));
        venue.as(host).markets().open(tariff, Write.once());
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    private VenueClient books() {
        return venue.as(ann);
    }

    private Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }

    private Locator trade() {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName("Trade").setExact(true));
    }

    private Locator radio(String name) {
        return trade().getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator position() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Your position"));
    }

    @Test
    void fromSignInToSettledProfit() {
        findsTheMarketAndSignsIn();
        Credits spent = previewsAndTrades();
        placesALimitOrder();
        othersTradeWhileTheLineIsCut();
        theServerIsKilled();
        theMarketSettles(spent);
        thePortfolioIsTheStatement();
    }

    private void findsTheMarketAndSignsIn() {
        visitor = visits.to(venue);
        page = visitor.page();
        keys = visitor.keys();
        visitor.open("/");
        visitor.awaitLive();
        keys.press(main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(TITLE))
                .first());
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(TITLE);
        keys.press(page.getByRole(AriaRole.BANNER)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in")));
        keys.write(page.getByLabel("Your key"), ann.key());
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.BANNER)).containsText("ann");
        assertThat(page.getByRole(AriaRole.BANNER)).containsText("1,000");
    }

    /** Buys yes if broken for 60 credits; returns what the books say it cost. */
    private Credits previewsAndTrades() {
        keys.choose(radio("if broken"));
        keys.choose(radio("yes"));
        keys.choose(radio("Spend"));
        keys.write(trade().getByLabel("Credits to spend"), "60");
        Trade quoted =
                books().markets().quote(MARKET, Order.given("broken", "yes").spend(Credits.of(60)));
        assertThat(trade())
                .containsText("Buy " + Written.exactly(quoted.shares()) + " shares for "
                        + Written.exactly(quoted.cost()) + " credits");
        assertThat(trade()).containsText(Written.percent(quoted.priceAfter()));
        page.keyboard().press("Enter");
        assertThat(trade())
                .containsText("Bought " + Written.exactly(quoted.shares()) + " shares of yes, if broken, for "
                        + Written.exactly(quoted.cost()) + " credits");
        Trade done = lastTrade();
        assertThat(done.account()).isEqualTo("ann");
        assertThat(done.shares()).as("what was previewed").isEqualTo(quoted.shares());
        assertThat(books().me().get().cash()).isEqualTo(Credits.of(1_000).minus(done.cost()));
        assertPositionAsInTheBooks();
        return done.cost();
    }

    private Trade lastTrade() {
        List<Trade> trades = books().markets().trades(MARKET).stream().toList();
        return trades.get(trades.size() - 1);
    }

    /** Twenty more if they come to 30 percent. */
    private void placesALimitOrder() {
        keys.choose(radio("Limit order"));
        keys.write(trade().getByLabel("Shares to buy"), "20");
        keys.write(trade().getByLabel("Only at this price or less"), "30");
        assertThat(visitor.button("Buy 20 of yes, if broken at 30.0% or better"))
                .isEnabled();
        page.keyboard().press("Enter");
        assertThat(trade()).containsText("20.00 wait at 30.0% or better");
        PlacedOrder order = order();
        assertThat(order.resting()).isEqualTo(Credits.of(20));
        assertThat(order.limitPrice()).isEqualTo(0.3);
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Limit orders")))
                .containsText(Written.exactly(order.reserved()));
    }

    private PlacedOrder order() {
        return books().me().orders().stream().findFirst().orElseThrow();
    }

    private void othersTradeWhileTheLineIsCut() {
        visitor.cut();
        assertThat(page.getByRole(AriaRole.BANNER)).containsText("behind");
        VenueClient other = venue.as(bob);
        other.markets().trade(MARKET, Order.given("broken", "yes").toPrice(0.3), Write.once());
        other.markets().trade(MARKET, Order.given("broken", "yes").toPrice(0.22), Write.once());
        other.markets().trade(MARKET, Order.condition("broken").toPrice(0.6), Write.once());
        assertThat(order().state()).as("met while nobody looked").isEqualTo("filled");
        visitor.restore();
        visitor.awaitCaughtUp();
        assertPositionAsInTheBooks();
        assertPricesAsInTheBooks();
    }

    private void theServerIsKilled() {
        visitor.outliveAKill();
        venue.as(bob).markets().trade(MARKET, Order.given("broken", "yes").toPrice(0.35), Write.once());
        visitor.awaitCaughtUp();
        assertThat(page.getByRole(AriaRole.BANNER)).containsText("ann");
        assertPositionAsInTheBooks();
        assertPricesAsInTheBooks();
    }

    private void assertPositionAsInTheBooks() {
        Credits paidIn =
                books().me().positions().stream().findFirst().orElseThrow().ifVoid();
        assertThat(position()).containsText("Paid in" + Written.exactly(paidIn));
        Credits cash = books().me().get().cash();
        assertThat(page.getByRole(AriaRole.BANNER)).containsText(Written.briefly(cash));
        assertThat(position()).containsText(Written.exactly(profit().worst()));
    }

    private void assertPricesAsInTheBooks() {
        Market market = books().markets().get(MARKET);
        for (Market.Condition condition : market.conditions()) {
            assertThat(main()).containsText(Written.percent(condition.probability()));
            assertThat(main()).containsText(Written.percent(condition.expected()));
        }
    }

    /** What the books say of the market. */
    private record Profit(Credits worst, Credits realised) {}

    private Profit profit() {
        JsonObject row = books().me().profit().getJsonArray("markets").getJsonObject(0);
        String realised = row.getString("realised");
        return new Profit(Credits.of(row.getString("worst")), realised == null ? Credits.ZERO : Credits.of(realised));
    }

    private void theMarketSettles(Credits spent) {
        venue.as(host).markets().settleCondition(MARKET, "broken", "it was broken", Write.once());
        venue.as(host).markets().settleOutcome(MARKET, "yes", "it came", Write.once());
        visitor.awaitCaughtUp();
        Credits gain = profit().realised();
        assertThat(gain).isGreaterThan(Credits.ZERO);
        assertThat(position()).containsText("You gained " + Written.exactly(gain) + " credits");
        assertThat(books().me().get().cash()).isEqualTo(Credits.of(1_000).plus(gain));
        assertThat(gain).as("more than was paid for it").isGreaterThan(Credits.ZERO.minus(spent));
    }

    private void thePortfolioIsTheStatement() {
        keys.press(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Places"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Portfolio")));
        Credits gain = profit().realised();
        assertThat(main()).containsText("+" + Written.exactly(gain));
        List<StatementLine> lines = books().me().statement().stream().toList();
        Locator rows = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Movements of cash"))
                .locator("tbody")
                .getByRole(AriaRole.ROW);
        assertThat(rows).hasCount(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            StatementLine line = lines.get(lines.size() - 1 - i);
            assertThat(rows.nth(i)).containsText(Written.exactly(line.amount()));
            assertThat(rows.nth(i)).containsText(Written.exactly(line.cashAfter()));
        }
        Credits last = lines.get(lines.size() - 1).cashAfter();
        assertThat(last).isEqualTo(Credits.of(1_000).plus(gain));
    }
}
