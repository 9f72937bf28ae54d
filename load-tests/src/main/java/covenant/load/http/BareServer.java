package covenant.load.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What the web server costs alone: parses each post and answers with a text like a trade's, and does nothing else. In a process of its own. */
public final class BareServer {
    private static final String ANSWERS_AT = "answers at ";

    private BareServer() {}

    /** Starts one in a process of its own and returns when it answers. */
    static Child start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(ANSWERS_AT)) {
                return new Child(process, URI.create(line.substring(ANSWERS_AT.length())));
            }
        }
        throw new IOException("the bare server ended before it answered");
    }

    /** A running one. */
    record Child(Process process, URI address) implements AutoCloseable {
        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /** Answers until it is killed; prints where. */
    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    JsonObject asked = body.toJsonObject();
                    JsonObject answer = new JsonObject()
                            .put("sequence", 4711)
                            .put("at", "2026-01-01T00:00:00Z")
                            .put("market", "bench")
                            .put("condition", asked.getString("condition"))
                            .put("outcome", asked.getString("outcome"))
                            .put("shares", asked.getString("shares"))
                            .put("cost", "0.750281")
                            .put("fee", "0")
                            .put("priceBefore", 0.5)
                            .put("priceAfter", 0.500374999);
                    request.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                            .end(answer.toBuffer());
                }))
                .listen(0, "127.0.0.1")
                .onSuccess(server ->
                        System.out.println(ANSWERS_AT + URI.create("http://127.0.0.1:" + server.actualPort() + "/")));
    }
}
