package covenant.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.ledger.replay.Progress;
import covenant.ledger.verify.JournalVerifier;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM in the middle of trading: everyone hears what became of his request, and what was answered is there. */
class ShutdownTest {
    @TempDir
    Path directory;

    private ServeProcess serve() throws Exception {
        return new ServeProcess(
                Main.class,
                directory.resolve("err"),
                Map.of("COVENANT_OPERATOR_KEY", TradingLoad.OPERATOR),
                "serve",
                "--port",
                "0",
                "--data",
                directory.resolve("data").toString());
    }

    @Test
    void everyRequestUnderWayIsAnsweredAndEveryAnswerHolds() throws Exception {
        TradingLoad load;
        long signalled;
        try (ServeProcess venue = serve()) {
            String address = venue.address();
            load = new TradingLoad(address);
            CompletableFuture<String> socket = listen(address);
            CompletableFuture<String> events = events(address);
            load.start(address);
            Awaitility.await().until(() -> load.acknowledged() > 200);
            signalled = load.now();
            assertThat(venue.terminate()).as(venue.err()).isZero();
            load.stop();
            assertThat(socket.get(30, TimeUnit.SECONDS)).isEqualTo("1001 the venue is stopping");
            assertThat(events.get(30, TimeUnit.SECONDS)).contains("closed 1001 the venue is stopping");
        }
        load.sent().forEach((id, sent) -> {
            assertThat(sent.status()).as("%s hangs", id).isNotZero();
            if (sent.began() <= signalled) {
                assertThat(sent.status())
                        .as("%s, sent before the signal: %s", id, sent)
                        .isIn(200, 503);
            }
            if (sent.status() == 503) {
                assertThat(new JsonObject(sent.body()).getString("code")).isEqualTo("venue-stopping");
            } else {
                assertThat(sent.status()).as("%s: %s", id, sent).isIn(200, -1);
            }
        });
        String hash =
                JournalVerifier.verify(directory.resolve("data"), Progress.NONE).hash();
        try (ServeProcess venue = serve()) {
            String address = venue.address();
            assertThat(new JsonObject(ServeProcess.get(address, "/api/v1/state")).getString("hash"))
                    .isEqualTo(hash);
            for (Map.Entry<String, TradingLoad.Sent> trade : load.sent().entrySet()) {
                JsonObject again = load.again(address, trade.getKey());
                if (trade.getValue().acknowledged()) {
                    assertThat(again.getBoolean("repeated")).as(again.encode()).isTrue();
                    assertThat(again.getLong("sequence"))
                            .isEqualTo(trade.getValue().sequence());
                } else if (trade.getValue().status() == 503) {
                    assertThat(again.getBoolean("repeated"))
                            .as("nothing was done: %s", again)
                            .isNull();
                }
            }
            venue.terminate();
        }
        load.close();
    }

    @Test
    void aStopThatHangsIsCutShortAndSaysSo() throws Exception {
        try (ServeProcess venue = new ServeProcess(HangingVenue.class, directory.resolve("err"), Map.of())) {
            venue.address();
            assertThat(venue.terminate()).isEqualTo(1);
            assertThat(venue.err()).contains("not stopped after 1 s", "recovers everything that was answered");
        }
    }

    /** What the WebSocket is closed with. */
    private static CompletableFuture<String> listen(String address) {
        CompletableFuture<String> closed = new CompletableFuture<>();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address.replace("http", "ws") + "/api/v1/stream"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                        closed.complete(status + " " + reason);
                        return null;
                    }

                    @Override
                    public void onError(WebSocket socket, Throwable failure) {
                        closed.completeExceptionally(failure);
                    }
                })
                .join();
        return closed;
    }

    /** All that the events tell until they end. */
    private static CompletableFuture<String> events(String address) {
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(address + "/api/v1/events"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }
}
