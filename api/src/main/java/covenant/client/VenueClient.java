package covenant.client;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A client of one venue. Safe for many threads; those that differ in nothing but the key share their connections ({@link #withKey}).
 *
 * <pre>{@code
 * VenueClient venue = VenueClient.at(URI.create("http://127.0.0.1:8080")).withKey(key);
 * Trade trade = venue.markets().trade("evals", Order.given("broken", "long").spend(Credits.of(20)), Write.once());
 * }</pre>
 */
public final class VenueClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final Connection connection;

    private VenueClient(Connection connection) {
        this.connection = connection;
    }

    /** Of the venue at this address, without a key. */
    public static VenueClient at(URI address) {
        HttpClient.Builder http = builder();
        if (!"https".equals(address.getScheme())) {
            // Reading the machine's certificates takes longer than a short command; nothing here needs them.
            http.sslContext(Certificates.none());
        }
        return new VenueClient(new Connection(http.build(), address, null, PATIENCE));
    }

    /**
     * Of the venue at this {@code https} address, whose certificate one of these in PEM has signed, or is.
     *
     * @throws java.io.IOException if the file holds no certificates
     */
    public static VenueClient trusting(URI address, Path certificates) throws java.io.IOException {
        HttpClient http =
                builder().sslContext(Certificates.trusted(certificates)).build();
        return new VenueClient(new Connection(http, address, null, PATIENCE));
    }

    /** HTTP/1.1: a venue needs no more, and the first request is not an upgrade. */
    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_WITHIN);
    }

    /** The same with this key; null for none. */
    public VenueClient withKey(String key) {
        return new VenueClient(connection.withKey(key));
    }

    /** The same, trying so long to get an answer; zero tries once. 30 seconds unless said. */
    public VenueClient withPatience(Duration patience) {
        return new VenueClient(connection.withPatience(patience));
    }

    /** Requests and answers as they are. */
    public Connection connection() {
        return connection;
    }

    /** Markets. */
    public Markets markets() {
        return new Markets(connection);
    }

    /** The account whose key this is. */
    public Me me() {
        return new Me(connection);
    }

    /** All accounts. */
    public Accounts accounts() {
        return new Accounts(connection);
    }

    /** Actors, commitments, pledges. */
    public Commitments commitments() {
        return new Commitments(connection);
    }

    /** Playbooks. */
    public Playbooks playbooks() {
        return new Playbooks(connection);
    }

    /** Every act of an office, oldest first. */
    public Pages<Act> audit() {
        return new Pages<>(connection, Query.api("audit"), "acts", Act::of);
    }

    /** The hash of all that the venue knows. */
    public VenueState state() {
        JsonObject json = connection.get(Query.api("state")).json();
        return new VenueState(Reading.whole(json, "sequence"), Reading.text(json, "hash"));
    }

    /** The venue's time. */
    public VenueTime clock() {
        JsonObject json = connection.get(Query.api("clock")).json();
        return new VenueTime(Reading.time(json, "now"), Reading.text(json, "mode"), Reading.whole(json, "factor"));
    }

    /** Moves a simulated clock forward by this; returns where it came to. */
    public Instant advanceClock(Duration by, String reason, Write how) {
        return clock(new JsonObject().put("advance", by.toString()), reason, how);
    }

    /** Moves a simulated clock forward to this time. */
    public Instant advanceClockTo(Instant to, String reason, Write how) {
        return clock(new JsonObject().put("to", to.toString()), reason, how);
    }

    private Instant clock(JsonObject body, String reason, Write how) {
        JsonObject whole = reason.isEmpty() ? body : body.put("reason", reason);
        return Reading.time(connection.post(Query.api("clock"), whole, how).json(), "now");
    }

    /** How the venue is, whatever its status: {@code status} is {@code up} while it takes commands. */
    public JsonObject health() {
        return connection.look(Query.root("health")).json();
    }

    /** Follows the live stream, from now on and through lost connections, until it is closed. */
    public VenueStream stream(Subscription subscription, StreamListener listener) {
        return new VenueStream(connection, subscription, listener);
    }
}
