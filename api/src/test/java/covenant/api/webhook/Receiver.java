package covenant.api.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;

/** A real HTTP server that takes webhooks, and answers the first with one status, the second with another. */
public final class Receiver implements AutoCloseable {
    /** What came in. */
    public record Taken(String method, String path, String id, String signature, String body) {
        /** The body as an object. */
        public JsonObject json() {
            return new JsonObject(body);
        }
    }

    private final HttpServer server;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile IntFunction<Integer> statuses;

    private Receiver(int port, IntFunction<Integer> statuses) {
        this.statuses = statuses;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    /** On a free port. */
    public static Receiver answering(IntFunction<Integer> statuses) {
        return new Receiver(0, statuses);
    }

    /** On this port, where another one was before. */
    public static Receiver at(int port, IntFunction<Integer> statuses) {
        return new Receiver(port, statuses);
    }

    /** From now on. */
    public void answer(IntFunction<Integer> newStatuses) {
        statuses = newStatuses;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            taken.add(new Taken(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Covenant-Delivery"),
                    exchange.getRequestHeaders().getFirst("Covenant-Signature"),
                    body));
            int status = statuses.apply(taken.size());
            if (status / 100 == 3) {
                exchange.getResponseHeaders().add("Location", url("/elsewhere"));
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The address of a path. */
    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** All that came in so far. */
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** The first so many, once they have come in. */
    public List<Taken> await(int count) {
        Awaitility.await().until(() -> taken.size() >= count);
        return taken();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
