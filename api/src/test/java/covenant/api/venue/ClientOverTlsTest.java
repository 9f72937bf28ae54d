package covenant.api.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import covenant.api.cli.Main;
import covenant.api.fixture.MemoryStorage;
import covenant.api.fixture.ServedVenue;
import covenant.client.Credits;
import covenant.client.Frame;
import covenant.client.Subscription;
import covenant.client.VenueClient;
import covenant.client.VenueStream;
import covenant.client.VenueUnreachable;
import covenant.client.Write;
import covenant.engine.runtime.VenueClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client and the command line over TLS, with a certificate of one's own. */
class ClientOverTlsTest {
    @TempDir
    Path folder;

    @Test
    void aCertificateOfOnesOwnIsTrustedWhereItIsNamedAndNowhereElse() throws IOException {
        Certificates own = Certificates.make(folder, "own", "EC", "-1d");
        VenueOptions options = VenueOptions.local()
                .operatorKey(ServedVenue.OPERATOR)
                .clock(VenueClock.SYSTEM)
                .access(AccessOptions.LOCAL.tls(TlsOptions.pem(own.certificate(), own.key())));
        try (VenueServer venue = VenueServer.start(new MemoryStorage(), options, key -> {})) {
            URI address = URI.create("https://localhost:" + venue.port());
            VenueClient client =
                    VenueClient.trusting(address, own.certificate()).withKey(ServedVenue.OPERATOR);
            client.accounts().deposit("operator", Credits.of(5), "", Write.once());
            assertThat(client.me().get().cash()).isEqualTo(Credits.of(5));
            List<Frame> frames = new CopyOnWriteArrayList<>();
            try (VenueStream stream = client.stream(Subscription.ALL, frames::add)) {
                await().until(() -> !stream.last().isEmpty());
            }
            assertThat(frames.get(0).type()).isEqualTo("snapshot");
            assertThatThrownBy(() ->
                            VenueClient.at(address).withPatience(Duration.ZERO).state())
                    .isInstanceOf(VenueUnreachable.class);

            StringWriter err = new StringWriter();
            String url = address.toString();
            assertThat(run(err, "state", "--url", url, "--ca", own.certificate().toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(run(err, "state", "--url", url, "--patience", "0")).isEqualTo(3);
            assertThat(err.toString()).contains("--ca");
        }
    }

    private static int run(StringWriter err, String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
