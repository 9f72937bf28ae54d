package covenant.ledger.history;

import covenant.engine.command.MarketTerms;
import covenant.engine.decision.Mix;
import covenant.engine.signal.Marking;
import covenant.ledger.projection.PriceArray;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Adds up what an account's markets brought it. Costs as much as it has markets and movements of cash that are no trades. */
final class Profits {
    private static final String POSITIONS =
            "SELECT market, payoff_micros, trades, fees_micros, traded_micros FROM position" + " WHERE account = ?";

    private static final String POSTINGS = "SELECT market, cause, SUM(amount_micros),"
            + " SUM(CASE WHEN amount_micros > 0 THEN amount_micros ELSE 0 END) FROM cash_posting"
            + " WHERE side = 'account' AND holder = ? GROUP BY market, cause";

    private static final String MARKET =
            "SELECT phase, settled_condition, condition_trading, prices FROM market" + " WHERE number = ?";

    private static final String DECIDED =
            "SELECT condition_number, rule_condition FROM market_event" + " WHERE market = ? AND kind = 'decided'";

    private static final String CASH = "SELECT cash_micros FROM account WHERE number = ?";

    private final Connection connection;
    private final IntFunction<MarketTerms> terms;
    private final Map<Integer, Flows> flows = new TreeMap<>();
    private long depositedMicros;
    private long bondsMicros;
    private long correctionsMicros;

    /** What moved between an account and a market. */
    private static final class Flows {
        private long[] payoffs = {};
        private long trades;
        private long fees;
        private long net;
        private long reserved;
        private long subsidy;
        private long returned;
    }

    private Profits(Connection connection, IntFunction<MarketTerms> terms) {
        this.connection = connection;
        this.terms = terms;
    }

    /** The account's profit; of nothing if there is no such account. */
    static Profit read(Connection connection, int account, IntFunction<MarketTerms> terms) throws SQLException {
        return new Profits(connection, terms).of(account);
    }

    private Profit of(int account) throws SQLException {
        addPositions(account);
        addPostings(account);
        List<MarketProfit> markets = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(MARKET)) {
            for (Map.Entry<Integer, Flows> each : flows.entrySet()) {
                statement.setInt(1, each.getKey());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    markets.add(market(each.getKey(), each.getValue(), row));
                }
            }
        }
        return new Profit(
                markets,
                cash(account),
                depositedMicros,
                bondsMicros,
                correctionsMicros,
                Rows.committedSequence(connection));
    }

    private void addPositions(int account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSITIONS)) {
            statement.setInt(1, account);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Flows of = of(flows, row.getInt(1));
                    of.payoffs = PriceArray.longs(row.getArray(2));
                    of.trades = row.getLong(3);
                    of.fees = row.getLong(4);
                    of.net += row.getLong(5);
                }
            }
        }
    }

    private void addPostings(int account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSTINGS)) {
            statement.setInt(1, account);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    add(row.getInt(1), row.getString(2), row.getLong(3), row.getLong(4));
                }
            }
        }
    }

    private static Flows of(Map<Integer, Flows> flows, int market) {
        return flows.computeIfAbsent(market, absent -> new Flows());
    }

    private void add(int market, String cause, long sumMicros, long receivedMicros) {
        switch (cause) {
            case "deposit", "withdrawal" -> depositedMicros += sumMicros;
            case "bond_posted", "bond_returned", "bond_slashed" -> bondsMicros += sumMicros;
            case "subsidy" -> of(flows, market).subsidy -= sumMicros;
            case "pool_returned" -> of(flows, market).returned += sumMicros;
            case "order_reserved", "order_released" -> of(flows, market).reserved -= sumMicros;
            case "called_off", "payout", "voided" -> of(flows, market).net += sumMicros;
            case "correction" -> {
                correctionsMicros += receivedMicros - sumMicros;
                if (receivedMicros != 0) {
                    of(flows, market).net += receivedMicros;
                }
            }
            default -> throw new IllegalStateException("a movement of cash that profits do not know: " + cause);
        }
    }

    private long cash(int account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CASH)) {
            statement.setInt(1, account);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private MarketProfit market(int number, Flows of, ResultSet row) throws SQLException {
        String phase = row.getString(1);
        if (phase.equals("settled") || phase.equals("voided")) {
            return new MarketProfit(
                    number,
                    phase,
                    of.trades,
                    of.fees,
                    0,
                    of.reserved,
                    of.net,
                    List.of(),
                    null,
                    of.net,
                    of.net,
                    of.subsidy,
                    of.returned);
        }
        MarketTerms market = terms.apply(number);
        int settled = row.getInt(2);
        boolean priced =
                row.getBoolean(3) || settled >= 0 || market.conditions().size() == 1;
        PriceArray prices = PriceArray.decode(
                PriceArray.longs(row.getArray(4)),
                market.conditions().size(),
                market.metric().outcomes().size());
        Marking marking = new Marking(
                market, of.payoffs, prices.conditionPpb(), prices.outcomePpb(), settled, mix(number, market, settled));
        List<MarketProfit.Branch> branches = new ArrayList<>();
        for (int c : marking.liveConditions()) {
            long value = marking.givenMicros(c);
            branches.add(new MarketProfit.Branch(c, value, of.net + value));
        }
        return new MarketProfit(
                number,
                phase,
                of.trades,
                of.fees,
                -of.net,
                of.reserved,
                null,
                branches,
                priced ? (Long) (of.net + marking.overallMicros()) : null,
                of.net + marking.worstMicros(),
                of.net + marking.bestMicros(),
                of.subsidy,
                of.returned);
    }

    /** How much of a payoff counts; before a decision by lot it is not known, and payoffs count whole. */
    private Mix mix(int number, MarketTerms market, int settled) throws SQLException {
        if (settled < 0 || market.decision() == null || !market.decision().isCausal()) {
            return Mix.WHOLE;
        }
        try (PreparedStatement statement = connection.prepareStatement(DECIDED)) {
            statement.setInt(1, number);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Mix.of(market.decision(), market.conditions().size(), row.getInt(1) == row.getInt(2))
                        : Mix.WHOLE;
            }
        }
    }
}
