package covenant.ledger.projection;

import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.signal.Signals;
import covenant.engine.state.Account;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Turns events into rows: the one place that knows which tables an event goes to. */
final class Tables {
    /** Of a trade in the view {@code posting}: trader, sponsor, vault. */
    private static final int TRADE_LINES = 3;

    private final AccountTable accounts;
    private final MarketTable markets;
    private final TradeTable trades;
    private final TradeListTable lists;
    private final PostingTable postings;
    private final MarketEventTable marketEvents;
    private final PositionTable positions;
    private final List<Table> all;
    private int postingLine;
    private int eventLine;

    Tables(Connection connection) throws SQLException {
        accounts = new AccountTable(connection);
        markets = new MarketTable(connection);
        trades = new TradeTable(connection);
        lists = new TradeListTable(connection);
        postings = new PostingTable(connection);
        marketEvents = new MarketEventTable(connection);
        positions = new PositionTable(connection);
        all = List.of(accounts, markets, trades, lists, postings, marketEvents, positions);
    }

    void step(long sequence, long atMicros, Command command, List<Event> events, Engine engine) throws SQLException {
        if (sequence == 1) {
            // The venue's own account is there before the first command; no event tells of it.
            Account venue = engine.state().account(Command.VENUE_ACCOUNT);
            accounts.open(sequence, atMicros, venue.number(), venue.id(), venue.name(), venue.role());
        }
        postingLine = 0;
        eventLine = 0;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (event instanceof Event.Traded traded) {
                trade(sequence, atMicros, command, traded, engine);
            } else if (event instanceof Event.CashMoved moved) {
                postings.add(sequence, postingLine, atMicros, moved);
                postingLine += 2;
                accounts.touch(moved.account());
                touchMarket(moved.market());
            } else if (event instanceof Event.AccountOpened e) {
                accounts.open(sequence, atMicros, e.account(), e.id(), e.name(), e.role());
            } else if (!(event instanceof Event.VenueFounded || event instanceof Event.KeyIssued)) {
                marketEvent(sequence, atMicros, event, engine);
            }
        }
    }

    private void trade(long sequence, long atMicros, Command command, Event.Traded t, Engine engine)
            throws SQLException {
        if (postingLine != 0) {
            throw new IllegalStateException("the postings of trade " + sequence + " are not the command's first");
        }
        postingLine = TRADE_LINES;
        long sponsorCash = engine.state().account(t.sponsor()).cashMicros();
        trades.add(sequence, atMicros, command.commandId().text(), t, sponsorCash, prices(t.market(), engine));
        lists.add(TradeListTable.MARKET, t.market(), sequence);
        lists.add(TradeListTable.TRADER, t.account(), sequence);
        accounts.touch(t.account());
        positions.touch(t.market(), t.account());
        if (t.feeMicros() != 0) {
            positions.touch(t.market(), t.sponsor());
        }
        if (t.sponsorCashDeltaMicros() != 0) {
            lists.add(TradeListTable.FEE_RECEIVER, t.sponsor(), sequence);
            accounts.touch(t.sponsor());
        }
        touchMarket(t.market());
    }

    private void marketEvent(long sequence, long atMicros, Event event, Engine engine) throws SQLException {
        if (event instanceof Event.MarketOpened e) {
            markets.open(sequence, atMicros, e);
            marketEvents.opened(place(sequence, atMicros, e.market(), engine), e);
        } else if (event instanceof Event.LiquidityAdded e) {
            marketEvents.liquidityAdded(place(sequence, atMicros, e.market(), engine), e);
        } else if (event instanceof Event.MarketClosed e) {
            marketEvents.closed(place(sequence, atMicros, e.market(), engine), e);
        } else if (event instanceof Event.ConditionSettled e) {
            marketEvents.conditionSettled(place(sequence, atMicros, e.market(), engine), e);
            positions.touchAll(engine.state().market(e.market()));
        } else if (event instanceof Event.OutcomeSettled e) {
            marketEvents.outcomeSettled(place(sequence, atMicros, e.market(), engine), e);
            positions.touchAll(engine.state().market(e.market()));
        } else if (event instanceof Event.MarketVoided e) {
            marketEvents.voided(place(sequence, atMicros, e.market(), engine), e);
            positions.touchAll(engine.state().market(e.market()));
        } else {
            throw new IllegalStateException("an event that the projection does not know: " + event);
        }
    }

    /** Takes a line of the command's history for an event of this market. */
    private MarketEventTable.Place place(long sequence, long atMicros, int market, Engine engine) {
        touchMarket(market);
        return new MarketEventTable.Place(sequence, eventLine++, atMicros, prices(market, engine));
    }

    private void touchMarket(int market) {
        if (market >= 0) {
            markets.touch(market);
        }
    }

    private static Long[] prices(int market, Engine engine) {
        return PriceArray.encode(Signals.of(engine.state().market(market)));
    }

    void write(Engine engine) throws SQLException {
        for (Table table : all) {
            table.write(engine);
        }
    }
}
