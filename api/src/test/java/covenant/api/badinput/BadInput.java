package covenant.api.badinput;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes in, the answer is the documented code, and the state's hash is what it was. Each topic's class has its own
 * venue, opened as this one opens it and as {@link #prepare} adds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BadInput {
    private final ServedVenue venue;
    private final Map<String, String> keys = new HashMap<>();

    BadInput() {
        this(ServedVenue.inMemory());
    }

    /** On a venue of another kind. */
    BadInput(ServedVenue venue) {
        this.venue = venue;
    }

    /** Writes the topic's rows. */
    abstract void fill(BadRequests table);

    /** What the topic needs beside the accounts and markets that are always there. */
    void prepare() {}

    @BeforeAll
    final void openEverything() {
        keys.put("operator", OPERATOR);
        account("coordinator", "coordinator", "100000");
        account("other", "coordinator", "1");
        account("poor", "participant", "1");
        account("rich", "participant", "1000000000");
        account("researcher", "researcher", "0");
        open(market("open"));
        open(market("pure").put("conditionTrading", false));
        open(market("closed").put("closesAt", "2026-01-01T01:00:00Z"));
        open(market("settled"));
        open(market("voided"));
        open(market("halfway"));
        open(market("scalar")
                .put(
                        "metric",
                        new JsonObject().put("type", "scalar").put("low", "0").put("high", "4")));
        settle("settled", "condition", new JsonObject().put("condition", "kept"));
        settle("settled", "outcome", new JsonObject().put("outcome", "yes"));
        settle("voided", "void", new JsonObject().put("reason", "a mistake"));
        settle("halfway", "condition", new JsonObject().put("condition", "kept"));
        venue.advanceSeconds(3_601);
        Awaitility.await()
                .until(() -> venue.get(null, "/api/v1/markets/closed")
                        .json()
                        .getString("phase")
                        .equals("closed"));
        prepare();
    }

    /** A good market of this id. */
    static JsonObject market(String id) {
        return BadRequests.goodMarket(id);
    }

    /** Opens an account; rows name its key by its id. */
    final void account(String id, String role, String deposit) {
        keys.put(id, venue.account(id, role, deposit));
    }

    /** A write of {@link #prepare} that must go well. */
    final Got write(String key, String path, JsonObject body) {
        Got got = venue.post(key(key), path, body);
        assertThat(got.status()).as("%s: %s", path, got.body()).isBetween(200, 201);
        return got;
    }

    /** The venue, for what else a topic must prepare. */
    final ServedVenue venue() {
        return venue;
    }

    private void open(JsonObject market) {
        write("coordinator", "/api/v1/markets", market);
    }

    private void settle(String market, String call, JsonObject body) {
        write("coordinator", "/api/v1/markets/" + market + "/" + call, body);
    }

    @AfterAll
    final void close() {
        venue.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void badInputGetsItsCodeAndChangesNothing(BadRequest row) {
        String before = venue.hash();

        Got got = venue.send(
                row.method(),
                key(row.key()),
                row.path(),
                row.body(),
                row.headers().toArray(new String[0]));

        got.expect(row.status(), row.code());
        String detail = got.json().getString("detail");
        assertThat(detail)
                .as("a detail is for people")
                .doesNotContain("Exception")
                .doesNotContain("covenant.");
        assertThat(got.json().getLong("sequence")).isPositive();
        assertThat(venue.hash()).as("%s changed the state", row.name()).isEqualTo(before);
    }

    @Test
    void noRowHasTheNameOfAnother() {
        assertThat(rows()).extracting(BadRequest::name).isNotEmpty().doesNotHaveDuplicates();
    }

    final List<BadRequest> rows() {
        BadRequests table = new BadRequests();
        fill(table);
        return table.rows();
    }

    /** The key of an account that was opened here; {@code none} is no key, {@code unknown} nobody's. */
    private String key(String name) {
        return switch (name) {
            case "none" -> null;
            case "unknown" -> "cov_nobodys-key";
            default -> {
                assertThat(keys).as("whose key is " + name + "?").containsKey(name);
                yield keys.get(name);
            }
        };
    }
}
