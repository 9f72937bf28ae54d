package covenant.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.ServedVenue;
import covenant.api.webhook.Receiver.Taken;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a receiver of webhooks gets from a venue, whatever befalls either of them. */
class WebhookTest {
    /** As ever, but in a hurry. */
    private static final WebhookOptions FAST = new WebhookOptions(true, 16, 20, 100, 2_000, 4);

    @TempDir
    Path directory;

    private ServedVenue venue(WebhookOptions options) {
        return ServedVenue.in(directory.resolve("data"), options);
    }

    @Test
    void aFiringIsPostedSignedAndNotedAsDelivered() throws Exception {
        try (Receiver receiver = Receiver.answering(n -> 204);
                ServedVenue venue = venue(FAST)) {
            Alarm alarm = new Alarm(venue);
            alarm.arm(venue, receiver.url("/hooks/it?x=1"));
            alarm.trigger(venue);

            Taken taken = receiver.await(1).get(0);
            assertThat(taken.method()).isEqualTo("POST");
            assertThat(taken.path()).isEqualTo("/hooks/it?x=1");
            JsonObject body = taken.json();
            assertThat(body.getString("id")).isEqualTo(taken.id()).matches("[0-9a-f]{32}");
            assertThat(body.getString("playbook")).isEqualTo("alarm");
            assertThat(body.getString("title")).isEqualTo("If it comes to that");
            assertThat(body.getBoolean("drill")).isFalse();
            assertThat(body.getJsonObject("signal").getString("condition")).isEqualTo("broken");
            assertThat(body.getJsonObject("signal").getDouble("value")).isBetween(0.749, 0.751);
            assertThat(body.getDouble("threshold")).isEqualTo(0.7);
            assertThat(body.getString("triggeredAt")).isEqualTo("2026-01-01T00:00:00Z");
            assertThat(body.getString("respondBy")).isEqualTo("2026-01-02T00:00:00Z");
            assertThat(body.getLong("sequence")).isPositive();
            assertSigned(taken, alarm.secret);

            JsonObject firing = Alarm.awaitDelivery(venue, "delivered");
            assertThat(statuses(firing)).containsExactly(204);
            assertThat(Alarm.read(venue).getString("state")).isEqualTo("triggered");
        }
    }

    /** As a receiver would check it: HMAC-SHA256 over time, point, body. */
    private static void assertSigned(Taken taken, String secret) throws Exception {
        assertThat(taken.signature()).matches("t=[0-9]+,v1=[0-9a-f]{64}");
        String time = taken.signature().substring(2, taken.signature().indexOf(','));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal((time + "." + taken.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(taken.signature()).endsWith(",v1=" + HexFormat.of().formatHex(expected));
    }

    private static List<Integer> statuses(JsonObject firing) {
        return firing.getJsonArray("attempts").stream()
                .map(attempt -> ((JsonObject) attempt).getInteger("status"))
                .toList();
    }

    @Test
    void aReceiverThatFailsIsAskedAgainUnderTheSameId() {
        try (Receiver receiver = Receiver.answering(n -> n < 3 ? 500 : 200);
                ServedVenue venue = venue(FAST)) {
            Alarm alarm = new Alarm(venue);
            alarm.arm(venue, receiver.url("/"));
            alarm.trigger(venue);

            JsonObject firing = Alarm.awaitDelivery(venue, "delivered");
            assertThat(statuses(firing)).containsExactly(500, 500, 200);
            assertThat(receiver.taken()).hasSize(3);
            assertThat(receiver.taken())
                    .extracting(Taken::id)
                    .containsOnly(receiver.taken().get(0).id());
            assertThat(receiver.taken())
                    .extracting(Taken::body)
                    .containsOnly(receiver.taken().get(0).body());
        }
    }

    @Test
    void aReceiverThatIsDownGetsItWhenItIsUp() {
        int port;
        try (Receiver down = Receiver.answering(n -> 200)) {
            port = down.port();
        }
        try (ServedVenue venue = venue(FAST)) {
            Alarm alarm = new Alarm(venue);
            alarm.arm(venue, "http://127.0.0.1:" + port + "/");
            alarm.trigger(venue);
            Awaitility.await()
                    .until(() -> !Alarm.firing(venue).getJsonArray("attempts").isEmpty());
            try (Receiver up = Receiver.at(port, n -> 200)) {
                JsonObject firing = Alarm.awaitDelivery(venue, "delivered");
                assertThat(statuses(firing)).startsWith((Integer) null).endsWith(200);
                assertThat(up.taken()).hasSize(1);
            }
        }
    }

    @Test
    void aRedirectIsNotFollowedAndAfterSoManyAttemptsItIsGivenUp() {
        try (Receiver receiver = Receiver.answering(n -> 302);
                ServedVenue venue = venue(new WebhookOptions(true, 3, 20, 100, 2_000, 4))) {
            Alarm alarm = new Alarm(venue);
            alarm.arm(venue, receiver.url("/here"));
            alarm.trigger(venue);

            assertThat(statuses(Alarm.awaitDelivery(venue, "given-up"))).containsExactly(302, 302, 302);
            assertThat(receiver.taken()).extracting(Taken::path).containsOnly("/here");
        }
    }

    @Test
    void aVenueThatWasStoppedGoesOnWhereItWas() {
        try (Receiver receiver = Receiver.answering(n -> 503)) {
            int before;
            String secret;
            try (ServedVenue venue = venue(FAST)) {
                Alarm alarm = new Alarm(venue);
                alarm.arm(venue, receiver.url("/"));
                secret = alarm.secret;
                alarm.trigger(venue);
                receiver.await(2);
                Awaitility.await()
                        .until(() ->
                                Alarm.firing(venue).getJsonArray("attempts").size() >= 2);
            }
            before = receiver.taken().size();
            receiver.answer(n -> 200);
            try (ServedVenue venue = venue(FAST)) {
                JsonObject firing = Alarm.awaitDelivery(venue, "delivered");
                assertThat(statuses(firing)).startsWith(503, 503).endsWith(200);
                assertThat(receiver.taken()).hasSize(before + 1);
                assertThat(receiver.taken())
                        .extracting(Taken::id)
                        .containsOnly(receiver.taken().get(0).id());
                assertSigned(receiver.taken().get(before), secret);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void whatFiresWhileWebhooksAreOffWaits() {
        try (Receiver receiver = Receiver.answering(n -> 200)) {
            try (ServedVenue venue = venue(WebhookOptions.OFF)) {
                Alarm alarm = new Alarm(venue);
                alarm.arm(venue, receiver.url("/"));
                alarm.trigger(venue);
                assertThat(Alarm.firing(venue).getString("delivery")).isEqualTo("pending");
            }
            assertThat(receiver.taken()).isEmpty();
            try (ServedVenue venue = venue(FAST)) {
                Alarm.awaitDelivery(venue, "delivered");
            }
            assertThat(receiver.taken()).hasSize(1);
        }
    }

    @Test
    void aDrillIsPostedAsOne() {
        try (Receiver receiver = Receiver.answering(n -> 200);
                ServedVenue venue = venue(FAST)) {
            Alarm alarm = new Alarm(venue);
            alarm.arm(venue, receiver.url("/"));
            venue.post(
                            alarm.coordinator,
                            "/api/v1/playbooks/alarm/drills",
                            new JsonObject().put("reason", "spring exercise"))
                    .expect(200);

            JsonObject body = receiver.await(1).get(0).json();
            assertThat(body.getBoolean("drill")).isTrue();
            assertThat(body.getString("reason")).isEqualTo("spring exercise");
            JsonObject firing = Alarm.awaitDelivery(venue, "delivered");
            assertThat(firing.getBoolean("drill")).isTrue();
            assertThat(firing.getString("by")).isEqualTo("coordinator");
            assertThat(Alarm.read(venue).getString("state")).isEqualTo("armed");
        }
    }

    /** A receiver of bytes: it takes a request and answers as it likes. */
    private static ServerSocket raw(Reaction reaction) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(
                () -> {
                    while (!server.isClosed()) {
                        try (Socket socket = server.accept()) {
                            reaction.to(socket.getInputStream(), socket.getOutputStream());
                        } catch (IOException brokenOff) {
                            assertThat(brokenOff)
                                    .as("by the venue, or by the end of the test")
                                    .isNotNull();
                        }
                    }
                },
                "raw receiver");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private interface Reaction {
        void to(InputStream in, OutputStream out) throws IOException;
    }

    @Test
    void anAnswerWithoutEndIsNotReadToTheEnd() throws Exception {
        byte[] head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] chunk = ("1000\r\n" + "x".repeat(4_096) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        java.util.concurrent.CompletableFuture<Boolean> brokenOff = new java.util.concurrent.CompletableFuture<>();
        try (ServerSocket receiver = raw((in, out) -> {
                    out.write(head);
                    try {
                        while (true) {
                            out.write(chunk);
                        }
                    } finally {
                        brokenOff.complete(true);
                    }
                });
                ServedVenue venue = venue(FAST)) {
            Alarm alarm = new Alarm(venue);
            alarm.arm(venue, "http://127.0.0.1:" + receiver.getLocalPort() + "/");
            alarm.trigger(venue);
            assertThat(statuses(Alarm.awaitDelivery(venue, "delivered"))).containsExactly(200);
            Awaitility.await().until(brokenOff::isDone);
        }
    }

    @Test
    void aReceiverThatNeverAnswersIsLeftAfterATime() throws Exception {
        try (ServerSocket receiver = raw((in, out) -> {
                    while (in.read() >= 0) {
                        out.write('H');
                    }
                });
                ServedVenue venue = venue(new WebhookOptions(true, 2, 20, 20, 300, 4))) {
            Alarm alarm = new Alarm(venue);
            alarm.arm(venue, "http://127.0.0.1:" + receiver.getLocalPort() + "/");
            alarm.trigger(venue);
            assertThat(statuses(Alarm.awaitDelivery(venue, "given-up"))).containsExactly(null, null);
        }
    }

    @Test
    void manyAtOnceAllArriveOnceEach() {
        try (Receiver receiver = Receiver.answering(n -> n % 3 == 0 ? 500 : 200);
                ServedVenue venue = venue(FAST)) {
            Alarm alarm = new Alarm(venue);
            alarm.arm(venue, receiver.url("/"));
            for (int i = 0; i < 40; i++) {
                venue.post(alarm.coordinator, "/api/v1/playbooks/alarm/drills", new JsonObject())
                        .expect(200);
            }
            Awaitility.await()
                    .until(() -> Alarm.read(venue).getJsonArray("firings").stream()
                            .allMatch(firing ->
                                    ((JsonObject) firing).getString("delivery").equals("delivered")));
            assertThat(receiver.taken().stream().map(Taken::id).distinct()).hasSize(40);
            JsonArray firings = Alarm.read(venue).getJsonArray("firings");
            long attempts = firings.stream()
                    .mapToInt(firing ->
                            ((JsonObject) firing).getJsonArray("attempts").size())
                    .sum();
            assertThat(attempts)
                    .as("every attempt is noted")
                    .isEqualTo(receiver.taken().size());
        }
    }

    @Test
    void theSecretIsTheOwnersAndNeitherInTheJournalNorInAnyAnswerButTheFirst() throws Exception {
        Path data = directory.resolve("data");
        String secret;
        try (Receiver receiver = Receiver.answering(n -> 200);
                ServedVenue venue = venue(FAST)) {
            Alarm alarm = new Alarm(venue);
            alarm.arm(venue, receiver.url("/a-secret-path"));
            secret = alarm.secret;
            assertThat(secret).matches("[0-9a-f]{64}");
            assertThat(venue.get(null, "/api/v1/playbooks/alarm").body())
                    .doesNotContain(secret)
                    .doesNotContain("a-secret-path")
                    .contains(receiver.url(""));
            assertThat(venue.get(null, "/api/v1/playbooks").body()).doesNotContain("a-secret-path");
        }
        Path file = data.resolve("webhook-secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String venueSecret = Files.readString(file);
        assertThat(new WebhookKeys(HexFormat.of().parseHex(venueSecret)).secret("alarm"))
                .isEqualTo(secret);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path each : files.filter(Files::isRegularFile)
                    .filter(f -> !f.equals(file))
                    .toList()) {
                String bytes = new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(venueSecret) || bytes.contains(secret))
                        .as("%s", each)
                        .isFalse();
            }
        }
    }

    @Test
    void keysOfOtherVenuesPlaybooksAndFiringsDiffer() {
        WebhookKeys here = new WebhookKeys(new byte[32]);
        byte[] other = new byte[32];
        other[31] = 1;
        WebhookKeys there = new WebhookKeys(other);
        assertThat(here.secret("a")).isNotEqualTo(here.secret("b")).isNotEqualTo(there.secret("a"));
        assertThat(here.deliveryId(0)).isNotEqualTo(here.deliveryId(1)).isNotEqualTo(there.deliveryId(0));
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(Stream.of(1, 2, 3, 12, 13, 60).map(WebhookOptions.DEFAULT::pauseMillis))
                .containsExactly(1_000L, 2_000L, 4_000L, 2_048_000L, 3_600_000L, 3_600_000L);
    }
}
