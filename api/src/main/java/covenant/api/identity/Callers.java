package covenant.api.identity;

import covenant.api.directory.ApiKey;
import covenant.api.directory.Caller;
import covenant.api.directory.Directory;
import covenant.api.limit.RateLimiter;
import covenant.api.limit.Verdict;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.command.KeyHash;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The one place that says who sends a request: whose key is in {@code Authorization}, else whose session is in the cookie. A key that
 * came and is nobody's is not made good by a cookie.
 */
public final class Callers {
    private static final String SCHEME = "Bearer ";
    private static final int SECRET_BYTES = 32;

    private final Directory directory;
    private final Sessions sessions;
    private final RateLimiter limiter;
    private final Addresses addresses;

    /** Whom this directory knows. */
    public Callers(Directory directory, Sessions sessions, RateLimiter limiter, Addresses addresses) {
        this.directory = directory;
        this.sessions = sessions;
        this.limiter = limiter;
        this.addresses = addresses;
    }

    /** The same for a venue of the process's own, whose sessions nobody outlives. */
    public static Callers byKey(Directory directory, RateLimiter limiter) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        Sessions sessions = new Sessions(secret, new SignedOut(), () -> {}, () -> 0, 1);
        return new Callers(directory, sessions, limiter, new Addresses(Set.of()));
    }

    /** Who sends this request. Call it once for a request: a key that nobody has is noted against its address. */
    public Identity of(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return ofKey(request, header.substring(SCHEME.length()).strip());
        }
        if (request.headers().contains(HttpHeaders.COOKIE)) {
            Cookie cookie = request.getCookie(SessionCookie.name(addresses.isSecure(request)));
            if (cookie != null) {
                return ofSession(cookie.getValue());
            }
        }
        return Identity.NOBODY;
    }

    /** Whose key this is that came in a request, outside its header too. */
    public Identity ofKey(HttpServerRequest request, String key) {
        // A made key cannot be guessed, so its owner is heard whatever his neighbours do; one that a person chose can.
        if (!ApiKey.isMade(key)) {
            long wait = limiter.failureWait(addresses.of(request));
            if (wait > 0) {
                return Identity.refused(tooMany(wait));
            }
        }
        KeyHash hash = ApiKey.hash(key);
        Caller caller = directory.byKey(hash);
        if (caller != null) {
            return new Identity(caller, hash, null, null);
        }
        Rejection nobody = nobody(hash);
        // A key that was good once is no guess.
        return nobody.kind().code().equals(ApiCode.KEY_UNKNOWN.code())
                ? failed(request, nobody)
                : Identity.refused(nobody);
    }

    /** What is no session of ours is no guess either, as nobody can guess one: it is another venue's that was at this address before. */
    private Identity ofSession(String token) {
        Session session = sessions.read(token);
        Caller caller = session == null || sessions.isOver(session) ? null : directory.byKey(session.key());
        return caller == null ? Identity.refused(ended()) : new Identity(caller, session.key(), session, null);
    }

    private static Rejection ended() {
        return new Rejection(ApiCode.SESSION_ENDED, "sign in again: POST /api/v1/session");
    }

    private Identity failed(HttpServerRequest request, Rejection problem) {
        long wait = limiter.failed(addresses.of(request));
        return Identity.refused(wait > 0 ? tooMany(wait) : problem);
    }

    private static Rejection tooMany(long seconds) {
        return Rejection.after(seconds, "too many keys that nobody has came from this address");
    }

    /**
     * The account behind an identity, as it is now; its key may have been revoked since.
     *
     * @return null for nobody
     * @throws Rejection why what came counts for nothing
     */
    public Caller now(Identity identity) {
        if (identity.problem() != null) {
            throw identity.problem();
        }
        if (identity.caller() == null) {
            return null;
        }
        Caller caller = directory.byKey(identity.key());
        if (identity.isBySession() && (caller == null || sessions.isOver(identity.session()))) {
            throw ended();
        }
        if (caller == null) {
            throw nobody(identity.key());
        }
        return caller;
    }

    private Rejection nobody(KeyHash key) {
        ApiCode why = directory.whyNobody(key);
        return new Rejection(why, why.meaning());
    }

    /**
     * The account that may be told what is its own, on a route that is for anyone: that of the key or the session that came with this
     * request. It can be asked for as long as the answer lasts; then it is null for nobody, or throws why what came counts for nothing.
     *
     * @throws Rejection {@link ApiCode#CROSS_SITE_REQUEST}
     */
    public Supplier<Caller> claim(RoutingContext context) {
        Identity identity = Identity.of(context);
        checkSameOrigin(context.request(), identity);
        return () -> now(identity);
    }

    /**
     * Refuses a request by a session that another site may be behind.
     *
     * @throws Rejection {@link ApiCode#CROSS_SITE_REQUEST}
     */
    public void checkSameOrigin(HttpServerRequest request, Identity identity) {
        if (identity.isBySession()) {
            SameOrigin.check(request, sessions.csrf(identity.session()));
        }
    }

    /**
     * Takes units of the share of whoever sent a request: his key's, or else his address's.
     *
     * @return null where there is no limit
     */
    public Verdict share(HttpServerRequest request, Identity identity, int units) {
        return identity.caller() == null
                ? limiter.ofAddress(addresses.of(request), units)
                : limiter.ofKey(identity.key().a(), identity.caller().number(), units);
    }

    /** Refuses to begin a session for another site's page. */
    public void checkOrigin(HttpServerRequest request) {
        SameOrigin.checkOrigin(request);
    }

    /**
     * Takes one guest of the share of the address behind a request.
     *
     * @throws Rejection {@link ApiCode#RATE_LIMITED}
     */
    public void admitGuest(HttpServerRequest request) {
        long wait = limiter.guest(addresses.of(request));
        if (wait > 0) {
            throw Rejection.after(wait, "too many guests came from this address");
        }
    }

    /** The header that gives a session to a browser. */
    public String cookie(HttpServerRequest request, Session session) {
        return SessionCookie.set(addresses.isSecure(request), session.token(), sessions.lifetimeSeconds());
    }

    /** The header that takes it away. */
    public String noCookie(HttpServerRequest request) {
        return SessionCookie.set(addresses.isSecure(request), "", 0);
    }

    /** Browsers' sessions. */
    public Sessions sessions() {
        return sessions;
    }

    /** Where requests come from. */
    public Addresses addresses() {
        return addresses;
    }
}
