package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.json.VenueJson;
import covenant.api.stream.Listener.Transport;
import covenant.engine.Limits;
import covenant.engine.command.CommandId;
import covenant.engine.command.Metric;
import covenant.engine.command.SettleCondition;
import covenant.engine.fixture.TestVenue;
import covenant.engine.state.StateHash;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client sees, over real sockets from a real ring. */
class StreamTest {
    private StreamVenue venue;

    @BeforeEach
    void start() {
        venue = StreamVenue.start(StreamLimits.DEFAULT);
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    @ParameterizedTest
    @EnumSource
    void firstASnapshotThenEachTradeAndTheMarketItChanged(Transport transport) {
        int market = venue.binary("alpha");
        venue.trade(market, 0, 0, 100);
        Listener listener = new Listener(venue, transport).connect();

        JsonObject snapshot = listener.next();
        assertThat(snapshot.getString("type")).isEqualTo("snapshot");
        assertThat(snapshot.getLong("sequence")).isEqualTo(venue.sequence());
        assertThat(snapshot.getJsonObject("venue")).isEqualTo(VenueJson.of("Test venue", true, false));
        assertThat(listener.state).isEqualTo(venue.markets());

        long sequence = venue.trade(market, 1, 0, 10).sequence();
        JsonObject trade = listener.next();
        assertThat(trade.getString("type")).isEqualTo("trade");
        assertThat(trade.getLong("sequence")).isEqualTo(sequence);
        assertThat(trade.getString("id")).isEqualTo(sequence + ".1");
        assertThat(trade.getString("market")).isEqualTo("alpha");
        assertThat(trade.getLong("number")).isEqualTo(2);
        assertThat(trade.getString("account")).isEqualTo("alice");
        assertThat(trade.getString("condition")).isEqualTo("broken");
        assertThat(trade.getString("outcome")).isEqualTo("yes");
        assertThat(trade.getString("shares")).isEqualTo("10");
        assertThat(trade.getString("fee")).isNotNull();
        assertThat(trade.getDouble("priceAfter")).isGreaterThan(trade.getDouble("priceBefore"));
        JsonObject changed = listener.next();
        assertThat(changed.getString("type")).isEqualTo("market");
        assertThat(changed.getString("id")).isEqualTo(Long.toString(sequence));
        assertThat(listener.state).isEqualTo(venue.markets());
        listener.disconnect();
    }

    @Test
    void aMarketThatOpensOrSettlesIsTold() {
        Listener listener = new Listener(venue, Transport.WEB_SOCKET).connect();
        assertThat(listener.next().getJsonArray("markets")).isEmpty();
        int market = venue.open(TestVenue.terms("beta", Metric.categorical(List.of("a", "b", "c")), "kept", "broken"));
        assertThat(listener.next().getJsonObject("market").getString("id")).isEqualTo("beta");
        venue.send(new SettleCondition(venue.nextId(), TestVenue.COORDINATOR, market, 1));
        JsonObject condition = listener.next();
        assertThat(condition.getString("type")).isEqualTo("condition");
        assertThat(condition.getString("market")).isEqualTo("beta");
        assertThat(condition.getString("condition")).isEqualTo("broken");
        assertThat(condition.getString("by")).isEqualTo("coordinator");
        assertThat(condition.getValue("commitment")).isNull();
        assertThat(condition.getValue("jump"))
                .as("a categorical metric has no expectation")
                .isNull();
        assertThat(listener.next().getJsonObject("market").getString("settledCondition"))
                .isEqualTo("broken");
        listener.disconnect();
    }

    @ParameterizedTest
    @EnumSource
    void whoComesBackGetsExactlyTheFramesAfterTheLast(Transport transport) {
        int market = venue.binary("alpha");
        Listener steady = new Listener(venue, Transport.WEB_SOCKET).connect();
        Listener listener = new Listener(venue, transport).connect();
        listener.readThrough(venue.trade(market, 0, 0, 5).sequence());
        listener.disconnect();
        long last = 0;
        for (int i = 0; i < 10; i++) {
            last = venue.trade(market, i % 2, 0, 3).sequence();
        }
        steady.readThrough(last);

        JsonObject resumed = listener.connect().next();
        assertThat(resumed.getString("type")).isEqualTo("resumed");
        listener.readThrough(last);
        assertThat(listener.snapshots).isEqualTo(1);
        assertThat(listener.trades).isEqualTo(11);
        assertThat(listener.skipped).isZero();
        assertThat(listener.state).isEqualTo(venue.markets());
    }

    @Test
    void aBreakBetweenATradeAndItsMarketLosesAndRepeatsNothing() {
        int market = venue.binary("alpha");
        Listener listener = new Listener(venue, Transport.EVENTS).connect();
        listener.next();
        long sequence = venue.trade(market, 0, 0, 5).sequence();
        assertThat(listener.next().getString("id")).isEqualTo(sequence + ".1");
        listener.disconnect();

        listener.connect();
        assertThat(listener.next().getString("type")).isEqualTo("resumed");
        assertThat(listener.next().getString("type")).isEqualTo("market");
        assertThat(listener.trades).isEqualTo(1);
    }

    @Test
    void whatCannotBeResumedBeginsAgain() {
        int market = venue.binary("alpha");
        Listener steady = new Listener(venue, Transport.WEB_SOCKET).connect();
        steady.readThrough(venue.trade(market, 0, 0, 5).sequence());
        List<String> nowhere =
                new ArrayList<>(List.of("0", "1", "999999999", "-1", "x", "1.0", "12345678901234567890"));
        for (String from : nowhere) {
            Listener listener = new Listener(venue, Transport.WEB_SOCKET);
            listener.lastId = from;
            assertThat(listener.connect().next().getString("type")).as(from).isEqualTo("snapshot");
            assertThat(listener.state).isEqualTo(venue.markets());
            listener.disconnect();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFilterLetsThroughItsMarketsOnly(Transport transport) {
        int alpha = venue.binary("alpha");
        int beta = venue.binary("beta");
        int gamma = venue.binary("gamma");
        Listener listener = new Listener(venue, transport, "alpha,gamma").connect();
        JsonArray markets = listener.next().getJsonArray("markets");
        assertThat(markets)
                .extracting(market -> ((JsonObject) market).getString("id"))
                .containsExactly("alpha", "gamma");
        long last = 0;
        for (int i = 0; i < 5; i++) {
            venue.trade(alpha, 0, 0, 1);
            venue.trade(beta, 0, 0, 1);
            last = venue.trade(gamma, 0, 0, 1).sequence();
        }
        listener.readThrough(last);
        assertThat(listener.trades).isEqualTo(10);
        assertThat(listener.state).containsOnlyKeys("alpha", "gamma");
    }

    @Test
    void aRefusedCommandIsNoFrame() {
        int market = venue.binary("alpha");
        Listener listener = new Listener(venue, Transport.WEB_SOCKET).connect();
        listener.next();
        StreamVenue.await(venue.ring.submit(new SettleCondition(CommandId.NONE, TestVenue.COORDINATOR, market, 7)));
        long sequence = venue.trade(market, 0, 0, 1).sequence();
        assertThat(listener.next().getLong("sequence")).isEqualTo(sequence);
    }

    @Test
    void theHashThatTheJournalGetsIsToldToEveryone() {
        int alpha = venue.binary("alpha");
        venue.binary("beta");
        Listener listener = new Listener(venue, Transport.WEB_SOCKET, "beta").connect();
        listener.readSnapshot();
        venue.trades((int) (Limits.HASH_INTERVAL - venue.sequence()), alpha, 0, 0);
        String hash = StreamVenue.await(venue.ring.read(engine -> StateHash.hex(engine.hash())));
        JsonObject state = listener.readTo("state");
        assertThat(state.getLong("sequence")).isEqualTo(Limits.HASH_INTERVAL);
        assertThat(state.getString("hash")).isEqualTo(hash);
    }
}
