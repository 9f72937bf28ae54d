package covenant.api.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line a request, where it is switched on. It never holds a key, a query or a path as it was sent: they may be secret. */
public final class AccessLog {
    /** The logger; off unless {@link VenueLog#configure} switches it on. */
    static final String NAME = "covenant.access";

    private static final Logger LOG = LoggerFactory.getLogger(NAME);

    private AccessLog() {}

    /**
     * What is told of a request.
     *
     * @param id its own, or the client's for it
     * @param route its pattern in the table of routes
     * @param account whose key came with it; empty if none did
     * @param code of the problem it met; {@code none} if none
     * @param sequence up to which the venue was, or the command's own place; null if no answer said
     */
    public record Line(
            String id,
            String method,
            String route,
            int status,
            long durationMicros,
            String account,
            String code,
            String sequence) {}

    /** Whether lines are wanted. */
    public static boolean isOn() {
        return LOG.isInfoEnabled();
    }

    /** Tells of a request that was answered. */
    public static void tell(Line line) {
        LOG.atInfo()
                .addKeyValue("requestId", line.id())
                .addKeyValue("method", line.method())
                .addKeyValue("route", line.route())
                .addKeyValue("status", line.status())
                .addKeyValue("durationMicros", line.durationMicros())
                .addKeyValue("account", line.account())
                .addKeyValue("code", line.code())
                .addKeyValue("sequence", line.sequence() == null ? null : Long.valueOf(line.sequence()))
                .log("request");
    }
}
