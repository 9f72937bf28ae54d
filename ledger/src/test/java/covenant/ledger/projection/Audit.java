package covenant.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.engine.core.Engine;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.Position;
import covenant.engine.state.VenueState;
import covenant.engine.view.MarketView;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares a projection with an engine, and projections with each other. */
final class Audit {
    /** Every table with the order of its rows. Lists of trades are cut differently by different commits, so they are read entry by entry. */
    private static final List<String> TABLES = List.of(
            "SELECT * FROM account ORDER BY number",
            "SELECT * FROM market ORDER BY number",
            "SELECT * FROM trade ORDER BY place",
            "SELECT * FROM cash_posting ORDER BY sequence, line",
            "SELECT * FROM market_event ORDER BY market, sequence, line",
            "SELECT * FROM market_course ORDER BY market, from_micros",
            "SELECT * FROM position ORDER BY pair",
            "SELECT * FROM resting_order ORDER BY number",
            "SELECT * FROM actor ORDER BY number",
            "SELECT * FROM commitment ORDER BY number",
            "SELECT * FROM commitment_event ORDER BY commitment, sequence, line",
            "SELECT * FROM pledge ORDER BY number",
            "SELECT * FROM playbook ORDER BY number",
            "SELECT * FROM playbook_event ORDER BY playbook, sequence, line",
            "SELECT * FROM firing ORDER BY number",
            "SELECT * FROM delivery ORDER BY firing, attempt",
            "SELECT * FROM act ORDER BY sequence, line",
            "SELECT last_sequence, last_micros, venue FROM progress",
            "SELECT * FROM posting ORDER BY sequence, line");

    private Audit() {}

    /** All rows of all tables as text. */
    static Map<String, List<String>> dump(ProjectionDatabase database) throws SQLException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        try (Connection connection = database.openReader()) {
            for (String sql : TABLES) {
                tables.put(sql, rows(connection, sql));
            }
            tables.put("lists", listed(connection));
        }
        return tables;
    }

    static List<String> rows(ProjectionDatabase database, String sql) throws SQLException {
        try (Connection connection = database.openReader()) {
            return rows(connection, sql);
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int c = 1; c <= columns; c++) {
                    cells.add(text(result.getObject(c)));
                }
                rows.add(String.join(" | ", cells));
            }
        }
        return rows;
    }

    private static String text(Object cell) throws SQLException {
        if (cell instanceof Array array) {
            return Arrays.toString((Object[]) array.getArray());
        }
        return cell instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(cell);
    }

    private static List<String> listed(Connection connection) throws SQLException {
        List<String> entries = new ArrayList<>();
        String sql = "SELECT owner_kind, owner, places FROM trade_list ORDER BY owner_kind, owner, first_place";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                for (Object sequence : (Object[]) result.getArray(3).getArray()) {
                    entries.add(result.getInt(1) + " " + result.getInt(2) + " " + sequence);
                }
            }
        }
        return entries;
    }

    /** Money is conserved in the projection, and it says what the engine says. */
    static void assertAgrees(ProjectionDatabase database, Engine engine) throws SQLException {
        assertThat(rows(database, "SELECT last_sequence, last_micros FROM progress"))
                .containsExactly(engine.sequence() + " | " + engine.atMicros());
        assertThat(rows(
                        database,
                        "SELECT sequence, SUM(amount_micros) FROM posting GROUP BY sequence"
                                + " HAVING SUM(amount_micros) <> 0"))
                .as("commands whose postings do not sum to zero")
                .isEmpty();
        assertAccounts(database, engine);
        assertMarkets(database, engine);
        assertThat(rows(database, "SELECT COALESCE(SUM(amount_micros), 0) FROM posting WHERE side = 'world'"))
                .as("what the world paid in, less what was burned")
                .containsExactly(String.valueOf(-engine.state().depositsMicros()));
        assertThat(rows(database, "SELECT COALESCE(SUM(amount_micros), 0) FROM posting WHERE side = 'escrow'"))
                .as("what is set aside")
                .containsExactly(String.valueOf(engine.state().escrowMicros()));
        assertAgreements(database, engine);
        assertThat(rows(database, listsOfTrades()))
                .as("trades that are not listed, or the other way round")
                .isEmpty();
    }

    /** Where every commitment, pledge, playbook and order stands, by its last row and by the engine. */
    private static void assertAgreements(ProjectionDatabase database, Engine engine) throws SQLException {
        VenueState state = engine.state();
        assertThat(rows(
                        database,
                        "SELECT c.id, (SELECT e.phase_after FROM commitment_event e WHERE e.commitment = c.number AND"
                                + " e.kind = 'moved' ORDER BY e.sequence DESC, e.line DESC FETCH FIRST ROW ONLY),"
                                + " (SELECT COUNT(*) FROM commitment_event e WHERE e.commitment = c.number AND e.kind ="
                                + " 'evidence'), (SELECT COALESCE(SUM(e.posted_micros), 0) FROM commitment_event e"
                                + " WHERE e.commitment = c.number) FROM commitment c ORDER BY c.number"))
                .as("commitments: last phase, evidence, bonds")
                .isEqualTo(state.commitments().commitments().stream()
                        .map(c -> c.terms().id() + " | "
                                + (c.move().atMicros() == c.openedAtMicros()
                                        ? null
                                        : c.phase().id()) + " | "
                                + c.evidence().size() + " | " + c.bond().postedMicros())
                        .toList());
        assertThat(rows(database, "SELECT id, bound, ended_micros FROM pledge ORDER BY number"))
                .as("pledges")
                .isEqualTo(state.commitments().pledges().stream()
                        .map(p -> p.terms().id() + " | "
                                + switch (p.phase()) {
                                    case OPEN -> "null | null";
                                    case BOUND -> "true | " + p.endedAtMicros();
                                    case FAILED -> "false | " + p.endedAtMicros();
                                })
                        .toList());
        assertThat(rows(
                        database,
                        "SELECT p.id, (SELECT e.phase_after FROM playbook_event e WHERE e.playbook = p.number AND"
                                + " e.kind = 'moved' ORDER BY e.sequence DESC, e.line DESC FETCH FIRST ROW ONLY),"
                                + " (SELECT COUNT(*) FROM firing f WHERE f.playbook = p.number) FROM playbook p ORDER"
                                + " BY p.number"))
                .as("playbooks: last phase, firings")
                .isEqualTo(state.playbooks().all().stream()
                        .map(p -> p.terms().id() + " | "
                                + (p.moves().isEmpty() ? null : p.phase().id()) + " | "
                                + p.firings().size())
                        .toList());
        assertThat(rows(
                        database,
                        "SELECT o.number, o.account, (SELECT COALESCE(SUM(ABS(t.shares_micros)), 0) FROM trade t WHERE"
                                + " t.resting_order = o.number) FROM resting_order o WHERE ended IS NULL ORDER BY"
                                + " o.number"))
                .as("orders that rest, and what is filled of them")
                .isEqualTo(state.orders().resting().stream()
                        .sorted(java.util.Comparator.comparingInt(covenant.engine.order.RestingOrder::number))
                        .map(o -> o.number() + " | " + o.account() + " | " + o.filledMicros())
                        .toList());
        assertThat(rows(
                        database,
                        "SELECT number FROM resting_order o WHERE ended IS NOT NULL AND filled_micros <> (SELECT"
                                + " COALESCE(SUM(ABS(t.shares_micros)), 0) FROM trade t WHERE t.resting_order ="
                                + " o.number)"))
                .as("orders that ended with more or less than their fills")
                .isEmpty();
    }

    private static String listsOfTrades() {
        return "SELECT * FROM (SELECT (SELECT COUNT(*) FROM trade) t, (SELECT COUNT(*) FROM trade WHERE"
                + " sponsor_cash_delta_micros <> 0) f, (SELECT COALESCE(SUM(CARDINALITY(places)), 0) FROM trade_list"
                + " WHERE owner_kind = 0) m, (SELECT COALESCE(SUM(CARDINALITY(places)), 0) FROM trade_list WHERE"
                + " owner_kind = 1) a, (SELECT COALESCE(SUM(CARDINALITY(places)), 0) FROM trade_list WHERE owner_kind"
                + " = 2) r) WHERE t <> m OR t <> a OR f <> r";
    }

    private static void assertAccounts(ProjectionDatabase database, Engine engine) throws SQLException {
        List<String> expected = new ArrayList<>();
        for (Account account : engine.state().accounts()) {
            expected.add(account.number() + " | " + account.id() + " | " + account.name() + " | "
                    + account.role().id() + " | " + account.cashMicros() + " | " + account.cashMicros());
        }
        assertThat(
                        rows(
                                database,
                                "SELECT number, id, name, role, cash_micros, COALESCE((SELECT SUM(amount_micros) FROM"
                                        + " posting WHERE side = 'account' AND holder = number), 0) FROM account ORDER BY number"))
                .as("accounts with their cash and the sum of their postings")
                .isEqualTo(expected);
    }

    private static void assertMarkets(ProjectionDatabase database, Engine engine) throws SQLException {
        List<String> markets = new ArrayList<>();
        List<String> positions = new ArrayList<>();
        for (Market market : engine.state().markets()) {
            markets.add(expected(MarketView.of(market), market));
            market.positions().stream()
                    .sorted((a, b) -> a.account().number() - b.account().number())
                    .map((Position p) ->
                            market.number() + " | " + p.account().number() + " | " + Arrays.toString(p.payoffs()))
                    .forEach(positions::add);
        }
        assertThat(rows(
                        database,
                        "SELECT number, id, title, description, actor, source, conditions, metric, outcomes,"
                                + " low_micros, high_micros, unit, fee_bps, condition_trading, closes_micros, sponsor, phase,"
                                + " liquidity_micros, subsidy_micros, vault_micros, settled_condition, settled_outcome,"
                                + " settled_micros, void_reason, opened_micros, trades, traders, volume_micros, changed_sequence,"
                                + " prices, COALESCE((SELECT SUM(amount_micros) FROM posting WHERE side = 'vault' AND holder ="
                                + " number), 0) FROM market ORDER BY number"))
                .as("markets as the engine has them, and the sum of their vaults' postings")
                .isEqualTo(markets);
        assertThat(rows(database, "SELECT market, account, payoff_micros FROM position ORDER BY pair"))
                .as("payoff vectors")
                .isEqualTo(positions);
    }

    private static String expected(MarketView v, Market market) {
        Object[] cells = {
            v.number(),
            v.terms().id(),
            v.terms().title(),
            v.terms().text(),
            v.terms().actor(),
            v.terms().source(),
            v.terms().conditions(),
            v.terms().metric().type().id(),
            v.terms().metric().outcomes(),
            v.terms().metric().lowMicros(),
            v.terms().metric().highMicros(),
            v.terms().metric().unit(),
            v.terms().feeBps(),
            v.terms().conditionTrading(),
            v.terms().closesAtMicros(),
            market.sponsor().number(),
            v.phase().id(),
            v.liquidityMicros(),
            v.subsidyMicros(),
            v.vaultMicros(),
            v.settledCondition(),
            v.settledOutcome(),
            v.settledValueMicros(),
            v.voidReason(),
            v.openedAtMicros(),
            v.trades(),
            v.traders(),
            v.volumeMicros(),
            v.changedSequence(),
            Arrays.toString(PriceArray.encode(v.signals())),
            v.vaultMicros()
        };
        return String.join(" | ", Arrays.stream(cells).map(String::valueOf).toList());
    }
}
