package covenant.engine.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import covenant.engine.fixture.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One set of published numbers, as the shared file states it. */
public record VectorSet(JsonNode json) {
    /** All sets of the file, by name, in its order. */
    public static Map<String, VectorSet> all() {
        Map<String, VectorSet> sets = new LinkedHashMap<>();
        try {
            JsonNode file = new ObjectMapper()
                    .readTree(SharedData.require("vectors/vectors.json").toFile());
            file.get("sets").forEach(set -> sets.put(set.get("name").asText(), new VectorSet(set)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sets;
    }

    String name() {
        return json.get("name").asText();
    }

    /** The fixed point of the set's integers. */
    double scale() {
        return json.get("scale").asDouble();
    }

    public List<JsonNode> cases() {
        List<JsonNode> cases = new ArrayList<>();
        json.get("cases").forEach(cases::add);
        return cases;
    }

    /**
     * Checks a number in the set's units, to its stated tolerance. A double holds 53 bits: where the number itself has more than that (the
     * set has amounts of 10^18 units, a hundred million tokens) the tolerance is four of the double's own last places instead.
     */
    void assertUnits(double actual, BigDecimal expected) {
        double stated = json.get("tolerance_units").asDouble();
        double representable = 4 * StrictMath.ulp(expected.doubleValue());
        assertThat(new BigDecimal(actual).subtract(expected).abs().doubleValue())
                .as("%s is %s, published %s", name(), new BigDecimal(actual), expected)
                .isLessThanOrEqualTo(StrictMath.max(stated, representable));
    }

    public static double number(JsonNode node, String field) {
        return decimal(node, field).doubleValue();
    }

    static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.get(field).asText());
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = new BigDecimal(array.get(i).asText()).doubleValue();
        }
        return numbers;
    }
}
