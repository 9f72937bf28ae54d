package covenant.api.stream;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The seats of the stream: so many in all, and so many of them for one address. For any thread. */
final class Seats {
    private static final int IPV6_NETWORK_BYTES = 8;

    private final int total;
    private final int perAddress;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<String, Integer> takenBy = new ConcurrentHashMap<>();

    Seats(int total, int perAddress) {
        this.total = total;
        this.perAddress = perAddress;
    }

    /** Takes a seat for this address; says why not, or null if it has one now. */
    String take(String address) {
        if (taken.incrementAndGet() > total) {
            taken.decrementAndGet();
            return total + " clients follow already";
        }
        if (takenBy.merge(address, 1, Integer::sum) > perAddress) {
            leave(address);
            return perAddress + " clients follow from this address already";
        }
        return null;
    }

    /** Gives back a seat of this address. */
    void leave(String address) {
        taken.decrementAndGet();
        takenBy.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }

    /** How many are taken. */
    int taken() {
        return taken.get();
    }

    /** What counts as one address: an IPv4 address, or an IPv6 network of 64 bits, in which one host can have as many as it likes. */
    static String addressOf(SocketAddress remote) {
        String host = remote == null ? null : remote.hostAddress();
        byte[] bytes = host == null ? null : NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null) {
            return "";
        }
        return Arrays.toString(bytes.length > IPV6_NETWORK_BYTES ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
    }
}
