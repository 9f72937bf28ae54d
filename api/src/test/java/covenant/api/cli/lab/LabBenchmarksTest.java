package covenant.api.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import covenant.api.cli.Main;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LabBenchmarksTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.commandLine(args)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    private JsonObject json(String... args) {
        assertThat(run(args)).as(err.toString()).isZero();
        return new JsonObject(out.toString());
    }

    /** A published row, by name. */
    @Test
    void galanisPrintsItsFiguresInJson() {
        JsonObject json = json("lab", "galanis", "--traders", "3", "--bounty", "0.02", "--seat", "2", "--json");
        assertThat(json.getDouble("accuracy")).isEqualTo(0.5);
        assertThat(json.getDouble("logLoss")).isCloseTo(0.4929130944131579, within(1e-9));
        assertThat(json.getDouble("priceDisplacement")).isCloseTo(0.24270509831248427, within(1e-9));
        assertThat(json.getDouble("manipulatorProfit")).isCloseTo(-0.0009365924630427205, within(1e-9));
        assertThat(json.getDouble("honestProfit")).isCloseTo(0.002938933324510595, within(1e-9));
        assertThat(json.getDouble("makerLoss")).isCloseTo(0.0020023408614678745, within(1e-9));
        assertThat(json.getJsonObject("honestRun").getDouble("accuracy")).isEqualTo(1);
        assertThat(json.containsKey("ruleAccuracy")).isFalse();
        assertThat(json.containsKey("standardErrors")).as("nothing is drawn").isFalse();
    }

    @Test
    void galanisPrintsATableAndWhatARuleDecides() {
        assertThat(run("lab", "galanis", "--bounty", "0.02", "--seat", "2", "--rule", "last-price"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("accuracy +0\\.5000000000 +1\\.0000000000"))
                .anyMatch(line -> line.matches("price displacement +0\\.2427050983"))
                .anyMatch(line -> line.matches("accuracy by last-price +0\\.5000000000 +1\\.0000000000"));
    }

    @Test
    void gaussianPrintsItsFiguresWithStandardErrorsAndTheSeed() {
        JsonObject json = json(
                "lab",
                "gaussian",
                "--bounty",
                "0.15",
                "--seat",
                "1",
                "--runs",
                "40",
                "--seed",
                "9",
                "--mechanism",
                "BATCH",
                "--rule",
                "twap-margin",
                "--json");
        assertThat(json.getInteger("runs")).isEqualTo(40);
        assertThat(json.getLong("seed")).isEqualTo(9);
        assertThat(json.getString("mechanism")).isEqualTo("batch");
        assertThat(json.getJsonObject("standardErrors").getDouble("accuracy")).isPositive();
        assertThat(json.getJsonObject("standardErrors")
                        .getJsonObject("honestRun")
                        .getDouble("logLoss"))
                .isPositive();
        assertThat(json.getDouble("ruleAccuracy")).isBetween(0.0, 1.0);
        out.getBuffer().setLength(0);
        assertThat(run("lab", "gaussian", "--bounty", "0.15", "--seat", "1", "--runs", "40", "--seed", "9"))
                .isZero();
        assertThat(out.toString()).contains("40 runs, seed 9").contains(" +- ");
    }

    @Test
    void entryTellsBothOrderings() {
        assertThat(run("lab", "entry", "--bounty", "0,0.02")).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("informed entrant, quoting last")
                .contains("bribed last mover (informed): last-price falls from 1.000 to 0.500 at bounty 0.02,"
                        + " twap-margin stays at 1.000")
                .contains("bribed first mover (informed): twap-margin falls from 1.000 to 0.875 at bounty 0.02,"
                        + " last-price is still at 0.999");
    }

    @Test
    void entryHasAnotherNameAndJson() {
        JsonObject json =
                json("lab", "equilibrium", "--bounty", "0,0.2", "--iterations", "20", "--grid", "5", "--json");
        assertThat(json.getJsonArray("rows")).hasSize(16);
        assertThat(json.getJsonArray("rows").getJsonObject(0).getDouble("nashConv"))
                .isPositive();
        assertThat(json.getJsonArray("findings").getJsonObject(0).getString("sentence"))
                .startsWith("bribed last mover (uninformed): last-price falls");
    }

    @Test
    void coinsPrintsTheValueTheBiasAndTheLabels() {
        JsonObject json = json("lab", "coins", "--r", "0.5", "--json");
        JsonObject row = json.getJsonArray("rows").getJsonObject(0);
        assertThat(row.getDouble("value")).isCloseTo(0.59 / (1 - 0.41 * 0.5), within(1e-8));
        assertThat(row.getDouble("randomisedValue")).isCloseTo(0.59, within(1e-7));
        assertThat(json.getString("label")).isEqualTo("evidential");
        assertThat(json.getString("randomisedLabel")).isEqualTo("causal");
        assertThat(json.getDouble("calledOff")).isZero();
    }

    @Test
    void coinsPrintsATable() {
        assertThat(run("lab", "coins", "--r", "0.25,1")).isZero();
        assertThat(out.toString())
                .contains("0.25   0.6573816       0.6573816  0.0673816   0.5900000  0.0000000")
                .contains("prices decide: the engine calls them evidential; randomised by inverse probability: causal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lab galanis --bounty 0.02|--seat",
                "lab galanis --bounty 0.02 --seat 3|a seat is 0 to 2 where there are 3 traders, not 3",
                "lab galanis --traders 4 --bounty 0.02 --seat 0|the 8-state model has 3 traders, not 4",
                "lab galanis --bounty -1 --seat 0|a bounty is 0 to 1000, not -1.0",
                "lab galanis --bounty NaN --seat 0|a bounty is 0 to 1000, not NaN",
                "lab galanis --bounty 0.02 --seat 0 --mechanism auction|--mechanism",
                "lab galanis --bounty 0.02 --seat 0 --rule scoreboard|last-price or twap-margin, not 'scoreboard'",
                "lab gaussian --bounty 0.02 --seat 0 --runs 1|runs are 2 to 1000000, not 1",
                "lab entry --bounty 0.2,0.1|bounties go from small to large",
                "lab entry --grid 99|a grid has 2 to 19 prices, not 99",
                "lab coins --r 2|the chance that B is shown is 0 to 1, not 2.0"
            })
    void whatIsWrongIsNamed(String words, String message) {
        assertThat(run(words.split(" "))).as(words).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(message).contains("--help");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"galanis", "gaussian", "entry", "coins"})
    void helpHasExamples(String command) {
        assertThat(run("lab", command, "--help")).isZero();
        assertThat(out.toString()).contains("Examples:").contains("covenant lab " + command);
    }
}
