package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import covenant.api.venue.AccessOptions;
import covenant.api.venue.VenueOptions;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser's session, from signing in to signing out, and what another site cannot do with it. */
class SessionTest {
    private static final String PATH = "/api/v1/session";
    private static final String TRADES = "/api/v1/markets/chips/trades";

    @TempDir
    private Path folder;

    private ServedVenue venue;
    private String key;

    @BeforeEach
    void open() {
        venue = ServedVenue.in(folder, VenueOptions.local());
        key = venue.account("ann", "participant", "10");
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private Got signIn(String withKey, String... headers) {
        return venue.send("POST", null, PATH, body(new JsonObject().put("key", withKey)), headers);
    }

    private static byte[] body(JsonObject json) {
        return json.encode().getBytes(StandardCharsets.UTF_8);
    }

    /** The cookie as a browser sends it back. */
    private static String cookie(Got signedIn) {
        String header = signedIn.expect(201).header("Set-Cookie");
        return header.substring(0, header.indexOf(';'));
    }

    private Got trade(String cookie, String... headers) {
        List<String> all = new ArrayList<>(List.of("Cookie", cookie));
        all.addAll(List.of(headers));
        JsonObject order =
                new JsonObject().put("commandId", ServedVenue.nextId()).put("outcome", "yes");
        return venue.send("POST", null, TRADES, body(order.put("shares", "1")), all.toArray(new String[0]));
    }

    @Test
    void whoSignsInGetsACookieThatOnlyTheBrowserAndOnlyThisSiteCanUse() {
        Got signedIn = signIn(key);
        assertThat(signedIn.header("Set-Cookie"))
                .matches("covenant-session=[A-Za-z0-9_-]{123}; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict");
        assertThat(signedIn.json().getString("id")).isEqualTo("ann");
        assertThat(signedIn.json().getString("role")).isEqualTo("participant");
        assertThat(signedIn.json().getString("expiresAt")).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(signedIn.body()).doesNotContain(key);

        Got who = venue.get(null, PATH, "Cookie", cookie(signedIn)).expect(200);
        assertThat(who.json().getString("csrf")).isEqualTo(signedIn.json().getString("csrf"));
        assertThat(who.json().getString("by")).isEqualTo("session");
        Got me = venue.get(null, "/api/v1/me", "Cookie", "other=1; " + cookie(signedIn));
        assertThat(me.expect(200).json().getString("id")).isEqualTo("ann");
        assertThat(venue.get(key, PATH).expect(200).json().getString("by")).isEqualTo("key");
        assertThat(signIn(key).header("Set-Cookie")).isNotEqualTo(signedIn.header("Set-Cookie"));
    }

    @Test
    void aKeyThatNobodyHasSignsNobodyIn() {
        Got refused = signIn("cov_nobodys").expect(401, "key-unknown");
        assertThat(refused.header("Set-Cookie")).isEmpty();
        assertThat(refused.body()).doesNotContain("cov_nobodys");
        Got nobody = venue.get(null, PATH).expect(200);
        assertThat(nobody.json().getString("id")).isNull();
        assertThat(nobody.json().containsKey("csrf")).isTrue();
    }

    @Test
    void aWriteNeedsTheTokenOfItsOwnSession() {
        Got ours = signIn(key);
        String csrf = ours.json().getString("csrf");
        String others = signIn(key).json().getString("csrf");
        String before = venue.hash();
        trade(cookie(ours)).expect(403, "cross-site-request");
        trade(cookie(ours), "Covenant-Csrf", "").expect(403, "cross-site-request");
        trade(cookie(ours), "Covenant-Csrf", others).expect(403, "cross-site-request");
        assertThat(venue.hash()).isEqualTo(before);
        trade(cookie(ours), "Covenant-Csrf", csrf).expect(404, "unknown-market");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://127.0.0.1"
    })
    void whatTheBrowserSaysComesFromElsewhereIsRefusedEvenWithTheToken(String header, String value) {
        Got ours = signIn(key);
        trade(cookie(ours), "Covenant-Csrf", ours.json().getString("csrf"), header, value)
                .expect(403, "cross-site-request");
        venue.get(null, "/api/v1/me", "Cookie", cookie(ours), header, value).expect(403, "cross-site-request");
        signIn(key, header, value).expect(403, "cross-site-request");
        // With a key nothing is sent by itself.
        venue.get(key, "/api/v1/me", header, value).expect(200);
    }

    @Test
    void ourOwnPageIsNotAnotherSite() {
        String own = "http://127.0.0.1:" + venue.server().port();
        Got ours = signIn(key, "Origin", own, "Sec-Fetch-Site", "same-origin");
        trade(cookie(ours), "Covenant-Csrf", ours.json().getString("csrf"), "Origin", own)
                .expect(404, "unknown-market");
    }

    @Test
    void aKeyCountsBeforeACookieAndIsNotMadeGoodByOne() {
        String cookie = cookie(signIn(key));
        Got me = venue.get(OPERATOR, "/api/v1/me", "Cookie", cookie);
        assertThat(me.json().getString("id")).isEqualTo("operator");
        venue.get("cov_nobodys", "/api/v1/me", "Cookie", cookie).expect(401, "key-unknown");
    }

    @Test
    void aSessionEndsWithItsKey() {
        String cookie = cookie(signIn(key));
        venue.post(OPERATOR, "/api/v1/accounts/ann/keys", new JsonObject().put("revokeOthers", true))
                .expect(201);
        venue.get(null, "/api/v1/me", "Cookie", cookie).expect(401, "session-ended");
    }

    @Test
    void aSessionEndsWhenItsTimeIsUp() {
        String cookie = cookie(signIn(key));
        venue.advanceSeconds(12 * 3_600 - 1);
        venue.get(null, "/api/v1/me", "Cookie", cookie).expect(200);
        venue.advanceSeconds(1);
        venue.get(null, "/api/v1/me", "Cookie", cookie).expect(401, "session-ended");
        venue.get(null, "/api/v1/venue", "Cookie", cookie).expect(200);
        assertThat(venue.get(null, PATH, "Cookie", cookie).expect(200).json().getString("id"))
                .isNull();
    }

    @Test
    void aRestartLosesNoSessionAndBringsNoneBack() {
        String stays = cookie(signIn(key));
        Got leaves = signIn(key);
        String csrf = leaves.json().getString("csrf");
        venue.send("DELETE", null, PATH, null, "Cookie", cookie(leaves)).expect(403, "cross-site-request");
        Got signedOut = venue.send("DELETE", null, PATH, null, "Cookie", cookie(leaves), "Covenant-Csrf", csrf)
                .expect(200);
        assertThat(signedOut.json().getBoolean("signedOut")).isTrue();
        assertThat(signedOut.header("Set-Cookie")).startsWith("covenant-session=; Path=/; Max-Age=0;");
        venue.get(null, "/api/v1/me", "Cookie", cookie(leaves)).expect(401, "session-ended");

        venue.close();
        venue = ServedVenue.in(folder, VenueOptions.local());

        venue.get(null, "/api/v1/me", "Cookie", stays).expect(200);
        venue.get(null, "/api/v1/me", "Cookie", cookie(leaves)).expect(401, "session-ended");
        assertThat(venue.send("DELETE", key, PATH, null).expect(200).json().getBoolean("signedOut"))
                .as("with a key there is none")
                .isFalse();
    }

    @Test
    void manySignOutsOfOneKeyEndAllThatBeganBefore() {
        String kept = cookie(signIn(key));
        for (int i = 0; i < 17; i++) {
            Got one = signIn(key);
            venue.send(
                            "DELETE",
                            null,
                            PATH,
                            null,
                            "Cookie",
                            cookie(one),
                            "Covenant-Csrf",
                            one.json().getString("csrf"))
                    .expect(200);
        }
        venue.get(null, "/api/v1/me", "Cookie", kept).expect(401, "session-ended");
        venue.advanceSeconds(1);
        venue.get(null, "/api/v1/me", "Cookie", cookie(signIn(key))).expect(200);
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "30", "60", "121"})
    void aCookieWithOneBitTurnedIsNobodys(int place) {
        String cookie = cookie(signIn(key));
        int at = place < 0 ? cookie.length() - 1 : cookie.indexOf('=') + 1 + place;
        char other = cookie.charAt(at) == 'A' ? 'B' : 'A';
        String forged = cookie.substring(0, at) + other + cookie.substring(at + 1);
        venue.get(null, "/api/v1/me", "Cookie", forged).expect(401, "session-ended");
    }

    @Test
    void behindAProxyThatSpeaksTlsTheCookieIsForTlsOnly() {
        venue.close();
        venue = ServedVenue.in(
                folder, VenueOptions.local().access(AccessOptions.LOCAL.open(Set.of(), Set.of("127.0.0.1"))));
        Got signedIn = signIn(key, "X-Forwarded-Proto", "https");
        assertThat(signedIn.header("Set-Cookie"))
                .startsWith("__Host-covenant-session=")
                .endsWith("; Secure");
        assertThat(signedIn.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        String cookie = cookie(signedIn);
        venue.get(null, "/api/v1/me", "Cookie", cookie, "X-Forwarded-Proto", "https")
                .expect(200);
        venue.get(null, "/api/v1/me", "Cookie", cookie).expect(401, "key-missing");
    }

    @Test
    void theStreamOfOnesOwnAccountIsForOurOwnPage() throws Exception {
        String cookie = cookie(signIn(key));
        String own = "http://127.0.0.1:" + venue.server().port();
        venue.get(null, "/api/v1/events?account=me", "Cookie", cookie, "Origin", "https://evil.example")
                .expect(403, "cross-site-request");
        venue.get(null, "/api/v1/events?account=me", "Cookie", cookie + "x").expect(401, "session-ended");
        assertThat(upgrade(cookie, own)).startsWith("HTTP/1.1 101 ");
        assertThat(upgrade(cookie, "https://evil.example")).startsWith("HTTP/1.1 403 ");
        assertThat(upgrade(cookie, null)).as("a browser always says it").startsWith("HTTP/1.1 403 ");
    }

    /** The first line of the answer to a WebSocket that begins. */
    private String upgrade(String cookie, String origin) throws java.io.IOException {
        List<String> head = new ArrayList<>(List.of(
                "GET /api/v1/stream?account=me HTTP/1.1",
                "Host: 127.0.0.1:" + venue.server().port(),
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                "Cookie: " + cookie));
        if (origin != null) {
            head.add("Origin: " + origin);
        }
        String request = String.join("\r\n", head) + "\r\n\r\n";
        try (java.net.Socket socket =
                new java.net.Socket("127.0.0.1", venue.server().port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new java.io.BufferedReader(
                            new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }
}
