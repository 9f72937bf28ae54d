package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import covenant.engine.Role;
import covenant.engine.Scope;
import covenant.engine.command.CommandKind;
import covenant.engine.state.StateHash;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every route of the one table against everyone who may come: each role by a key and by a browser's session, nobody, a key that nobody has,
 * that was revoked, that has expired, that lacks the route's scope, a session without its token, one whose key was revoked. What must
 * come out follows from the row alone, to the code; and what is refused changes nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleMatrixTest {
    private static final List<Role> ROLES =
            Stream.of(Role.values()).filter(role -> role != Role.VENUE).toList();

    private final ServedVenue venue = ServedVenue.inMemory();
    private final List<Comer> comers = new ArrayList<>();

    /** How someone comes: what he sends, and what he must hear on a route for keys; null where his role decides. */
    private record Comer(String name, Role role, Scope without, String key, Session session, String code) {
        boolean lacksToken() {
            return session != null && session.csrf() == null;
        }

        List<String> headers() {
            List<String> headers = new ArrayList<>();
            if (session != null) {
                headers.addAll(List.of("Cookie", session.cookie()));
                if (session.csrf() != null) {
                    headers.addAll(List.of("Covenant-Csrf", session.csrf()));
                }
            }
            return headers;
        }
    }

    private record Session(String cookie, String csrf) {}

    /** What a route must answer; no code where it lets someone in. */
    private record Expected(int status, String code) {
        static final Expected IN = new Expected(0, null);
    }

    @BeforeAll
    void open() {
        comers.add(new Comer("nobody", null, null, null, null, "key-missing"));
        comers.add(new Comer("a key that nobody has", null, null, "cov_stranger", null, "key-unknown"));
        comers.add(new Comer(
                "a forged session", null, null, null, new Session(cookie("A".repeat(123)), "x"), "session-ended"));
        Map<Role, String> keys = new EnumMap<>(Role.class);
        for (Role role : ROLES) {
            keys.put(role, role == Role.OPERATOR ? OPERATOR : venue.account("a-" + role.id(), role.id(), "0"));
        }
        keys.forEach(this::addComers);
        // From here on the brief keys have expired.
        venue.advanceSeconds(60);
    }

    private void addComers(Role role, String key) {
        String who = role.id();
        comers.add(new Comer(who, role, null, key, null, null));
        Session session = signIn(key);
        comers.add(new Comer(who + " by a session", role, null, null, session, null));
        comers.add(new Comer(
                who + " by a session without its token", role, null, null, new Session(session.cookie(), null), null));
        for (Scope scope : Scope.values()) {
            JsonArray others = new JsonArray();
            Stream.of(Scope.values()).filter(other -> other != scope).forEach(other -> others.add(other.id()));
            String lacking = make(key, new JsonObject().put("scopes", others));
            comers.add(new Comer(who + " without the scope " + scope.id(), role, scope, lacking, null, null));
        }
        String brief = make(
                key,
                new JsonObject()
                        .put(
                                "expiresAt",
                                Instant.ofEpochSecond(ServedVenue.START_MICROS / 1_000_000 + 60)
                                        .toString()));
        Session briefSession = signIn(brief);
        comers.add(new Comer(who + " by a key that has expired", role, null, brief, null, "key-expired"));
        comers.add(new Comer(
                who + " by a session whose key has expired", role, null, null, briefSession, "session-ended"));
        String gone = make(key, new JsonObject().put("id", "gone"));
        Session goneSession = signIn(gone);
        venue.post(key, "/api/v1/me/keys/gone/revocation", new JsonObject()).expect(200);
        comers.add(new Comer(who + " by a key that was revoked", role, null, gone, null, "key-ended"));
        comers.add(
                new Comer(who + " by a session whose key was revoked", role, null, null, goneSession, "session-ended"));
    }

    private String make(String by, JsonObject body) {
        return venue.post(by, "/api/v1/me/keys", body).expect(201).json().getString("key");
    }

    private Session signIn(String key) {
        byte[] body = new JsonObject().put("key", key).encode().getBytes(StandardCharsets.UTF_8);
        Got got = venue.send("POST", null, "/api/v1/session", body).expect(201);
        String cookie = got.header("Set-Cookie");
        return new Session(cookie.substring(0, cookie.indexOf(';')), got.json().getString("csrf"));
    }

    private static String cookie(String value) {
        return "covenant-session=" + value;
    }

    @AfterAll
    void close() {
        venue.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRouteAdmitsWhomItsRowSays() {
        return venue.server().routes().routes().stream()
                // An open stream does not answer; that it is for anyone is tested with it.
                .filter(route -> route.endpoint() != null || route.path().equals("/"))
                .flatMap(route -> comers.stream()
                        .map(comer -> DynamicTest.dynamicTest(
                                route.method() + " " + route.path() + " by " + comer.name(),
                                () -> check(route, comer))));
    }

    private static Expected expected(Route route, Comer comer) {
        if (route.access().isForAnyone()) {
            return Expected.IN;
        }
        if (comer.code() != null) {
            return new Expected(401, comer.code());
        }
        if (comer.lacksToken() && !route.method().equals(HttpMethod.GET)) {
            return new Expected(403, "cross-site-request");
        }
        if (!route.access().roles().contains(comer.role())) {
            return new Expected(403, "role-not-admitted");
        }
        return route.scope() == comer.without() ? new Expected(403, "scope-not-granted") : Expected.IN;
    }

    private void check(Route route, Comer comer) {
        byte[] body = route.method().equals(HttpMethod.POST) ? "{}".getBytes(StandardCharsets.UTF_8) : null;
        String path = route.path().replaceAll(":[a-z]+", "nowhere");
        boolean signsOut = route.method().equals(HttpMethod.DELETE) && comer.session() != null;
        if (signsOut && !comer.lacksToken()) {
            // It would; SessionTest signs out, and here others still need the session.
            return;
        }
        Expected expected =
                signsOut && comer.code() == null ? new Expected(403, "cross-site-request") : expected(route, comer);
        String before = state();

        Got got = venue.send(
                route.method().name(), comer.key(), path, body, comer.headers().toArray(new String[0]));

        assertThat(state()).as("nothing that this sends may change the venue").isEqualTo(before);
        if (expected.code() == null) {
            assertThat(got.status()).as(got.body()).isNotIn(401, 403, 429, 500);
            return;
        }
        got.expect(expected.status(), expected.code());
        assertThat(got.header("WWW-Authenticate").startsWith("Bearer")).isEqualTo(expected.status() == 401);
    }

    /** Sequence and hash, without the rationing of the call for it. */
    private String state() {
        return venue.server()
                .ring()
                .read(engine -> engine.sequence() + " " + StateHash.hex(engine.hash()))
                .join();
    }

    @Test
    void theMatrixMeetsEveryWayToBeRefused() {
        List<String> codes = venue.server().routes().routes().stream()
                .flatMap(route ->
                        comers.stream().map(comer -> expected(route, comer).code()))
                .distinct()
                .toList();
        assertThat(codes)
                .contains(
                        null,
                        "key-missing",
                        "key-unknown",
                        "key-expired",
                        "key-ended",
                        "session-ended",
                        "cross-site-request",
                        "role-not-admitted",
                        "scope-not-granted");
    }

    @Test
    void everyKindOfCommandThatAnyoneMaySendHasItsRoute() {
        for (CommandKind kind : CommandKind.values()) {
            boolean onlyTheVenue = kind.roles().stream().allMatch(role -> role == Role.VENUE);
            if (!onlyTheVenue) {
                Access access = Access.of(kind);
                assertThat(venue.server().routes().routes())
                        .as(kind.name())
                        .anyMatch(route -> route.method().name().equals("POST")
                                && route.access().equals(access));
            }
        }
    }

    @Test
    void aRouteThatSaysNothingAboutAccessDoesNotStart() {
        assertThatThrownBy(() -> Route.get("/open", null, "", call -> null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aKindThatOnlyTheVenueSendsCannotBeARoute() {
        assertThatThrownBy(() -> Access.of(CommandKind.TICK)).isInstanceOf(IllegalArgumentException.class);
    }
}
