package covenant.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import covenant.api.exporting.ExportFailure;
import covenant.api.lab.DetectionChoice;
import covenant.api.lab.DetectionResult;
import covenant.engine.lab.detection.Tape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What all reports promise: pages that stand alone and hold no markup but ours, and the same figures in every format. */
class ReportTest {
    private static final String COMMAND = "covenant replay /srv/venue --without \"<b>\" && echo 'x'";
    private static final TreeSet<String> TAGS = new TreeSet<>(List.of(
            "html head meta title style body main header section footer p h1 h2 h3 ul ol li dl dt dd div span a bdi data code pre figure figcaption table caption thead tbody tr th td details summary svg path rect circle g text"
                    .split(" ")));

    @TempDir
    private Path directory;

    private static DetectionResult found(String source, Tape tape) {
        return new DetectionResult(
                source,
                List.of(tape),
                DetectionChoice.of(List.of("sandwich"), List.of()),
                List.of(Samples.finding(tape)));
    }

    static List<Report> reports() {
        return List.of(
                ReplayReport.of(Samples.replay(600), COMMAND),
                ReplayReport.of(Samples.replay(Samples.HOSTILE, 50), COMMAND),
                ReplayReport.of(Samples.nothing(), null),
                CampaignReport.of(Samples.campaign("The late push"), COMMAND),
                CampaignReport.of(Samples.campaign(Samples.HOSTILE), COMMAND),
                CampaignReport.of(Samples.quiet(), null),
                DetectionReport.of(found("trades.csv", Samples.tape("Will it rain?")), COMMAND),
                DetectionReport.of(found(Samples.HOSTILE, Samples.tape(Samples.HOSTILE)), COMMAND),
                DetectionReport.of(new DetectionResult("nothing", List.of(), Map.of(), List.of()), null));
    }

    private static Document parsed(String html) throws Exception {
        assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
        String xml = html.substring(html.indexOf('\n') + 1);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> elements(Document page) {
        List<Element> elements = new ArrayList<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aPageHoldsOurElementsOnlyAndNothingThatIsFetchedOrRun(Report report) throws Exception {
        Document page = parsed(report.html());

        for (Element each : elements(page)) {
            assertThat(TAGS).contains(each.getTagName());
            for (int i = 0; i < each.getAttributes().getLength(); i++) {
                Node attribute = each.getAttributes().item(i);
                assertThat(attribute.getNodeName())
                        .doesNotStartWith("on")
                        .isNotIn("src", "srcset", "style", "xlink:href");
                if (attribute.getNodeName().equals("href")) {
                    assertThat(each.getTagName()).isEqualTo("a");
                    assertThat(each.getAttribute("rel")).isEqualTo("noreferrer");
                    assertThat(attribute.getNodeValue()).startsWith("https://example.org/");
                }
            }
        }
        assertThat(page.getElementsByTagName("style").getLength()).isEqualTo(1);
        assertThat(page.getElementsByTagName("style").item(0).getTextContent()).doesNotContain("url(", "@import");
        assertThat(report.html()).contains("default-src &#39;none&#39;");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyPlotCanBeHeardAndReadAsATable(Report report) throws Exception {
        Document page = parsed(report.html());
        boolean isDetection = report instanceof DetectionReport;
        for (Element svg : elements(page)) {
            if (svg.getTagName().equals("svg")
                    && svg.getAttribute("aria-hidden").isEmpty()) {
                assertThat(svg.getAttribute("role")).isEqualTo("img");
                assertThat(svg.getAttribute("aria-label")).contains("table below");
                assertThat(svg.getAttribute("viewBox")).matches("0 0 [0-9]+ [0-9]+");
            }
        }
        if (page.getElementsByTagName("figure").getLength() > 0) {
            assertThat(page.getElementsByTagName(isDetection ? "table" : "details")
                            .getLength())
                    .isPositive();
        }
        assertThat(report.html()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void hostileTextIsTextAndMarksOfDirectionCanBeSeen() throws Exception {
        for (Report report : List.of(
                ReplayReport.of(Samples.replay(Samples.HOSTILE, 50), COMMAND),
                CampaignReport.of(Samples.campaign(Samples.HOSTILE), COMMAND))) {
            String html = report.html();
            assertThat(html)
                    .doesNotContain("<script", "\u202E", "\u202C", "]]>")
                    .contains(
                            "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; [U+202E]evil[U+202C]");
            assertThat(parsed(html).getDocumentElement().getTextContent()).contains("<script>alert(\"1\")</script>");
            assertThat(report.json().encode()).contains("\u202E");
        }
    }

    @Test
    void thePageHasEveryFigureOfTheTables() throws Exception {
        for (Report report : List.of(reports().get(0), reports().get(3))) {
            TreeSet<String> onPage = new TreeSet<>();
            elements(parsed(report.html())).stream()
                    .filter(each -> each.getTagName().equals("data"))
                    .forEach(each -> onPage.add(each.getAttribute("value")));
            for (Table table : report.tables()) {
                if (List.of("accounts", "measures").contains(table.name())) {
                    List<String> figures = new ArrayList<>();
                    table.fill().accept(cells -> {
                        for (int i = 0; i < cells.length; i++) {
                            if (table.columns().get(i).contains(":") && cells[i] != null) {
                                figures.add(cells[i].toString());
                            }
                        }
                    });
                    assertThat(figures).isNotEmpty();
                    assertThat(onPage).as(table.name()).containsAll(figures);
                }
            }
        }
    }

    @Test
    void theWordsThatMatterStandOnThePage() {
        assertThat(ReplayReport.of(Samples.replay(600), COMMAND).html())
                .contains("Without mallory, under last-price, with another lag, with a window of 12 h")
                .contains("Trades and orders of mallory are left out.", "at most 0.005 (probability)")
                .contains("evidential", "decision flipped", "same-shares", "nobody trades them back")
                .contains(Samples.HASH, Samples.OTHER_HASH, "covenant replay /srv/venue");
        assertThat(ReplayReport.of(Samples.nothing(), null).html())
                .contains("As recorded", "the recording’s own hash", "There are no markets.");
        assertThat(CampaignReport.of(Samples.campaign("The late push"), COMMAND).html())
                .contains("Under last-price the push flips 62 % of decisions", "not measured")
                .contains("https://example.org/notes?a=1&amp;b=2", "push-1 (attacker): begins to push adopt");
    }

    @Test
    void aHundredThousandPointsMakeAPageOfLessThanTwoMegabytesThatKeepsTheirExtremes() {
        String html = ReplayReport.of(Samples.replay(100_000), COMMAND).html();
        assertThat(html.length()).isBetween(50_000, 2_000_000);
    }

    @Test
    void namesInJsonStay() {
        assertThat(keys(reports().get(0).json()))
                .containsExactly(
                        "accounts",
                        "assumptions",
                        "changed",
                        "changes",
                        "command",
                        "firstDifference",
                        "markets",
                        "others",
                        "recorded",
                        "report",
                        "same",
                        "source",
                        "terms");
        assertThat(keys(reports().get(0).json().getJsonArray("accounts").getJsonObject(0)))
                .containsExactly(
                        "changedProfit",
                        "commands",
                        "difference",
                        "id",
                        "name",
                        "part",
                        "recordedProfit",
                        "refused",
                        "repeated");
        assertThat(keys(reports().get(0).json().getJsonArray("markets").getJsonObject(0)))
                .containsExactly(
                        "changed",
                        "conditions",
                        "divergence",
                        "flipped",
                        "id",
                        "label",
                        "metric",
                        "recorded",
                        "rule",
                        "title");
        assertThat(keys(reports().get(3).json()))
                .containsExactly(
                        "about",
                        "command",
                        "documentedAt",
                        "findings",
                        "known",
                        "name",
                        "report",
                        "runColumns",
                        "runs",
                        "seed",
                        "title",
                        "trades",
                        "variants");
        assertThat(keys(reports().get(3).json().getJsonArray("variants").getJsonObject(0)))
                .containsExactly(
                        "attack",
                        "attacked",
                        "changes",
                        "conditions",
                        "honest",
                        "market",
                        "marks",
                        "measures",
                        "name",
                        "participants",
                        "runs");
        assertThat(keys(reports().get(6).json()))
                .containsExactly("command", "findings", "kinds", "markets", "report", "source", "trades");
    }

    private static List<String> keys(JsonObject json) {
        return List.copyOf(new TreeMap<>(json.getMap()).keySet());
    }

    @Test
    void figuresInJsonAreOfTheKindsOfTheInterface() {
        JsonObject replay = reports().get(0).json();
        JsonObject account = replay.getJsonArray("accounts").getJsonObject(0);
        assertThat(account.getString("recordedProfit")).isEqualTo("-412.503217");
        JsonObject course = replay.getJsonArray("markets").getJsonObject(0).getJsonObject("recorded");
        assertThat(course.getJsonObject("window").getString("to")).isEqualTo("2026-01-04T00:00:00Z");
        assertThat(course.getJsonArray("points")).hasSize(600);
        assertThat(course.getJsonArray("points")
                        .getJsonObject(0)
                        .getJsonArray("expected")
                        .getDouble(0))
                .isBetween(0.0, 1.0);
        JsonArray runs = reports()
                .get(3)
                .json()
                .getJsonArray("variants")
                .getJsonObject(0)
                .getJsonArray("runs");
        assertThat(runs.getJsonObject(0).getJsonArray("values").getValue(2))
                .as("not a number")
                .isNull();
        assertThat(reports().get(3).json().encode()).doesNotContain("NaN");
    }

    @Test
    void filesHaveTheirNamesAndSpreadsheetsFindNoFormulas() throws Exception {
        ReplayReport.of(Samples.replay("=1+1, \"two\"\nlines", 20), COMMAND)
                .writeTo(directory, EnumSet.of(Format.HTML, Format.JSON, Format.CSV));

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("accounts.csv", "markets.csv", "paths.csv", "report.html", "report.json");
        }
        assertThat(Files.readString(directory.resolve("accounts.csv")))
                .startsWith("account,name,part,recordedProfit,changedProfit,difference,commands,repeated,refused\r\n")
                .contains("mallory,\"'=1+1, \"\"two\"\"\nlines\",left-out,-412.503217,0,412.503217,318,0,0\r\n");
        Map<String, Object> json = new JsonObject(Files.readString(directory.resolve("report.json"))).getMap();
        assertThat(json).containsEntry("report", "replay");
    }

    @Test
    void withoutDuckDbNothingIsWrittenAndTheErrorSaysWhatIsMissing() {
        Path to = directory.resolve("parquet");
        assertThatThrownBy(() -> reports()
                        .get(0)
                        .writeTo(to, EnumSet.of(Format.HTML, Format.PARQUET), directory.resolve("absent.jar")))
                .isInstanceOf(ExportFailure.class)
                .hasMessageContaining("--duckdb");
        assertThat(Files.exists(to)).isFalse();
    }
}
