package covenant.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.MemoryStorage;
import covenant.api.fixture.ServedVenue;
import covenant.api.venue.AccessOptions;
import covenant.api.venue.VenueOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a client may hold of the server: connections, the time of a head, the time of a request. */
class BoundsTest {
    private static final int SHORT = 200;
    private static final int LONG = 60_000;
    private static final String VENUE = "GET /api/v1/venue HTTP/1.1\r\nHost: x\r\n\r\n";

    private static ServedVenue venue(int connections, int headMillis, int requestMillis) {
        AccessOptions access = AccessOptions.LOCAL.bounds(connections, headMillis, requestMillis);
        return ServedVenue.with(new MemoryStorage(), VenueOptions.local().access(access));
    }

    /** One connection. */
    private static final class Wire implements AutoCloseable {
        private final Socket socket;

        Wire(ServedVenue venue) throws IOException {
            socket = new Socket("127.0.0.1", venue.server().port());
            socket.setSoTimeout(20_000);
        }

        Wire send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        /** All that comes until the server closes. */
        String rest() throws IOException {
            try {
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (java.net.SocketException reset) {
                return "";
            }
        }

        /** What comes up to and with this text; ends before it if the server closes. */
        String upTo(String text) throws IOException {
            InputStream in = socket.getInputStream();
            StringBuilder seen = new StringBuilder();
            while (seen.indexOf(text) < 0) {
                int next;
                try {
                    next = in.read();
                } catch (java.net.SocketException reset) {
                    next = -1;
                }
                if (next < 0) {
                    break;
                }
                seen.append((char) next);
            }
            return seen.toString();
        }

        boolean answers() throws IOException {
            return send(VENUE).upTo("\"sequence\"").contains("200 OK");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void aHeadThatTricklesIsGivenUp() throws IOException {
        try (ServedVenue venue = venue(0, SHORT, LONG);
                Wire silent = new Wire(venue);
                Wire trickling = new Wire(venue);
                Wire second = new Wire(venue)) {
            assertThat(second.answers()).isTrue();
            assertThat(trickling.send("GET / HTTP/1.1\r\nX-A: b\r\n").rest()).isEmpty();
            assertThat(silent.rest()).isEmpty();
            second.upTo("}");
            assertThat(second.send("GET / HTTP/1.1\r\n").rest())
                    .as("a later head too")
                    .isEmpty();
        }
    }

    @Test
    void aConnectionThatWaitsBetweenRequestsIsNotTrickling() throws IOException {
        try (ServedVenue venue = venue(0, SHORT, SHORT);
                Wire waiting = new Wire(venue)) {
            assertThat(waiting.answers()).isTrue();
            waiting.upTo("}");
            letAHeadBeGivenUp(venue);
            assertThat(waiting.answers()).isTrue();
        }
    }

    /** Passes the time that a head and a request may take. */
    private static void letAHeadBeGivenUp(ServedVenue venue) throws IOException {
        for (int i = 0; i < 2; i++) {
            try (Wire trickling = new Wire(venue)) {
                assertThat(trickling.send("GET ").rest()).isEmpty();
            }
        }
    }

    @Test
    void aRequestThatTakesTooLongIsToldSoAndItsConnectionClosed() throws IOException {
        try (ServedVenue venue = venue(0, LONG, SHORT);
                Wire wire = new Wire(venue)) {
            String head = "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
            String answer = wire.send(head + "Content-Length: 100\r\n\r\n{").rest();
            assertThat(answer)
                    .startsWith("HTTP/1.1 503 ")
                    .containsIgnoringCase("retry-after: 1")
                    .contains("\"code\":\"request-too-slow\"");
        }
    }

    @Test
    void streamsMayTakeAsLongAsTheyLike() throws IOException {
        try (ServedVenue venue = venue(0, SHORT, SHORT);
                Wire events = new Wire(venue);
                Wire socket = new Wire(venue)) {
            events.send("GET /api/v1/events HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(events.upTo("retry: ")).contains("200 OK");
            socket.send(String.join(
                    "\r\n",
                    "GET /api/v1/stream HTTP/1.1",
                    "Host: x",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                    "",
                    ""));
            assertThat(socket.upTo("\r\n\r\n")).contains("101 Switching");
            letAHeadBeGivenUp(venue);
            String meters = venue.get(null, "/metrics").expect(200).body();
            assertThat(meters).contains("covenant_stream_clients{transport=\"events\"} 1.0");
            assertThat(meters).contains("covenant_stream_clients{transport=\"websocket\"} 1.0");
        }
    }

    @Test
    void anAddressHoldsSoManyConnectionsAndNoMore() throws IOException {
        try (ServedVenue venue = venue(2, LONG, LONG);
                Wire first = new Wire(venue);
                Wire second = new Wire(venue)) {
            assertThat(first.answers()).isTrue();
            assertThat(second.answers()).isTrue();
            try (Wire third = new Wire(venue)) {
                assertThat(third.rest()).isEmpty();
            }
            first.socket.close();
            Awaitility.await().until(() -> {
                try (Wire next = new Wire(venue)) {
                    return next.answers();
                } catch (java.net.SocketException reset) {
                    return false;
                }
            });
        }
    }
}
