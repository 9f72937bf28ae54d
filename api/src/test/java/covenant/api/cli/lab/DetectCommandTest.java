package covenant.api.cli.lab;

import static covenant.api.fixture.ServedVenue.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.cli.Main;
import covenant.api.fixture.ServedVenue;
import covenant.engine.fixture.SharedData;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectCommandTest {
    private static final String SPEC = """
            {"columns": {"time": "when", "account": "who", "shares": "n", "price": "p", "label": "mark"}}
            """;
    private static final String TRADES = """
            when,who,n,p,mark,note
            2024-01-01T00:00:00Z,ann,5,0.50,,
            2024-01-01T00:10:00.0Z,mal,20,0.52,x,seen
            2024-01-01T00:10:00.2Z,bob,30,0.55,,
            2024-01-01T00:10:00.4Z,mal,-20,0.54,x,
            2024-01-01T00:20:00Z,eve,-2,0.53,x,
            """;

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine(args)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @Test
    void aVenueThatRunsAndItsExportGiveTheSameFindings() {
        String data = directory.resolve("data").toString();
        JsonArray ofVenue;
        try (ServedVenue venue = ServedVenue.in(Path.of(data))) {
            venue.post(OPERATOR, "/api/v1/accounts/operator/deposits", new JsonObject().put("amount", "100000"));
            String ann = venue.account("ann", "participant", "1000");
            String mal = venue.account("mal", "participant", "1000");
            for (String id : List.of("chips", "quiet")) {
                venue.post(OPERATOR, "/api/v1/markets", market(id)).expect(201);
            }
            // No to one side is yes to the other.
            buy(venue, mal, "yes", "20");
            buy(venue, ann, "no", "-30");
            buy(venue, mal, "no", "20");

            ofVenue = sandwiches(data);
        }
        assertThat(run("export", data, "--to", directory.resolve("out").toString()))
                .as(err.toString())
                .isZero();

        assertThat(ofVenue).hasSize(1);
        JsonObject found = ofVenue.getJsonObject(0);
        assertThat(found.getJsonArray("accounts")).containsExactly("mal");
        assertThat(found.getString("market")).isEqualTo("chips");
        assertThat(found.getJsonArray("evidence")).hasSize(3);
        assertThat(found.getDouble("score")).isPositive();
        assertThat(sandwiches(directory.resolve("out").toString())).isEqualTo(ofVenue);
    }

    private JsonArray sandwiches(String source) {
        assertThat(run("detect", source, "--kind", "sandwich", "--set", "within=1h", "--json"))
                .as(err.toString())
                .isZero();
        return new JsonObject(out.toString()).getJsonArray("findings");
    }

    private static JsonObject market(String id) {
        return new JsonObject()
                .put("id", id)
                .put("title", "Will " + id + " be exported?")
                .put("conditions", new JsonArray().add("kept").add("broken"))
                .put("metric", new JsonObject().put("type", "binary"))
                .put("liquidity", "100");
    }

    private static void buy(ServedVenue venue, String key, String outcome, String shares) {
        venue.post(
                        key,
                        "/api/v1/markets/chips/trades",
                        new JsonObject()
                                .put("condition", "kept")
                                .put("outcome", outcome)
                                .put("shares", shares))
                .expect(200);
    }

    @Test
    void aFileOfTradesIsShownWithItsEvidenceAndHeldAgainstItsMarks() throws IOException {
        String trades = file("trades.csv", TRADES);
        String mapping = file("mapping.json", SPEC);
        String to = directory.resolve("found").toString();

        assertThat(run("detect", trades, "--mapping", mapping, "--kind", "sandwich", "--out", to))
                .as(err.toString())
                .isZero();

        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("5 trades in 1 market")
                .contains(
                        "1. trades, score 0.4: mal bought 20 of yes and traded back 0.4 s later, around 1 trade of others of"
                                + " 30; it made 0.4")
                .contains("precision 1.0000 (2 of 2) recall 0.6667 (2 of 3) findings 1 of 1 groups 1 of 2");
        assertThat(Files.readAllLines(Path.of(to, "evidence.csv")))
                .hasSize(4)
                .element(2)
                .asString()
                .isEqualTo("1,4,2024-01-01T00:10:00.200Z,bob,false,yes,30.0,16.5,,0.55,");
        assertThat(Files.readAllLines(Path.of(to, "findings.csv"))).hasSize(2);
        JsonObject json = new JsonObject(Files.readString(Path.of(to, "report.json")));
        JsonObject labels = json.getJsonArray("kinds").getJsonObject(0).getJsonObject("labels");
        assertThat(labels.getDouble("precision")).isEqualTo(1);
        assertThat(labels.getJsonArray("markets").getJsonObject(0).getJsonArray("missed"))
                .containsExactly("6");
        assertThat(json.getString("command")).startsWith("covenant detect ").endsWith(" --out " + to);
        assertThat(Files.readString(Path.of(to, "report.html")))
                .contains(
                        "A finding is a reason to look, not a verdict.",
                        "within 1s, size 0.01, others 1",
                        "mal bought");
    }

    @Test
    void aReportOfASearchThatFoundNothingSaysWhatWasLookedFor() throws IOException {
        String trades = file("trades.csv", TRADES);
        String to = directory.resolve("quiet").toString();

        assertThat(run(
                        "detect",
                        trades,
                        "--mapping",
                        file("m.json", SPEC),
                        "--kind",
                        "wash",
                        "--out",
                        to,
                        "--format",
                        "html"))
                .as(err.toString())
                .isZero();

        assertThat(Files.readString(Path.of(to, "report.html")))
                .contains("Nothing was found in 5 trades of 1 market.", "What was looked for", "rounds 3");
        assertThat(Path.of(to, "report.json")).doesNotExist();
    }

    @Test
    void otherColumnsCanBeMarksOrNone() throws IOException {
        String trades = file("trades.csv", TRADES);
        String mapping = file("mapping.json", SPEC);

        assertThat(run("detect", trades, "--mapping", mapping, "--labels", "none"))
                .isZero();
        assertThat(out.toString()).doesNotContain("precision");
        assertThat(run("detect", trades, "--mapping", mapping, "--labels", "note"))
                .isZero();
        assertThat(out.toString()).contains("precision 0.5000 (1 of 2)  recall 1.0000 (1 of 1)");
        assertThat(run("detect", trades, "--mapping", mapping, "--labels", "nosuch"))
                .isEqualTo(65);
        assertThat(err.toString()).contains("column nosuch");
    }

    @Test
    void theLabelledSandwichesOf2022AreFoundByTheBuiltInMapping() {
        String folder = SharedData.require("data/polymarket_2022").toString();

        assertThat(run(
                        "detect",
                        folder,
                        "--mapping",
                        "polymarket-2022",
                        "--kind",
                        "sandwich",
                        "--set",
                        "others=0",
                        "--market",
                        "us_house_overall"))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .contains("4939 trades in 1 market")
                .contains("396 found; the strongest 10 follow")
                .contains(
                        "precision 0.9924 (786 of 792)  recall 0.9975 (786 of 788)  findings 393 of 396  groups 393 of 394");
    }

    @Test
    void whatIsAskedWronglyIsSaid() throws IOException {
        String trades = file("trades.csv", TRADES);
        String mapping = file("mapping.json", SPEC);

        assertThat(run("detect")).isEqualTo(2);
        assertThat(err.toString()).contains("which SOURCE?");
        assertThat(run("detect", trades, "--kind", "pump")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no detector pump; there are reverting-displacement");
        assertThat(run("detect", trades, "--set", "within=2s")).isEqualTo(2);
        assertThat(err.toString()).contains("within is a parameter of reverting-displacement, sandwich, wash");
        assertThat(run("detect", trades, "--set", "sandwich.within=soon")).isEqualTo(2);
        assertThat(err.toString()).contains("a duration such as 90s").contains("soon");
        assertThat(run("detect", trades, "--set", "others=-1")).isEqualTo(2);
        assertThat(err.toString()).contains("sandwich: others is from 0.0 to 1000.0");
        assertThat(run("detect", trades, "--set", "bogus=1")).isEqualTo(2);
        assertThat(run("detect", trades, "--mapping", mapping, "--market", "other"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("there is no market other").contains("there are trades");
        assertThat(run("detect", "--kinds")).isZero();
        assertThat(out.toString()).contains("sandwich: ").contains("  others (count, default 1)");
        assertThat(run("detect", "--help")).isZero();
        assertThat(out.toString()).contains("Examples:");
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        String trades = file("trades.csv", TRADES);
        String mapping = file("mapping.json", SPEC);

        assertThat(run("detect", trades)).isEqualTo(65);
        assertThat(err.toString()).contains("--mapping");
        assertThat(run("detect", directory.resolve("nosuch").toString())).isEqualTo(65);
        assertThat(run("detect", file("bad.csv", TRADES.replace("0.55", "high")), "--mapping", mapping))
                .isEqualTo(65);
        assertThat(err.toString()).contains("bad.csv, line 4, column 4 (p): high is no number");
        assertThat(run("detect", file("back.csv", TRADES.replace("00:20:00Z", "00:00:00Z")), "--mapping", mapping))
                .isEqualTo(65);
        assertThat(err.toString()).contains("times go back");
        assertThat(run("detect", trades, "--mapping", file("m.json", "{\"columns\": {\"account\": \"who\"}}")))
                .isEqualTo(65);
        assertThat(err.toString()).contains("columns.time is missing");
        assertThat(run("detect", trades, "--mapping", "nosuch")).isEqualTo(65);
        String named = file("named.json", SPEC.replace("\"time\"", "\"id\": \"p\", \"time\""));
        assertThat(run("detect", file("twice.csv", TRADES.replace("0.54", "0.55")), "--mapping", named))
                .isEqualTo(65);
        assertThat(err.toString()).contains("line 5, column 4 (p): the id 0.55 stands twice");
    }
}
