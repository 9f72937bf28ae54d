package covenant.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.fixture.SharedData;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 2,288 trades that people made on 40 markets in 2012 on, against what the engine makes of them. */
class ReplicationTest {
    private static final BigDecimal PRICE_TOLERANCE = new BigDecimal("1e-6");
    private static final BigDecimal COST_TOLERANCE = new BigDecimal("0.005");
    private static Path file;

    @BeforeAll
    static void findTheTrades() {
        file = SharedData.require("data/replication_lmsr/rpp_trades.csv");
    }

    private static ReplayReport replay() {
        ColumnMapping mapping = ColumnMapping.load("replication");
        return new TradeReplay(mapping, PRICE_TOLERANCE, COST_TOLERANCE).run(TradeFile.read(file, mapping), done -> {});
    }

    @Test
    void everyPriceAgreesAndEveryCostButThoseOfTheEightOddRows() {
        ReplayReport report = replay();

        assertThat(report.markets()).hasSize(40);
        assertThat(report.trades()).isEqualTo(2_288);
        assertThat(report.price().largest()).isLessThan(new BigDecimal("2e-9"));
        assertThat(report.odd())
                .extracting(ReplayReport.OddRow::id)
                .containsExactlyInAnyOrder("5154", "5155", "5172", "5173", "5343", "5344", "5595", "5596");
        assertThat(report.odd()).allSatisfy(row -> {
            assertThat(row.priceDifference().abs()).isLessThan(PRICE_TOLERANCE);
            assertThat(row.costDifference().abs()).isGreaterThan(COST_TOLERANCE);
            assertThat(row.knownReason()).isNotBlank();
        });
        assertThat(report.cost().largestAgreeing()).isLessThan(COST_TOLERANCE);
        assertThat(report.agrees()).isTrue();
    }

    @Test
    void replayingTwiceGivesTheSameState() {
        assertThat(replay().hash()).isEqualTo(replay().hash());
    }

    @Test
    void theCommandPrintsEachMarketAndNamesTheOddRows() {
        CommandRun run = CommandRun.of(file.toString(), "--mapping", "replication");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("rpp-"))).hasSize(40);
        assertThat(run.out())
                .contains("odd: 5172 (line ")
                .contains("Agrees: 2280 of 2288 trades agree with the file within 0.000001 in price and 0.005 credits");
        assertThat(run.err()).contains("traded 2288 of 2288");
    }

    @Test
    void theCommandPrintsTheSameAsJson() {
        CommandRun run = CommandRun.of(file.toString(), "--mapping", "replication", "--json");

        JsonObject json = new JsonObject(run.out());
        assertThat(json.getBoolean("agrees")).isTrue();
        assertThat(json.getInteger("trades")).isEqualTo(2_288);
        assertThat(json.getInteger("oddRows")).isEqualTo(8);
        assertThat(json.getJsonArray("markets")).hasSize(40);
    }

    @Test
    void aRowBeyondTheToleranceThatTheMappingDoesNotListFailsTheCommand() {
        CommandRun run = CommandRun.of(file.toString(), "--mapping", "replication", "--cost-tolerance", "0.001");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("DIFFERS").contains("not known to the mapping");
    }

    @Test
    void theCostsOfTheOddRowsFitTheOrderOfTheirIds(@TempDir Path directory) throws IOException {
        // Why they are odd: four pairs stand in the order of their times, while their costs were computed in the order
        // of their ids.
        List<String> lines = Files.readAllLines(file);
        List<String> byId = new ArrayList<>(lines.subList(1, lines.size()));
        byId.sort(Comparator.comparingInt(line -> Integer.parseInt(line.split(",")[2])));
        byId.add(0, lines.get(0));
        ColumnMapping mapping = ColumnMapping.parse("""
                {"columns": {"market": "finding_id", "id": "transaction_id", "shares": "transaction_shares",
                    "cost": "transaction_cost"},
                  "sharesFactor": "-1", "costUnitsPerCredit": "100", "costSign": "absolute", "costSide": "either",
                  "liquidity": "100", "order": "file"}
                """);

        ReplayReport report = new TradeReplay(mapping, PRICE_TOLERANCE, COST_TOLERANCE)
                .run(TradeFile.read(Files.write(directory.resolve("by-id.csv"), byId), mapping), done -> {});

        assertThat(report.trades()).isEqualTo(2_288);
        assertThat(report.odd()).isEmpty();
    }
}
