package covenant.api.contract;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A venue with one of everything, to which any body may be sent. Whatever it answers is in the document; it is never 500, and a refusal has
 * changed nothing.
 */
final class FuzzedVenue implements AutoCloseable {
    private final ServedVenue venue;
    private final Map<String, String> keys = new HashMap<>();

    FuzzedVenue() {
        venue = ServedVenue.simulated();
        keys.put("operator", OPERATOR);
        keys.put("participant", venue.account("ann", "participant", "100000"));
        keys.put("coordinator", venue.account("cora", "coordinator", "1000000"));
        keys.put("researcher", venue.account("vera", "researcher", "0"));
        venue.account("victor", "researcher", "0");
        open("/markets", ContractExamples.of("openMarket", "binary"));
        open("/markets", ContractExamples.of("openMarket", "scalar"));
        open("/actors", ContractExamples.of("openActor", "acme"));
        open(
                "/actors",
                ContractExamples.of("openActor", "acme").put("id", "bolt").put("commandId", "ac-2"));
        open("/commitments", ContractExamples.of("openCommitment", "pause"));
        open("/pledges", ContractExamples.of("openPledge", "labs"));
        open("/playbooks", ContractExamples.of("openPlaybook", "convene"));
    }

    private void open(String path, JsonObject body) {
        venue.post(keys.get("coordinator"), "/api/v1" + path, body).expect(201);
    }

    ServedVenue venue() {
        return venue;
    }

    String key(String role) {
        return keys.get(role);
    }

    /** The path of an operation, about something that is there. */
    static String path(Operation operation) {
        String thing = operation.path().replaceFirst("^/api/v1/([a-z]+).*", "$1");
        String id = switch (thing) {
            case "markets" -> "chips";
            case "accounts" -> "ann";
            case "commitments" -> "acme-pause";
            case "playbooks" -> "on-breach";
            case "pledges" -> "labs-together";
            case "actors" -> "acme";
            default -> "0";
        };
        return operation.path().replace("{id}", id).replace("{key}", "k1").replace("{code}", "market-closed");
    }

    /** Sends the body to the operation, by the role that may. */
    Got send(Operation operation, byte[] body) {
        byte[] before = hash();
        List<String> roles = operation.roles();
        String role = roles.isEmpty() ? "nobody" : roles.contains("coordinator") ? "coordinator" : roles.get(0);
        Got got = venue.send("POST", keys.get(role), path(operation), body);
        assertThat(got.status()).as("%s: %s", operation.id(), got.body()).isNotIn(500, 503);
        if (got.status() >= 400) {
            assertThat(got.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(operation.codes()).contains(got.json().getString("code"));
            assertThat(hash())
                    .as("%s changed the state", got.json().getString("code"))
                    .isEqualTo(before);
        }
        return got;
    }

    /** The state's hash, asked of the core itself: over HTTP it is rationed. */
    private byte[] hash() {
        return venue.server().ring().read(engine -> engine.hash()).join();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        venue.close();
    }
}
