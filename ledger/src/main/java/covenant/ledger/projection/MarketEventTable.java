package covenant.ledger.projection;

import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import java.sql.Connection;
import java.sql.SQLException;

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
        AVERAGES,
        DRAW_PPB,
        DRAW_SEED,
        DRAW_SEQUENCE,
        OUTCOME_BEFORE,
        SETTLED_BEFORE_MICROS,
        PAID_MICROS,
        REASON,
        PRICES
    }

    private final SparseBatch<Column> inserts;

    MarketEventTable(Connection connection) throws SQLException {
        inserts = new SparseBatch<>(connection, "market_event", "market", Column.class);
    }

    private SparseBatch<Column>.Row row(Long[] prices) {
        return inserts.row().with(Column.PRICES, prices);
    }

    void opened(Place place, Event.MarketOpened e, Long[] prices) throws SQLException {
        row(prices)
                .with(Column.ACCOUNT, e.sponsor())
                .with(Column.LIQUIDITY_MICROS, e.liquidityMicros())
                .add(place, e.market(), "opened");
    }

    void liquidityAdded(Place place, Event.LiquidityAdded e, Long[] prices) throws SQLException {
        row(prices)
                .with(Column.ACCOUNT, e.by())
                .with(Column.LIQUIDITY_MICROS, e.liquidityMicros())
                .add(place, e.market(), "liquidity_added");
    }

    void tradingBegan(Place place, Event.TradingBegan e, Long[] prices) throws SQLException {
        row(prices).add(place, e.market(), "trading_began");
    }

    void closed(Place place, Event.MarketClosed e, Long[] prices) throws SQLException {
        row(prices).add(place, e.market(), "closed");
    }

    void decided(Place place, Event.Decided e, Long[] prices) throws SQLException {
        row(prices)
                .with(Column.CONDITION_NUMBER, e.condition())
                .with(Column.RULE_CONDITION, e.byRule())
                .with(Column.AVERAGES, e.averages().toArray(new Long[0]))
                .with(Column.DRAW_PPB, e.drawPpb())
                .with(Column.DRAW_SEED, e.seed() == null ? null : e.seed().hex())
                .with(Column.DRAW_SEQUENCE, e.drawSequence())
                .with(Column.REASON, e.reason())
                .add(place, e.market(), "decided");
    }

    void conditionSettled(Place place, Event.ConditionSettled e, Long[] prices) throws SQLException {
        row(prices)
                .with(Column.ACCOUNT, e.by())
                .with(Column.CONDITION_NUMBER, e.condition())
                .with(Column.TOKEN_BEFORE, e.tokenBefore())
                .with(Column.TOKEN_AFTER, e.tokenAfter())
                .with(Column.COMMITMENT, e.commitment() < 0 ? null : e.commitment())
                .with(Column.REASON, e.reason())
                .add(place, e.market(), "condition_settled");
    }

    void outcomeSettled(Place place, Event.OutcomeSettled e, Long[] prices) throws SQLException {
        row(prices)
                .with(Column.ACCOUNT, e.by())
                .with(Column.OUTCOME_NUMBER, e.outcome())
                .with(Column.SETTLED_MICROS, e.valueMicros())
                .add(place, e.market(), "outcome_settled");
    }

    void corrected(Place place, Event.OutcomeCorrected e, Long[] prices) throws SQLException {
        row(prices)
                .with(Column.ACCOUNT, e.by())
                .with(Column.OUTCOME_NUMBER, e.outcomeAfter())
                .with(Column.SETTLED_MICROS, e.valueAfterMicros())
                .with(Column.OUTCOME_BEFORE, e.outcomeBefore())
                .with(Column.SETTLED_BEFORE_MICROS, e.valueBeforeMicros())
                .with(Column.PAID_MICROS, e.paidMicros())
                .with(Column.REASON, e.reason())
                .add(place, e.market(), "outcome_corrected");
    }

    void voided(Place place, Event.MarketVoided e, Long[] prices) throws SQLException {
        row(prices).with(Column.ACCOUNT, e.by()).with(Column.REASON, e.reason()).add(place, e.market(), "voided");
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
