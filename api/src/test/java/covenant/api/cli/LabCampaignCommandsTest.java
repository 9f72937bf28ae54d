package covenant.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LabCampaignCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = Main.commandLine(Map.of(), arguments);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @Test
    void an_attempt_is_listed_shown_copied_changed_and_run() throws Exception {
        assertThat(run("lab", "attempts")).isZero();
        assertThat(out.toString()).contains("twap-spike", "Fifteen minutes at ten times the price", "metaDAOproject");
        assertThat(run("lab", "show", "twap-spike")).isZero();
        assertThat(out.toString()).contains("What is known", "103.11", "lagging", "decision.lag.maxChange 2");
        assertThat(run("lab", "show", "twap-spike", "--yaml")).isZero();
        Path mine = Files.writeString(folder.resolve("mine.yaml"), out.toString());
        assertThat(run("lab", "run", mine.toString(), "--runs", "3", "--set", "attack.before=5m"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "3 runs of each variant",
                        "decision-flips",
                        "The same again: covenant lab run",
                        "attack.before=5m")
                .contains("Claim does not hold: decision-flips of plain-twap is above that of lagging");
    }

    @Test
    void a_run_is_deterministic_and_reproduced_by_the_command_it_prints() {
        assertThat(run("lab", "run", "lone-trader", "--runs", "4", "--seed", "9", "--json"))
                .isZero();
        JsonObject first = new JsonObject(out.toString());
        String[] again = first.getString("command")
                .replaceFirst("covenant ", "")
                .concat(" --json")
                .split(" ");
        assertThat(run(again)).isZero();
        assertThat(new JsonObject(out.toString())).isEqualTo(first);
        assertThat(first.getJsonArray("claims")).hasSize(3);
        assertThat(first.getJsonArray("variants").getJsonObject(1).getString("name"))
                .isEqualTo("another");
    }

    @Test
    void the_journal_of_a_run_verifies_to_the_hash_in_the_report() {
        Path journals = folder.resolve("journals");
        Path report = folder.resolve("report");
        assertThat(run(
                        "lab",
                        "run",
                        "lone-trader",
                        "--runs",
                        "3",
                        "--json",
                        "--journals",
                        journals.toString(),
                        "--keep-journal",
                        "2",
                        "--out",
                        report.toString()))
                .as(err.toString())
                .isZero();
        JsonArray variants = new JsonObject(out.toString()).getJsonArray("variants");
        for (int v = 0; v < variants.size(); v++) {
            JsonObject variant = variants.getJsonObject(v);
            String hash = variant.getJsonArray("runs").getJsonObject(2).getString("hash");
            Path journal = journals.resolve(variant.getString("name")).resolve("run-2-attacked");
            assertThat(run("verify", journal.toString())).as(err.toString()).isZero();
            assertThat(new JsonObject(out.toString()).getString("hash")).isEqualTo(hash);
        }
        assertThat(journals.resolve("alone/run-1-attacked")).doesNotExist();
        assertThat(report.resolve("report.html")).isNotEmptyFile();
        assertThat(report.resolve("report.json")).isNotEmptyFile();
    }

    @Test
    void what_is_wrong_is_told_in_one_line_with_its_status() throws Exception {
        assertThat(run("lab", "run", "twap-spik")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("there is no attempt twap-spik; did you mean twap-spike?");
        assertThat(run("lab", "run", "nowhere/mine.yaml")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("there is no file nowhere/mine.yaml");
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "decision:\n  windw: 1h\n");
        assertThat(run("lab", "run", bad.toString())).isEqualTo(FailureHandler.DAMAGED);
        assertThat(err.toString()).contains("line 2: decision.windw is not known here; did you mean window?");
        assertThat(run("lab", "run", "twap-spike", "--set", "decision.window")).isEqualTo(FailureHandler.DAMAGED);
        assertThat(err.toString()).contains("is not path=value");
        assertThat(run("lab", "run", "twap-spike", "--set", "decision.window=5q"))
                .isEqualTo(FailureHandler.DAMAGED);
        assertThat(err.toString()).contains("--set: decision.window is 5q, not a duration");
        assertThat(run("lab", "run", "twap-spike", "--threads", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("lab", "run", "twap-spike", "--journals", folder.toString()))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("is not a new or empty folder");
        assertThat(run("lab", "run", "twap-spike", "--out", bad.toString())).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("bad.yaml is a file, not a folder");
        assertThat(out.toString()).as("before anything is run").isEmpty();
        assertThat(run(
                        "lab",
                        "run",
                        "lone-trader",
                        "--runs",
                        "1",
                        "--out",
                        bad.resolve("in").toString()))
                .isEqualTo(FailureHandler.IO);
        assertThat(err.toString()).contains("the report cannot be written to ").doesNotContain("Exception");
        assertThat(run("lab", "show", "nothing")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    @Test
    void kinds_are_listed_from_the_registries_with_units_bounds_and_defaults() {
        assertThat(run("lab", "kinds")).isZero();
        assertThat(out.toString())
                .contains("informed", "pump-and-hold", "before (duration, 0.000001s to 366d, otherwise 1m)");
        assertThat(run("lab", "kinds", "--json")).isZero();
        JsonObject kinds = new JsonObject(out.toString());
        assertThat(kinds.getJsonArray("attacks")).hasSizeGreaterThanOrEqualTo(10);
        assertThat(kinds.getJsonArray("participants")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(kinds.getJsonArray("measures").encode()).contains("decision-flips", "defenders-share");
    }

    @Test
    void kinds_asked_for_by_name_are_told_alone() {
        assertThat(run("lab", "kinds", "last-minute-push", "decision-flips")).isZero();
        assertThat(out.toString())
                .startsWith("Attacks")
                .contains("before (duration", "decision-flips (share of runs)")
                .doesNotContain("early-push", "Participants", "half-life");
        assertThat(run("lab", "kinds", "informd")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("there is no kind and no measure informd; did you mean informed?");
    }

    @Test
    void what_answers_most_is_printed_first_and_all_of_it_when_asked() {
        assertThat(run("lab", "run", "lone-trader", "--runs", "4")).isZero();
        assertThat(out.toString())
                .contains("What stands out\n  - Claim ", "attacker-gain, credits", "The attack flips ")
                .contains(" more measures (--all; covenant lab kinds says what each is)")
                .doesNotContain("refused-with");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 132);

        assertThat(run("lab", "run", "lone-trader", "--runs", "4", "--all")).isZero();
        assertThat(out.toString()).contains("refused-with, commands").doesNotContain("(--all");
    }

    @Test
    void one_run_has_no_interval_and_says_so() {
        assertThat(run("lab", "run", "lone-trader", "--runs", "1", "--all")).isZero();

        assertThat(out.toString())
                .contains("1 run of each variant", "(one run)")
                .doesNotContain("NaN");
        assertThat(run("lab", "run", "lone-trader", "--runs", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--runs is 1 or more, not 0");
    }
}
