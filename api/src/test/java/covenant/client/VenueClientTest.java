package covenant.client;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import covenant.api.fixture.ServedVenue;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the typed client promises: exact types, every write once whatever the network does, problems as one exception. */
class VenueClientTest {
    @TempDir
    Path directory;

    @Test
    void aMarketFromOpeningToPayout() {
        try (ServedVenue venue = ServedVenue.in(directory)) {
            VenueClient operator = VenueClient.at(venue.uri("")).withKey(OPERATOR);
            operator.accounts().deposit("operator", Credits.of(1_000), "", Write.once());
            Issued ann = operator.accounts().open("ann", "Ann", "participant", Credits.of(100), Write.once());
            NewMarket evals = NewMarket.scalar("What score?", Credits.ZERO, Credits.of(4), "points", "kept", "broken");
            operator.markets().open(evals.id("evals").liquidity(Credits.of(100)), Write.once());
            VenueClient trader = operator.withKey(ann.key());

            Order order = Order.given("broken", "long").spend(Credits.of(20)).maxCost(Credits.of(20));
            Trade quoted = trader.markets().quote("evals", order);
            Trade done = trader.markets().trade("evals", order, Write.once());
            assertThat(done.shares()).isEqualTo(quoted.shares());
            assertThat(done.cost()).isEqualTo(quoted.cost()).isLessThanOrEqualTo(Credits.of(20));
            assertThat(trader.me().get().cash()).isEqualTo(Credits.of(100).minus(done.cost()));
            assertThat(trader.me().positions()).singleElement().satisfies(held -> {
                assertThat(held.market()).isEqualTo("evals");
                assertThat(held.payoffs()).hasSize(4);
            });
            Market market = operator.markets().get("evals");
            assertThat(market.condition("broken").outcomes().get(0).probability())
                    .isEqualTo(done.priceAfter());
            assertThat(market.expected()).isBetween(2.0, 3.0);

            operator.markets().settleCondition("evals", "kept", "it was kept", Write.once());
            operator.markets().settleValue("evals", Credits.of("1.25"), "", Write.once());
            assertThat(trader.me().get().cash()).as("called off").isEqualTo(Credits.of(100));
            // The history follows in its own time.
            await().untilAsserted(() -> assertThat(
                            trader.me().statement().by(1).stream().map(StatementLine::cause))
                    .startsWith("deposit")
                    .hasSizeGreaterThan(2));
            assertThat(operator.markets().trades("evals"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.account()).isEqualTo("ann"));
            assertThat(operator.markets().prices("evals").stream().map(PricePoint::kind))
                    .hasSize(4);
            assertThat(operator.audit().stream().map(Act::what)).contains("settle-condition");
            assertThat(operator.state().hash()).isEqualTo(venue.hash());
        }
    }

    @Test
    void everyPageIsReadOnceWhateverItsLength() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            VenueClient operator = VenueClient.at(venue.uri("")).withKey(OPERATOR);
            for (int i = 0; i < 7; i++) {
                operator.accounts().open("a-" + i, "A", "participant", Credits.ZERO, Write.once());
            }
            for (int limit : List.of(1, 2, 3, 7, 8, 1_000)) {
                List<String> ids = operator.accounts().all().by(limit).stream()
                        .map(Account::id)
                        .toList();
                assertThat(ids)
                        .as("by %d", limit)
                        .containsExactly("operator", "a-0", "a-1", "a-2", "a-3", "a-4", "a-5", "a-6");
            }
        }
    }

    @Test
    void anAnswerThatGotLostIsAskedForAgainAndTheWriteHappensOnce() throws Exception {
        try (ServedVenue venue = ServedVenue.inMemory();
                CuttingProxy proxy = CuttingProxy.before(venue.server().port())) {
            VenueClient operator = VenueClient.at(proxy.address()).withKey(OPERATOR);
            for (int lost = 1; lost <= 3; lost++) {
                Credits before = operator.me().get().cash();
                proxy.dropAnswers(lost);
                Receipt receipt = operator.accounts().deposit("operator", Credits.of(10), "", Write.once());
                assertThat(receipt.isRepeated()).as("its first answer got lost").isTrue();
                assertThat(operator.me().get().cash()).as("exactly once").isEqualTo(before.plus(Credits.of(10)));
            }
            assertThat(proxy.dropped()).isEqualTo(1 + 2 + 3);
        }
    }

    @Test
    void whenPatienceEndsItSaysWhatWasSentSoThatItCanBeSentAgain() throws Exception {
        try (ServedVenue venue = ServedVenue.inMemory();
                CuttingProxy proxy = CuttingProxy.before(venue.server().port())) {
            VenueClient operator =
                    VenueClient.at(proxy.address()).withKey(OPERATOR).withPatience(Duration.ZERO);
            proxy.dropAnswers(1);
            Write once = Write.named("pay-1");
            assertThatThrownBy(() -> operator.accounts().deposit("operator", Credits.of(10), "", once))
                    .isInstanceOf(VenueUnreachable.class)
                    .hasMessageContaining("pay-1 again is safe");
            assertThat(operator.accounts()
                            .deposit("operator", Credits.of(10), "", once)
                            .isRepeated())
                    .isTrue();
            assertThat(operator.me().get().cash()).isEqualTo(Credits.of(10));
        }
    }

    @Test
    void aVenueThatAsksToComeBackIsAskedAgainUnderTheSameName() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            int status = List.of(503, 429, 502, 200).get(Math.min(3, asked.getAndIncrement()));
            exchange.getResponseHeaders().add("Retry-After", "0");
            String body = status == 200
                    ? "{\"sequence\":7,\"at\":\"2026-01-01T00:00:00Z\",\"somethingNew\":{\"a\":[1]}}"
                    : "<html>not a problem document</html>";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            VenueClient client = VenueClient.at(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            Receipt receipt = client.markets().voidMarket("m", "why", Write.once());
            assertThat(receipt.sequence()).isEqualTo(7);
            assertThat(bodies).hasSize(4).allMatch(bodies.get(0)::equals);
            asked.set(0);
            VenueProblem problem = catchThrowableOfType(
                    VenueProblem.class,
                    () -> client.withPatience(Duration.ZERO).markets().voidMarket("m", "why", Write.once()));
            assertThat(problem.code()).isEqualTo("http-503");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRefusalIsOneExceptionWithEverythingThatTheVenueSays() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            VenueClient client = VenueClient.at(venue.uri("")).withKey(OPERATOR);
            VenueProblem problem = catchThrowableOfType(
                    VenueProblem.class, () -> client.markets().get("nowhere"));
            assertThat(problem.status()).isEqualTo(404);
            assertThat(problem.code()).isEqualTo("unknown-market");
            assertThat(problem.detail()).isNotBlank();
            assertThat(problem.sequence()).isPositive();
            assertThat(problem.requestId()).isNotBlank();
            assertThat(problem.isPassing()).isFalse();
        }
    }

    @Test
    void aWriteCanBeTriedAndCanInsistOnAnUnchangedMarket() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            VenueClient trader = traderOf(venue);
            Markets markets = trader.markets();
            String before = venue.hash();
            Order order = Order.given("kept", "yes").shares(Credits.of(5));
            Trade tried = markets.trade("m", order, Write.once().dryRun());
            LimitOrder limit = LimitOrder.given("kept", "yes", Credits.of(50), 0.4);
            assertThat(markets.place("m", limit, Write.once().dryRun()).filled())
                    .isEqualTo(Credits.ZERO);
            assertThat(venue.hash()).isEqualTo(before);

            long seen = markets.get("m").changedSequence();
            Trade done = markets.trade("m", order, Write.once().ifUnchangedSince(seen));
            assertThat(done.cost()).isEqualTo(tried.cost());
            VenueProblem changed = catchThrowableOfType(
                    VenueProblem.class,
                    () -> markets.trade("m", order, Write.once().ifUnchangedSince(seen)));
            assertThat(changed.status()).isEqualTo(412);

            assertThat(markets.place("m", limit, Write.once()).resting()).isEqualTo(Credits.of(50));
            assertThat(trader.me().orders())
                    .singleElement()
                    .satisfies(resting -> assertThat(resting.state()).isEqualTo("resting"));
            assertThat(markets.book("m")).hasSize(1);
        }
    }

    @Test
    void severalTradesAreOneCommand() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            VenueClient trader = traderOf(venue);
            Order yes = Order.given("kept", "yes").shares(Credits.of(5));
            List<Trade> both = trader.markets()
                    .tradeAll(
                            List.of(
                                    new Markets.InMarket("m", yes),
                                    new Markets.InMarket(
                                            "m", Order.given("broken", "no").shares(Credits.of(2)))),
                            Write.once());
            assertThat(both).extracting(Trade::condition).containsExactly("kept", "broken");
            assertThat(trader.markets().get("m").trades()).isEqualTo(2);
        }
    }

    private static VenueClient traderOf(ServedVenue venue) {
        VenueClient operator = VenueClient.at(venue.uri("")).withKey(OPERATOR);
        operator.accounts().deposit("operator", Credits.of(1_000), "", Write.once());
        operator.markets()
                .open(NewMarket.binary("M?", "kept", "broken").id("m").liquidity(Credits.of(100)), Write.once());
        return operator.withKey(operator.accounts()
                .open("ann", "Ann", "participant", Credits.of(1_000), Write.once())
                .key());
    }

    @Test
    void namesAreEncodedSoThatTheyStayOneSegment() {
        assertThat(Query.api("markets", "a/b c?d").with("cursor", "1&2").with("none", null))
                .hasToString("/api/v1/markets/a%2Fb%20c%3Fd?cursor=1%262");
    }

    @Test
    void keysGetIntoNoLog() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            VenueClient operator = VenueClient.at(venue.uri("")).withKey(OPERATOR);
            Issued key = operator.me().issueKey(NewKey.SAME, Write.once());
            assertThat(key.toString()).doesNotContain(key.key());
            List<AccountKey> keys = new ArrayList<>();
            operator.me().keys().forEach(keys::add);
            assertThat(keys).hasSize(2).filteredOn(AccountKey::isCurrent).hasSize(1);
            operator.me().revokeKey(key.id(), Write.once());
            VenueProblem problem = catchThrowableOfType(
                    VenueProblem.class, () -> operator.withKey(key.key()).me().get());
            assertThat(problem.code()).isEqualTo("key-ended");
        }
    }
}
