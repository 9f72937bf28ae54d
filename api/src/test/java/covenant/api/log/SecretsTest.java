package covenant.api.log;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import covenant.api.http.Route;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Secrets in all the wrong places: neither the log, at every level and with a line for every request, nor an answer to another tells them. */
@Isolated
class SecretsTest {
    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ServedVenue venue = ServedVenue.inMemory();

    @BeforeEach
    void hear() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        VenueLog.configure(VenueLog.Format.JSON, VenueLog.From.DEBUG, true);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("covenant").setLevel(Level.TRACE);
    }

    @AfterEach
    void giveBack() {
        venue.close();
        System.setErr(stderr);
        VenueLog.configure(VenueLog.Format.TEXT, VenueLog.From.INFO, false);
    }

    @Test
    void secretsInTheWrongPlacesAreNowhereToBeRead() throws Exception {
        String key = venue.account("ann", "participant", "10");
        String office = venue.account("cora", "coordinator", "1000");
        Got signedIn = venue.send("POST", null, "/api/v1/session", bytes(new JsonObject().put("key", key)))
                .expect(201);
        String cookie = signedIn.header("Set-Cookie").replaceAll("^[^=]*=|;.*", "");
        String csrf = signedIn.json().getString("csrf");
        String webhook = webhookSecret(office);
        List<String> secrets = List.of(key, office, OPERATOR, cookie, webhook);

        List<Got> answers = new ArrayList<>();
        for (String secret : secrets) {
            for (Route route : venue.server().routes().routes()) {
                if (route.endpoint() != null) {
                    sendEverywhere(route, secret, answers);
                }
            }
        }
        venue.get(null, "/api/v1/me", "Cookie", "covenant-session=" + cookie).expect(200);
        garbage(secrets);

        venue.get(null, "/health/live", "X-Request-Id", "the-last-of-all");
        Awaitility.await().until(() -> log().contains("the-last-of-all"));
        assertThat(log()).as("it does log").contains("GET /api/v1/me", "POST /api/v1/markets/:id/trades");
        for (String secret : secrets) {
            assertThat(log()).doesNotContain(secret);
        }
        assertThat(log()).doesNotContain(csrf);
        for (Got answer : answers) {
            for (String secret : List.of(key, office, cookie, webhook)) {
                if (answer.status() >= 400) {
                    assertThat(answer.body())
                            .as(answer.response().uri().getPath())
                            .doesNotContain(secret);
                }
                assertThat(answer.response().headers().map().toString()).doesNotContain(secret);
            }
        }
    }

    private void sendEverywhere(Route route, String secret, List<Got> answers) {
        String method = route.method().name();
        // A request's name is meant to be logged, and a key that a person chose looks like any other name.
        String named = secret.equals(OPERATOR) ? "a-name" : secret;
        boolean writes = method.equals("POST");
        byte[] empty = writes ? bytes(new JsonObject()) : null;
        String path = route.path().replaceAll(":[a-z]+", secret);
        answers.add(venue.send(method, null, path, empty));
        answers.add(venue.send(method, OPERATOR, path, empty));
        answers.add(venue.send(method, OPERATOR, path + "?key=" + secret + "&" + secret + "=1&limit=" + secret, empty));
        answers.add(venue.send(method, secret + "x", path, empty));
        answers.add(venue.send(
                method,
                null,
                path,
                empty,
                "X-Request-Id",
                named,
                "Cookie",
                "covenant-session=" + secret + "x",
                "Accept",
                secret,
                "X-Forwarded-For",
                secret,
                "Covenant-Csrf",
                secret,
                "Origin",
                secret));
        if (writes) {
            JsonObject body = new JsonObject().put("commandId", secret.substring(0, Math.min(64, secret.length())));
            for (String field : List.of("id", "name", "title", "outcome", "key", "shares", "account", "reason")) {
                body.put(field, secret);
            }
            answers.add(venue.send(method, OPERATOR, path, bytes(body)));
            answers.add(venue.send(method, OPERATOR, path, bytes(new JsonObject().put(secret, secret))));
            answers.add(venue.send(method, OPERATOR, path, secret.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** What is not even a request. */
    private void garbage(List<String> secrets) throws Exception {
        for (String secret : secrets) {
            for (String line : List.of(secret, "GET /%zz" + secret + " HTTP/1.1", "GET / HTTP/1.1\r\n" + secret)) {
                try (Socket socket = new Socket("127.0.0.1", venue.server().port())) {
                    socket.setSoTimeout(20_000);
                    socket.getOutputStream()
                            .write((line + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
                    assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                            .doesNotContain(secret);
                }
            }
        }
    }

    private String webhookSecret(String office) {
        JsonObject market = new JsonObject()
                .put("id", "chips")
                .put("title", "Chips")
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "10");
        venue.post(office, "/api/v1/markets", market).expect(201);
        JsonObject playbook = new JsonObject()
                .put("id", "call")
                .put("title", "Call")
                .put(
                        "signal",
                        new JsonObject()
                                .put("kind", "condition-probability")
                                .put("market", "chips")
                                .put("condition", "broken"))
                .put("when", "above")
                .put("threshold", "0.9")
                .put("process", "Call everyone.")
                .put("action", new JsonObject().put("type", "webhook").put("url", "http://127.0.0.1:9/x"))
                .put("owner", "cora")
                .put("respondWithin", "PT1H");
        return venue.post(office, "/api/v1/playbooks", playbook)
                .expect(201)
                .json()
                .getString("secret");
    }

    private static byte[] bytes(JsonObject json) {
        return json.encode().getBytes(StandardCharsets.UTF_8);
    }

    private String log() {
        return written.toString(StandardCharsets.UTF_8).replace("\\/", "/");
    }

    @Test
    void whatLooksLikeASecretIsMasked() {
        String key = "cov_" + "aB3-_".repeat(8) + "xyz";
        assertThat(Secrets.masked("no market " + key + "!")).isEqualTo("no market ***!");
        assertThat(Secrets.masked("seed " + "0f".repeat(32))).isEqualTo("seed ***");
        assertThat(Secrets.masked("there is no market chips-2027")).isEqualTo("there is no market chips-2027");
        assertThat(Secrets.isIn("x" + key)).isTrue();
        assertThat(Secrets.isIn("4bf92f3577b34da6a3ce929d0e0e4736"))
                .as("a trace's id")
                .isFalse();
    }

    @Test
    void whoLogsWhatHePrintsOfHimselfTellsNoSecret() {
        Logger log = LoggerFactory.getLogger("covenant.test");
        log.info("{}", covenant.api.venue.TlsOptions.keystore(java.nio.file.Path.of("store.p12"), "a-password"));
        Awaitility.await().until(() -> log().contains("store.p12"));
        assertThat(log()).doesNotContain("a-password");
    }
}
