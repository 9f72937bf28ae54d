package covenant.api.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.cli.Main;
import covenant.engine.command.OpenMarket;
import covenant.engine.fixture.SharedData;
import covenant.ledger.verify.CommandText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code covenant replay} as people type it. */
class ReplayCommandTest {
    @TempDir
    static Path recorded;

    private static String data;
    private static String hash;

    @TempDir
    Path directory;

    private record Ran(int status, String out, String err) {
        JsonObject json() {
            assertThat(status).as(err).isZero();
            return new JsonObject(out);
        }
    }

    @BeforeAll
    static void record() {
        hash = AttackedVenue.in(recorded);
        data = recorded.toString();
    }

    private static Ran run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        CommandLine line = Main.commandLine(texts);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return new Ran(line.execute(texts), out.toString(), err.toString());
    }

    private static JsonObject named(JsonArray objects, String id) {
        return objects.stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject market(JsonObject report, String id) {
        return named(report.getJsonArray("markets"), id);
    }

    private static String decided(JsonObject report, String history, String market) {
        return market(report, market)
                .getJsonObject(history)
                .getJsonObject("decision")
                .getString("condition");
    }

    private static String hash(JsonObject report, String history) {
        return report.getJsonObject(history).getString("hash");
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines));
    }

    @Test
    void withNothingChangedItEndsWithTheRecordingsOwnHash() {
        Ran text = run("replay", data);
        assertThat(text.status()).as(text.err()).isZero();
        assertThat(text.out().replaceAll("\\s+", " "))
                .contains("Nothing was changed.", "The two histories do not differ.", hash, ", the same")
                .contains(
                        "chips (twap-margin, evidential): as recorded, adopt; averages: adopt 0.729363",
                        "compute (randomised, causal): as recorded, reject; ",
                        "; by the rule alone: adopt; the lot fell on reject",
                        "Profit and loss are as recorded: 4 accounts.",
                        "The price paths of all markets are as recorded.");
        JsonObject report = run("replay", data, "--json").json();
        assertThat(hash(report, "recorded")).isEqualTo(hash).isEqualTo(hash(report, "changed"));
        assertThat(report.getBoolean("same")).isTrue();
        assertThat(report.getString("sourceKind")).isEqualTo("data-folder");
        JsonObject verified = new JsonObject(run("verify", data).out());
        assertThat(report.getJsonObject("recorded").getLong("sequence")).isEqualTo(verified.getLong("sequence"));
    }

    @Test
    void anAttackersAbsenceTurnsTheDecisionAndTheTextSaysSo() {
        Ran ran = run("replay", data, "--without", "mallory", "--top", "1");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains(
                        "Changed: Trades and orders of mallory are left out.",
                        "chips (twap-margin, evidential): FLIPPED",
                        "recorded  adopt; averages: adopt 0.",
                        "now       reject; averages: adopt 0.",
                        "The others do the same: same-shares.",
                        "left out: 7",
                        "all others as recorded: 1",
                        "and 2 more accounts with smaller differences, 1 as recorded (--top 0 shows all)",
                        "Recorded trades and orders: 57; carried out again 50, left out or replaced 7, refused now 0",
                        "Taken for granted")
                .doesNotContain("Written");
        assertThat(ran.out().lines())
                .filteredOn(line -> !line.contains(data.toString()))
                .allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-shares", "same-prices"})
    void whatWasLeftOutPutBackGivesTheOriginal(String others) throws Exception {
        Path out = directory.resolve("out");
        JsonObject without = run("replay", data, "--without", "mallory", "--others", others, "--out", out, "--json")
                .json();
        assertThat(hash(without, "changed")).isNotEqualTo(hash);
        assertThat(without.getJsonArray("files"))
                .contains(
                        out.resolve("journal").toString(),
                        out.resolve("left-out.jsonl").toString());

        Ran verified = run("verify", out.resolve("journal"));
        assertThat(verified.status()).as(verified.err()).isZero();
        assertThat(new JsonObject(verified.out()).getString("hash")).isEqualTo(hash(without, "changed"));

        JsonObject again = run("replay", out.resolve("journal"), "--json").json();
        assertThat(hash(again, "changed")).isEqualTo(hash(without, "changed"));
        JsonObject back = run(
                        "replay",
                        out.resolve("journal"),
                        "--inject",
                        out.resolve("left-out.jsonl"),
                        "--others",
                        others,
                        "--json")
                .json();
        assertThat(hash(back, "changed")).isEqualTo(hash);
        assertThat(Files.readString(out.resolve("left-out.jsonl"))).contains("\"account\":\"mallory\"");
    }

    @Test
    void whatWasLeftOutTellsNothingThatOnlyItsSendersKnow() throws Exception {
        Path out = directory.resolve("out");
        run("replay", data, "--only", "ann", "--rule", "last-price", "--liquidity", "x2", "--out", out)
                .out();
        List<String> lines = Files.readAllLines(out.resolve("left-out.jsonl"));
        assertThat(lines).hasSizeGreaterThan(25).allSatisfy(line -> {
            JsonObject json = new JsonObject(line);
            assertThat(json.getString("account")).isIn("bob", "cara", "mallory", "ann");
            assertThat(CommandText.decode(json.getString("command")).kind().id())
                    .isIn("trade", "trade-batch", "place-order", "cancel-order");
        });
        assertThat(String.join("\n", lines))
                .doesNotContain(AttackedVenue.SECRET_SEED.hex())
                .doesNotContain(AttackedVenue.KEY.hex().substring(0, 16));
    }

    @Test
    void injectedCommandsAreMadeByName() throws Exception {
        Path eve = file(
                "eve.jsonl",
                "# comes for a day",
                "{\"at\":\"2026-03-01T01:30:00Z\",\"account\":\"eve\",\"deposit\":\"3000\",\"name\":\"Eve\"}",
                "",
                "{\"at\":\"2026-03-03T12:30:00Z\",\"account\":\"eve\",\"trade\":{\"market\":\"chips\",\"condition\":\"adopt\","
                        + "\"outcome\":\"yes\",\"targetPrice\":0.2}}",
                "{\"at\":\"2026-03-03T13:30:00Z\",\"account\":\"eve\",\"order\":{\"market\":\"compute\",\"condition\":\"adopt\","
                        + "\"outcome\":\"no\",\"shares\":\"10\",\"limitPrice\":0.01},\"label\":\"bid\"}",
                "{\"at\":\"2026-03-03T14:30:00Z\",\"account\":\"eve\",\"cancel\":\"bid\"}",
                "{\"at\":\"2026-03-03T14:31:00Z\",\"account\":\"eve\",\"cancel\":\"bid\"}",
                "{\"at\":\"2026-03-03T15:30:00Z\",\"account\":\"eve\",\"trades\":[{\"market\":\"chips\",\"condition\":\"reject\","
                        + "\"outcome\":\"yes\",\"spend\":\"5\",\"maxCost\":\"5\"},{\"market\":\"later\",\"condition\":\"adopt\","
                        + "\"outcome\":\"yes\",\"shares\":\"-2\",\"minProceeds\":\"0.1\"}]}",
                "{\"at\":\"2026-03-03T16:30:00Z\",\"account\":\"bob\",\"deposit\":\"10\"}");
        JsonObject report = run("replay", data, "--inject", eve, "--json").json();
        JsonObject account = named(report.getJsonArray("accounts"), "eve");
        assertThat(account.getString("part")).isEqualTo("injected");
        assertThat(account.getString("name")).isEqualTo("Eve");
        assertThat(account.getString("changedProfit")).isNotEqualTo("0");
        assertThat(report.getJsonObject("notRepeated").getJsonArray("first").stream()
                        .map(JsonObject.class::cast)
                        .filter(row -> row.getString("account").equals("eve"))
                        .map(row -> row.getString("kind")))
                .as("only the second end of the same order")
                .containsExactly("cancel-order");
        assertThat(report.getJsonObject("changed").getLong("sequence"))
                .isEqualTo(report.getJsonObject("recorded").getLong("sequence") + 7);
    }

    @Test
    void anExportIsReplayedWithTheVenuesPricesAndProfits() {
        Path export = directory.resolve("export");
        assertThat(run("export", data, "--to", export).status()).isZero();
        JsonObject fromFolder =
                run("replay", data, "--without", "mallory", "--json").json();
        JsonObject fromExport =
                run("replay", export, "--without", "mallory", "--json").json();
        assertThat(fromExport.getString("sourceKind")).isEqualTo("export");
        assertThat(hash(fromExport, "recorded")).as("no keys").isNotEqualTo(hash);
        assertThat(fromExport.getJsonArray("assumptions").encode()).contains("state hash is not the venue's");
        for (String same : List.of("markets", "accounts", "notRepeated", "firstDifference")) {
            assertThat(String.valueOf(fromExport.getValue(same)))
                    .as(same)
                    .isEqualTo(String.valueOf(fromFolder.getValue(same)));
        }
        assertThat(decided(fromExport, "recorded", "chips")).isEqualTo("adopt");
        assertThat(market(fromExport, "compute").getJsonObject("recorded").getJsonObject("decision"))
                .as("its lot draws by the seed that was revealed")
                .isEqualTo(
                        market(fromFolder, "compute").getJsonObject("recorded").getJsonObject("decision"));
    }

    @Test
    void anExportTellsNoSeedOfALotThatIsNotDrawn() throws Exception {
        Path export = directory.resolve("export");
        assertThat(run("export", data, "--to", export).status()).isZero();
        String all =
                Files.readString(export.resolve("commands.csv")) + Files.readString(export.resolve("decisions.csv"));
        assertThat(all)
                .contains(AttackedVenue.DRAWN_SEED.hex())
                .doesNotContain(AttackedVenue.SECRET_SEED.hex())
                .doesNotContain(AttackedVenue.KEY.hex().substring(0, 16));
        assertThat(Files.readAllLines(export.resolve("commands.csv")).stream()
                        .skip(1)
                        .map(line -> CommandText.decode(line.substring(line.lastIndexOf(',') + 1)))
                        .filter(OpenMarket.class::isInstance)
                        .map(OpenMarket.class::cast)
                        .map(open -> open.terms().decision().seed()))
                .containsExactly(null, null, null);
    }

    @Test
    void anImportedHistoryIsReplayed() {
        Path file = SharedData.require("data/replication_lmsr/rpp_trades.csv");
        JsonObject report = run(
                        "replay", file, "--mapping", "replication", "--liquidity", "x4", "--market", "rpp-1", "--json")
                .json();
        assertThat(report.getString("sourceKind")).isEqualTo("import");
        assertThat(report.getJsonArray("markets")).hasSize(40);
        assertThat(market(report, "rpp-1").getJsonObject("divergence").getDouble("largest"))
                .isGreaterThan(0);
    }

    @Test
    void whatAnEarlierReplayWroteIsReplacedOnlyWhenAskedFor() throws Exception {
        Path out = directory.resolve("out");
        Path mine = Files.createDirectory(directory.resolve("mine"));
        Files.writeString(mine.resolve("file"), "mine");
        assertThat(run("replay", data, "--out", out).status()).isZero();
        Ran again = run("replay", data, "--out", out);
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("has a replay in it; --force replaces it");
        assertThat(run("replay", data, "--out", out, "--force").status()).isZero();
        Ran other = run("replay", data, "--out", mine, "--force");
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err()).contains("has something else in it");
        assertThat(mine.resolve("file")).hasContent("mine");
    }

    @Test
    void aReplayThatIsRefusedLeavesNothingBehind() {
        Path out = directory.resolve("out");
        Ran ran = run("replay", data, "--window", "90d", "--out", out);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("window");
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --without malory                  | 65 | there is no account malory in the recording; did you mean mallory?
            --without mallory --only ann      | 2  | contradict each other
            --market chip --rule last-price   | 65 | there is no market chip in the recording; did you mean chips?
            --rule twap                       | 2  | --rule is one of twap-margin, scoreboard, last-price, randomised, advisory, not twap
            --others same                     | 2  | --others is one of same-shares, same-prices, not same
            --to 0                            | 2  | from 1 upward
            --to yesterday                    | 2  | neither a sequence nor a time such as
            --to 99999999999999999999         | 2  | too large
            --to 99999                        | 2  | --to 99999: the recording ends with sequence
            --market chips                    | 2  | --market says of which markets --rule, --lag
            --lag wide                        | 2  | Invalid value for option '--lag': 'wide' is not a number
            --lag -1                          | 2  | --lag is 0 or more
            --lag 0.0000000001                | 2  | finer than the venue counts
            --window 3                        | 2  | not a duration such as 90s, 15m, 6h or 2d
            --window 0s                       | 2  | not a duration
            --epsilon 1.5                     | 2  | not from 0 to 1
            --liquidity 0                     | 2  | neither an amount of credits such as 500 nor a factor such as x2
            --liquidity 1e9                   | 2  | neither an amount
            --liquidity x                     | 2  | neither an amount
            --top -1                          | 2  | --top is 0 or more
            --thresholdbps 3                  | 2  | Unknown option
            """)
    void whatIsWrongIsSaidInOneLine(String options, int status, String said) {
        List<Object> arguments = new ArrayList<>(List.of("replay", data));
        arguments.addAll(List.of(options.split(" ")));
        Ran ran = run(arguments.toArray());
        assertThat(ran.status()).as(ran.err()).isEqualTo(status);
        assertThat(ran.err()).contains(said).doesNotContain("\tat ");
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"at":"2026-03-01T12:00:00Z"}                                        | exactly one of deposit, trade, trades, order, cancel
            {"account":"ann","deposit":"1"}                                      | at is missing
            {"at":"noon","account":"ann","deposit":"1"}                          | at is not a time such as
            {"at":"2026-03-01T12:00:00Z","account":"ann","buy":{}}               | buy is not known here
            {"at":"2026-03-01T12:00:00Z","account":"ann","deposit":"1.2345678"}  | deposit has more than 6 decimals
            {"at":"2026-03-01T12:00:00Z","account":"eve","cancel":1}             | field account (a line with its deposit, of an earlier time, opens one): there is no account eve
            {"at":"2026-03-01T12:00:00Z","account":"ann","cancel":"a"}           | neither the number of a recorded order nor the label
            {"at":"2026-03-01T12:00:00Z","account":"ann","trade":{"market":"ships","shares":"1"}} | field trade.market: there is no market ships in the recording; did you mean chips?
            {"at":"2026-03-01T12:00:00Z","account":"ann","trade":{"market":"chips","condition":"maybe","shares":"1"}} | the market's conditions are adopt, reject
            {"at":"2026-03-01T12:00:00Z","account":"ann","trade":{"market":"chips","condition":"adopt","outcome":"yes"}} | exactly one of shares, spend and targetPrice
            {"at":"2026-03-01T12:00:00Z","account":"ann","label":"a","deposit":"1"} | label names an order, and this is none
            {"replaces":100000,"account":"ann","deposit":"1"}                    | replaces 100000, but the recording ends with
            {"replaces":-1,"account":"ann","deposit":"1"}                        | a sequence, from 1 upward
            {"replaces":20,"command":"AAAA"}                                     | line 2
            {"replaces":20,"command":"not base64!"}                              | not base64
            {"at":"2026-03-01T12:00:00Z","account":"ann","deposit":"1"           | line 2: line 1, column
            """)
    void aBadInjectionIsNamedByItsFileLineAndField(String line, String said) throws Exception {
        Path file = file("bad.jsonl", "# the first line", line);
        Ran ran = run("replay", data, "--inject", file, "--out", directory.resolve("out"));
        assertThat(ran.status()).as(ran.err()).isEqualTo(65);
        assertThat(ran.err()).contains(file + ", line 2").contains(said).doesNotContain("\tat ");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void filesOfInjectionsDoNotDisturbEachOthersOrders() throws Exception {
        Path out = directory.resolve("out");
        run("replay", data, "--without", "mallory", "--out", out);
        Path eve = file(
                "eve.jsonl",
                "{\"at\":\"2026-03-01T01:30:00Z\",\"account\":\"eve\",\"deposit\":\"3000\"}",
                "{\"at\":\"2026-03-01T01:31:00Z\",\"account\":\"eve\",\"order\":{\"market\":\"compute\",\"condition\":\"adopt\","
                        + "\"outcome\":\"no\",\"shares\":\"10\",\"limitPrice\":0.01}}",
                "{\"at\":\"2026-03-04T01:30:00Z\",\"account\":\"eve\",\"cancel\":\"line 2\"}");
        JsonObject report = run(
                        "replay", out.resolve("journal"), "--inject", eve, out.resolve("left-out.jsonl"), "--json")
                .json();
        // Eve's order ended with its market at the decision; all that mallory did is done again, the end of her order
        // too.
        assertThat(report.getJsonObject("notRepeated").getJsonArray("first").stream()
                        .map(JsonObject.class::cast)
                        .map(row -> row.getString("account") + " " + row.getString("kind")))
                .allMatch(refused -> refused.equals("eve cancel-order"));
        // Not her profit: the lot of compute draws by sequence, and sequences have moved.
        assertThat(averages(report, "changed"))
                .isEqualTo(averages(run("replay", data, "--json").json(), "recorded"));
    }

    private static JsonArray averages(JsonObject report, String history) {
        return market(report, "chips")
                .getJsonObject(history)
                .getJsonObject("decision")
                .getJsonArray("averages");
    }

    @Test
    void aFileOfInjectionsThatIsNotThereIsNamed() throws Exception {
        Ran none = run("replay", data, "--inject", directory.resolve("none.jsonl"));
        assertThat(none.status()).isEqualTo(65);
        assertThat(none.err()).contains("there is no file " + directory.resolve("none.jsonl"));
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 10});
        assertThat(run("replay", data, "--inject", binary).err()).contains("is not text in UTF-8");
    }

    @Test
    void aLineWhoseReadablePartWasChangedIsNotSilentlyTakenByItsEncodedOne() throws Exception {
        Path out = directory.resolve("out");
        run("replay", data, "--without", "mallory", "--out", out);
        List<String> lines = Files.readAllLines(out.resolve("left-out.jsonl"));
        String trade = lines.stream()
                .filter(line -> line.contains("targetPrice"))
                .findFirst()
                .orElseThrow();
        Path changed = file("changed.jsonl", trade.replace("0.96", "0.5"));
        Ran ran = run("replay", out.resolve("journal"), "--inject", changed);
        assertThat(ran.status()).isEqualTo(65);
        assertThat(ran.err()).contains("trade and command say different things", "leave command out");

        JsonObject json = new JsonObject(trade.replace("0.96", "0.5"));
        json.remove("command");
        JsonObject report = run(
                        "replay", out.resolve("journal"), "--inject", file("free.jsonl", json.encode()), "--json")
                .json();
        assertThat(report.getJsonArray("changes").encode()).contains("1 of them in the place of recorded ones");
        assertThat(named(report.getJsonArray("accounts"), "mallory").getString("part"))
                .isEqualTo("injected");
    }

    @Test
    void aHistoryUpToATimeOrASequenceIsReplayed() {
        JsonObject bySequence = run("replay", data, "--to", "30", "--json").json();
        assertThat(bySequence.getJsonObject("recorded").getLong("sequence")).isEqualTo(30);
        JsonObject byTime =
                run("replay", data, "--to", "2026-03-02T00:00:00Z", "--json").json();
        assertThat(byTime.getJsonObject("recorded").getString("at")).isLessThanOrEqualTo("2026-03-02T00:00:00Z");
        Ran before = run("replay", data, "--to", "2026-02-01T00:00:00Z");
        assertThat(before.status()).isEqualTo(2);
        assertThat(before.err()).contains("before the first command, of 2026-03-01T00:00:00Z");
    }

    @Test
    void itsHelpShowsHowInjectionsAreWritten() {
        Ran help = run("replay", "--help");
        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("--threshold-bps", "\"targetPrice\":0.9", "left-out.jsonl", "Exit codes");
    }
}
