package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.MemoryStorage;
import covenant.api.fixture.ServedVenue;
import covenant.api.limit.Rate;
import covenant.api.limit.RateLimits;
import covenant.api.venue.AccessOptions;
import covenant.api.venue.VenueOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How much one key or one address may ask. The rates are so slow that nothing comes back while a test runs. */
class RateLimitTest {
    private static final Rate MANY = new Rate(1_000, 1_000_000);
    private static final String UNKNOWN = "cov_" + "x".repeat(43);

    private static Rate burst(long units) {
        return new Rate(0.001, units);
    }

    private static ServedVenue venue(Rate perKey, Rate perAddress, Rate failures, String... proxies) {
        AccessOptions access = AccessOptions.LOCAL
                .rates(new RateLimits(perKey, perAddress, failures))
                .open(Set.of(), Set.of(proxies));
        return ServedVenue.with(new MemoryStorage(), VenueOptions.local().access(access));
    }

    private static void assertLeft(Got got, long limit, long remaining) {
        assertThat(got.header("RateLimit-Limit")).isEqualTo(Long.toString(limit));
        assertThat(got.header("RateLimit-Remaining")).isEqualTo(Long.toString(remaining));
        assertThat(got.header("RateLimit-Reset")).matches("[0-9]+");
    }

    @Test
    void aKeyHasItsOwnShareAndIsToldWhatIsLeft() {
        try (ServedVenue venue = venue(burst(5), MANY, Rate.NONE)) {
            String ann = venue.account("ann", "participant", "0");
            String bob = venue.account("bob", "participant", "0");
            for (int left = 4; left >= 0; left--) {
                assertLeft(venue.get(ann, "/api/v1/me").expect(200), 5, left);
            }
            String before = venue.hash();
            Got refused = venue.post(ann, "/api/v1/markets/x/trades", new JsonObject())
                    .expect(429, "rate-limited");
            assertLeft(refused, 5, 0);
            assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(990L, 1_000L);
            assertThat(refused.json().getString("detail")).startsWith("this key has asked");
            assertThat(venue.hash()).isEqualTo(before);
            assertLeft(venue.get(bob, "/api/v1/me").expect(200), 5, 4);
            // On routes that are for anyone the key still pays, and so does a page that does not exist.
            assertThat(venue.get(bob, "/api/v1/venue").header("RateLimit-Remaining"))
                    .isEqualTo("3");
            assertThat(venue.get(bob, "/nothing").header("RateLimit-Remaining")).isEqualTo("2");
        }
    }

    @Test
    void anAccountGainsOnlySoMuchByMakingKeys() {
        try (ServedVenue venue = venue(burst(5), MANY, Rate.NONE)) {
            String key = venue.account("ann", "participant", "0");
            int answered = 0;
            // Each key makes the next one first.
            for (int i = 0; i < 8; i++) {
                Got made = venue.post(key, "/api/v1/me/keys", new JsonObject());
                if (made.status() == 429) {
                    break;
                }
                answered++;
                for (int j = 0; j < 4; j++) {
                    answered += venue.get(key, "/api/v1/venue").status() == 200 ? 1 : 0;
                }
                key = made.json().getString("key");
            }
            assertThat(answered).isEqualTo(20);
        }
    }

    @Test
    void whoHasNoKeySharesWithHisAddress() {
        try (ServedVenue venue = venue(MANY, burst(3), Rate.NONE)) {
            assertLeft(venue.get(null, "/api/v1/venue").expect(200), 3, 2);
            assertLeft(venue.get(null, "/").expect(200), 3, 1);
            assertLeft(venue.get(UNKNOWN, "/api/v1/me").expect(401, "key-unknown"), 3, 0);
            assertThat(venue.get(null, "/api/v1/venue")
                            .expect(429, "rate-limited")
                            .json()
                            .getString("detail"))
                    .startsWith("this address has asked");
            venue.get(null, "/health").expect(200);
            venue.get(OPERATOR, "/api/v1/me").expect(200);
        }
    }

    @Test
    void onlyHealthItselfIsFree() throws IOException {
        try (ServedVenue venue = venue(MANY, burst(3), Rate.NONE);
                Socket socket = new Socket("127.0.0.1", venue.server().port())) {
            socket.setSoTimeout(20_000);
            // No client would send this: it leads to /metrics.
            String detour = "GET /health/../metrics HTTP/1.1\r\nHost: x\r\n";
            socket.getOutputStream()
                    .write((detour + "\r\n" + detour + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers.toLowerCase(Locale.ROOT)).contains("ratelimit-remaining: 2", "ratelimit-remaining: 1");
            venue.get(null, "/health").expect(200);
            venue.get(null, "/health/live").expect(200);
            assertLeft(venue.get(null, "/api/v1/venue").expect(200), 3, 0);
        }
    }

    @Test
    void whatIsSaidOnAStreamCountsToo() {
        try (ServedVenue venue = venue(burst(3), MANY, Rate.NONE)) {
            String ann = venue.account("ann", "participant", "0");
            CompletableFuture<Integer> closed = new CompletableFuture<>();
            WebSocket.Listener listener = new WebSocket.Listener() {
                @Override
                public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                    assertThat(reason).isEqualTo("rate-limited");
                    closed.complete(status);
                    return null;
                }
            };
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Authorization", "Bearer " + ann)
                    .buildAsync(
                            URI.create(venue.uri("/api/v1/stream").toString().replace("http", "ws")), listener)
                    .join();
            for (int i = 0; i < 3; i++) {
                socket.sendText("{\"type\":\"digest\"}", true).join();
            }
            assertThat(closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1008);
            venue.get(ann, "/api/v1/me").expect(429, "rate-limited");
        }
    }

    @Test
    void aBatchCountsAsManyAsItHasTradesAndALongPageAsItsHundreds() {
        try (ServedVenue venue = venue(burst(100), burst(100), Rate.NONE)) {
            String ann = venue.account("ann", "participant", "0");
            JsonArray trades = new JsonArray();
            for (int i = 0; i < 5; i++) {
                trades.add(new JsonObject()
                        .put("market", "none")
                        .put("outcome", "yes")
                        .put("shares", "1"));
            }
            Got batch = venue.post(ann, "/api/v1/trades?dryRun=true", new JsonObject().put("trades", trades));
            assertLeft(batch.expect(404, "unknown-market"), 100, 95);
            assertLeft(venue.get(ann, "/api/v1/markets?limit=100"), 100, 94);
            assertLeft(venue.get(ann, "/api/v1/markets?limit=1000"), 100, 84);
            assertLeft(venue.get(ann, "/api/v1/audit?limit=1000"), 100, 74);
        }
    }

    @Test
    void historyWeighsMore() {
        try (ServedVenue venue = venue(burst(20), MANY, Rate.NONE)) {
            assertThat(venue.get(OPERATOR, "/api/v1/me/statement").header("RateLimit-Remaining"))
                    .isEqualTo("10");
        }
    }

    @Test
    void keysThatNobodyHasAreCountedAgainstTheirAddress() {
        try (ServedVenue venue = venue(MANY, MANY, burst(3))) {
            String made = venue.account("ann", "participant", "0");
            for (int i = 0; i < 3; i++) {
                venue.get("a-guess-of-a-key-" + i, "/api/v1/me").expect(401, "key-unknown");
            }
            assertThat(venue.get("one-more-guess", "/api/v1/venue")
                            .expect(429, "rate-limited")
                            .header("Retry-After"))
                    .matches("[0-9]+");
            venue.get(UNKNOWN, "/api/v1/me").expect(429, "rate-limited");
            // Nobody guesses a made key, so its owner need not suffer for his neighbours; a chosen one is not even
            // looked up.
            venue.get(made, "/api/v1/me").expect(200);
            venue.get(OPERATOR, "/api/v1/me").expect(429, "rate-limited");
            venue.get(null, "/api/v1/venue").expect(200);
        }
    }

    @Test
    void aTrustedProxySaysWhoseAddressItIs() {
        try (ServedVenue venue = venue(MANY, burst(1), Rate.NONE, "127.0.0.1")) {
            String[] one = {"X-Forwarded-For", "made-up, 198.51.100.1"};
            String[] other = {"X-Forwarded-For", "198.51.100.1, 198.51.100.2"};
            venue.get(null, "/api/v1/venue", one).expect(200);
            venue.get(null, "/api/v1/venue", one).expect(429, "rate-limited");
            venue.get(null, "/api/v1/venue", other).expect(200);
        }
        try (ServedVenue venue = venue(MANY, burst(1), Rate.NONE)) {
            venue.get(null, "/api/v1/venue", "X-Forwarded-For", "198.51.100.1").expect(200);
            venue.get(null, "/api/v1/venue", "X-Forwarded-For", "198.51.100.2").expect(429, "rate-limited");
        }
    }

    @Test
    void theFilesOfThePagesAreNotCounted() {
        String file = "/assets/lib/lit-html/lit-html.js";
        try (ServedVenue venue = venue(MANY, burst(1), Rate.NONE)) {
            venue.get(null, "/api/v1/venue").expect(200);
            venue.get(null, file).expect(200);
            venue.get(null, file).expect(200);
            for (String elsewhere : new String[] {"/", "/assets/../api/v1/venue", "/assets/%2e%2e/api/v1/venue"}) {
                venue.get(null, elsewhere).expect(429, "rate-limited");
            }
        }
    }

    @Test
    void aCookieOfTheVenueThatWasHereBeforeIsNoGuess() {
        try (ServedVenue venue = venue(MANY, MANY, burst(1))) {
            String[] cookie = {"Cookie", "covenant-session=" + "A".repeat(123)};
            for (int i = 0; i < 3; i++) {
                venue.get(null, "/api/v1/venue", cookie).expect(200);
                venue.get(null, "/api/v1/me", cookie).expect(401, "session-ended");
            }
            venue.get(OPERATOR, "/api/v1/me").expect(200);
        }
    }

    @Test
    void withoutLimitsNothingIsSaidOfThem() {
        try (ServedVenue venue = ServedVenue.inMemory()) {
            assertThat(venue.get(null, "/api/v1/venue").header("RateLimit-Limit"))
                    .isEmpty();
        }
    }

    @Test
    void openingAStreamCountsOnce() {
        try (ServedVenue venue = venue(MANY, burst(2), Rate.NONE)) {
            venue.get(null, "/api/v1/events?markets=BAD").expect(400, "parameter-invalid");
            venue.get(null, "/api/v1/stream").expect(426, "upgrade-required");
            venue.get(null, "/api/v1/events").expect(429, "rate-limited");
        }
    }
}
