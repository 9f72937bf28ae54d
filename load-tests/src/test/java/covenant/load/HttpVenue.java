package covenant.load;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A client of one venue with one key, blocking. */
public final class HttpVenue {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final URI address;
    private final String key;

    public HttpVenue(HttpClient client, URI address, String key) {
        this.client = client;
        this.address = address;
        this.key = key;
    }

    /** An answer: its status and its body. */
    public record Reply(int status, JsonObject body) {}

    public Reply post(String path, JsonObject body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        return send(request);
    }

    public Reply get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /** An answer's body as it is. */
    public String text(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + key);
    }

    private Reply send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), new JsonObject(response.body()));
    }
}
