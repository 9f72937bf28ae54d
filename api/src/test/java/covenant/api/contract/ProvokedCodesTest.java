package covenant.api.contract;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The codes that operations share are provoked at each of them, by requests made from the document. Those that are an operation's own are in
 * the tables of {@code badinput}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvokedCodesTest {
    private final FuzzedVenue fuzzed = new FuzzedVenue();

    @AfterAll
    void close() {
        fuzzed.close();
    }

    @TestFactory
    Stream<DynamicTest> everyOperationGivesTheCodesThatItSharesWithOthers() {
        return Contract.theOne().operations().stream()
                .filter(operation -> operation.path().startsWith("/api/v1/")
                        && !operation.id().matches("stream|events"))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> provoke(operation)));
    }

    private void provoke(Operation operation) {
        String path = FuzzedVenue.path(operation);
        String key = operation.roles().isEmpty() ? null : key(operation);
        if (key != null) {
            expect(operation, send(operation, null, path, "{}"), "key-missing");
            expect(operation, send(operation, "cov_nobodys", path, "{}"), "key-unknown");
        }
        if (operation.codes().contains("role-not-admitted")) {
            String other =
                    operation.roles().contains("researcher") ? fuzzed.key("participant") : fuzzed.key("researcher");
            expect(operation, send(operation, other, path, "{}"), "role-not-admitted");
        }
        expect(operation, send(operation, key, path + "?nonsense=1", "{}"), "unknown-parameter");
        expect(operation, send(operation, key, path, "{}", "Accept", "image/png"), "not-acceptable");
        if (operation.codes().contains("cursor-invalid")) {
            expect(operation, send(operation, key, path + "?cursor=x", "{}"), "cursor-invalid");
            expect(operation, send(operation, key, path + "?limit=0", "{}"), "parameter-invalid");
        }
        if (operation.body() != null) {
            bodies(operation).forEach((body, code) -> expect(operation, send(operation, key, path, body), code));
            expect(operation, send(operation, key, path, "{}", "Content-Type", "text/plain"), "unsupported-media-type");
            condition(operation, path, key);
        }
    }

    /** Where a write is about one thing it may insist that this has not changed; elsewhere that makes no sense. */
    private void condition(Operation operation, String path, String key) {
        if (!operation.codes().contains("if-match-invalid")) {
            return;
        }
        String first = operation.examples().keySet().iterator().next();
        String good = ContractExamples.of(operation.id(), first)
                .put("commandId", "cond-1")
                .encode();
        boolean conditional = operation.codes().contains("changed-meanwhile");
        Got got = send(operation, key, path, good, "If-Match", "\"0\"");
        expect(operation, got, conditional ? "changed-meanwhile" : "if-match-invalid");
        expect(operation, send(operation, key, path, good, "If-Match", "0"), "if-match-invalid");
    }

    private static Map<String, String> bodies(Operation operation) {
        JsonObject good = ContractExamples.of(
                operation.id(), operation.examples().keySet().iterator().next());
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("{", "malformed-json");
        bodies.put("{\"x\":\"" + "y".repeat(65_536) + "\"}", "body-too-large");
        bodies.put(good.copy().put("nonsense", 1).encode(), "unknown-field");
        if (operation.codes().contains("command-id-invalid")) {
            bodies.put(good.copy().put("commandId", 7).encode(), "wrong-type");
            bodies.put(good.copy().put("commandId", "a b").encode(), "command-id-invalid");
        }
        if (operation.codes().contains("command-id-missing")) {
            JsonObject nameless = good.copy();
            nameless.remove("commandId");
            bodies.put(nameless.encode(), "command-id-missing");
        }
        return bodies;
    }

    private String key(Operation operation) {
        return operation.roles().contains("operator")
                ? OPERATOR
                : fuzzed.key(operation.roles().get(0));
    }

    private Got send(Operation operation, String key, String path, String body, String... headers) {
        byte[] bytes = operation.method().equals("POST") ? FuzzedVenue.utf8(body) : null;
        return fuzzed.venue().send(operation.method(), key, path, bytes, headers);
    }

    private static void expect(Operation operation, Got got, String code) {
        assertThat(got.json().getString("code"))
                .as("%s: %s", operation.id(), got.body())
                .isEqualTo(code);
        assertThat(operation.codes()).as(operation.id()).contains(code);
    }
}
