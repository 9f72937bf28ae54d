package covenant.api.cli;

import covenant.api.limit.Rate;
import covenant.api.limit.RateLimits;
import covenant.api.venue.AccessOptions;
import covenant.api.venue.TlsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of {@code serve}: who may come in, and how much of the venue one may take. */
final class AccessFlags {
    private static final int REQUEST_SECONDS_MAX = 3_600;
    private static final int SESSION_HOURS_MAX = 24 * 30;
    private static final int SECONDS_OF_HOUR = 3_600;

    @Option(
            names = "--rate-limit",
            paramLabel = "RATE",
            defaultValue = "2000:10000",
            description =
                    "What one key may ask: PER_SECOND or PER_SECOND:BURST; a page of history counts ten. 0: any amount. Default:"
                            + " 2000:10000.")
    private String rateLimit;

    @Option(
            names = "--rate-limit-address",
            paramLabel = "RATE",
            defaultValue = "200:1000",
            description = "The same for an address, for what comes without a key. Default: 200:1000.")
    private String rateLimitAddress;

    @Option(
            names = "--rate-limit-failures",
            paramLabel = "RATE",
            defaultValue = "0.2:20",
            description = "The same for keys that nobody has, and for a demo's guests, by address. Default: 0.2:20.")
    private String rateLimitFailures;

    @Option(
            names = "--connections-per-address",
            paramLabel = "N",
            defaultValue = "512",
            description = "Connections that one address may hold; more are closed. 0: any number. Default: 512.")
    private int connectionsPerAddress;

    @Option(
            names = "--request-seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long a request may take with its answer, streams excepted. Default: 60.")
    private int requestSeconds;

    @Option(
            names = "--session-hours",
            paramLabel = "N",
            defaultValue = "12",
            description = "How long a browser stays signed in. Default: 12.")
    private int sessionHours;

    @Option(
            names = "--cors-origin",
            paramLabel = "ORIGIN",
            split = ",",
            description =
                    "Other origins whose pages may call with a key, such as https://dashboard.example, with commas between them."
                            + " Default: none.")
    private List<String> corsOrigins;

    @Option(
            names = "--trusted-proxy",
            paramLabel = "ADDRESS",
            split = ",",
            description =
                    "Addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto count, with commas between them. Default:"
                            + " none.")
    private List<String> trustedProxies;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Certificate and what leads to its root, in PEM; with --tls-key. TLS 1.2 and 1.3.")
    private Path tlsCert;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Private key of the certificate, PEM (PKCS#8).")
    private Path tlsKey;

    @Option(names = "--tls-keystore", paramLabel = "FILE", description = "Instead of both: a keystore, PKCS#12 or JKS.")
    private Path tlsKeystore;

    @Option(
            names = "--tls-keystore-password",
            paramLabel = "PASSWORD",
            description = "Its password. On a command line others can see it; rather use the variable or the file.")
    private String tlsKeystorePassword;

    @Option(
            names = "--tls-keystore-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the keystore's password.")
    private Path tlsKeystorePasswordFile;

    /** What they say. */
    AccessOptions options(CommandSpec spec) {
        RateLimits rates = new RateLimits(
                rate(spec, "--rate-limit", rateLimit),
                rate(spec, "--rate-limit-address", rateLimitAddress),
                rate(spec, "--rate-limit-failures", rateLimitFailures));
        check(spec, connectionsPerAddress >= 0, "--connections-per-address is 0 or more");
        check(
                spec,
                requestSeconds >= 1 && requestSeconds <= REQUEST_SECONDS_MAX,
                "--request-seconds is from 1 to " + REQUEST_SECONDS_MAX);
        check(
                spec,
                sessionHours >= 1 && sessionHours <= SESSION_HOURS_MAX,
                "--session-hours is from 1 to " + SESSION_HOURS_MAX);
        return AccessOptions.LOCAL
                .rates(rates)
                .open(origins(spec), set(trustedProxies))
                .bounds(connectionsPerAddress, AccessOptions.LOCAL.headMillis(), requestSeconds * 1_000)
                .sessionSeconds(sessionHours * SECONDS_OF_HOUR)
                .tls(tls(spec));
    }

    private static Rate rate(CommandSpec spec, String option, String text) {
        try {
            return Rate.of(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }

    private Set<String> origins(CommandSpec spec) {
        Set<String> origins = set(corsOrigins);
        for (String origin : origins) {
            check(
                    spec,
                    origin.matches("https?://[a-z0-9.\\[\\]:-]+"),
                    "--cors-origin is a scheme, a host and perhaps a port, such as https://dashboard.example, not "
                            + origin);
        }
        return origins;
    }

    private static Set<String> set(List<String> given) {
        Set<String> set = new LinkedHashSet<>();
        if (given != null) {
            given.forEach(one -> set.add(one.strip()));
        }
        return set;
    }

    private TlsOptions tls(CommandSpec spec) {
        check(spec, (tlsCert == null) == (tlsKey == null), "--tls-cert and --tls-key come together");
        check(spec, tlsCert == null || tlsKeystore == null, "either --tls-cert and --tls-key, or --tls-keystore");
        if (tlsCert != null) {
            return TlsOptions.pem(tlsCert, tlsKey);
        }
        if (tlsKeystore == null) {
            return null;
        }
        String password = tlsKeystorePasswordFile == null
                ? tlsKeystorePassword
                : firstLine(spec, "--tls-keystore-password-file", tlsKeystorePasswordFile);
        return TlsOptions.keystore(tlsKeystore, password);
    }

    /** A secret in a file. */
    static String firstLine(CommandSpec spec, String option, Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + file + " cannot be read", e);
        }
    }

    private static void check(CommandSpec spec, boolean right, String message) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
