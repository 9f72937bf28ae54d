package covenant.engine.lab.benchmark;

import static covenant.engine.vectors.VectorSet.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.vectors.VectorSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GalanisTest {
    private static final String SET = "benchmark.batch_amm_manipulation";
    private static final double TOLERANCE = 1e-9;

    @TestFactory
    Stream<DynamicTest> everyPublishedRowComesOutOfTheEngine() {
        List<JsonNode> rows = VectorSet.all().get(SET).cases();
        assertThat(rows).hasSize(20);
        return rows.stream().map(row -> dynamicTest(label(row), () -> check(row)));
    }

    private static String label(JsonNode row) {
        return row.get("mech").asText() + " R=" + row.get("R") + " seat " + row.get("seat") + " bounty "
                + row.get("bounty");
    }

    private static void check(JsonNode row) {
        assertThat(row.get("env").asText()).isEqualTo("galanis");
        BenchmarkTerms terms = terms(row, null);
        double shift = faultOfTheSource(terms);
        for (Map.Entry<String, Estimate> figure : figures(Galanis.play(terms)).entrySet()) {
            double published = number(row, figure.getKey());
            double ours = figure.getValue().value();
            double wrong = switch (figure.getKey()) {
                case "manip_market_pnl" -> shift;
                case "honest_pnl_total" -> -shift;
                default -> 0;
            };
            assertThat(ours + wrong).as(figure.getKey()).isCloseTo(published, within(TOLERANCE));
        }
    }

    /**
     * By how much the published profit of the manipulator is off in four of the twenty rows, those of three batch rounds: +1.06e-4 at bounty
     * 0.02 and -3.95e-5 at 0.05; the honest traders' profit is off by the opposite, and nothing else is. The source found the fault itself
     * (BATCH.md, "Implementation note", and commit 761275c, after these rows were made): where orders cancel exactly, its code divided one
     * rounding error by another and filled everybody by that factor instead of by 1. The factors below are what its code then computed, in the
     * rounds and states where they are not 1. Filled so, our own runs give the published numbers to the same 1e-9.
     */
    private static double faultOfTheSource(BenchmarkTerms terms) {
        if (terms.mechanism() != Mechanism.BATCH || terms.rounds() != 3) {
            return 0;
        }
        double third = terms.bounty() == 0.02 ? 288.0 / 275 : 1.28;
        return ((1.28 - 1) * (profitOfRound(2, 0b011, terms) + profitOfRound(2, 0b101, terms))
                        + (third - 1) * (profitOfRound(3, 0b010, terms) + profitOfRound(3, 0b100, terms)))
                / 8;
    }

    private static double profitOfRound(int round, int state, BenchmarkTerms terms) {
        return profitAfter(round, state, terms) - profitAfter(round - 1, state, terms);
    }

    /** The state's bits are those of traders; the bribed one is trader 0 in every seat. */
    private static double profitAfter(int rounds, int state, BenchmarkTerms terms) {
        BenchmarkTerms shorter = new BenchmarkTerms(
                terms.traders(), terms.bounty(), terms.seat(), terms.mechanism(), rounds, terms.rule());
        ModelVenue venue = new ModelVenue(terms.traders(), Galanis.B, 10_000_000);
        Session.Outcome outcome = Session.play(venue, Galanis.knowledge(state, shorter), shorter, Galanis.B, true);
        return outcome.profits()[terms.seat()];
    }

    private static BenchmarkTerms terms(JsonNode row, Rule rule) {
        Mechanism mechanism = row.get("mech").asText().equals("seq_lmsr") ? Mechanism.SEQUENTIAL : Mechanism.BATCH;
        return new BenchmarkTerms(
                row.get("N").asInt(),
                number(row, "bounty"),
                row.get("seat").asInt(),
                mechanism,
                row.get("R").asInt(),
                rule);
    }

    private static Map<String, Estimate> figures(BenchmarkResult result) {
        Map<String, Estimate> figures = new LinkedHashMap<>();
        figures.put("delta_final_price", result.displacement());
        figures.put("manip_market_pnl", result.manipulatorProfit());
        figures.put("manip_market_pnl_honest_run", result.manipulatorProfitHonestRun());
        figures.put("manip_bounty_received", result.bountyReceived());
        figures.put("honest_pnl_total", result.honestProfit());
        figures.put("honest_pnl_total_honest_run", result.honestProfitHonestRun());
        figures.put("mm_loss", result.makerLoss());
        figures.put("decision_acc", result.accuracy());
        figures.put("decision_acc_honest_run", result.accuracyHonestRun());
        figures.put("log_loss_final", result.logLoss());
        figures.put("log_loss_final_honest_run", result.logLossHonestRun());
        return figures;
    }

    /** What the engine decides by the last price is what the published accuracy reads off it, row for row. */
    @TestFactory
    Stream<DynamicTest> theEngineDecidesByTheLastPriceAsThePublishedRowsDo() {
        return VectorSet.all().get(SET).cases().stream()
                .map(row -> dynamicTest(label(row), () -> {
                    BenchmarkResult result = Galanis.play(terms(row, Rule.LAST_PRICE));
                    assertThat(result.ruleAccuracy().value()).isEqualTo(number(row, "decision_acc"));
                    assertThat(result.ruleAccuracyHonestRun().value())
                            .isEqualTo(number(row, "decision_acc_honest_run"));
                }));
    }

    @Test
    void whatTradersGainTheMakerLoses() {
        for (Mechanism mechanism : Mechanism.values()) {
            BenchmarkResult result = Galanis.play(new BenchmarkTerms(3, 0.05, 1, mechanism, 3, null));
            double gained =
                    result.manipulatorProfit().value() + result.honestProfit().value();
            assertThat(gained).as(mechanism.id()).isCloseTo(result.makerLoss().value(), within(1e-12));
        }
    }

    /** The market that decides is another one: what it does moves nobody's profit. */
    @Test
    void aRuleChangesNoOtherFigure() {
        for (Mechanism mechanism : Mechanism.values()) {
            BenchmarkTerms terms = new BenchmarkTerms(3, 0.05, 1, mechanism, 2, null);
            BenchmarkTerms ruled = new BenchmarkTerms(3, 0.05, 1, mechanism, 2, Rule.TWAP_MARGIN);
            assertThat(figures(Galanis.play(ruled))).as(mechanism.id()).isEqualTo(figures(Galanis.play(terms)));
        }
    }

    /** A last-mover's push is a third of the average: the decision by it survives what flips the one by the last price. */
    @Test
    void anAverageOutweighsTheLastMover() {
        BenchmarkResult last = Galanis.play(new BenchmarkTerms(3, 0.02, 2, Mechanism.SEQUENTIAL, 1, Rule.LAST_PRICE));
        BenchmarkResult average =
                Galanis.play(new BenchmarkTerms(3, 0.02, 2, Mechanism.SEQUENTIAL, 1, Rule.TWAP_MARGIN));
        assertThat(last.ruleAccuracy().value()).isEqualTo(0.5);
        assertThat(average.ruleAccuracy().value())
                .isGreaterThan(last.ruleAccuracy().value());
    }

    @Test
    void numbersOutOfBoundsAreNamed() {
        assertThatThrownBy(() -> Galanis.play(new BenchmarkTerms(4, 0.02, 0, Mechanism.SEQUENTIAL, 1, null)))
                .hasMessage("the 8-state model has 3 traders, not 4");
        assertThatThrownBy(() -> new BenchmarkTerms(3, 0.02, 3, Mechanism.SEQUENTIAL, 1, null))
                .hasMessage("a seat is 0 to 2 where there are 3 traders, not 3");
        assertThatThrownBy(() -> new BenchmarkTerms(3, -1, 0, Mechanism.SEQUENTIAL, 1, null))
                .hasMessageContaining("a bounty is 0 to");
        assertThatThrownBy(() -> new BenchmarkTerms(3, 0.02, 0, Mechanism.SEQUENTIAL, 0, null))
                .hasMessageContaining("rounds are 1 to");
        assertThatThrownBy(() -> new BenchmarkTerms(3, 0.02, 0, Mechanism.SEQUENTIAL, 1, Rule.SCOREBOARD))
                .hasMessageContaining("last-price and twap-margin");
    }
}
