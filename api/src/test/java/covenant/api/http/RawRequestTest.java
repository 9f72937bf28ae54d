package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.MemoryStorage;
import covenant.api.fixture.ServedVenue;
import covenant.api.venue.VenueOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no well-behaved client can send, byte by byte. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawRequestTest {
    private final ServedVenue venue = ServedVenue.inMemory();

    @AfterAll
    void close() {
        venue.close();
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
            socket.getOutputStream().flush();
            return this;
        }

        /** The head of an answer. */
        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = socket.getInputStream().read();
                assertThat(next).as(head.toString()).isNotNegative();
                head.append((char) next);
            }
            return head.toString();
        }

        /** All that comes until the server closes. */
        String rest() throws IOException {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static void assertProblem(String answer, int status, String code) {
        // The answer to what cannot be read is in the oldest version.
        assertThat(answer).matches("(?s)HTTP/1\\.[01] " + status + " .*");
        String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(java.util.Locale.ROOT);
        assertThat(head)
                .contains("content-type: application/problem+json")
                .contains("x-content-type-options: nosniff")
                .contains("covenant-sequence: ");
        JsonObject json = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(json.getString("code")).isEqualTo(code);
        assertThat(json.getInteger("status")).isEqualTo(status);
        assertThat(json.getString("detail")).isNotBlank().doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/markets?limit=%zz HTTP/1.1, 400, malformed-request",
        "GET /api/v1/markets/%zz HTTP/1.1, 400, malformed-request",
        "GET /api/v1/markets?limit=1%2 HTTP/1.1, 400, malformed-request",
        "GARBAGE, 400, malformed-request",
        "GET / HTTP/1.1 and more, 400, malformed-request"
    })
    void aMalformedRequestIsToldSo(String line, int status, String code) throws IOException {
        try (Wire wire = new Wire(venue)) {
            assertProblem(
                    wire.send(line + "\r\nHost: x\r\nConnection: close\r\n\r\n").rest(), status, code);
        }
    }

    @Test
    void aRequestLineOrHeadersTooLongAreToldSo() throws IOException {
        try (Wire wire = new Wire(venue)) {
            wire.send("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertProblem(wire.rest(), 414, "address-too-long");
        }
        try (Wire wire = new Wire(venue)) {
            wire.send("GET / HTTP/1.1\r\nHost: x\r\nX-Much: " + "x".repeat(9_000) + "\r\n\r\n");
            assertProblem(wire.rest(), 431, "headers-too-large");
        }
    }

    @Test
    void aBodyThatTricklesIsGivenUpAndTheConnectionClosed() throws IOException {
        try (ServedVenue hasty = ServedVenue.with(
                        new MemoryStorage(), VenueOptions.local().bodyMillis(200));
                Wire wire = new Wire(hasty)) {
            wire.send(deposit("operator", OPERATOR, 100) + "{\"commandId\":");
            assertProblem(wire.rest(), 408, "body-too-slow");
        }
    }

    @Test
    void aKeyRevokedWhileTheBodyComesInDoesNothingMore() throws IOException {
        String key = venue.account("third", "participant", "10");
        String stolen = venue.account("fourth", "operator", "0");
        String body = "{\"commandId\":\"late\",\"amount\":\"5\"}";
        try (Wire wire = new Wire(venue)) {
            // 100 Continue comes when the server has looked at the key and begins to read.
            wire.send(deposit("third", stolen, body.length())
                    .replace("\r\n\r\n", "\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"));
            String go = "HTTP/1.1 100 Continue\r\n\r\n";
            assertThat(new String(wire.socket.getInputStream().readNBytes(go.length()), StandardCharsets.UTF_8))
                    .isEqualTo(go);
            venue.post(OPERATOR, "/api/v1/accounts/fourth/keys", new JsonObject().put("revokeOthers", true))
                    .expect(201);

            assertProblem(wire.send(body).rest(), 401, "key-ended");
        }
        assertThat(venue.cash(key)).isEqualTo("10");
    }

    @Test
    void whatIsSentBackOfARequestIsShort() {
        String field = "\"" + ("x".repeat(99) + " ").repeat(300) + "\":1";
        String body = "{" + field + "," + field + "}";
        JsonObject problem = venue.send("POST", null, "/api/v1/session", body.getBytes(StandardCharsets.UTF_8))
                .expect(400, "malformed-json")
                .json();
        assertThat(problem.getString("detail")).hasSizeLessThan(1_010).endsWith("..");
    }

    @Test
    void aStreamIsNotCompressed() throws IOException {
        // What a client sends would be inflated before its length could be looked at.
        try (Wire wire = new Wire(venue)) {
            wire.send(String.join(
                    "\r\n",
                    "GET /api/v1/stream HTTP/1.1",
                    "Host: x",
                    "Upgrade: websocket",
                    "Connection: upgrade",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Sec-WebSocket-Extensions: permessage-deflate, deflate-frame",
                    "",
                    ""));
            String answer = wire.head();
            assertThat(answer).startsWith("HTTP/1.1 101 ");
            assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("sec-websocket-extensions");
        }
    }

    private static String deposit(String account, String key, int length) {
        return "POST /api/v1/accounts/" + account + "/deposits HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }
}
