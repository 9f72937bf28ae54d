package covenant.api.identity;

import covenant.engine.command.KeyHash;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Browsers' sessions. Nothing of a living one is kept: its cookie holds all, so a restart loses none; those signed out early are
 * remembered, on disk, until their time is up.
 */
public final class Sessions {
    private final SessionTokens tokens;
    private final SignedOut signedOut;
    private final Runnable keep;
    private final LongSupplier nowMicros;
    private final long lifetimeSeconds;

    /**
     * Sessions of a venue.
     *
     * @param secret the venue's
     * @param keep writes what is signed out to the disk; may block
     * @param nowMicros the machine's clock
     */
    public Sessions(byte[] secret, SignedOut signedOut, Runnable keep, LongSupplier nowMicros, long lifetimeSeconds) {
        this.tokens = new SessionTokens(secret);
        this.signedOut = signedOut;
        this.keep = keep;
        this.nowMicros = nowMicros;
        this.lifetimeSeconds = lifetimeSeconds;
    }

    /** How long a session lasts. */
    public long lifetimeSeconds() {
        return lifetimeSeconds;
    }

    /** A fresh session of whoever has this key. */
    public Session begin(KeyHash key) {
        long now = nowSeconds();
        return tokens.begin(key, now, now + lifetimeSeconds);
    }

    /** The session of a cookie, over or not; null if it was not made here. */
    Session read(String token) {
        return tokens.read(token);
    }

    /** Whether its time is up or it was signed out. */
    boolean isOver(Session session) {
        return session.endsSeconds() <= nowSeconds() || signedOut.has(session);
    }

    /** What writes by this session bring in the header {@value SameOrigin#CSRF_HEADER}. */
    public String csrf(Session session) {
        return tokens.csrf(session);
    }

    /** Ends a session, at once and for good; the future completes when it is on the disk. */
    public Future<Void> end(Vertx vertx, Session session) {
        signedOut.add(session, nowSeconds());
        return vertx.executeBlocking(() -> {
            keep.run();
            return null;
        });
    }

    private long nowSeconds() {
        return TimeUnit.MICROSECONDS.toSeconds(nowMicros.getAsLong());
    }
}
