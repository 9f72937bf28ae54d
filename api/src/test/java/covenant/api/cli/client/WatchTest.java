package covenant.api.cli.client;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import covenant.api.cli.Main;
import covenant.api.fixture.ServedVenue;
import covenant.client.Credits;
import covenant.client.CuttingProxy;
import covenant.client.NewMarket;
import covenant.client.Order;
import covenant.client.VenueClient;
import covenant.client.Write;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code covenant watch}: frames as they came or as lines, through a connection that breaks. */
class WatchTest {
    @Test
    void itShowsWhatStandsAndEndsAfterSoManyFrames() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            market(venue);
            String url = venue.uri("").toString();
            Said lines = Said.by("watch m --frames 1", "--url", url).expect(0);
            assertThat(lines.out()).contains("snapshot", "m ", "open", "kept 0.5000", "broken 0.5000");
            Said frames = Said.by("watch --json --frames 1", "--url", url).expect(0);
            assertThat(frames.json().getString("type")).isEqualTo("snapshot");
            Said refused = Said.by("watch Not_An_Id", "--url", url).expect(2);
            assertThat(refused.err()).contains("status 400");
        }
    }

    @Test
    void aCutConnectionIsConnectedAgainAndNoTradeIsMissing() throws Exception {
        try (ServedVenue venue = ServedVenue.inMemory();
                CuttingProxy proxy = CuttingProxy.before(venue.server().port())) {
            VenueClient trader = market(venue);
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
            // A snapshot, a trade and its market; gone on; a trade and its market.
            CompletableFuture<Integer> watching = CompletableFuture.supplyAsync(() -> line.execute(
                    "watch",
                    "m",
                    "--json",
                    "--frames",
                    "6",
                    "--url",
                    proxy.address().toString()));
            await().until(() -> out.toString().contains("\"snapshot\""));
            buy(trader);
            await().until(() -> out.toString().contains("\"type\":\"market\""));
            proxy.cut();
            buy(trader);
            assertThat(watching.get(60, TimeUnit.SECONDS)).as(err.toString()).isZero();
            List<JsonObject> frames =
                    out.toString().lines().map(JsonObject::new).toList();
            assertThat(frames).extracting(frame -> frame.getString("type")).contains("snapshot", "resumed");
            assertThat(frames)
                    .filteredOn(frame -> frame.getString("type").equals("trade"))
                    .extracting(frame -> frame.getInteger("number"))
                    .containsExactly(1, 2);
            assertThat(err.toString()).contains("connecting again");
        }
    }

    @Test
    void onesOwnAffairsAreShownToTheirOwner() throws Exception {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            VenueClient trader = market(venue);
            String key = venue.account("bob", "participant", "100");
            StringWriter out = new StringWriter();
            CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
            CompletableFuture<Integer> watching = CompletableFuture.supplyAsync(() -> line.execute(
                    "watch",
                    "--mine",
                    "--frames",
                    "3",
                    "--key",
                    key,
                    "--url",
                    venue.uri("").toString()));
            await().until(() -> out.toString().contains("has 100"));
            buy(trader);
            buy(trader.withKey(key));
            assertThat(watching.get(60, TimeUnit.SECONDS)).as(out.toString()).isZero();
            assertThat(out.toString())
                    .contains("you bought 1 of yes, paid ")
                    .doesNotContain("ann")
                    .doesNotContain(key);
        }
    }

    private static void buy(VenueClient trader) {
        trader.markets().trade("m", Order.outcome("yes").shares(Credits.of(1)), Write.once());
    }

    private static VenueClient market(ServedVenue venue) {
        VenueClient operator = VenueClient.at(venue.uri("")).withKey(OPERATOR);
        operator.accounts().deposit("operator", Credits.of(1_000), "", Write.once());
        operator.markets()
                .open(NewMarket.binary("M?", "kept", "broken").id("m").liquidity(Credits.of(100)), Write.once());
        return operator.withKey(operator.accounts()
                .open("ann", "Ann", "participant", Credits.of(1_000), Write.once())
                .key());
    }
}
