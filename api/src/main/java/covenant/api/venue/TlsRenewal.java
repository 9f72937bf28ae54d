package covenant.api.venue;

import covenant.engine.runtime.VenueClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over a certificate that is exchanged on disk, for new connections, without a restart. One that is unfit is passed over, and the
 * present one stays.
 */
final class TlsRenewal {
    private static final Logger LOG = LoggerFactory.getLogger(TlsRenewal.class);
    private static final long LOOK_MILLIS = 10_000;

    private final Vertx vertx;
    private final TlsOptions options;
    private final VenueClock clock;
    private final List<HttpListener> listeners;
    private int stamp;

    TlsRenewal(Vertx vertx, TlsOptions options, VenueClock clock, List<HttpListener> listeners) {
        this.vertx = vertx;
        this.options = options;
        this.clock = clock;
        this.listeners = listeners;
        this.stamp = TlsFiles.stamp(options);
    }

    void start() {
        vertx.setPeriodic(LOOK_MILLIS, timer -> look());
    }

    /** Looks now; the future says whether another certificate is in use from here on. */
    Future<Boolean> look() {
        return vertx.executeBlocking(this::changed).compose(changed -> {
            if (changed == null) {
                return Future.succeededFuture(false);
            }
            return Future.all(listeners.stream()
                            .map(listener -> listener.update(changed))
                            .toList())
                    .map(done -> {
                        LOG.info("took over the certificate in {}", options);
                        return true;
                    });
        });
    }

    /** The certificate if it is another than at the last look; null if not, or if it is unfit, which is said once. */
    private synchronized KeyCertOptions changed() {
        try {
            int now = TlsFiles.stamp(options);
            if (now == stamp) {
                return null;
            }
            stamp = now;
            return TlsFiles.read(options, now(clock));
        } catch (TlsUnusable e) {
            LOG.warn("the certificate was exchanged, and the present one stays: {}", e.getMessage());
            return null;
        }
    }

    static Instant now(VenueClock clock) {
        return Instant.EPOCH.plusMillis(TimeUnit.MICROSECONDS.toMillis(clock.nowMicros()));
    }
}
