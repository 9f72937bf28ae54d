package covenant.ledger.projection;

import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.signal.Signals;
import covenant.engine.state.Account;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns events into rows: the one place that knows which tables an event goes to. Events of one command stand at its lines, in the
 * order in which they happened; one takes as many lines as it has postings, at least one.
 */
final class Tables {
    /** Of a trade in the view {@code posting}: trader, sponsor, vault. */
    private static final int TRADE_LINES = 3;

    /** After which a market's prices are prices no more. */
    private static final Set<Class<?>> ENDS =
            Set.of(Event.OutcomeSettled.class, Event.OutcomeCorrected.class, Event.MarketVoided.class);

    private final AccountTable accounts;
    private final MarketTable markets;
    private final TradeTable trades;
    private final TradeListTable lists;
    private final PostingTable postings;
    private final MarketEventTable marketEvents;
    private final CourseTable courses;
    private final PositionTable positions;
    private final OrderTable orders;
    private final ActorTable actors;
    private final CommitmentTable commitments;
    private final CommitmentEventTable commitmentEvents;
    private final PledgeTable pledges;
    private final PlaybookTable playbooks;
    private final PlaybookEventTable playbookEvents;
    private final FiringTable firings;
    private final DeliveryTable deliveries;
    private final ActTable acts;
    private final List<Table> all;
    private final RowCounts counts;
    private final Map<Class<?>, Take<Event>> takes = new HashMap<>();

    private long sequence;
    private int line;
    private int tradeNumber;
    private Command command;
    private Engine engine;

    /** What is done with an event of one kind. Returns how many lines it takes. */
    private interface Take<E extends Event> {
        int take(Place place, E event) throws SQLException;
    }

    /** What is done with an event that is one row. */
    private interface TakeRow<E extends Event> {
        void take(Place place, E event) throws SQLException;
    }

    /** What is done with an event of a market, with the prices just after it. */
    private interface TakePrices<E extends Event> {
        void take(Place place, E event, Long[] prices) throws SQLException;
    }

    /** Which market an event is about. */
    private interface MarketOf<E extends Event> {
        int market(E event);
    }

    Tables(Connection connection) throws SQLException {
        accounts = new AccountTable(connection);
        markets = new MarketTable(connection);
        trades = new TradeTable(connection);
        lists = new TradeListTable(connection);
        postings = new PostingTable(connection);
        marketEvents = new MarketEventTable(connection);
        courses = new CourseTable(connection);
        positions = new PositionTable(connection);
        orders = new OrderTable(connection);
        actors = new ActorTable(connection);
        commitments = new CommitmentTable(connection);
        commitmentEvents = new CommitmentEventTable(connection);
        pledges = new PledgeTable(connection);
        playbooks = new PlaybookTable(connection);
        playbookEvents = new PlaybookEventTable(connection);
        firings = new FiringTable(connection);
        deliveries = new DeliveryTable(connection);
        acts = new ActTable(connection);
        List<Table> books =
                List.of(accounts, markets, trades, lists, postings, marketEvents, courses, positions, orders);
        List<Table> promises = List.of(actors, commitments, commitmentEvents, pledges);
        List<Table> responses = List.of(playbooks, playbookEvents, firings, deliveries, acts);
        all = java.util.stream.Stream.of(books, promises, responses)
                .flatMap(List::stream)
                .toList();
        counts = new RowCounts(connection, all);
        takeMoney();
        takeMarkets();
        takePromises();
        takeResponses();
        requireEveryKind();
    }

    private void takeMoney() {
        on(Event.Traded.class, this::traded);
        on(Event.CashMoved.class, this::cashMoved);
        on(Event.Burned.class, postings::burned);
        on(Event.AccountOpened.class, (place, e) -> {
            accounts.open(place, e.account(), e.id(), e.name(), e.role());
            return 0;
        });
        onRow(Event.OrderPlaced.class, orders::placed);
        onRow(Event.OrderEnded.class, orders::ended);
    }

    private void takeMarkets() {
        onMarket(Event.MarketOpened.class, Event.MarketOpened::market, (place, e, prices) -> {
            markets.open(place, e);
            marketEvents.opened(place, e, prices);
        });
        onMarket(Event.LiquidityAdded.class, Event.LiquidityAdded::market, marketEvents::liquidityAdded);
        onMarket(Event.TradingBegan.class, Event.TradingBegan::market, marketEvents::tradingBegan);
        onMarket(Event.MarketClosed.class, Event.MarketClosed::market, marketEvents::closed);
        onMarket(Event.Decided.class, Event.Decided::market, (place, e, prices) -> {
            marketEvents.decided(place, e, prices);
            byItself(place, VenueActs.decided(e, engine));
        });
        onMarket(Event.ConditionSettled.class, Event.ConditionSettled::market, (place, e, prices) -> {
            marketEvents.conditionSettled(place, e, prices);
            byItself(place, VenueActs.conditionSettled(e, engine));
            positions.touchAll(engine.state().market(e.market()));
        });
        onMarket(Event.OutcomeSettled.class, Event.OutcomeSettled::market, (place, e, prices) -> {
            marketEvents.outcomeSettled(place, e, prices);
            positions.touchAll(engine.state().market(e.market()));
        });
        onMarket(Event.OutcomeCorrected.class, Event.OutcomeCorrected::market, marketEvents::corrected);
        onMarket(Event.MarketVoided.class, Event.MarketVoided::market, (place, e, prices) -> {
            marketEvents.voided(place, e, prices);
            byItself(place, VenueActs.voided(e, engine));
            positions.touchAll(engine.state().market(e.market()));
        });
    }

    private void takePromises() {
        onRow(Event.ActorOpened.class, actors::opened);
        onRow(Event.CommitmentOpened.class, commitments::opened);
        onRow(Event.EvidenceAdded.class, commitmentEvents::evidence);
        onRow(Event.Attested.class, commitmentEvents::attested);
        onRow(Event.ChallengeOpened.class, commitmentEvents::challengeOpened);
        onRow(Event.BondPosted.class, commitmentEvents::bondPosted);
        onRow(Event.BondEnded.class, commitmentEvents::bondEnded);
        onRow(Event.CommitmentMoved.class, (place, e) -> {
            commitmentEvents.moved(place, e);
            byItself(place, VenueActs.moved(e, engine));
        });
        onRow(Event.PledgeOpened.class, pledges::opened);
        onRow(Event.PledgeSigned.class, commitmentEvents::signed);
        onRow(Event.PledgeEnded.class, (place, e) -> {
            pledges.ended(place, e);
            byItself(place, VenueActs.ended(e, engine));
        });
    }

    private void takeResponses() {
        onRow(Event.PlaybookOpened.class, playbooks::opened);
        onRow(Event.PlaybookMoved.class, (place, e) -> {
            playbookEvents.moved(place, e);
            byItself(place, VenueActs.moved(e, engine));
        });
        onRow(Event.PlaybookCrossed.class, playbookEvents::crossed);
        onRow(Event.PlaybookUnsealed.class, playbookEvents::unsealed);
        onRow(Event.PlaybookFired.class, firings::fired);
        onRow(Event.DeliveryRecorded.class, deliveries::recorded);
        onRow(Event.Acted.class, acts::add);
        // The venue's name and its clock are in every answer, and keys are nobody's business.
        onNothing(Event.VenueFounded.class, Event.KeyIssued.class, Event.KeyRevoked.class, Event.ClockAdvanced.class);
    }

    @SuppressWarnings("unchecked")
    private <E extends Event> void on(Class<E> kind, Take<E> take) {
        takes.put(kind, (Take<Event>) take);
    }

    private <E extends Event> void onRow(Class<E> kind, TakeRow<E> take) {
        on(kind, (place, event) -> {
            take.take(place, event);
            return 1;
        });
    }

    private <E extends Event> void onMarket(Class<E> kind, MarketOf<E> about, TakePrices<E> take) {
        on(kind, (place, event) -> {
            int market = about.market(event);
            markets.touch(market);
            Long[] prices = prices(market);
            take.take(place, event, prices);
            if (!ENDS.contains(kind)) {
                courses.step(place, engine.state().market(market), prices);
            }
            return 1;
        });
    }

    private void onNothing(Class<?>... kinds) {
        for (Class<?> kind : kinds) {
            takes.put(kind, (place, event) -> 0);
        }
    }

    private void requireEveryKind() {
        for (Class<?> kind : Event.class.getPermittedSubclasses()) {
            if (!takes.containsKey(kind)) {
                throw new IllegalStateException("an event that the projection does not know: " + kind.getSimpleName());
            }
        }
    }

    /** One event, while the engine stands just behind it. */
    void event(long ofSequence, long atMicros, Command ofCommand, Event event, Engine at) throws SQLException {
        if (ofSequence != sequence) {
            begin(ofSequence, atMicros, ofCommand, at);
        }
        line += takes.get(event.getClass()).take(new Place(sequence, line, atMicros), event);
    }

    private void begin(long ofSequence, long atMicros, Command ofCommand, Engine at) throws SQLException {
        sequence = ofSequence;
        command = ofCommand;
        engine = at;
        line = 0;
        tradeNumber = 0;
        if (sequence == 1) {
            // The venue's own account is there before the first command; no event tells of it.
            Account venue = engine.state().account(Command.VENUE_ACCOUNT);
            accounts.open(new Place(sequence, 0, atMicros), venue.number(), venue.id(), venue.name(), venue.role());
        }
    }

    private int traded(Place place, Event.Traded t) throws SQLException {
        long key = TradeTable.key(sequence, tradeNumber++);
        long sponsorCash = engine.state().account(t.sponsor()).cashMicros();
        String commandId = t.order() < 0 ? command.commandId().text() : "";
        Long[] prices = prices(t.market());
        trades.add(key, place, commandId, t, sponsorCash, prices);
        courses.traded(place, t, engine.state().market(t.market()), prices);
        lists.add(TradeListTable.MARKET, t.market(), key);
        lists.add(TradeListTable.TRADER, t.account(), key);
        accounts.touch(t.account());
        positions.traded(t);
        if (t.sponsorCashDeltaMicros() != 0) {
            lists.add(TradeListTable.FEE_RECEIVER, t.sponsor(), key);
            accounts.touch(t.sponsor());
        }
        markets.touch(t.market());
        return TRADE_LINES;
    }

    private int cashMoved(Place place, Event.CashMoved moved) throws SQLException {
        accounts.touch(moved.account());
        if (moved.market() >= 0) {
            markets.touch(moved.market());
        }
        return postings.add(place, moved);
    }

    private void byItself(Place place, Event.Acted act) throws SQLException {
        if (act != null) {
            acts.add(place, act);
        }
    }

    private Long[] prices(int market) {
        return PriceArray.encode(Signals.of(engine.state().market(market)));
    }

    /** How many rows the tables have, those that are still held back included. */
    RowCounts counts() {
        return counts;
    }

    void write(Engine at) throws SQLException {
        for (Table table : all) {
            table.write(at);
        }
    }
}
