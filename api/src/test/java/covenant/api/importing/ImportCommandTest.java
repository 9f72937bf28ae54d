package covenant.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.replay.Progress;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command on small files: what a mapping can say, and what is refused with which place named. */
class ImportCommandTest {
    private static final String MAPPING = """
            {"columns": {"market": "question", "id": "id", "time": "at", "trader": "who", "shares": "shares",
              "priceAfter": "price", "cost": "paid"}, "liquidity": "100"}
            """;
    private static final String HEADER = "id,question,at,who,shares,price,paid\n";

    // b = 100 from 0.5: 10 shares of yes cost 100 ln((1 + e^0.1) / 2) = 5.124947951, the price is 1 / (1 + e^-0.1).
    private static final String GOOD_ROW = "t1,q1,2026-01-01T00:00:00Z,ann,10,0.524979187,5.124947951\n";

    @TempDir
    Path directory;

    private CommandRun run(String mapping, String csv, String... more) throws IOException {
        Path mappingFile = Files.writeString(directory.resolve("mapping.json"), mapping);
        Path csvFile = Files.writeString(directory.resolve("trades.csv"), csv);
        String[] args = new String[more.length + 3];
        args[0] = csvFile.toString();
        args[1] = "--mapping";
        args[2] = mappingFile.toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return CommandRun.of(args);
    }

    @Test
    void aMappingOfOnesOwnReadsAnyColumns() throws IOException {
        CommandRun run = run(MAPPING, HEADER + GOOD_ROW + "t2,q1,2026-01-01T00:00:05Z,bob,-10,0.5,-5.124947951\n");

        assertThat(run.err()).contains("traded 2 of 2");
        assertThat(run.out()).contains("Agrees: 2 of 2 trades");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void rowsAreTradedInTheOrderOfTheirTimes() throws IOException {
        CommandRun run = run(MAPPING, HEADER + "t2,q1,2026-01-01T00:00:05Z,bob,-10,0.5,-5.124947951\n" + GOOD_ROW);

        assertThat(run.exitCode()).isZero();
        assertThat(run(
                                MAPPING.replace("\"liquidity\"", "\"order\": \"file\", \"liquidity\""),
                                HEADER + "t2,q1,2026-01-01T00:00:05Z,bob,-10,0.5,-5.124947951\n" + GOOD_ROW)
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void sharesSmallerThanAMicroAddUpWithoutLoss() throws IOException {
        // A thousand times 0.0000004 shares: each alone is nothing, together 0.0004. Recorded prices would differ by
        // 1e-6 if lost.
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= 1_000; i++) {
            rows.append("s").append(i).append(",q1,2026-01-01T00:00:00Z,ann,0.0000004,0.5,0\n");
        }
        rows.append("last,q1,2026-01-01T00:00:01Z,ann,9.9996,0.524979187,5.124747951\n");

        assertThat(run(MAPPING, rows.toString(), "--price-tolerance", "1.1e-6").exitCode())
                .isZero();
    }

    @Test
    void aDifferentPriceIsReportedWithItsRow() throws IOException {
        CommandRun run = run(MAPPING, HEADER + GOOD_ROW.replace("0.524979187", "0.53"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("t1!").contains("odd: t1 (line 2): price differs by -0.005020813");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "t1,q1,2026-01-01T00:00:00Z,ann,ten,0.5,5         | line 2, column 5 (shares): ten is no decimal number",
                "t1,q1,yesterday,ann,10,0.5,5                     | line 2, column 3 (at): yesterday is no time",
                "t1,,2026-01-01T00:00:00Z,ann,10,0.5,5            | line 2, column 2 (question): there is nothing",
                "t1,q1,2026-01-01T00:00:00Z,ann,10,1.5,5          | line 2, column 6 (price): a price is between 0 and 1",
                "t1,q1,2026-01-01T00:00:00Z,ann,10,0.5            | line 2, column 7: the line has 6 fields, the header 7",
                "t1,q1,2026-01-01T00:00:00Z,ann,10,0.5,5,6        | line 2, column 8: the line has 8 fields, the header 7",
                "t1,q1,2026-01-01T00:00:00Z,ann,9999999999999,0,5 | line 2, column 5 (shares): 9999999999999 is no decimal",
                "t1,q1,2026-01-01T00:00:00Z,ann,NaN,0.5,5         | line 2, column 5 (shares): NaN is no decimal number",
                "t1,q1,1969-01-01T00:00:00Z,ann,10,0.5,5          | line 2, column 3 (at): a time is in 1970 or later",
                "t1,q1,2026-01-01T00:00:00Z,ann,99999999999,0.5,5 | line 2: trade t1 was refused: amount-invalid",
            })
    void aMistakeInTheFileIsNamedByLineAndColumn(String row, String message) throws IOException {
        CommandRun run = run(MAPPING, HEADER + row + "\n");

        assertThat(run.err()).contains(message);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aLineBreakInsideQuotesStillCountsAsALine() throws IOException {
        CommandRun run =
                run(MAPPING, HEADER + GOOD_ROW.replace("ann", "\"ann\nanother\"") + "t2,q1,when,ann,1,0.5,1\n");

        assertThat(run.err()).contains("line 4, column 3 (at)");
    }

    @Test
    void brokenQuotesAndIdsThatStandTwiceAreRefused() throws IOException {
        assertThat(run(MAPPING, HEADER + "\"t1\"x,q1,2026-01-01T00:00:00Z,ann,10,0.5,5\n")
                        .err())
                .contains("not well-formed CSV")
                .contains("2");
        assertThat(run(MAPPING, HEADER + GOOD_ROW + GOOD_ROW).err())
                .contains("line 3, column 1 (id): the id t1 stands twice");
        assertThat(run(MAPPING, "").err()).contains("line 1: the file is empty");
        assertThat(run(MAPPING, "id,question\n").err()).contains("line 1, column at: the file has no such column");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"columns\": {\"market\": \"m\"}, \"liquidity\": \"1\"}",
                "{\"columns\": {\"market\": \"m\", \"shares\": \"s\"}, \"liquidity\": \"1\"}",
                "{\"columns\": {\"market\": \"m\", \"shares\": \"s\", \"cost\": \"c\"}}",
                "{\"columns\": {\"market\": \"m\", \"shares\": \"s\", \"netShares\": \"n\", \"cost\": \"c\"}, \"liquidity\": \"1\"}",
                "{\"columns\": {\"market\": \"m\", \"shares\": \"s\", \"cost\": \"c\"}, \"liquidity\": \"0\"}",
                "{\"columns\": {\"market\": \"m\", \"shares\": \"s\", \"cost\": \"c\"}, \"liquidity\": 5}",
                "{\"columns\": {\"market\": \"m\", \"shares\": \"s\", \"cost\": \"c\"}, \"liquidity\": \"1\", \"prior\": \"1\"}",
                "{\"columns\": {\"market\": \"m\", \"shares\": \"s\", \"cost\": \"c\"}, \"liquidity\": \"1\", \"costSide\": \"up\"}",
                "{\"columns\": {\"market\": \"m\", \"shares\": \"s\", \"cost\": \"c\"}, \"liquidity\": \"1\", \"colour\": \"red\"}",
            })
    void aMappingThatSaysTooLittleOrTheWrongThingIsRefused(String mapping) throws IOException {
        CommandRun run = run(mapping, HEADER + GOOD_ROW);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("mapping");
    }

    @Test
    void everyKeyThatTheMappingReadsStandsInTheHelp() {
        String help = CommandRun.of("--help").out();

        for (ColumnMapping.Field field : ColumnMapping.Field.values()) {
            assertThat(help).contains(field.key());
        }
        assertThat(help).contains(ColumnMapping.keys());
        assertThat(CommandRun.of("--show-mapping", "--mapping", "replication").out())
                .contains("\"netShares\" : \"net_shares\"");
    }

    @Test
    void whatIsWrittenToADataFolderReplaysToTheSameState() throws IOException {
        Path data = directory.resolve("data");
        CommandRun run = run(MAPPING, HEADER + GOOD_ROW, "--data", data.toString(), "--json");

        assertThat(run.err()).contains("journaled 1 of 1");
        String hash = new JsonObject(run.out()).getString("hash");
        try (Ledger ledger = Ledger.open(data, LedgerOptions.defaults(), Progress.NONE)) {
            assertThat(ledger.recovery().hashesChecked()).isPositive();
            assertThat(ledger.engine().state().market("q1").trades()).isEqualTo(1);
            assertThat(HexFormat.of().formatHex(ledger.engine().hash())).isEqualTo(hash);
        }
        assertThat(run(MAPPING, HEADER + GOOD_ROW, "--data", data.toString()).err())
                .contains("holds a venue already");
    }

    @Test
    void nothingIsWrittenWhereARowIsRefused() throws IOException {
        Path data = directory.resolve("data");
        String tooMany = GOOD_ROW.replace("ann,10,", "ann,99999999999,");

        assertThat(run(MAPPING, HEADER + tooMany, "--data", data.toString()).exitCode())
                .isEqualTo(2);
        assertThat(data).doesNotExist();
    }
}
