package covenant.api.venue;

import covenant.api.limit.RateLimits;
import java.util.Set;

/**
 * Who may come in, and how much of the venue one may take.
 *
 * @param rates how fast one key or one address may ask
 * @param corsOrigins other origins whose pages may call with a key
 * @param proxies addresses of proxies whose word on the client's address and its TLS counts
 * @param connectionsPerAddress how many connections one address may hold; 0 for any number
 * @param headMillis how long the head of a request may take from its first byte on, or from the connection's beginning
 * @param requestMillis how long a request may take from its head to the end of its answer, streams excepted
 * @param sessionSeconds how long a browser's session lasts
 * @param tls the certificate; null for plain HTTP
 */
public record AccessOptions(
        RateLimits rates,
        Set<String> corsOrigins,
        Set<String> proxies,
        int connectionsPerAddress,
        int headMillis,
        int requestMillis,
        int sessionSeconds,
        TlsOptions tls) {
    /** For this machine: no rates, no other origins, no proxies, plain HTTP. */
    public static final AccessOptions LOCAL =
            new AccessOptions(RateLimits.OFF, Set.of(), Set.of(), 0, 10_000, 60_000, 12 * 3_600, null);

    public AccessOptions {
        corsOrigins = Set.copyOf(corsOrigins);
        proxies = Set.copyOf(proxies);
    }

    /** The same with these rates. */
    public AccessOptions rates(RateLimits newRates) {
        return new AccessOptions(
                newRates, corsOrigins, proxies, connectionsPerAddress, headMillis, requestMillis, sessionSeconds, tls);
    }

    /** The same for these other origins and behind these proxies. */
    public AccessOptions open(Set<String> origins, Set<String> trusted) {
        return new AccessOptions(
                rates, origins, trusted, connectionsPerAddress, headMillis, requestMillis, sessionSeconds, tls);
    }

    /** The same with these bounds on connections and requests. */
    public AccessOptions bounds(int connections, int head, int request) {
        return new AccessOptions(rates, corsOrigins, proxies, connections, head, request, sessionSeconds, tls);
    }

    /** The same with sessions of this length. */
    public AccessOptions sessionSeconds(int seconds) {
        return new AccessOptions(
                rates, corsOrigins, proxies, connectionsPerAddress, headMillis, requestMillis, seconds, tls);
    }

    /** The same with this certificate. */
    public AccessOptions tls(TlsOptions certificate) {
        return new AccessOptions(
                rates,
                corsOrigins,
                proxies,
                connectionsPerAddress,
                headMillis,
                requestMillis,
                sessionSeconds,
                certificate);
    }
}
