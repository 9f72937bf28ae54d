package covenant.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.api.directory.Directory;
import covenant.api.directory.Names;
import covenant.api.json.Fields;
import covenant.api.json.StrictJson;
import covenant.api.problem.Rejection;
import covenant.engine.command.CommandId;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.core.Engine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorRequestTest {
    private static final Names NONE = Directory.of(new Engine()).commitments();
    private static final Metric SCALAR = Metric.scalar(0, 4_000_000, "");

    private static MarketTerms terms(Metric metric, String... conditions) {
        return new MarketTerms("m", "M", "", "", "", List.of(conditions), metric, 0, true, 0);
    }

    private static Fields body(String json) {
        return Fields.of(StrictJson.object(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static long[] ppb(String prior, MarketTerms terms) {
        return PriorRequest.ppb(body("{\"prior\":" + prior + "}"), terms);
    }

    @Test
    void conditionsAndOutcomesMultiply() {
        assertThat(ppb(
                        "{\"conditions\":{\"kept\":0.8,\"broken\":0.2},"
                                + "\"outcomes\":{\"broken\":{\"yes\":0.9,\"no\":0.1},\"kept\":{\"no\":0.7,\"yes\":0.3}}}",
                        terms(Metric.binary(), "kept", "broken")))
                .containsExactly(240_000_000, 560_000_000, 180_000_000, 20_000_000);
    }

    @Test
    void conditionsAreUniformUnlessGiven() {
        assertThat(ppb("{\"expected\":{\"kept\":\"1\",\"broken\":3}}", terms(SCALAR, "kept", "broken")))
                .containsExactly(125_000_000, 375_000_000, 375_000_000, 125_000_000);
        assertThat(ppb("{}", terms(SCALAR, "only"))).containsExactly(500_000_000, 500_000_000);
    }

    @Test
    void whatRoundingLeavesGoesToTheLargestRemainders() {
        assertThat(ppb("[0.333333, 0.333333, 0.333334]", terms(Metric.categorical(List.of("a", "b", "c")), "only")))
                .containsExactly(333_333_000, 333_333_000, 333_334_000);
        assertThat(ppb("{}", terms(Metric.categorical(List.of("a", "b", "c")), "only")))
                .containsExactly(333_333_334, 333_333_333, 333_333_333);
    }

    @Test
    void everyPriorSumsToExactlyOne() {
        long seed = 4_711;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int outcomes = 2 + random.nextInt(15);
            double[] weights = random.doubles(outcomes, 0.001, 1).toArray();
            double sum = Arrays.stream(weights).sum();
            String prior = Arrays.toString(
                    Arrays.stream(weights).map(weight -> weight / sum).toArray());
            List<String> names = java.util.stream.IntStream.range(0, outcomes)
                    .mapToObj(o -> "o" + o)
                    .toList();
            long[] ppb = ppb(prior, terms(Metric.categorical(names), "only"));
            assertThat(Arrays.stream(ppb).sum()).as("seed %d, %s", seed, prior).isEqualTo(1_000_000_000L);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0.5, 0.5]|2 numbers for 4 states",
                "[0.5, 0.5, 0.1, 0.1]|sums to 1.2, not to 1",
                "[0.5, 0.5, -0.1, 0.1]|not above 0",
                "[0.5, 0.5, 1e-62, 1e-62]|more than 60 decimals",
                "{\"conditions\":{\"kept\":1}}|an entry for each of kept, broken",
                "{\"conditions\":{\"kept\":0.5,\"bent\":0.5}}|an entry for each of kept, broken",
                "{\"outcomes\":{\"kept\":{\"long\":0.5,\"short\":0.5}}}|prior.outcomes has an entry for each",
                "{\"outcomes\":{\"kept\":{\"long\":1},\"broken\":{\"long\":1}}}|prior.outcomes.kept has an entry",
                "{\"expected\":{\"kept\":\"0\",\"broken\":\"1\"}}|prior.expected.kept is not strictly between",
                "{\"expected\":{\"kept\":\"1\",\"broken\":\"1\"},\"outcomes\":{}}|not both"
            })
    void whatIsNoPriorIsRefusedWithTheReason(String prior, String reason) {
        assertThatThrownBy(() -> ppb(prior, terms(SCALAR, "kept", "broken")))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining(reason)
                .extracting(failure -> ((Rejection) failure).kind().code())
                .isEqualTo("prior-invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, conditions-invalid",
        "9, 2, conditions-invalid",
        "7900, 7900, conditions-invalid",
        "2, 1, outcomes-invalid",
        "8, 17, outcomes-invalid"
    })
    void tooFewOrTooManyNamesAreRefusedBeforeAPriorIsMade(int conditions, int outcomes, String code) {
        Fields body = body("{\"title\":\"T\",\"conditions\":" + names(conditions)
                + ",\"metric\":{\"type\":\"categorical\",\"outcomes\":" + names(outcomes)
                + "},\"prior\":{},\"liquidity\":5}");
        assertThatThrownBy(() ->
                        MarketRequest.read(body, CommandId.of("x"), 1, NONE).command("t"))
                .isInstanceOf(Rejection.class)
                .extracting(failure -> ((Rejection) failure).kind().code())
                .isEqualTo(code);
    }

    private static String names(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> "\"n" + i + "\"")
                .collect(java.util.stream.Collectors.joining(",", "[", "]"));
    }

    @Test
    void aMarketWithoutAPriorIsUniformInTheEngine() {
        Fields body = body("{\"title\":\"T\",\"conditions\":[\"a\"],\"metric\":{\"type\":\"binary\"},\"liquidity\":5}");
        assertThat(MarketRequest.read(body, CommandId.of("x"), 1, NONE)
                        .command("t")
                        .priorPpb())
                .isEmpty();
    }
}
