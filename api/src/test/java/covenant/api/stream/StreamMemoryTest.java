package covenant.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import covenant.api.stream.Listener.Transport;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.fixture.TestVenue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients cost that do not read, on a venue whose snapshot is large. */
class StreamMemoryTest {
    private static final int MARKETS = 100;
    private static final int TEXT_CHARS = 4_000;
    private static final int SILENT = 200;
    private static final int UNSENT_BYTES = 32_768;
    /** One piece more may be sent while there is room; a piece is half of that and its envelope. */
    private static final long MOST_UNSENT_BYTES = UNSENT_BYTES + UNSENT_BYTES / 2 + 1_024;

    private static final StreamLimits LIMITS = new StreamLimits(
            1_000, 1_000, UNSENT_BYTES, 16_384, 16L << 20, 128, 1_024, 65_536, 100, 5, 60_000, 1_000, 600_000, 60_000);

    private static StreamVenue venueOfLongTexts() {
        StreamVenue venue = StreamVenue.start(LIMITS);
        for (int i = 0; i < MARKETS; i++) {
            MarketTerms terms = TestVenue.terms("market-" + i, Metric.binary(), "kept", "broken");
            venue.open(new MarketTerms(
                    terms.id(),
                    terms.title(),
                    "x".repeat(TEXT_CHARS),
                    terms.actor(),
                    terms.source(),
                    terms.conditions(),
                    terms.metric(),
                    terms.feeBps(),
                    terms.conditionTrading(),
                    terms.closesAtMicros()));
        }
        return venue;
    }

    /** Connects, asks, and never reads. */
    private static Socket silent(StreamVenue venue, Transport transport) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(StreamVenue.SOCKET_BUFFER_BYTES);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), venue.port()));
        List<String> request = transport == Transport.EVENTS
                ? List.of("GET /api/v1/events HTTP/1.1", "Host: localhost")
                : List.of(
                        "GET /api/v1/stream HTTP/1.1",
                        "Host: localhost",
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        String text = String.join("\r\n", request) + "\r\n\r\n";
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void clientsThatNeverReadCostLittleEachAndOthersHearEverything() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try (StreamVenue venue = venueOfLongTexts()) {
            for (int i = 0; i < SILENT; i++) {
                silent.add(silent(venue, i % 2 == 0 ? Transport.EVENTS : Transport.WEB_SOCKET));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> full(venue) == SILENT);
            assertThat(venue.hub.unsentBytesOfEach()).allMatch(bytes -> bytes <= MOST_UNSENT_BYTES);

            List<Listener> reading = List.of(
                    new Listener(venue, Transport.EVENTS).connect(),
                    new Listener(venue, Transport.WEB_SOCKET).connect());
            for (Listener listener : reading) {
                listener.readSnapshot();
                assertThat(listener.state).isEqualTo(venue.markets());
            }
            for (int market = 0; market < MARKETS; market++) {
                venue.trade(market, 0, 0, 1);
            }
            long last = venue.sequence();
            for (Listener listener : reading) {
                listener.readThrough(last);
                assertThat(listener.trades).isEqualTo(MARKETS);
                assertThat(listener.state).isEqualTo(venue.markets());
            }
            assertThat(full(venue)).isEqualTo(SILENT);
            assertThat(venue.hub.unsentBytesOfEach()).allMatch(bytes -> bytes <= MOST_UNSENT_BYTES);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    private static long full(StreamVenue venue) {
        return venue.hub.unsentBytesOfEach().stream()
                .filter(bytes -> bytes >= UNSENT_BYTES)
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void aSnapshotReadSlowlyEndsWithWhatChangedMeanwhile(Transport transport) {
        try (StreamVenue venue = venueOfLongTexts()) {
            Listener slow = new Listener(venue, transport).connect();
            assertThat(slow.next().getBoolean("more")).isTrue();
            slow.stopReading();
            for (int market = 0; market < MARKETS; market++) {
                venue.trade(market, 1, 0, 7);
            }
            slow.readAgain();
            slow.readSnapshot();
            slow.readThrough(venue.trade(3, 0, 0, 1).sequence());
            assertThat(slow.snapshots).isEqualTo(1);
            assertThat(slow.state).isEqualTo(venue.markets());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoBreaksOffInASnapshotBeginsItAgain(Transport transport) {
        try (StreamVenue venue = venueOfLongTexts()) {
            Listener listener = new Listener(venue, transport).connect();
            assertThat(listener.next().getBoolean("more")).isTrue();
            assertThat(Place.parse(listener.lastId)).isNull();
            listener.disconnect();
            listener.connect().readSnapshot();
            assertThat(listener.snapshots).isEqualTo(2);
            assertThat(listener.state).isEqualTo(venue.markets());
        }
    }

    @Test
    void aFilterHoldsForEveryPiece() {
        try (StreamVenue venue = venueOfLongTexts()) {
            Listener listener = new Listener(venue, Transport.EVENTS, "market-99,market-1,market-2").connect();
            listener.readSnapshot();
            assertThat(listener.state.keySet()).isEqualTo(Set.of("market-1", "market-2", "market-99"));
        }
    }
}
