package covenant.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.MemoryStorage;
import covenant.api.fixture.ServedVenue;
import covenant.api.limit.Rate;
import covenant.api.limit.RateLimits;
import covenant.api.venue.AccessOptions;
import covenant.api.venue.VenueOptions;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.OpenAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Anyone may try a demo in one of three roles, and no other venue. */
class GuestTest {
    private static final String PATH = "/api/v1/session/guest";

    private static ServedVenue demo() {
        return ServedVenue.with(new MemoryStorage(), VenueOptions.local().simulated(true));
    }

    private static Got come(ServedVenue venue, String role, String... headers) {
        return venue.send("POST", null, PATH, bytes(new JsonObject().put("role", role)), headers);
    }

    private static byte[] bytes(JsonObject json) {
        return json.encode().getBytes(StandardCharsets.UTF_8);
    }

    private static String cookie(Got came) {
        String header = came.expect(201).header("Set-Cookie");
        return header.substring(0, header.indexOf(';'));
    }

    private static Got write(ServedVenue venue, Got came, String path, JsonObject body) {
        body.put("commandId", ServedVenue.nextId());
        return venue.send(
                "POST",
                null,
                path,
                bytes(body),
                "Cookie",
                cookie(came),
                "Covenant-Csrf",
                came.json().getString("csrf"));
    }

    @ParameterizedTest
    @CsvSource({"participant,1000", "coordinator,5000", "researcher,0"})
    void aGuestIsSignedInAsAnAccountWithPlayMoney(String role, String cash) {
        try (ServedVenue venue = demo()) {
            Got came = come(venue, role).expect(201);
            assertThat(came.json().getString("id")).isEqualTo("guest-1");
            assertThat(came.json().getString("name")).isEqualTo("Guest 1");
            assertThat(came.json().getString("role")).isEqualTo(role);
            assertThat(came.json().getString("by")).isEqualTo("session");
            assertThat(came.body()).as("the key is told to nobody").doesNotContain("cov_");
            assertThat(came.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict");

            Got me = venue.get(null, "/api/v1/me", "Cookie", cookie(came)).expect(200);
            assertThat(me.json().getString("id")).isEqualTo("guest-1");
            assertThat(me.json().getString("cash")).isEqualTo(cash);
            assertThat(come(venue, role).json().getString("id")).isEqualTo("guest-2");
        }
    }

    @Test
    void anotherVenueHasNoGuests() {
        try (ServedVenue venue = ServedVenue.inMemory();
                ServedVenue demo = demo()) {
            come(venue, "participant").expect(404, "no-guests");
            assertThat(venue.get(null, "/api/v1/venue").json().getBoolean("guests"))
                    .isFalse();
            assertThat(demo.get(null, "/api/v1/venue").json().getBoolean("guests"))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "venue", "boss", ""})
    void thereAreThreeRolesForGuests(String role) {
        try (ServedVenue venue = demo()) {
            come(venue, role).expect(400, "value-invalid");
            assertThat(venue.server().directory().account("guest-1")).isNull();
        }
    }

    @Test
    void aPageOfAnotherSiteOpensNoAccount() {
        try (ServedVenue venue = demo()) {
            come(venue, "participant", "Origin", "https://evil.example").expect(403, "cross-site-request");
            assertThat(venue.server().directory().account("guest-1")).isNull();
        }
    }

    @Test
    void anAddressHasAsManyGuestsAsWrongKeys() {
        RateLimits rates = new RateLimits(Rate.NONE, Rate.NONE, new Rate(0.001, 2));
        try (ServedVenue venue = ServedVenue.with(
                new MemoryStorage(), VenueOptions.local().simulated(true).access(AccessOptions.LOCAL.rates(rates)))) {
            venue.get("nobodys-key-0000001", "/api/v1/me").expect(401, "key-unknown");
            come(venue, "participant").expect(201);
            come(venue, "participant").expect(201);
            assertThat(come(venue, "participant").expect(429, "rate-limited").header("Retry-After"))
                    .isNotEmpty();
            venue.get("nobodys-key-0000002", "/api/v1/me").expect(401, "key-unknown");
        }
    }

    @Test
    void aVenueHasAThousandGuests() {
        try (ServedVenue venue = demo()) {
            for (int i = 1; i <= 999; i++) {
                OpenAccount command = new OpenAccount(
                        CommandId.NONE, Command.VENUE_ACCOUNT, "guest-" + i, "Guest " + i, Role.PARTICIPANT, 0, null);
                assertThat(venue.server().ring().submit(command).join().ok()).isTrue();
            }
            assertThat(come(venue, "participant").expect(201).json().getString("id"))
                    .isEqualTo("guest-1000");
            come(venue, "participant").expect(422, "limit-exceeded");
        }
    }

    @Test
    void guestsWhoComeAtOnceAreDifferentGuests() throws Exception {
        int many = 24;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (ServedVenue venue = ServedVenue.with(
                new MemoryStorage(), VenueOptions.local().simulated(true).eventLoops(2))) {
            Callable<String> coming =
                    () -> come(venue, "participant").expect(201).json().getString("id");
            List<Future<String>> came = threads.invokeAll(Collections.nCopies(many, coming));
            Set<String> ids = new HashSet<>();
            for (Future<String> each : came) {
                ids.add(each.get());
            }
            assertThat(ids).hasSize(many).contains("guest-1", "guest-" + many);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCoordinatorMayDoWhatCoordinatorsMayButHisPlaybooksPostNowhere() {
        try (ServedVenue venue = demo()) {
            Got came = come(venue, "coordinator");
            write(venue, came, "/api/v1/markets", market("mine")).expect(201);
            write(venue, came, "/api/v1/playbooks", playbook("convene", "text", "We meet."))
                    .expect(201);
            write(venue, came, "/api/v1/playbooks", playbook("webhook", "url", "http://127.0.0.1:9/"))
                    .expect(403, "guest-not-admitted");

            String office = venue.account("cora", "coordinator", "100");
            venue.post(office, "/api/v1/playbooks", playbook("webhook", "url", "http://127.0.0.1:9/"))
                    .expect(201);
        }
    }

    @Test
    void aCoordinatorWhoIsAGuestEndsTheMarketsThatHeOpenedAndNobodyElses() {
        try (ServedVenue venue = demo()) {
            Got came = come(venue, "coordinator");
            String office = venue.account("cora", "coordinator", "1000");
            write(venue, came, "/api/v1/markets", market("mine")).expect(201);
            venue.post(office, "/api/v1/markets", market("theirs")).expect(201);
            JsonObject condition = new JsonObject().put("condition", "kept");
            JsonObject outcome = new JsonObject().put("outcome", "yes").put("reason", "So it was.");
            JsonObject reason = new JsonObject().put("reason", "No reason.");
            for (String act : List.of("condition", "outcome", "corrections", "void")) {
                JsonObject body = act.equals("condition") ? condition : act.equals("void") ? reason : outcome;
                write(venue, came, "/api/v1/markets/theirs/" + act, body.copy()).expect(403, "guest-not-admitted");
            }
            write(venue, came, "/api/v1/markets/mine/condition", condition.copy())
                    .expect(200);
            write(venue, came, "/api/v1/markets/mine/outcome", outcome.copy()).expect(200);
            write(venue, came, "/api/v1/markets/mine/corrections", outcome.copy())
                    .expect(409, "nothing-to-correct");
            venue.post(office, "/api/v1/markets/mine/void", reason.copy()).expect(409, "market-settled");
            venue.post(office, "/api/v1/markets/theirs/void", reason.copy()).expect(200);
        }
    }

    private static JsonObject market(String id) {
        return new JsonObject()
                .put("id", id)
                .put("title", "A market")
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "100");
    }

    private static JsonObject playbook(String action, String of, String what) {
        return new JsonObject()
                .put("title", "Alarm")
                .put(
                        "signal",
                        new JsonObject()
                                .put("kind", "condition-probability")
                                .put("market", "mine")
                                .put("condition", "broken"))
                .put("when", "above")
                .put("threshold", 0.9)
                .put("process", "We meet.")
                .put("action", new JsonObject().put("type", action).put(of, what))
                .put("owner", "guest-1")
                .put("respondWithin", "PT24H");
    }
}
