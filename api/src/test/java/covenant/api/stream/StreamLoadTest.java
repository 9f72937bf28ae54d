package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import covenant.api.stream.Listener.Transport;
import covenant.engine.command.CommandId;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many trades, slow clients, broken connections: what is told stays true, and what is not told is counted. */
class StreamLoadTest {
    private static StreamLimits limits(int frames, int tradesPerCut, int backlog, long stallMillis) {
        return new StreamLimits(
                100,
                100,
                32_768,
                frames,
                1L << 24,
                tradesPerCut,
                backlog,
                65_536,
                100,
                5,
                60_000,
                1_000,
                stallMillis,
                60_000);
    }

    @ParameterizedTest
    @EnumSource
    void moreTradesThanFitACutAreCounted(Transport transport) {
        try (StreamVenue venue = StreamVenue.start(limits(1_000, 4, 500, 60_000))) {
            int alpha = venue.binary("alpha");
            int beta = venue.binary("beta");
            Listener all = new Listener(venue, transport).connect();
            Listener one = new Listener(venue, transport, "beta").connect();
            all.next();
            one.next();
            venue.trades(3_000, alpha, 0, 0);
            venue.trades(2_000, beta, 0, 0);
            long last = venue.trade(beta, 0, 0, 1).sequence();
            all.readThrough(last);
            one.readThrough(last);

            assertThat(all.skipped).isPositive();
            assertThat(all.trades + all.skipped).isEqualTo(5_001);
            assertThat(one.skipped).isPositive();
            assertThat(one.trades + one.skipped).isEqualTo(2_001);
            assertThat(all.state).isEqualTo(venue.markets());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClientTooFarBehindIsToldTheNewestOfEachMarketAndHowManyTradesItMissed(Transport transport) {
        try (StreamVenue venue = StreamVenue.start(limits(300, 20, 50, 60_000))) {
            List<Integer> markets = List.of(venue.binary("alpha"), venue.binary("beta"), venue.binary("gamma"));
            Listener quick = new Listener(venue, Transport.WEB_SOCKET).connect();
            Listener slow = new Listener(venue, transport).connect();
            slow.next();
            slow.stopReading();
            long last = 0;
            int rounds = 0;
            // Until the sockets' buffers are full too. Only when it reads again does the hub find it far behind.
            while (rounds < 60) {
                rounds++;
                for (int market : markets) {
                    venue.trades(50, market, rounds % 2, 0);
                    last = venue.trade(market, 0, 0, rounds % 2 == 0 ? 1 : -1).sequence();
                }
                quick.readThrough(last);
            }
            slow.readAgain();
            slow.readThrough(last);

            assertThat(venue.hub.skippedTrades()).isPositive();
            assertThat(slow.snapshots).isEqualTo(1);
            assertThat(slow.trades + slow.skipped).isEqualTo(rounds * 153L);
            assertThat(slow.state).isEqualTo(venue.markets());
            assertThat(quick.trades + quick.skipped).isEqualTo(rounds * 153L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatNeverReadsIsClosedAndHoldsUpNobody(Transport transport) {
        try (StreamVenue venue = StreamVenue.start(limits(200, 20, 50, 300))) {
            int market = venue.binary("alpha");
            Listener quick = new Listener(venue, Transport.WEB_SOCKET).connect();
            Listener stuck = new Listener(venue, transport).connect();
            stuck.next();
            stuck.stopReading();
            int rounds = 0;
            while (venue.hub.stalledClients() == 0 && rounds < 20_000) {
                rounds++;
                venue.trades(100, market, 0, 0);
                quick.readThrough(
                        venue.trade(market, 0, 0, rounds % 2 == 0 ? 1 : -1).sequence());
            }
            assertThat(venue.hub.stalledClients()).isEqualTo(1);
            await().atMost(Duration.ofSeconds(20)).until(() -> venue.hub.clients() == 1);
            assertThat(quick.state).isEqualTo(venue.markets());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStalledClientThatReadsAgainInTimeReadsWhyItIsClosed(Transport transport) {
        try (StreamVenue venue = StreamVenue.start(limits(200, 20, 50, 300))) {
            int market = venue.binary("alpha");
            Listener stuck = new Listener(venue, transport).connect();
            stuck.next();
            stuck.stopReading();
            for (int round = 0; venue.hub.stalledClients() == 0 && round < 20_000; round++) {
                venue.trades(100, market, 0, 0);
            }
            stuck.readAgain();
            JsonObject last = stuck.next();
            while (!last.getString("type").equals("closed")) {
                last = stuck.next();
            }
            assertThat(last.getString("reason")).startsWith("nothing was read for");
        }
    }

    @Test
    void clientsThatComeAndGoAtRandomAllEndWithTheEnginesPrices() {
        long seed = new Random().nextLong();
        System.out.println("clientsThatComeAndGoAtRandom seed " + seed);
        Random random = new Random(seed);
        try (StreamVenue venue = StreamVenue.start(limits(400, 16, 150, 60_000))) {
            List<Integer> markets = new ArrayList<>();
            for (int m = 0; m < 5; m++) {
                markets.add(venue.binary("market-" + m));
            }
            List<Listener> listeners = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Transport transport = i % 2 == 0 ? Transport.WEB_SOCKET : Transport.EVENTS;
                listeners.add(new Listener(venue, transport, i % 5 == 4 ? "market-1,market-3" : null).connect());
            }
            for (int round = 0; round < 300; round++) {
                trades(venue, markets, random);
                Listener listener = listeners.get(random.nextInt(listeners.size()));
                listener.readUpTo(random.nextInt(60));
                if (random.nextInt(3) == 0) {
                    listener.disconnect();
                    trades(venue, markets, random);
                    listener.connect();
                }
            }
            venue.trade(markets.get(3), 0, 0, 1);
            long last = venue.trade(markets.get(1), 0, 1, 1).sequence();
            for (Listener listener : listeners) {
                listener.readThrough(last);
                assertThat(venue.markets()).as("seed " + seed).containsAllEntriesOf(listener.state);
                assertThat(listener.state).hasSize(listener.state.containsKey("market-0") ? 5 : 2);
            }
            int snapshots =
                    listeners.stream().mapToInt(listener -> listener.snapshots).sum();
            assertThat(snapshots).as("most came back without a new snapshot").isLessThan(100);
        }
    }

    private static void trades(StreamVenue venue, List<Integer> markets, Random random) {
        for (int i = random.nextInt(30); i >= 0; i--) {
            Order order = Order.shares(
                    random.nextInt(2), random.nextInt(3) - 1, (random.nextInt(40_000_000) - 20_000_000) | 1);
            int market = markets.get(random.nextInt(markets.size()));
            venue.ring.submit(new Trade(CommandId.NONE, StreamVenue.ALICE, market, order), answer -> {});
        }
    }
}
