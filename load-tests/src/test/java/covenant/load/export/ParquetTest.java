package covenant.load.export;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.cli.Main;
import covenant.api.exporting.Export;
import covenant.api.exporting.ExportOptions;
import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Trade;
import covenant.engine.core.Engine;
import covenant.engine.core.EventSink;
import covenant.engine.runtime.CommandJournal;
import covenant.engine.state.Account;
import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.replay.Progress;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet read back by DuckDB itself adds up to the books. */
class ParquetTest {
    private static final long CREDIT = Limits.MICROS;
    private static final int ACCOUNTS = 5;
    private static final int TRADES = 3_000;

    @TempDir
    Path directory;

    @TempDir
    Path out;

    private Engine engine;
    private CommandJournal journal;
    private long atMicros = 1_767_225_600_000_000L;
    private int ids;

    private void apply(Command command) {
        atMicros += 1_000_000;
        long sequence = engine.sequence() + 1;
        journal.stage(sequence, atMicros, command);
        journal.flush();
        assertThat(engine.apply(sequence, atMicros, command, EventSink.NONE).detail())
                .isEmpty();
    }

    private CommandId id() {
        return CommandId.of("c" + ids++);
    }

    private void account(String name, Role role, long credits) {
        apply(new OpenAccount(id(), Command.VENUE_ACCOUNT, name, name, role, credits * CREDIT, null));
    }

    private void play() {
        apply(new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, "Parquet", true, true));
        account("operator", Role.OPERATOR, 0);
        account("host", Role.COORDINATOR, 1_000_000);
        for (int i = 0; i < ACCOUNTS; i++) {
            account("p" + i, Role.PARTICIPANT, 100_000);
        }
        for (String market : List.of("a", "b")) {
            MarketTerms terms = new MarketTerms(
                    market,
                    "Says \"" + market + "\",\nand more",
                    "",
                    "",
                    "",
                    List.of("kept", "broken"),
                    Metric.scalar(0, 4 * CREDIT, ""),
                    50,
                    true,
                    0);
            apply(new OpenMarket(id(), 2, terms, 1_000 * CREDIT, new long[0]));
        }
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < TRADES; i++) {
            Order order = Order.shares(random.nextInt(2), random.nextInt(2), (1 + random.nextInt(20)) * CREDIT / 3);
            apply(new Trade(id(), 3 + random.nextInt(ACCOUNTS), random.nextInt(2), order));
        }
        apply(new SettleCondition(id(), 2, 0, 1));
        apply(new SettleOutcome(id(), 2, 0, Order.ANY, 3_141_592));
    }

    @Test
    void whatIsReadBackAddsUpToTheBooks() throws SQLException {
        JsonObject manifest;
        try (Ledger ledger = Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE)) {
            engine = ledger.engine();
            journal = ledger.journal();
            play();
            ExportOptions options =
                    new ExportOptions(directory, out, ExportOptions.Format.PARQUET, List.of(), 1, Long.MAX_VALUE, null);
            manifest = Export.run(options, Progress.NONE);
        }
        assertThat(manifest.getLong("sequence")).isEqualTo(engine.sequence());
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            for (Object each : manifest.getJsonArray("files")) {
                JsonObject file = (JsonObject) each;
                assertThat(rows(duck, "SELECT COUNT(*) FROM '" + out.resolve(file.getString("file")) + "'"))
                        .as(file.getString("file"))
                        .containsExactly(file.getLong("rows").toString());
            }
            List<String> cash = new ArrayList<>();
            for (Account account : engine.state().accounts()) {
                if (account.cashMicros() != 0) {
                    cash.add(account.id() + " " + BigDecimal.valueOf(account.cashMicros(), 6));
                }
            }
            assertThat(rows(
                            duck,
                            "SELECT account, SUM(amount) FROM '" + out.resolve("statements.parquet")
                                    + "' GROUP BY account HAVING SUM(amount) <> 0 ORDER BY account"))
                    .isEqualTo(cash.stream().sorted().toList());
            assertThat(rows(
                            duck,
                            "SELECT market, COUNT(*), SUM(ABS(cost - fee)) FROM '" + out.resolve("trades.parquet")
                                    + "' GROUP BY market ORDER BY market"))
                    .isEqualTo(engine.state().markets().stream()
                            .map(m -> m.terms().id() + " " + m.trades() + " " + BigDecimal.valueOf(m.volumeMicros(), 6))
                            .toList());
            assertThat(rows(
                            duck,
                            "SELECT typeof(happened_at), typeof(cost), typeof(price_after) FROM '"
                                    + out.resolve("trades.parquet") + "' LIMIT 1"))
                    .containsExactly("TIMESTAMP DECIMAL(20,6) DECIMAL(10,9)");
            assertThat(rows(duck, "SELECT title FROM '" + out.resolve("markets.parquet") + "' WHERE market = 'a'"))
                    .containsExactly("Says \"a\",\nand more");
        }
    }

    @Test
    void aReplaysReportIsParquetToo() throws SQLException {
        try (Ledger ledger = Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE)) {
            engine = ledger.engine();
            journal = ledger.journal();
            play();
            journal.close();
        }
        int status = Main.commandLine()
                .execute(
                        "replay",
                        directory.toString(),
                        "--without",
                        "p1",
                        "--out",
                        out.toString(),
                        "--format",
                        "parquet",
                        "--json");
        assertThat(status).isZero();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            String accounts = "'" + out.resolve("accounts.parquet") + "'";
            assertThat(rows(duck, "SELECT COUNT(*) FROM " + accounts)).containsExactly(Integer.toString(ACCOUNTS));
            assertThat(rows(duck, "SELECT * FROM " + accounts)).anyMatch(row -> row.startsWith("p1 "));
        }
    }

    private static List<String> rows(Connection duck, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int c = 1; c <= columns; c++) {
                    cells.add(found.getString(c));
                }
                rows.add(String.join(" ", cells));
            }
        }
        return rows;
    }
}
