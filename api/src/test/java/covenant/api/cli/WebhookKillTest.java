package covenant.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.webhook.Receiver;
import covenant.api.webhook.Receiver.Taken;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A venue's process that is killed between two attempts to deliver a webhook. */
class WebhookKillTest {
    private static final String KEY = "the-operators-key-0001";

    @TempDir
    Path directory;

    private ServeProcess serve() throws Exception {
        return new ServeProcess(
                Main.class,
                directory.resolve("err"),
                Map.of("COVENANT_OPERATOR_KEY", KEY),
                "serve",
                "--port",
                "0",
                "--data",
                directory.resolve("data").toString());
    }

    private static JsonObject post(String address, String key, String path, JsonObject body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        body.copy().put("commandId", path + body.hashCode()).encode()))
                .build();
        HttpResponse<String> got = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(got.statusCode()).as(got.body()).isBetween(200, 201);
        return new JsonObject(got.body());
    }

    private static JsonObject firing(String address) throws Exception {
        return new JsonObject(ServeProcess.get(address, "/api/v1/playbooks/alarm"))
                .getJsonArray("firings")
                .getJsonObject(0);
    }

    @Test
    void theNextProcessDeliversUnderTheSameId() throws Exception {
        try (Receiver receiver = Receiver.answering(n -> 503)) {
            try (ServeProcess venue = serve()) {
                String address = venue.address();
                open(address, receiver.url("/hook"));
                receiver.await(1);
                Awaitility.await()
                        .until(() -> !firing(address).getJsonArray("attempts").isEmpty());
                // Closing kills it.
            }
            int before = receiver.taken().size();
            receiver.answer(n -> 200);
            try (ServeProcess venue = serve()) {
                String address = venue.address();
                Awaitility.await()
                        .until(() -> firing(address).getString("delivery").equals("delivered"));
                assertThat(firing(address)
                                .getJsonArray("attempts")
                                .getJsonObject(0)
                                .getInteger("status"))
                        .isEqualTo(503);
                assertThat(receiver.taken().size()).isGreaterThan(before);
                assertThat(receiver.taken())
                        .extracting(Taken::id)
                        .containsOnly(receiver.taken().get(0).id());
                venue.terminate();
            }
        }
    }

    private static void open(String address, String url) throws Exception {
        String coordinator = post(
                        address,
                        KEY,
                        "/api/v1/accounts",
                        new JsonObject()
                                .put("name", "Host")
                                .put("role", "coordinator")
                                .put("deposit", "1000"))
                .getString("key");
        post(
                address,
                coordinator,
                "/api/v1/markets",
                new JsonObject("{\"id\":\"pledge\",\"title\":\"A pledge\",\"conditions\":[\"kept\",\"broken\"],"
                        + "\"metric\":{\"type\":\"binary\"},\"liquidity\":\"100\"}"));
        post(
                address,
                coordinator,
                "/api/v1/playbooks",
                new JsonObject(
                                "{\"id\":\"alarm\",\"title\":\"Alarm\",\"signal\":{\"kind\":\"token\",\"market\":\"pledge\"},"
                                        + "\"when\":\"above\",\"threshold\":0.5,\"process\":\"a call\",\"automatic\":true,"
                                        + "\"owner\":\"host\",\"respondWithin\":\"PT24H\"}")
                        .put("action", new JsonObject().put("type", "webhook").put("url", url)));
    }
}
