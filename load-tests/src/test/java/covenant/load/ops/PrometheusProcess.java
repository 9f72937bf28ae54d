package covenant.load.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A real Prometheus with the configuration and rules that we ship, in a hurry: it looks five times a second and waits for nothing. */
final class PrometheusProcess implements AutoCloseable {
    private static final Path OPS = Path.of("..", "api", "src", "main", "ops", "prometheus");

    private final Process process;
    private final Path log;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    private PrometheusProcess(Process process, Path log, URI address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /** The tool of this name, where it is installed; its test is skipped where it is not, and fails where everything must be there. */
    static Path require(String tool) {
        Path found = Pattern.compile(":")
                .splitAsStream(System.getenv("PATH"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            assertThat(found).as(tool + " is installed").isNotNull();
        }
        Assumptions.assumeTrue(found != null, tool + " is not installed");
        return found;
    }

    /** Our own files, unchanged. */
    static Stream<Path> shipped() {
        return Stream.of(OPS.resolve("prometheus.yml"), OPS.resolve("covenant.rules.yml"));
    }

    /** Starts one in this folder that watches the venue. */
    static PrometheusProcess start(Path folder, URI venue) throws IOException {
        Path tool = require("prometheus");
        Path config = folder.resolve("prometheus.yml");
        Files.writeString(
                config,
                Files.readString(OPS.resolve("prometheus.yml"))
                        .replace("127.0.0.1:8080", venue.getAuthority())
                        .replace("15s", "200ms"));
        Files.writeString(
                folder.resolve("covenant.rules.yml"),
                Files.readString(OPS.resolve("covenant.rules.yml")).replaceAll("for: [0-9]+[mh]", "for: 1s"));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        Path log = folder.resolve("prometheus.log");
        Process process = new ProcessBuilder(
                        tool.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        PrometheusProcess started = new PrometheusProcess(process, log, URI.create("http://127.0.0.1:" + port));
        started.awaitReady();
        return started;
    }

    private void awaitReady() {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).ignoreExceptions().until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("prometheus ended: " + Files.readString(log));
            }
            return client.send(
                                    HttpRequest.newBuilder(address.resolve("/-/ready"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        });
    }

    private JsonObject get(String path) throws IOException, InterruptedException {
        String body = client.send(
                        HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        JsonObject json = new JsonObject(body);
        assertThat(json.getString("status")).as(body).isEqualTo("success");
        return json.getJsonObject("data");
    }

    /** The values of an expression now, as text. */
    List<String> values(String expression) throws IOException, InterruptedException {
        JsonArray result = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .getJsonArray("result");
        return result.stream()
                .map(sample -> ((JsonObject) sample).getJsonArray("value").getString(1))
                .toList();
    }

    /** The names of the alerts that fire. */
    List<String> firing() throws IOException, InterruptedException {
        return get("/api/v1/alerts").getJsonArray("alerts").stream()
                .map(JsonObject.class::cast)
                .filter(alert -> alert.getString("state").equals("firing"))
                .map(alert -> alert.getJsonObject("labels").getString("alertname"))
                .distinct()
                .toList();
    }

    /** All rules as they were evaluated last. */
    List<JsonObject> rules() throws IOException, InterruptedException {
        return get("/api/v1/rules").getJsonArray("groups").stream()
                .flatMap(group -> ((JsonObject) group).getJsonArray("rules").stream())
                .map(JsonObject.class::cast)
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
