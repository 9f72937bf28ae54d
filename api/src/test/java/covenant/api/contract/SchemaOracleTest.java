package covenant.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.json.StrictJson;
import covenant.api.problem.Rejection;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A library that reads JSON Schema and our own checks say the same of bodies that are made from the document and then changed. */
class SchemaOracleTest {
    private static final int BODIES = 60;

    private final long seed = Long.getLong("covenant.fuzz.seed", System.nanoTime());

    @Test
    void aLibraryAndOurChecksAgree() {
        SplittableRandom random = new SplittableRandom(seed);
        Bodies bodies = new Bodies(random);
        int admitted = 0;
        int refused = 0;
        for (Operation operation : Contract.theOne().operations()) {
            if (operation.bodySchema() == null) {
                continue;
            }
            Validator library = library(operation);
            for (int i = 0; i < BODIES; i++) {
                String body = i % 3 == 0 ? bodies.good(operation.bodySchema()) : bodies.bad(operation.bodySchema());
                Map<String, Object> read = read(body);
                // The library writes such a number out.
                if (read == null || body.contains("e999999999") || body.contains("e-999999999")) {
                    continue;
                }
                Violation violation = operation.body().of(read);
                boolean admits = library.validate(new JsonObject(read)).getValid();
                // The formats date-time, duration and credits are bounded beyond what a pattern can say.
                boolean byFormat = violation != null
                        && java.util.List.of("time-invalid", "number-invalid").contains(violation.code());
                if (!byFormat || !admits) {
                    assertThat(violation == null)
                            .as("seed %d, %s: %s; our check: %s", seed, operation.id(), body, violation)
                            .isEqualTo(admits);
                }
                admitted += admits ? 1 : 0;
                refused += admits ? 0 : 1;
            }
        }
        assertThat(admitted).isGreaterThan(300);
        assertThat(refused).isGreaterThan(300);
    }

    private static Map<String, Object> read(String body) {
        try {
            return StrictJson.object(FuzzedVenue.utf8(body));
        } catch (Rejection e) {
            return null;
        }
    }

    private static Validator library(Operation operation) {
        JsonObject schema = new JsonObject(new JsonObject(operation.bodySchema()).encode())
                .put("components", new JsonObject(Contract.theOne().json()).getJsonObject("components"));
        return Validator.create(
                JsonSchema.of(schema),
                new JsonSchemaOptions()
                        .setDraft(Draft.DRAFT202012)
                        .setBaseUri("https://covenant.test/")
                        .setOutputFormat(OutputFormat.Flag));
    }
}
