package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whatever changed a market's prices or phase and was not a trade, with the prices just after it. */
final class MarketEventTable implements Table {
    /** The columns of which each kind of event fills some. */
    private enum Column {
        ACCOUNT,
        CONDITION_NUMBER,
        OUTCOME_NUMBER,
        SETTLED_MICROS,
        LIQUIDITY_MICROS,
        TOKEN_BEFORE,
        TOKEN_AFTER,
        COMMITMENT,
        RULE_CONDITION,
        DRAW_PPB,
        OUTCOME_BEFORE,
        SETTLED_BEFORE_MICROS,
        PAID_MICROS,
        REASON
    }

    private final Batch inserts;

    MarketEventTable(Connection connection) throws SQLException {
        StringBuilder columns = new StringBuilder("market, sequence, line, happened_micros, kind");
        for (Column column : Column.values()) {
            columns.append(", ").append(column.name());
        }
        inserts = new Batch(
                connection,
                "INSERT INTO market_event (" + columns + ", prices) VALUES (?, ?, ?, ?, ?, ?"
                        + ", ?".repeat(Column.values().length) + ")");
    }

    /** One row on its way: what its kind says. */
    private final class Row {
        private final Map<Column, Object> cells = new LinkedHashMap<>();

        Row with(Column column, Object value) {
            cells.put(column, value);
            return this;
        }

        void add(Place place, int market, String kind, Long[] prices) throws SQLException {
            inserts.put(market).put(place.sequence()).put(place.line()).put(place.atMicros());
            inserts.put(kind);
            for (Column column : Column.values()) {
                inserts.putOrNull(cells.get(column));
            }
            inserts.put(prices).add();
        }
    }

    void opened(Place place, Event.MarketOpened e, Long[] prices) throws SQLException {
        new Row()
                .with(Column.ACCOUNT, e.sponsor())
                .with(Column.LIQUIDITY_MICROS, e.liquidityMicros())
                .add(place, e.market(), "opened", prices);
    }

    void liquidityAdded(Place place, Event.LiquidityAdded e, Long[] prices) throws SQLException {
        new Row()
                .with(Column.ACCOUNT, e.by())
                .with(Column.LIQUIDITY_MICROS, e.liquidityMicros())
                .add(place, e.market(), "liquidity_added", prices);
    }

    void tradingBegan(Place place, Event.TradingBegan e, Long[] prices) throws SQLException {
        new Row().add(place, e.market(), "trading_began", prices);
    }

    void closed(Place place, Event.MarketClosed e, Long[] prices) throws SQLException {
        new Row().add(place, e.market(), "closed", prices);
    }

    void decided(Place place, Event.Decided e, Long[] prices) throws SQLException {
        new Row()
                .with(Column.CONDITION_NUMBER, e.condition())
                .with(Column.RULE_CONDITION, e.byRule())
                .with(Column.DRAW_PPB, e.drawPpb())
                .with(Column.REASON, e.reason())
                .add(place, e.market(), "decided", prices);
    }

    void conditionSettled(Place place, Event.ConditionSettled e, Long[] prices) throws SQLException {
        new Row()
                .with(Column.ACCOUNT, e.by())
                .with(Column.CONDITION_NUMBER, e.condition())
                .with(Column.TOKEN_BEFORE, e.tokenBefore())
                .with(Column.TOKEN_AFTER, e.tokenAfter())
                .with(Column.COMMITMENT, e.commitment() < 0 ? null : e.commitment())
                .with(Column.REASON, e.reason())
                .add(place, e.market(), "condition_settled", prices);
    }

    void outcomeSettled(Place place, Event.OutcomeSettled e, Long[] prices) throws SQLException {
        new Row()
                .with(Column.ACCOUNT, e.by())
                .with(Column.OUTCOME_NUMBER, e.outcome())
                .with(Column.SETTLED_MICROS, e.valueMicros())
                .add(place, e.market(), "outcome_settled", prices);
    }

    void corrected(Place place, Event.OutcomeCorrected e, Long[] prices) throws SQLException {
        new Row()
                .with(Column.ACCOUNT, e.by())
                .with(Column.OUTCOME_NUMBER, e.outcomeAfter())
                .with(Column.SETTLED_MICROS, e.valueAfterMicros())
                .with(Column.OUTCOME_BEFORE, e.outcomeBefore())
                .with(Column.SETTLED_BEFORE_MICROS, e.valueBeforeMicros())
                .with(Column.PAID_MICROS, e.paidMicros())
                .with(Column.REASON, e.reason())
                .add(place, e.market(), "outcome_corrected", prices);
    }

    void voided(Place place, Event.MarketVoided e, Long[] prices) throws SQLException {
        new Row().with(Column.ACCOUNT, e.by()).with(Column.REASON, e.reason()).add(place, e.market(), "voided", prices);
    }

    @Override
    public String name() {
        return "market_event";
    }

    @Override
    public long inserted() {
        return inserts.added();
    }

    @Override
    public void write(Engine engine) throws SQLException {
        inserts.flush();
    }
}
