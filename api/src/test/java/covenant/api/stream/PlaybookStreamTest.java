package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.stream.Listener.Transport;
import covenant.engine.command.CommandId;
import covenant.engine.command.DrillPlaybook;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.command.Order;
import covenant.engine.command.RespondPlaybook;
import covenant.engine.command.Response;
import covenant.engine.command.Trade;
import covenant.engine.fixture.TestPlaybooks;
import covenant.engine.fixture.TestVenue;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Playbooks as a client of the stream sees them. */
class PlaybookStreamTest {
    private StreamVenue venue;
    private int market;

    @BeforeEach
    void start() {
        venue = StreamVenue.start(StreamLimits.DEFAULT);
        market = venue.binary("pledge");
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    private int open(String id) {
        TestPlaybooks playbook = TestPlaybooks.ofBroken(market);
        playbook.id = id;
        playbook.holdMicros = 0;
        playbook.automatic = true;
        return venue.send(new OpenPlaybook(venue.nextId(), TestVenue.COORDINATOR, playbook.terms()))
                .number();
    }

    private long price(long percent) {
        return venue.send(new Trade(
                        CommandId.NONE,
                        StreamVenue.ALICE,
                        market,
                        new Order(
                                1,
                                Order.ANY,
                                Order.Mode.TARGET_PRICE,
                                percent * TestPlaybooks.PERCENT,
                                Order.NO_LIMIT,
                                Order.NO_LIMIT)))
                .sequence();
    }

    private static List<JsonObject> through(Listener listener, long sequence) {
        List<JsonObject> frames = new ArrayList<>();
        do {
            frames.add(listener.next());
        } while (!listener.lastId.equals(Long.toString(sequence)));
        return frames;
    }

    private static List<String> types(List<JsonObject> frames) {
        return frames.stream().map(frame -> frame.getString("type")).toList();
    }

    @ParameterizedTest
    @EnumSource
    void aTriggerIsToldStepByStepAndConvenesEverybody(Transport transport) {
        open("alarm");
        Listener listener = new Listener(venue, transport).connect();
        JsonObject snapshot = listener.next();
        JsonObject armed = snapshot.getJsonArray("playbooks").getJsonObject(0);
        assertThat(armed.getString("state")).isEqualTo("armed");
        assertThat(armed.getJsonObject("signal").getDouble("value")).isEqualTo(0.5);

        List<JsonObject> frames = through(listener, price(75));
        assertThat(types(frames)).containsExactly("trade", "playbook-moved", "playbook-fired", "market", "playbook");
        assertThat(frames.get(1).getString("from")).isEqualTo("armed");
        assertThat(frames.get(1).getString("to")).isEqualTo("triggered");
        assertThat(frames.get(1).getString("by")).isEqualTo("venue");
        assertThat(frames.get(2).getJsonObject("action").getString("text")).isEqualTo("Everybody meets at once");
        assertThat(frames.get(2).getBoolean("drill")).isFalse();
        JsonObject triggered = frames.get(4).getJsonObject("playbook");
        assertThat(triggered.getString("state")).isEqualTo("triggered");
        assertThat(triggered.getJsonObject("lastMove").getDouble("signal")).isBetween(0.749, 0.751);

        long last = venue.send(
                        new RespondPlaybook(venue.nextId(), TestVenue.OPERATOR, 0, Response.OVERRIDE, "a false alarm"))
                .sequence();
        frames = through(listener, last);
        assertThat(types(frames)).containsExactly("playbook-moved", "playbook");
        assertThat(frames.get(0).getString("reason")).isEqualTo("a false alarm");
        assertThat(frames.get(0).getString("by")).isEqualTo("operator");

        last = venue.send(new DrillPlaybook(venue.nextId(), TestVenue.COORDINATOR, 0, "exercise"))
                .sequence();
        frames = through(listener, last);
        assertThat(types(frames)).containsExactly("playbook-fired", "playbook");
        assertThat(frames.get(0).getBoolean("drill")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aCrossingThatHoldsIsToldAndWhoListensToAnotherMarketHearsNothing(Transport transport) {
        TestPlaybooks playbook = TestPlaybooks.ofBroken(market);
        venue.send(new OpenPlaybook(venue.nextId(), TestVenue.COORDINATOR, playbook.terms()));
        int other = venue.binary("other");
        Listener all = new Listener(venue, transport).connect();
        all.next();
        List<JsonObject> frames = through(all, price(75));
        assertThat(types(frames)).containsExactly("trade", "market", "playbook");
        assertThat(frames.get(2).getJsonObject("playbook").getString("holdingSince"))
                .isNotNull();
        frames = through(all, price(50));
        assertThat(frames.get(2).getJsonObject("playbook").getString("holdingSince"))
                .isNull();

        Listener elsewhere = new Listener(venue, transport, "other").connect();
        assertThat(elsewhere.next().getJsonArray("playbooks")).isEmpty();
        price(75);
        long last = venue.trade(other, 0, 0, 1).sequence();
        assertThat(types(through(elsewhere, last))).containsExactly("trade", "market");
    }
}
