package covenant.engine.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Numbers that others published, reproduced through the engine's own functions to their stated tolerance, case by case. */
class PublishedVectorsTest {
    /** Which sets the engine answers for. */
    private static final List<String> OURS =
            List.of("zeitgeist.", "gnosis.lmsr", "gnosis.docs", "derived.called_off", "identity.");

    /** A decision rule and not a price: PublishedDecisionsTest takes those decisions again. */
    private static final List<String> NOT_PRICES = List.of("zeitgeist.futarchy_scoreboard");

    private static final String TRACE = "zeitgeist.trace.buy_and_sell_3_outcomes";
    private static final Map<String, CaseTest> TESTS = tests();

    private static Map<String, CaseTest> tests() {
        Map<String, CaseTest> tests = new LinkedHashMap<>();
        tests.put("zeitgeist.buy.swap_out", ZeitgeistFormulas::swapOut);
        tests.put("zeitgeist.spot_price", ZeitgeistFormulas::spotPrice);
        tests.put("zeitgeist.pool_init_from_prices", ZeitgeistFormulas::poolInit);
        tests.put("zeitgeist.buy_amount_until_price", ZeitgeistFormulas::amountUntilPrice);
        tests.put("gnosis.lmsr", GnosisVectors::lmsr);
        tests.put("gnosis.docs.alice", GnosisVectors::alice);
        tests.put("derived.called_off_conditional_trade", DerivedVectors::calledOff);
        tests.put("identity.welfare", DerivedVectors::welfare);
        return tests;
    }

    /** How one case of a set is reproduced. */
    @FunctionalInterface
    private interface CaseTest {
        void check(VectorSet set, JsonNode c);
    }

    @Test
    void everySetOfOursHasATest() {
        List<String> ours = VectorSet.all().keySet().stream()
                .filter(name -> OURS.stream().anyMatch(name::startsWith))
                .filter(name -> !NOT_PRICES.contains(name))
                .toList();
        assertThat(ours).contains(TRACE);
        assertThat(ours.stream().filter(name -> !name.equals(TRACE)))
                .as("what the shared file has of ours is what is reproduced here")
                .containsExactlyInAnyOrderElementsOf(TESTS.keySet());
    }

    @TestFactory
    Stream<DynamicNode> cases() {
        Map<String, VectorSet> sets = VectorSet.all();
        return TESTS.entrySet().stream().map(test -> set(sets.get(test.getKey()), test.getValue()));
    }

    private static DynamicNode set(VectorSet set, CaseTest test) {
        List<JsonNode> cases = set.cases();
        assertThat(cases).isNotEmpty();
        return dynamicContainer(
                set.name(),
                IntStream.range(0, cases.size())
                        .mapToObj(i ->
                                dynamicTest((i + 1) + " " + label(cases.get(i)), () -> test.check(set, cases.get(i)))));
    }

    private static String label(JsonNode c) {
        String text = c.toString();
        return text.length() <= 120 ? text : text.substring(0, 117) + "...";
    }

    /** Each step starts from the last, so the whole is one test. */
    @Test
    void zeitgeistTraceOfBuyingAndSellingThreeOutcomes() {
        new ZeitgeistTrace(VectorSet.all().get(TRACE)).replay();
    }
}
