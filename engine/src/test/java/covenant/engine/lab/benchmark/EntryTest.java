package covenant.engine.lab.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.fixture.SharedData;
import covenant.engine.vectors.VectorSet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EntryTest {
    /** As published: four bounties, 300 iterations, nine prices. */
    private static final EntryTerms PUBLISHED = new EntryTerms(List.of(0.0, 0.02, 0.05, 0.2), 300, 9);

    /** Published tables have three decimals of accuracy and five of profit. */
    private static final String ACCURACY = "%.3f";

    private static Entry.Study study;

    @BeforeAll
    static void solve() {
        study = Entry.study(PUBLISHED, games -> {});
    }

    private static EntryRow row(boolean isInformed, boolean isLast, Rule rule, double bounty) {
        return study.rows().stream()
                .filter(row -> row.isInformed() == isInformed && row.isLast() == isLast)
                .filter(row -> row.rule() == rule && row.bounty() == bounty)
                .findFirst()
                .orElseThrow();
    }

    private static String rounded(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** Bounty, then final and TWAP of T2 last, T1 last, T2 first. */
    @Test
    void thePublishedTableComesOutToItsThreeDecimals() {
        VectorSet set = VectorSet.all().get("benchmark.cfr_final_vs_twap");
        assertThat(set.json().get("rows")).hasSize(4);
        for (JsonNode published : set.json().get("rows")) {
            double bounty = published.get(0).asDouble();
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int column = 0; column < 6; column++) {
                boolean isInformed = column / 2 != 1;
                boolean isLast = column / 2 != 2;
                Rule rule = column % 2 == 0 ? Rule.LAST_PRICE : Rule.TWAP_MARGIN;
                ours.add(row(isInformed, isLast, rule, bounty).accuracy());
                theirs.add(published.get(column + 1).asDouble());
            }
            assertThat(ours.stream().map(each -> rounded(ACCURACY, each)))
                    .as("bounty " + bounty)
                    .containsExactlyElementsOf(
                            theirs.stream().map(each -> rounded(ACCURACY, each)).toList());
        }
    }

    @Test
    void theReferenceFileSaysTheSame() throws IOException {
        List<String> lines = Files.readAllLines(SharedData.require("data/reference/twap_vs_final_rule.csv"));
        assertThat(lines.get(0)).isEqualTo("bounty,rule,T2_last,T1_last,T2_first");
        assertThat(lines).hasSize(9);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            double bounty = Double.parseDouble(fields[0]);
            Rule rule = fields[1].equals("final") ? Rule.LAST_PRICE : Rule.TWAP_MARGIN;
            assertThat(List.of(
                            rounded(ACCURACY, row(true, true, rule, bounty).accuracy()),
                            rounded(ACCURACY, row(false, true, rule, bounty).accuracy()),
                            rounded(ACCURACY, row(true, false, rule, bounty).accuracy())))
                    .as(line)
                    .containsExactly(
                            rounded(ACCURACY, Double.parseDouble(fields[2])),
                            rounded(ACCURACY, Double.parseDouble(fields[3])),
                            rounded(ACCURACY, Double.parseDouble(fields[4])));
        }
    }

    /**
     * More digits than the table has, from the source's own result files (mechanism-design/galanis-market/results/entry_sweep_T2.json and
     * _T2_twap.json at be9b2a6). By the last price they agree to 10^-10, so these are the same equilibria. By the average they agree to 10^-5
     * only: quotes such as 0.2, 0.4 and 0.9 average exactly one half, which the engine adopts, while the source's sum of doubles comes out a
     * last place below or above.
     */
    @Test
    void theEquilibriaAreThoseOfTheSource() {
        assertThat(row(true, false, Rule.LAST_PRICE, 0.05).accuracy()).isCloseTo(0.7958897119803822, within(1e-10));
        assertThat(row(true, false, Rule.LAST_PRICE, 0.02).accuracy()).isCloseTo(0.9989539744517913, within(1e-10));
        assertThat(row(true, true, Rule.LAST_PRICE, 0.02).accuracy()).isCloseTo(0.500176164061285, within(1e-10));
        assertThat(row(true, false, Rule.LAST_PRICE, 0.05).entrantProfit())
                .isCloseTo(-0.004020635948618781, within(1e-10));
        assertThat(row(true, false, Rule.LAST_PRICE, 0.02).nashConv()).isCloseTo(7.264761518e-6, within(1e-12));
        assertThat(row(true, false, Rule.TWAP_MARGIN, 0.02).entrantProfit())
                .isCloseTo(0.000591333015485207, within(1e-10));
        assertThat(row(true, false, Rule.TWAP_MARGIN, 0.02).accuracy()).isCloseTo(0.8749065559987752, within(1e-5));
        assertThat(row(true, true, Rule.TWAP_MARGIN, 0.02).accuracy()).isCloseTo(0.9999257807028429, within(1e-5));
    }

    @Test
    void nobodyGainsByChangingAlone() {
        assertThat(study.rows())
                .hasSize(Entry.games(PUBLISHED))
                .allSatisfy(row -> assertThat(row.nashConv()).isBetween(0.0, 2e-5));
        QuoteGame game = new QuoteGame(9, new int[] {1, 2, 0}, 2, 0.02, Rule.LAST_PRICE);
        assertThat(CfrPlus.solve(game, 1).nashConv()).as("after one iteration").isGreaterThan(1e-3);
    }

    /** The game's payoffs are what the engine pays for the same quotes. */
    @Test
    void theGameIsTheEngines() {
        assertThat(study.largestDifference()).isPositive().isLessThan(1e-11);
    }

    @Test
    void theLabFindsBothOrderings() {
        EntryFinding last = finding(true, true);
        assertThat(last.flipped()).isEqualTo(Rule.LAST_PRICE);
        assertThat(last.sentence())
                .isEqualTo("bribed last mover (informed): last-price falls from 1.000 to 0.500 at bounty 0.02,"
                        + " twap-margin stays at 1.000");
        EntryFinding first = finding(true, false);
        assertThat(first.flipped()).isEqualTo(Rule.TWAP_MARGIN);
        assertThat(first.sentence())
                .isEqualTo("bribed first mover (informed): twap-margin falls from 1.000 to 0.875 at bounty 0.02,"
                        + " last-price is still at 0.999");
        assertThat(finding(false, true).flipped())
                .as("information is not needed")
                .isEqualTo(Rule.LAST_PRICE);
        assertThat(study.findings())
                .as("an uninformed first mover flips nothing")
                .noneMatch(found -> !found.isInformed() && !found.isLast());
    }

    private static EntryFinding finding(boolean isInformed, boolean isLast) {
        return study.findings().stream()
                .filter(found -> found.isInformed() == isInformed && found.isLast() == isLast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rulesThatFallTogetherAreNoFinding() {
        List<EntryRow> rows = new ArrayList<>();
        for (Rule rule : new Rule[] {Rule.LAST_PRICE, Rule.TWAP_MARGIN}) {
            rows.add(new EntryRow(true, true, rule, 0, 1, 0, 0, 0, null));
            rows.add(new EntryRow(true, true, rule, 0.1, 0.5, 0, 0, 0, null));
        }
        assertThat(EntryFinding.of(rows)).isEmpty();
    }

    /** Phase 1 of the source: three informed traders, the first one bribed, 400 iterations. */
    @TestFactory
    Stream<DynamicTest> thePublishedSweepOfBountiesComesOutToItsDecimals() throws IOException {
        List<String[]> rows =
                Files.readAllLines(SharedData.require("data/reference/manipulator_sweep_equilibrium.csv")).stream()
                        .map(line -> line.split(","))
                        .filter(fields -> fields[0].equals("galanis_lmsr"))
                        .toList();
        assertThat(rows).hasSize(7);
        return rows.stream().map(row -> dynamicTest("bounty " + row[1], () -> sweep(row)));
    }

    private static void sweep(String[] row) {
        QuoteGame game = new QuoteGame(9, new int[] {0, 1, 2}, 0, Double.parseDouble(row[1]), Rule.LAST_PRICE);
        QuotePolicy policy = CfrPlus.solve(game, 400);
        double accuracy = policy.mean(
                way -> game.quote(way, 2) >= 0.5 - 1e-12 ? 1 : 0, way -> game.quote(way, 2) >= 0.5 - 1e-12 ? 0 : 1);
        double[] profit = new double[QuoteGame.SEATS];
        for (int seat = 0; seat < profit.length; seat++) {
            int s = seat;
            profit[seat] = policy.mean(way -> game.profit(s, true, way), way -> game.profit(s, false, way));
        }
        assertThat(rounded(ACCURACY, accuracy)).isEqualTo(rounded(ACCURACY, Double.parseDouble(row[2])));
        assertThat(rounded("%.5f", profit[0])).isEqualTo(rounded("%.5f", Double.parseDouble(row[4])));
        assertThat(rounded("%.5f", profit[1] + profit[2])).isEqualTo(rounded("%.5f", Double.parseDouble(row[5])));
    }

    @Test
    void numbersOutOfBoundsAreNamed() {
        assertThatThrownBy(() -> new EntryTerms(List.of(0.1, 0.0), 300, 9)).hasMessageContaining("small to large");
        assertThatThrownBy(() -> new EntryTerms(List.of(), 300, 9)).hasMessageContaining("1 to 32 bounties");
        assertThatThrownBy(() -> new EntryTerms(List.of(0.0), 0, 9)).hasMessageContaining("iterations are 1 to");
        assertThatThrownBy(() -> new EntryTerms(List.of(0.0), 300, 20)).hasMessageContaining("2 to 19 prices");
    }
}
