package covenant.api.identity;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Where requests come from. One address is an IPv4 address, or an IPv6 network of 64 bits, in which one host can have as many as it
 * likes. What a trusted proxy says of the client in {@code X-Forwarded-For} and {@code X-Forwarded-Proto} counts; anyone else's is ignored.
 */
public final class Addresses {
    private static final int IPV4_BYTES = 4;
    private static final long IPV4 = 1L << 32;

    private final Set<String> proxies;

    /** With the addresses of the proxies that are trusted. */
    public Addresses(Set<String> proxies) {
        this.proxies = Set.copyOf(proxies);
    }

    /** The client's address as a number that no other address has; 0 if there is none. */
    public long of(HttpServerRequest request) {
        SocketAddress remote = request.connection().remoteAddress();
        if (isProxy(remote)) {
            String forwarded = last(request.getHeader("X-Forwarded-For"));
            long client = number(forwarded);
            return client == 0 ? of(remote) : client;
        }
        return of(remote);
    }

    /** The other end of a connection. */
    public static long of(SocketAddress remote) {
        return number(remote == null ? null : remote.hostAddress());
    }

    /** Whether the client speaks TLS, to the venue or to a trusted proxy. */
    public boolean isSecure(HttpServerRequest request) {
        return request.connection().isSsl()
                || isProxy(request.connection().remoteAddress())
                        && "https".equalsIgnoreCase(last(request.getHeader("X-Forwarded-Proto")));
    }

    private boolean isProxy(SocketAddress remote) {
        return !proxies.isEmpty() && remote != null && proxies.contains(remote.hostAddress());
    }

    /** The nearest proxy's own word is the last; those before it can be made up by the client. */
    private static String last(String list) {
        return list == null ? null : list.substring(list.lastIndexOf(',') + 1).strip();
    }

    private static long number(String host) {
        byte[] bytes = host == null ? null : NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null) {
            return 0;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return bytes.length == IPV4_BYTES ? IPV4 | Integer.toUnsignedLong(buffer.getInt()) : buffer.getLong();
    }
}
