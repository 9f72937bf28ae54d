package covenant.api.http;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import covenant.engine.Role;
import covenant.engine.command.CommandKind;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every route of the one table against every role, no key, and an unknown key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleMatrixTest {
    private final ServedVenue venue = ServedVenue.inMemory();
    private final Map<Role, String> keys = new EnumMap<>(Role.class);

    @BeforeAll
    void open() {
        for (Role role : Role.values()) {
            if (role != Role.VENUE && role != Role.OPERATOR) {
                keys.put(role, venue.account("a-" + role.id(), role.id(), "0"));
            }
        }
        keys.put(Role.OPERATOR, OPERATOR);
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
                .flatMap(route -> callers().entrySet().stream()
                        .map(caller -> DynamicTest.dynamicTest(
                                route.method() + " " + route.path() + " by " + caller.getKey(),
                                () -> check(route, caller.getKey(), caller.getValue()))));
    }

    private Map<String, String> callers() {
        Map<String, String> callers = new LinkedHashMap<>();
        keys.forEach((role, key) -> callers.put(role.id(), key));
        callers.put("nobody", null);
        callers.put("a stranger", "cov_stranger");
        return callers;
    }

    private void check(Route route, String caller, String key) {
        byte[] body = route.method().name().equals("POST") ? "{}".getBytes(StandardCharsets.UTF_8) : null;
        Got got = venue.send(
                route.method().name(),
                key,
                route.path().replace(":id", "nowhere").replace(":code", "none"),
                body);
        boolean keyed = !route.access().isForAnyone();
        if (keyed && key == null) {
            got.expect(401, "key-missing");
            assertThat(got.header("WWW-Authenticate")).startsWith("Bearer");
        } else if (keyed && caller.equals("a stranger")) {
            got.expect(401, "key-unknown");
        } else if (keyed
                && route.access().roles().stream().noneMatch(role -> role.id().equals(caller))) {
            got.expect(403, "role-not-admitted");
        } else {
            assertThat(got.status()).as(got.body()).isNotIn(401, 403, 500);
        }
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
