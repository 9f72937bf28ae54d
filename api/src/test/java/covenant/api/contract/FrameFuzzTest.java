package covenant.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a client of the stream sends, the venue's state stays, and others hear it as before. */
class FrameFuzzTest {
    private static final int CLIENTS = 40;
    private static final int FRAMES = 12;

    private final long seed = Long.getLong("covenant.fuzz.seed", System.nanoTime());

    /** Counts down at the first frame, and at the end. */
    private static final class Ear implements WebSocket.Listener {
        private final CountDownLatch first = new CountDownLatch(1);

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            first.countDown();
            socket.request(1);
            return null;
        }
    }

    @Test
    @Timeout(120)
    void noFrameOfAClientDisturbsAnyone() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        try (ServedVenue venue = ServedVenue.inMemory()) {
            String before = venue.hash();
            HttpClient client = HttpClient.newHttpClient();
            for (int i = 0; i < CLIENTS; i++) {
                WebSocket socket = open(client, venue, new Ear());
                try {
                    for (int frame = 0; frame < FRAMES; frame++) {
                        send(socket, random);
                    }
                } catch (CompletionException e) {
                    // The venue may end the connection of a client that talks nonsense.
                    assertThat(e).hasCauseInstanceOf(java.io.IOException.class);
                } finally {
                    socket.abort();
                }
            }

            assertThat(venue.hash()).as("seed %d", seed).isEqualTo(before);
            Ear ear = new Ear();
            WebSocket other = open(client, venue, ear);
            assertThat(ear.first.await(20, TimeUnit.SECONDS))
                    .as("seed %d: another client hears", seed)
                    .isTrue();
            other.abort();
        }
    }

    private static WebSocket open(HttpClient client, ServedVenue venue, Ear ear) {
        URI uri = URI.create(venue.uri("/api/v1/stream").toString().replace("http:", "ws:"));
        return client.newWebSocketBuilder().buildAsync(uri, ear).join();
    }

    private static void send(WebSocket socket, RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(4) == 0 ? 200_000 : random.nextInt(2_000)];
        random.nextBytes(bytes);
        switch (random.nextInt(6)) {
            case 0 -> socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
            case 1 ->
                socket.sendPing(ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, 100)))
                        .join();
            case 2 -> socket.sendPong(ByteBuffer.allocate(0)).join();
            case 3 ->
                socket.sendText("{\"subscribe\":" + "[".repeat(random.nextInt(1_000)), true)
                        .join();
            case 4 -> socket.sendText("\u0000".repeat(bytes.length), true).join();
            default ->
                socket.sendText("{\"subscribe\":[\"" + bytes.length + "\"],\"subscribe\":1e999999999}", true)
                        .join();
        }
    }
}
