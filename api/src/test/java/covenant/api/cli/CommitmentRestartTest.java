package covenant.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends inside a joint pledge and inside a challenge window: the next one shows the same and ends the same. */
class CommitmentRestartTest {
    private static final String KEY = "the-operators-key-0001";
    private static final String PAUSE = "/api/v1/commitments/pause";
    /** Where every simulated clock is brought first: it begins with the machine's. */
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(2, ChronoUnit.DAYS);

    private static final List<String> SHOWN = List.of(PAUSE, "/api/v1/pledges/together", "/api/v1/markets/incidents");

    @TempDir
    Path directory;

    /** How a process ends between two steps of the story. */
    private enum Ending {
        NOT_AT_ALL,
        STOPPED,
        KILLED
    }

    /** A venue whose process may end at any time, and is there again. */
    private final class Venue implements AutoCloseable {
        private final String name;
        private final HttpClient client = HttpClient.newHttpClient();
        private ServeProcess process;
        private String address;
        private int ids;

        Venue(String name) throws IOException {
            this.name = name;
            start();
        }

        private void start() throws IOException {
            process = new ServeProcess(
                    Main.class,
                    directory.resolve(name + "-err"),
                    Map.of(),
                    "serve",
                    "--port",
                    "0",
                    "--clock",
                    "simulated",
                    "--operator-key",
                    KEY,
                    "--data",
                    directory.resolve(name).toString());
            address = process.address();
        }

        void end(Ending ending) throws Exception {
            List<String> before = shown();
            switch (ending) {
                case NOT_AT_ALL -> {
                    return;
                }
                case STOPPED -> process.terminate();
                case KILLED -> process.kill();
            }
            start();
            assertThat(shown()).as("after it was " + ending).isEqualTo(before);
        }

        List<String> shown() throws Exception {
            List<String> all = new ArrayList<>();
            for (String path : SHOWN) {
                // How many ticks lay between is the machine's doing.
                all.add(ServeProcess.get(address, path)
                        .replaceAll("\"(s|changedS)equence\":[0-9]+", "\"$1equence\":0"));
            }
            return all;
        }

        JsonObject post(String key, String path, JsonObject body) throws Exception {
            body.put("commandId", "c-" + ids++);
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode())
                    .as("%s: %s", path, response.body())
                    .isBetween(200, 201);
            return new JsonObject(response.body());
        }

        String account(String id, String role, String deposit) throws Exception {
            JsonObject body = new JsonObject()
                    .put("id", id)
                    .put("name", id)
                    .put("role", role)
                    .put("deposit", deposit);
            return post(KEY, "/api/v1/accounts", body).getString("key");
        }

        @Override
        public void close() {
            process.close();
        }
    }

    @Test
    void itEndsTheSameHoweverOftenItsProcessEnds() throws Exception {
        List<String> whole = story("whole", Ending.NOT_AT_ALL, Ending.NOT_AT_ALL);
        assertThat(story("stopped-then-killed", Ending.STOPPED, Ending.KILLED)).isEqualTo(whole);
        assertThat(story("killed-then-stopped", Ending.KILLED, Ending.STOPPED)).isEqualTo(whole);
    }

    private List<String> story(String name, Ending inPledge, Ending inWindow) throws Exception {
        try (Venue venue = new Venue(name)) {
            venue.post(KEY, "/api/v1/clock", json("to", start.toString(), "reason", "the same for all"));
            String lab = venue.account("lab-account", "participant", "100");
            String vera = venue.account("vera", "researcher", "0");
            open(venue);
            venue.post(lab, PAUSE + "/bonds", json("amount", "60"));
            venue.end(inPledge);

            venue.post(lab, PAUSE + "/signature", json());
            venue.post(KEY, "/api/v1/clock", json("advance", "P20D", "reason", "time passes"));
            venue.post(vera, PAUSE + "/evidence", json("text", "Smoke."));
            venue.post(vera, PAUSE + "/attestations", json("finding", "breached", "reason", "Fire."));
            venue.post(KEY, "/api/v1/clock", json("advance", "P1D", "reason", "time passes"));
            venue.end(inWindow);

            assertThat(phase(venue)).isEqualTo("proposed");
            venue.post(KEY, "/api/v1/clock", json("advance", "P3D", "reason", "nobody challenges"));
            assertThat(phase(venue)).isEqualTo("breached");
            return venue.shown();
        }
    }

    private void open(Venue venue) throws Exception {
        venue.post(KEY, "/api/v1/accounts/operator/deposits", json("amount", "1000"));
        venue.post(KEY, "/api/v1/actors", json("id", "lab", "name", "The lab", "account", "lab-account"));
        JsonArray actors = new JsonArray().add("lab");
        venue.post(
                KEY,
                "/api/v1/pledges",
                json(
                        "id",
                        "together",
                        "title",
                        "Together",
                        "actors",
                        actors,
                        "required",
                        1,
                        "signBy",
                        start.plus(30, ChronoUnit.DAYS).toString()));
        venue.post(
                KEY,
                "/api/v1/commitments",
                json(
                        "id",
                        "pause",
                        "actor",
                        "lab",
                        "title",
                        "We pause",
                        "verification",
                        "Vera looks.",
                        "horizon",
                        start.plus(300, ChronoUnit.DAYS).toString(),
                        "verifiers",
                        new JsonArray().add("vera"),
                        "pledge",
                        "together",
                        "bond",
                        "60"));
        venue.post(
                KEY,
                "/api/v1/markets",
                json(
                        "id",
                        "incidents",
                        "title",
                        "An incident?",
                        "commitment",
                        "pause",
                        "conditions",
                        new JsonArray().add("kept").add("broken"),
                        "metric",
                        json("type", "binary"),
                        "liquidity",
                        "100"));
    }

    private static String phase(Venue venue) throws Exception {
        return new JsonObject(ServeProcess.get(venue.address, PAUSE)).getString("phase");
    }

    private static JsonObject json(Object... namesAndValues) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return json;
    }
}
