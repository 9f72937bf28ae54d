package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import covenant.api.stream.Listener.Transport;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who is let in, who is not, and who is shown out. */
class StreamDoorTest {
    private static final StreamLimits TWO =
            new StreamLimits(2, 2, 32_768, 100, 1L << 20, 10, 50, 1_000, 3, 5, 50, 1_000, 60_000, 100);

    private static HttpResponse<String> get(StreamVenue venue, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + venue.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(new JsonObject(response.body()).getString("code")).isEqualTo(code);
    }

    @Test
    void aFullHouseIsAProblemAndASeatThatIsLeftIsFree() throws Exception {
        try (StreamVenue venue = StreamVenue.start(TWO)) {
            Listener first = new Listener(venue, Transport.WEB_SOCKET).connect();
            Listener second = new Listener(venue, Transport.EVENTS).connect();
            first.next();
            second.next();
            assertProblem(get(venue, "/api/v1/events"), 503, "stream-full");
            second.disconnect();
            await().atMost(Duration.ofSeconds(20)).until(() -> venue.hub.clients() == 1);
            assertThat(new Listener(venue, Transport.EVENTS).connect().next().getString("type"))
                    .isEqualTo("snapshot");
        }
    }

    @Test
    void oneAddressCannotTakeAllSeats() throws Exception {
        StreamLimits limits =
                new StreamLimits(10, 1, 32_768, 100, 1L << 20, 10, 50, 1_000, 3, 5, 50, 1_000, 60_000, 100);
        try (StreamVenue venue = StreamVenue.start(limits)) {
            Listener first = new Listener(venue, Transport.WEB_SOCKET).connect();
            first.next();
            assertProblem(get(venue, "/api/v1/events"), 503, "stream-full");
            assertThat(venue.hub.clients()).isEqualTo(1);
            first.disconnect();
            await().atMost(Duration.ofSeconds(20)).until(() -> venue.hub.clients() == 0);
            new Listener(venue, Transport.EVENTS).connect().next();
        }
    }

    @Test
    void seatsAreCountedInAllAndByAddressAndAnIpv6NetworkIsOneAddress() {
        Seats seats = new Seats(3, 2);
        String first = Seats.addressOf(SocketAddress.inetSocketAddress(1, "2001:db8::1"));
        String same = Seats.addressOf(SocketAddress.inetSocketAddress(2, "2001:db8::ffff:2"));
        String other = Seats.addressOf(SocketAddress.inetSocketAddress(1, "192.0.2.1"));
        String third = Seats.addressOf(SocketAddress.inetSocketAddress(1, "192.0.2.2"));
        assertThat(seats.take(first)).isNull();
        assertThat(seats.take(same)).isNull();
        assertThat(seats.take(first)).isEqualTo("2 clients follow from this address already");
        assertThat(seats.take(other)).isNull();
        assertThat(seats.take(third)).isEqualTo("3 clients follow already");
        seats.leave(same);
        assertThat(seats.take(third)).isNull();
        assertThat(seats.taken()).isEqualTo(3);
    }

    @Test
    void badRequestsAreProblemsAndTakeNoSeat() throws Exception {
        try (StreamVenue venue = StreamVenue.start(TWO)) {
            assertProblem(get(venue, "/api/v1/stream"), 426, "upgrade-required");
            assertProblem(get(venue, "/api/v1/events?markets=A%20B"), 400, "parameter-invalid");
            assertProblem(get(venue, "/api/v1/events?markets=a,,b"), 400, "parameter-invalid");
            assertProblem(get(venue, "/api/v1/events?markets=a,b,c,d"), 400, "parameter-invalid");
            assertProblem(get(venue, "/api/v1/events?markets=a"), 404, "unknown-market");
            assertProblem(get(venue, "/api/v1/events?signals=a"), 404, "unknown-market");
            assertProblem(get(venue, "/api/v1/events?actors=a"), 404, "unknown-actor");
            assertProblem(get(venue, "/api/v1/events?actors=*"), 400, "parameter-invalid");
            assertProblem(get(venue, "/api/v1/events?account=alice"), 400, "parameter-invalid");
            assertProblem(get(venue, "/api/v1/events?account=me"), 401, "key-missing");
            assertProblem(get(venue, "/api/v1/events?form=1"), 400, "unknown-parameter");
            assertThat(venue.hub.clients()).isZero();
        }
    }

    @Test
    void speechesEndTheConnection() {
        try (StreamVenue venue = StreamVenue.start(TWO)) {
            WebSocketClient client = venue.vertx.createWebSocketClient();
            CompletableFuture<Short> closed = new CompletableFuture<>();
            WebSocket socket = StreamVenue.await(client.connect(venue.port(), "127.0.0.1", "/api/v1/stream")
                    .toCompletionStage()
                    .toCompletableFuture());
            socket.closeHandler(none -> closed.complete(socket.closeStatusCode()));
            socket.writeTextMessage("x".repeat(9_000));
            assertThat(StreamVenue.await(closed)).isEqualTo((short) 1009);
            await().atMost(Duration.ofSeconds(20)).until(() -> venue.hub.clients() == 0);
        }
    }

    @Test
    void aHeartbeatSaysHowFarTheVenueIsWhenNoMarketChanges() {
        try (StreamVenue venue = StreamVenue.start(TWO)) {
            venue.binary("alpha");
            Listener listener = new Listener(venue, Transport.EVENTS).connect();
            listener.next();
            venue.participant("bob");
            long sequence = venue.sequence();
            JsonObject frame = listener.next();
            while (frame.getLong("sequence") < sequence) {
                assertThat(frame.getString("type")).isIn("heartbeat", "digest");
                frame = listener.next();
            }
            assertThat(frame.getString("type")).isEqualTo("heartbeat");
            assertThat(frame.getLong("sequence")).isEqualTo(sequence);
        }
    }

    @Test
    void afterAWhileWithoutListenersTheNextOneStillGetsTheTruth() {
        try (StreamVenue venue = StreamVenue.start(TWO)) {
            int market = venue.binary("alpha");
            Listener listener = new Listener(venue, Transport.WEB_SOCKET).connect();
            listener.readThrough(venue.trade(market, 0, 0, 1).sequence());
            listener.disconnect();
            await().atMost(Duration.ofSeconds(20)).until(() -> !venue.hub.isListening());
            venue.trade(market, 0, 0, 1);
            assertThat(listener.connect().next().getString("type")).isEqualTo("snapshot");
            assertThat(listener.state).isEqualTo(venue.markets());
            listener.readThrough(venue.trade(market, 0, 0, 1).sequence());
            assertThat(listener.state).isEqualTo(venue.markets());
        }
    }

    @Test
    void aClosingHubEndsItsClients() {
        StreamVenue venue = StreamVenue.start(TWO);
        try {
            new Listener(venue, Transport.WEB_SOCKET).connect().next();
            new Listener(venue, Transport.EVENTS).connect().next();
            venue.hub.close();
            await().atMost(Duration.ofSeconds(20)).until(() -> venue.hub.clients() == 0);
            assertThat(get(venue, "/api/v1/events").statusCode()).isEqualTo(503);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            venue.close();
        }
    }
}
