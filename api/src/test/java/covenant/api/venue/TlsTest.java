package covenant.api.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.api.fixture.MemoryStorage;
import covenant.api.fixture.ServedVenue;
import covenant.engine.runtime.VenueClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** TLS with certificates that were just made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    @TempDir
    private static Path folder;

    private Certificates rsa;
    private Certificates ec;
    private Certificates expired;
    private Certificates early;

    @BeforeAll
    void make() {
        rsa = Certificates.make(folder, "rsa", "RSA", "-1d");
        ec = Certificates.make(folder, "ec", "EC", "-1d");
        expired = Certificates.make(folder, "expired", "EC", "-60d");
        early = Certificates.make(folder, "early", "EC", "+1d");
    }

    private static VenueServer serve(TlsOptions tls) {
        VenueOptions options = VenueOptions.local()
                .operatorKey(ServedVenue.OPERATOR)
                .clock(VenueClock.SYSTEM)
                .access(AccessOptions.LOCAL.tls(tls));
        return VenueServer.start(new MemoryStorage(), options, key -> {});
    }

    private static SSLContext trusting(Certificates certificates) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "venue", Certificates.open(certificates.keystore()).getCertificate("venue"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> get(VenueServer venue, Certificates trusted, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://localhost:" + venue.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newBuilder()
                .sslContext(trusting(trusted))
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void pemFilesAndKeystoresServe() throws Exception {
        for (Certificates one : new Certificates[] {rsa, ec}) {
            for (TlsOptions tls : new TlsOptions[] {
                TlsOptions.pem(one.certificate(), one.key()), TlsOptions.keystore(one.keystore(), Certificates.PASSWORD)
            }) {
                try (VenueServer venue = serve(tls)) {
                    HttpResponse<String> answer = get(venue, one, "/api/v1/venue");
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                            .hasValue("max-age=31536000");
                    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
                    assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
                }
            }
        }
    }

    @Test
    void aSessionUnderTlsIsForThisHostByTlsOnly() throws Exception {
        try (VenueServer venue = serve(TlsOptions.pem(ec.certificate(), ec.key()))) {
            HttpRequest signIn = HttpRequest.newBuilder(
                            URI.create("https://localhost:" + venue.port() + "/api/v1/session"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"key\":\"" + ServedVenue.OPERATOR + "\"}"))
                    .build();
            String cookie = HttpClient.newBuilder()
                    .sslContext(trusting(ec))
                    .build()
                    .send(signIn, HttpResponse.BodyHandlers.ofString())
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow();
            assertThat(cookie)
                    .matches(
                            "__Host-covenant-session=[A-Za-z0-9_-]+; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure");
            String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
            assertThat(get(venue, ec, "/api/v1/me", "Cookie", "__Host-covenant-session=" + value)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(venue, ec, "/api/v1/me", "Cookie", "covenant-session=" + value)
                            .body())
                    .as("a name that another host could have set")
                    .contains("key-missing");
        }
    }

    @Test
    void oldVersionsOfTlsAreRefused() throws Exception {
        try (VenueServer venue = serve(TlsOptions.pem(ec.certificate(), ec.key()))) {
            assertThat(handshake(venue, "TLSv1.2")).isEqualTo("TLSv1.2");
            assertThatThrownBy(() -> handshake(venue, "TLSv1.1")).isInstanceOf(SSLHandshakeException.class);
        }
    }

    private String handshake(VenueServer venue, String version) throws IOException {
        try (SSLSocket socket = (SSLSocket) trusting(ec).getSocketFactory().createSocket("127.0.0.1", venue.port())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {version});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    @Test
    void aCertificateExchangedOnDiskIsTakenOverAndAnUnfitOneIsNot() throws Exception {
        Path certificate = folder.resolve("live.crt");
        Path key = folder.resolve("live.key");
        Files.copy(rsa.certificate(), certificate);
        Files.copy(rsa.key(), key);
        TlsOptions live = TlsOptions.pem(certificate, key);
        try (VenueServer venue = serve(live)) {
            assertThat(get(venue, rsa, "/health").statusCode()).isEqualTo(200);
            assertThat(venue.renewal().look().await()).isFalse();

            Files.copy(expired.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
            assertThat(venue.renewal().look().await()).isFalse();
            assertThat(get(venue, rsa, "/health").statusCode()).isEqualTo(200);

            Files.copy(ec.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
            assertThat(venue.renewal().look().await()).as("not yet its key").isFalse();
            Files.copy(ec.key(), key, StandardCopyOption.REPLACE_EXISTING);
            assertThat(venue.renewal().look().await()).isTrue();
            assertThat(get(venue, ec, "/health").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> get(venue, rsa, "/health")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void filesThatCannotBeUsedAreNamedWithTheReason() throws IOException {
        Path garbage = Files.writeString(folder.resolve("garbage"), "no certificate\n");
        Path brokenKey = Files.writeString(
                folder.resolve("broken.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertUnusable(TlsOptions.pem(garbage, ec.key()), "garbage holds no certificate in PEM");
        assertUnusable(TlsOptions.pem(folder.resolve("absent"), ec.key()), "absent cannot be read");
        assertUnusable(TlsOptions.pem(ec.certificate(), garbage), "garbage holds no unencrypted private key in PEM");
        assertUnusable(TlsOptions.pem(ec.certificate(), brokenKey), "broken.key holds a private key that is damaged");
        assertUnusable(
                TlsOptions.pem(ec.certificate(), rsa.key()), "rsa.key holds a private key that is damaged, or not EC");
        assertUnusable(TlsOptions.pem(ec.certificate(), early.key()), "early.key belongs to another certificate");
        assertUnusable(TlsOptions.pem(expired.certificate(), expired.key()), "expired.crt expired at 20");
        assertUnusable(TlsOptions.pem(early.certificate(), early.key()), "early.crt is valid only from 20");
        assertUnusable(TlsOptions.keystore(ec.keystore(), "wrong"), "the password does not open the keystore");
        assertUnusable(TlsOptions.keystore(ec.keystore(), null), "the password does not open the keystore");
        assertUnusable(TlsOptions.keystore(garbage, "x"), "garbage is no keystore");
        assertUnusable(TlsOptions.keystore(expired.keystore(), Certificates.PASSWORD), "expired.p12 expired at 20");
    }

    private static void assertUnusable(TlsOptions tls, String message) {
        assertThatThrownBy(() -> TlsFiles.read(tls, Instant.now()))
                .isInstanceOf(TlsUnusable.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining(Certificates.PASSWORD);
    }
}
