package covenant.load.browser;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.client.Credits;
import covenant.client.NewMarket;
import covenant.client.VenueClient;
import covenant.client.Write;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the market's page works out by itself agrees with the venue to the millionth: payoffs, prices as they are typed, the lot. */
class MarketModulesTest {
    /** Trades of every kind: on both sides, in all branches and in one, and hedges of what was bought before. */
    private static final String TRADES = """
            [{condition: 'broken', outcome: one, spend: '12.345678'}, {condition: 'kept', outcome: two, shares: '40'},
             {outcome: one, shares: '-7.5'}, {condition: 'broken', spend: '9'}, {condition: 'broken', outcome: two, targetPrice: 0.62},
             {condition: 'kept', shares: '-3.000001'}, {condition: 'kept', outcome: one, shares: '55.5'}]
            """;

    private static final String MODULES = """
            const payoff = await import('/assets/market/payoff.js');
            const prices = await import('/assets/market/prices.js');
            const calls = await import('/assets/live/calls.js');
            const { amount, micros } = await import('/assets/format/credits.js');
            await calls.whoAmI();
            const market = () => calls.read('/api/v1/markets/' + id);
            const held = async () => (await calls.read('/api/v1/me/positions')).find((each) => each.market === id);
            const text = (list) => list.map((each) => each.condition + ': ' + each.outcomes.map((one) => one.outcome + ' ' + one.profit).join(', ')).join('; ');
            """;

    @RegisterExtension
    static final Visits visits = new Visits();

    @TempDir
    static Path directory;

    private static StagedVenue venue;
    private static Person host;

    @BeforeAll
    static void open() {
        venue = StagedVenue.withClockIn(directory);
        host = venue.open("host", "coordinator", 100_000);
    }

    @AfterAll
    static void close() {
        if (venue != null) {
            venue.close();
        }
    }

    private static void open(NewMarket market) {
        venue.as(host).markets().open(market, Write.once());
    }

    private static NewMarket scalar(String id) {
        return NewMarket.scalar("Figure?", Credits.of(-1), Credits.of(4), "points", "kept", "broken")
                .id(id)
                .liquidity(Credits.of(150));
    }

    private static NewMarket binary(String id, String... conditions) {
        return NewMarket.binary("Yes?", conditions).id(id).liquidity(Credits.of(150));
    }

    /** What a script answers that sees the modules, the market and its outcomes, on the page of that market. */
    private static Object asked(Person person, String id, List<String> outcomes, String script) {
        Visitor visitor = visits.to(venue).signedIn(person);
        visitor.open("/markets/" + id);
        visitor.awaitLive();
        Object answer = visitor.page()
                .evaluate(
                        "async ({id, outcomes: [one, two]}) => { " + MODULES + script + " }",
                        Map.of("id", id, "outcomes", outcomes));
        // What stays open would ask for previews in markets that end meanwhile.
        visitor.page().navigate("about:blank");
        return answer;
    }

    /** Trades, and answers after each what was expected and what the books hold; at the end worst and best. */
    private static List<?> traded(Person person, String id, List<String> outcomes) {
        return (List<?>) asked(person, id, outcomes, "const rows = []; for (const body of " + TRADES + """
                ) {
                  const before = payoff.profits(await market(), await held());
                  const done = await calls.command(`/api/v1/markets/${id}/trades`, body, 'a trade');
                  const after = payoff.plus(before, payoff.effect(await market(), done, micros(done.shares), micros(done.cost)));
                  rows.push([text(after), text(payoff.profits(await market(), await held()))]);
                }
                const { worst, best } = payoff.extremes(payoff.profits(await market(), await held()));
                return [...rows, [amount(worst), amount(best)]];
                """);
    }

    private static JsonObject profit(Person person, String id) {
        return venue.as(person).me().profit().getJsonArray("markets").stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("market").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void assertAsInTheBooks(Person person, String id, List<?> rows) {
        for (int i = 0; i < rows.size() - 1; i++) {
            List<?> row = (List<?>) rows.get(i);
            assertThat(row.get(0)).as("after trade %d", i).isEqualTo(row.get(1));
        }
        JsonObject profit = profit(person, id);
        assertThat(rows.get(rows.size() - 1)).isEqualTo(List.of(profit.getString("worst"), profit.getString("best")));
    }

    @Test
    void whatATradeBringsInEveryStateIsWhatTheBooksThenHold() {
        open(binary("answers", "kept", "broken").feeBps(70));
        Person ann = venue.open("ann", "participant", 1_000);
        List<?> rows = traded(ann, "answers", List.of("yes", "no"));
        assertThat(rows).hasSize(8);
        assertAsInTheBooks(ann, "answers", rows);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"-1", "2.345678", "0.000001", "4", "7"})
    void aValueOfTheMetricBringsWhatSettlingPays(String value) {
        String id = "figure" + value.replace('.', '-').replace("-", "x");
        open(scalar(id).feeBps(15));
        Person bob = venue.open("bob-" + id, "participant", 1_000);
        assertAsInTheBooks(bob, id, traded(bob, id, List.of("long", "short")));
        Object told = asked(bob, id, List.of("long", "short"), """
                const list = payoff.profits(await market(), await held());
                return amount(payoff.profitAt(await market(), list.find((each) => each.condition === 'broken'), '%s'));
                """.formatted(value));
        VenueClient office = venue.as(host);
        office.markets().settleCondition(id, "broken", "so it is", Write.once());
        office.markets().settleValue(id, Credits.of(value), "so it is", Write.once());
        assertThat(profit(bob, id).getString("realised")).isEqualTo(told);
    }

    @Test
    void whatOneHoldsCanBeSoldAsTheClaimsItIsMadeOf() {
        open(scalar("holdings"));
        Person cat = venue.open("cat", "participant", 1_000);
        traded(cat, "holdings", List.of("long", "short"));
        assertThat(asked(cat, "holdings", List.of("long", "short"), """
                const claims = payoff.holdings(await market(), await held());
                for (const { condition, outcome, shares } of claims) {
                  const claim = { ...(condition ? { condition } : {}), ...(outcome ? { outcome } : {}) };
                  await calls.command(`/api/v1/markets/${id}/trades`, { ...claim, shares: amount(-shares) }, 'sell');
                }
                return payoff.profits(await market(), await held()).every(payoff.isFlat);
                """))
                .as("whatever the outcome, all is the same")
                .isEqualTo(true);
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "long, 1.5, 0.5",
        "short, 1.5, 0.5",
        "long, 3, 0.8",
        "short, 3, 0.2",
        "long, -1, none",
        "long, 4.5, none",
        "long, much, none",
        "condition, 62.5, 0.625",
        "condition, 62.5%, 0.625",
        "condition, 100, none"
    })
    void aPriceIsTypedAsItIsSaid(String claim, String typed, String price) {
        if (!has("typed")) {
            open(scalar("typed"));
        }
        String outcome = claim.equals("condition") ? "null" : "'" + claim + "'";
        assertThat(asked(host, "typed", List.of("long", "short"), """
                const price = prices.typedPrice(await market(), { condition: 'kept', outcome: %s }, '%s');
                return price === null ? 'none' : String(price);
                """.formatted(outcome, typed)))
                .isEqualTo(price);
    }

    private static boolean has(String id) {
        return venue.as(host).markets().all().stream()
                .anyMatch(market -> market.id().equals(id));
    }

    @Test
    void theLotFallsAsTheVenueSaysItFell() {
        for (int i = 0; i < 6; i++) {
            open(binary("lot-" + i, "adopt", "reject", "wait")
                    .with(
                            "decision",
                            new JsonObject()
                                    .put("rule", "randomised")
                                    .put(
                                            "decidesAt",
                                            venue.now()
                                                    .plus(Duration.ofHours(2))
                                                    .toString())
                                    .put("window", "PT1H")
                                    .put("statusQuo", "reject")
                                    .put("epsilon", 0.6)));
        }
        venue.pass(Duration.ofHours(3));
        for (int i = 0; i < 6; i++) {
            assertThat(asked(host, "lot-" + i, List.of("yes", "no"), """
                    const { draw } = await import('/assets/decisions/lot.js');
                    const found = await market();
                    const { decided, seedHash } = found.decision;
                    const own = await draw(found);
                    const other = await draw({ ...found, id: 'lot' });
                    return [own.condition === decided.condition, own.seedHash === seedHash, own.drawPpb === Math.round(decided.draw * 1e9), own.head !== other.head].join();
                    """))
                    .as("condition, seed, draw, and another market's draw is another")
                    .isEqualTo("true,true,true,true");
        }
    }
}
