package covenant.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A few thousand bodies for every route that takes one, made from the document: some as it admits, most with something changed. The seed is in
 * the failure's message; {@code -Dcovenant.fuzz.seed=} runs it again.
 */
class FuzzTest {
    private static final int BODIES = 100;
    private static final int GOOD = 30;

    /** What the document can keep out, so that a body which it admits never gets it. */
    private static final List<String> KEPT_OUT = List.of(
            "malformed-json", "unknown-field", "wrong-type", "command-id-missing", "command-id-invalid", "id-invalid");

    private final long seed = Long.getLong("covenant.fuzz.seed", System.nanoTime());

    @Test
    @Tag("campaign")
    @Timeout(1_200)
    void norInTenMinutes() {
        long end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        for (long round = seed; System.nanoTime() < end; round++) {
            round(round);
        }
    }

    @Test
    @Timeout(120)
    void nothingThatIsSentBreaksTheVenue() {
        round(seed);
    }

    private static void round(long seed) {
        System.out.println("fuzzing with -Dcovenant.fuzz.seed=" + seed);
        Map<Integer, Integer> answers = new TreeMap<>();
        try (FuzzedVenue fuzzed = new FuzzedVenue()) {
            SplittableRandom random = new SplittableRandom(seed);
            Bodies bodies = new Bodies(random);
            for (Operation operation : operations()) {
                for (int i = 0; i < BODIES; i++) {
                    String body = i < GOOD ? bodies.good(operation.bodySchema()) : bodies.bad(operation.bodySchema());
                    Got got = sent(seed, fuzzed, operation, body);
                    answers.merge(got.status(), 1, Integer::sum);
                    if (i < GOOD && got.status() >= 400) {
                        assertThat(got.json().getString("code"))
                                .as(
                                        "seed %d, %s: the document admits %s, and the answer is %s",
                                        seed, operation.id(), body, got.body())
                                .isNotIn(KEPT_OUT);
                    }
                }
            }
        }
        assertThat(answers.keySet()).as("some bodies are good: %s", answers).contains(200, 201, 400);
    }

    private static Got sent(long seed, FuzzedVenue fuzzed, Operation operation, String body) {
        try {
            return fuzzed.send(operation, FuzzedVenue.utf8(body));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ", " + operation.id() + " sent " + body, e);
        }
    }

    private static List<Operation> operations() {
        return Contract.theOne().operations().stream()
                .filter(operation -> operation.bodySchema() != null)
                .toList();
    }
}
