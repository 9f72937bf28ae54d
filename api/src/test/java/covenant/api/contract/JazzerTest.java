package covenant.api.contract;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Jazzer, which looks where its bytes lead inside the server. In the regular run it sends what it has found before and nothing else; with
 * {@code JAZZER_FUZZ=1} in the environment it searches for a time.
 */
class JazzerTest {
    private static final List<Operation> OPERATIONS = Contract.theOne().operations().stream()
            .filter(operation -> operation.body() != null)
            .toList();

    private static FuzzedVenue fuzzed;

    @BeforeAll
    static void open() {
        fuzzed = new FuzzedVenue();
    }

    @AfterAll
    static void close() {
        fuzzed.close();
    }

    @FuzzTest(maxDuration = "5m")
    void anyBytesAsABody(FuzzedDataProvider data) {
        Operation operation = data.pickValue(OPERATIONS);
        fuzzed.send(operation, data.consumeRemainingAsBytes());
    }
}
