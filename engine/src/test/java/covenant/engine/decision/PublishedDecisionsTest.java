package covenant.engine.decision;

import static covenant.engine.decision.DecidingVenue.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.Metric;
import covenant.engine.vectors.VectorSet;
import covenant.engine.view.DecisionView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Decisions that others published, taken again by a market of the engine: opened, traded in, left to its clock. */
class PublishedDecisionsTest {
    private static final int HOUR = 3_600;
    private static final List<String> NOT_OURS = List.of("swap constant product");

    /** How one case is taken again. */
    @FunctionalInterface
    private interface CaseTest {
        void check(JsonNode c);
    }

    private static Map<String, CaseTest> metadao() {
        Map<String, CaseTest> tests = new LinkedHashMap<>();
        tests.put("constant price 550 after 500", PublishedDecisionsTest::progression);
        tests.put("100 for 72 h then 1000 for 15 min", c -> attack(c, 0));
        tests.put("same attack, step 2 per update", c -> attack(c, 2));
        tests.put("step 5; update at 60 s price 500", PublishedDecisionsTest::backFilled);
        tests.put("same price path, cranked every minute", PublishedDecisionsTest::everyMinute);
        tests.put("update skipped when", c -> pointSeesThePriceBefore());
        tests.put("decision", c -> c.get("cases").forEach(PublishedDecisionsTest::decision));
        tests.put("lag doubling", c -> doubling());
        return tests;
    }

    /** Every case of the set has a test here, but for a trading function that no market of ours has. */
    @TestFactory
    Stream<DynamicTest> metadaosAveragesAndDecisions() {
        List<DynamicTest> dynamic = new ArrayList<>();
        for (JsonNode c :
                VectorSet.all().get("metadao.lagging_twap_and_decision").cases()) {
            String op = c.get("op").asText();
            if (NOT_OURS.stream().noneMatch(op::startsWith)) {
                CaseTest test = metadao().entrySet().stream()
                        .filter(each -> op.startsWith(each.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no test of the case: " + op));
                dynamic.add(dynamicTest(op + " " + c.path("updates").asText(), () -> test.check(c)));
            }
        }
        assertThat(dynamic).hasSize(9);
        return dynamic.stream();
    }

    private static DecisionTerms lagging(DecisionTerms terms, long units) {
        return TermsWith.of(terms, with -> with.maxChange = units * Limits.MICROS);
    }

    private static void assertAverage(DecidingVenue venue, JsonNode c) {
        double expected = VectorSet.number(c, "twap");
        assertThat(venue.average(0, 1)).isCloseTo(expected, within(6e-8));
    }

    /** Start 500, price 550 from the first moment on. */
    private static void progression(JsonNode c) {
        int minutes = c.get("updates").asInt();
        DecisionTerms terms = lagging(terms(Rule.TWAP_MARGIN, 60L * minutes, 60L * minutes), 5);
        DecidingVenue venue = new DecidingVenue().open(terms, 500, 500).move(0, 1, 550);
        venue.tick(60.0 * minutes);
        assertAverage(venue, c);
        assertThat(venue.choice().condition()).isEqualTo(1);
    }

    private static void attack(JsonNode c, long step) {
        int end = 72 * HOUR + 15 * 60;
        DecisionTerms terms = lagging(terms(Rule.TWAP_MARGIN, end, end), step);
        DecidingVenue venue = new DecidingVenue().open(terms, 100, 100).move(72 * HOUR, 1, 1_000);
        assertThat(venue.view(end).candidates().get(1).isLagBinding()).isEqualTo(step > 0);
        venue.tick(end + 1_000_000);
        assertAverage(venue, c);
    }

    /**
     * Theirs moved the observation once, when somebody called, and let it count for the ten hours before. Here nobody has to call, and the
     * path gives what theirs gives when called every minute; what theirs made of it is the plain average of what it observed.
     */
    private static void backFilled(JsonNode c) {
        DecisionTerms terms = terms(Rule.TWAP_MARGIN, 36_000, 36_000);
        DecidingVenue venue = new DecidingVenue().open(terms, 500, 500);
        venue.move(60, 1, VectorSet.number(c, "last_obs")).tick(36_000);
        assertAverage(venue, c);
    }

    private static void everyMinute(JsonNode c) {
        DecisionTerms terms = lagging(terms(Rule.TWAP_MARGIN, 36_000, 36_000), 5);
        DecidingVenue silent = new DecidingVenue().open(terms, 500, 500).move(60, 1, 1_000);
        silent.tick(36_000);
        DecidingVenue busy = new DecidingVenue().open(terms, 500, 500).move(60, 1, 1_000);
        for (int second = 90; second < 36_000; second += 30) {
            busy.move(second, 1, 999).move(second, 1, 1_000);
        }
        busy.tick(36_000);
        for (DecidingVenue venue : List.of(silent, busy)) {
            assertAverage(venue, c);
            assertThat(venue.view(0).candidates().get(1).observation() / 1e6)
                    .isEqualTo(VectorSet.number(c, "last_obs"));
        }
    }

    /** A point of the grid sees the price from before a trade at the same moment; nothing is read in between, however much is traded. */
    private static void pointSeesThePriceBefore() {
        DecisionTerms terms = lagging(terms(Rule.TWAP_MARGIN, 180, 180), 10_000);
        DecidingVenue venue = new DecidingVenue().open(terms, 500, 500);
        venue.move(30, 1, 900)
                .move(31, 1, 500)
                .move(60, 1, 700)
                .move(119.999999, 1, 800)
                .move(180, 1, 1_000);
        assertThat(venue.average(0, 1)).isEqualTo((500 + 800 + 800) / 3.0);
    }

    private static void decision(JsonNode c) {
        int bps = c.get("bps").asInt();
        DecisionTerms terms = TermsWith.of(terms(Rule.TWAP_MARGIN, 600, 600), with -> with.thresholdBps = bps);
        double pass = VectorSet.number(c, "pass");
        DecidingVenue venue = new DecidingVenue().open(terms, VectorSet.number(c, "fail"), pass);
        DecisionView before = venue.view(599);
        venue.tick(600);
        int expected = c.get("result").asText().startsWith("PASS") ? 1 : 0;
        assertThat(venue.choice().condition()).as(c.toString()).isEqualTo(expected);
        assertThat(before.now().condition()).as("and was said before").isEqualTo(expected);
        assertThat(before.toBeat()).isEqualTo(100 * Limits.MICROS + bps * 100L * Limits.MICROS / 10_000);
    }

    /** Two per cent of the first price at each point: twice the first price after fifty. */
    private static void doubling() {
        DecisionTerms terms = lagging(terms(Rule.TWAP_MARGIN, 6_000, 6_000), 10);
        DecidingVenue venue = new DecidingVenue().open(terms, 500, 500).move(0, 1, 9_000);
        assertThat(venue.view(49 * 60).candidates().get(1).observation()).isEqualTo(990 * Limits.MICROS);
        assertThat(venue.view(50 * 60).candidates().get(1).observation()).isEqualTo(1_000 * Limits.MICROS);
    }

    @TestFactory
    Stream<DynamicTest> zeitgeistsScoreboard() {
        List<JsonNode> cases =
                VectorSet.all().get("zeitgeist.futarchy_scoreboard").cases();
        assertThat(cases).hasSize(3);
        return cases.stream().map(c -> dynamicTest(c.path("result").toString(), () -> scoreboardCase(c)));
    }

    private static void scoreboardCase(JsonNode c) {
        if (c.get("ticks").isArray()) {
            ticks(c);
        } else {
            spike(c);
        }
    }

    private static DecisionTerms scoreboard(JsonNode c, long unit) {
        return TermsWith.of(terms(Rule.SCOREBOARD, 600, 600), with -> {
            with.absoluteMargin = StrictMath.round(c.get("abs").asDouble() * unit);
            with.relativeMarginBps = (int) StrictMath.round(c.get("rel").asDouble() * 10_000);
            with.victoryMargin = c.has("victory") ? c.get("victory").asInt() : 1;
        });
    }

    /**
     * A point without a price counts as lost. A market maker always has one, so in the market that point is one that the challenger loses by
     * its price; {@link DecisionTest} shows the rest.
     */
    private static void ticks(JsonNode c) {
        DecidingVenue venue = new DecidingVenue();
        venue.open(
                DecidingVenue.marketTerms(scoreboard(c, Limits.PPB), Metric.binary(), "reject", "adopt"),
                1_000_000 * Limits.MICROS,
                0.5,
                0.5);
        JsonNode ticks = c.get("ticks");
        for (int i = 0; i < ticks.size(); i++) {
            if (ticks.get(i).isNull()) {
                venue.price(60.0 * i + 1, 1, 0.5001);
            } else {
                venue.price(60.0 * i + 1, 0, ticks.get(i).get(1).asDouble());
                venue.price(60.0 * i + 1, 1, ticks.get(i).get(0).asDouble());
            }
        }
        venue.tick(600);
        Reading adopt = venue.view(600).candidates().get(1).reading();
        assertThat(adopt.won()).isEqualTo(c.get("result").get(0).asLong());
        assertThat(adopt.lost()).isEqualTo(c.get("result").get(1).asLong());
        assertThat(venue.choice().condition() == 1)
                .isEqualTo(c.get("result").get(2).asBoolean());
    }

    private static void spike(JsonNode c) {
        DecidingVenue venue = new DecidingVenue().open(scoreboard(c, Limits.MICROS), 1, 1);
        venue.move(181, 1, 11).move(241, 1, 1).tick(600);
        Reading adopt = venue.view(600).candidates().get(1).reading();
        assertThat(List.of(adopt.won(), adopt.lost())).containsExactly(1L, 9L);
        assertThat(venue.choice().condition()).isZero();
        assertThat(venue.average(600, 1)).as("a mean would have passed").isGreaterThan(venue.average(600, 0));
    }

    /** Prices of A and B average to the same: the status quo stays; and of two challengers that tie the lower number wins. */
    @TestFactory
    Stream<DynamicTest> gnosisAverage() {
        List<JsonNode> cases =
                VectorSet.all().get("gnosis.futarchy_oracle_average").cases();
        assertThat(cases).hasSize(1);
        return cases.stream()
                .flatMap(c -> Stream.of(
                        dynamicTest("against the status quo", () -> gnosis(c, 0)),
                        dynamicTest("among challengers", () -> gnosis(c, 2))));
    }

    private static void gnosis(JsonNode c, int statusQuo) {
        int period = c.get("period").asInt();
        DecisionTerms terms = TermsWith.of(terms(Rule.TWAP_MARGIN, period, period), with -> with.statusQuo = statusQuo);
        DecidingVenue venue = new DecidingVenue();
        venue.open(
                DecidingVenue.marketTerms(terms, Metric.binary(), "a", "b", "c"),
                1_000_000 * Limits.MICROS,
                0.5,
                0.5,
                0.5);
        for (int second = 1; second < period; second++) {
            move(venue, c.get("price_path_A"), 0, second);
            move(venue, c.get("price_path_B"), 1, second);
        }
        venue.tick(period);
        DecisionView view = venue.view(period);
        for (int i = 0; i < 2; i++) {
            long average = StrictMath.round(VectorSet.number(c, i == 0 ? "avg_A" : "avg_B") * Limits.PPB);
            assertThat(view.candidates().get(i).reading().average()).isEqualTo(average);
        }
        assertThat(venue.choice().condition()).isZero();
    }

    private static void move(DecidingVenue venue, JsonNode path, int condition, int second) {
        for (JsonNode step : path) {
            if (step.get(0).asInt() == second) {
                venue.price(second, condition, step.get(1).asDouble());
            }
        }
    }
}
