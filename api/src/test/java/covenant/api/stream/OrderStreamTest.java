package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.stream.Listener.Transport;
import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.CommandId;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.Trade;
import covenant.engine.fixture.TestVenue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limit orders as whoever listens sees them: their owner and a stranger hear the same, and in it no name but where something was traded. */
class OrderStreamTest {
    private static final long SHARES = Limits.MICROS;
    private static final long TENTH_PPB = Limits.PPB / 10;

    private StreamVenue venue;
    private int owner;
    private int market;
    private List<JsonObject> heard;

    @BeforeEach
    void start() {
        venue = StreamVenue.start(StreamLimits.DEFAULT);
        owner = venue.participant("olive");
        market = venue.binary("alpha");
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    /** Of {@code yes} given {@code kept}. */
    private Answer place(long shares, long tenths, long expiresAt) {
        return venue.send(
                new PlaceOrder(venue.nextId(), owner, market, 0, 0, shares * SHARES, tenths * TENTH_PPB, expiresAt));
    }

    private Answer place(long shares, long tenths) {
        return place(shares, tenths, 0);
    }

    /** Alice, who places no orders. */
    private Answer price(long tenths) {
        Order order = Order.toPrice(0, 0, tenths * TENTH_PPB);
        return venue.send(new Trade(CommandId.NONE, StreamVenue.ALICE, market, order));
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

    private static JsonObject only(List<JsonObject> frames, String type) {
        List<JsonObject> found = frames.stream()
                .filter(frame -> frame.getString("type").equals(type))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** The book that was told; it is the market's, and nothing in it says whose it is. */
    private static JsonArray book(List<JsonObject> frames) {
        JsonObject book = only(frames, "book").getJsonObject("book");
        assertThat(book.getString("market")).isEqualTo("alpha");
        assertThat(book.encode()).doesNotContain("olive");
        return book.getJsonArray("book");
    }

    private static JsonObject level(String condition, String side, double limit, String shares, int orders) {
        return new JsonObject()
                .put("condition", condition)
                .put("outcome", "yes")
                .put("side", side)
                .put("limitPrice", limit)
                .put("shares", shares)
                .put("orders", orders);
    }

    @Test
    void itsOwnerAndAStrangerHearOfAnOrderWhatBecomesOfIt() {
        Listener mine = new Listener(venue, Transport.WEB_SOCKET).connect();
        Listener strangers = new Listener(venue, Transport.EVENTS, "alpha").connect();
        mine.readSnapshot();
        strangers.readSnapshot();

        int first = heardByBoth(mine, strangers, place(-10, 6), "market", "book");
        assertThat(book(heard)).containsExactly(level("kept", "sell", 0.6, "10", 1));
        int second = heardByBoth(mine, strangers, place(-10, 6), "market", "book");
        assertThat(book(heard)).containsExactly(level("kept", "sell", 0.6, "20", 2));
        int third = heardByBoth(mine, strangers, place(7, 2), "market", "book");
        assertThat(book(heard)).containsExactly(level("kept", "buy", 0.2, "7", 1), level("kept", "sell", 0.6, "20", 2));

        // Up to the limit and 14 shares: the older order whole, the other in part.
        long toTheLimit = Math.round(1_000 * Math.log(0.6 / 0.4) * 1e6);
        Order buy = Order.shares(0, 0, toTheLimit + 14 * SHARES);
        Answer trade = venue.send(new Trade(CommandId.NONE, StreamVenue.ALICE, market, buy));
        heard = through(mine, trade.sequence());
        assertThat(through(strangers, trade.sequence())).isEqualTo(heard);
        assertThat(types(heard)).endsWith("order", "market", "book");
        assertThat(heard.stream()
                        .filter(frame -> frame.getString("type").equals("trade"))
                        .filter(frame -> frame.getString("account").equals("olive"))
                        .map(frame -> frame.getInteger("order")))
                .containsExactly(first, second);
        ended(first, "filled", "10");
        assertThat(book(heard).getJsonObject(1).getInteger("orders")).isEqualTo(1);
        assertThat(Double.parseDouble(book(heard).getJsonObject(1).getString("shares")))
                .isBetween(5.99, 6.01);

        CancelOrder cancel = new CancelOrder(venue.nextId(), owner, third);
        heardByBoth(mine, strangers, venue.send(cancel), "order", "market", "book");
        ended(third, "cancelled", "0");
        assertThat(book(heard)).hasSize(1);
        Answer rest = price(7);
        heard = through(mine, rest.sequence());
        assertThat(through(strangers, rest.sequence())).isEqualTo(heard);
        ended(second, "filled", "10");
        assertThat(book(heard)).isEmpty();
    }

    /** Both hear these frames of what was done; returns the order's number. */
    private int heardByBoth(Listener mine, Listener strangers, Answer done, String... types) {
        heard = through(mine, done.sequence());
        assertThat(types(heard)).containsExactly(types);
        assertThat(through(strangers, done.sequence())).isEqualTo(heard);
        return done.number();
    }

    private void ended(int order, String state, String filled) {
        JsonObject frame = only(heard, "order");
        assertThat(frame.fieldNames())
                .containsExactlyInAnyOrder(
                        "type", "sequence", "id", "previous", "market", "order", "state", "filled", "at");
        assertThat(frame.getString("market")).isEqualTo("alpha");
        assertThat(frame.getInteger("order")).isEqualTo(order);
        assertThat(frame.getString("state")).isEqualTo(state);
        assertThat(frame.getString("filled")).isEqualTo(filled);
    }

    @Test
    void anOrderThatExpiresByItselfIsTold() {
        Listener listener = new Listener(venue, Transport.WEB_SOCKET).connect();
        listener.readSnapshot();
        // The venue's time is that of its last command: this one brings it to the present.
        price(4);
        int order = place(-10, 6, venue.nowMicros() + Limits.MICROS / 2).number();
        JsonObject frame;
        do {
            frame = listener.next();
        } while (!frame.getString("type").equals("order"));
        heard = new ArrayList<>(List.of(frame, listener.next(), listener.next()));
        assertThat(types(heard)).containsExactly("order", "market", "book");
        ended(order, "expired", "0");
        assertThat(book(heard)).isEmpty();
    }

    @Test
    void aBookWhoseConditionIsKnownIsToldAsOneOfOutcomes() {
        place(-10, 6);
        Listener listener = new Listener(venue, Transport.WEB_SOCKET).connect();
        assertThat(book(listener.next().getJsonArray("books"))).containsExactly(level("kept", "sell", 0.6, "10", 1));
        Answer settled = venue.send(new SettleCondition(venue.nextId(), TestVenue.COORDINATOR, market, 0));
        heard = through(listener, settled.sequence());
        assertThat(types(heard)).containsExactly("condition", "market", "book");
        assertThat(book(heard)).containsExactly(level(null, "sell", 0.6, "10", 1));
    }

    private static JsonArray book(JsonArray books) {
        assertThat(books).hasSize(1);
        return books.getJsonObject(0).getJsonArray("book");
    }

    @Test
    void whoListensToAnotherMarketHearsNothingOfABook() {
        int other = venue.binary("beta");
        place(-10, 6);
        Listener listener = new Listener(venue, Transport.WEB_SOCKET, "beta").connect();
        assertThat(listener.next().getJsonArray("books")).isEmpty();
        place(-10, 7);
        price(8);
        long last = venue.trade(other, 0, 0, 1).sequence();
        assertThat(types(through(listener, last))).containsExactly("trade", "market");
    }
}
