package covenant.ledger.projection;

import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.view.MarketView;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeSet;

/** Markets: their terms, and how they stand now. */
final class MarketTable implements Table {
    private final Batch inserts;
    private final Batch updates;
    private final TreeSet<Integer> touched = new TreeSet<>();

    MarketTable(Connection connection) throws SQLException {
        inserts = new Batch(
                connection,
                "INSERT INTO market (number, id, title, description, actor, source, conditions, metric, outcomes, low_micros,"
                        + " high_micros, unit, fee_bps, condition_trading, opens_micros,"
                        + " closes_micros, expires_micros, decision_rule, decides_micros, commitment, sponsor, opened_sequence,"
                        + " opened_micros) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?)");
        updates = new Batch(
                connection,
                "UPDATE market SET phase = ?, liquidity_micros = ?, subsidy_micros = ?, vault_micros = ?, settled_condition = ?,"
                        + " settled_outcome = ?, settled_micros = ?, void_reason = ?, trades = ?, traders = ?,"
                        + " volume_micros = ?, changed_sequence = ?, prices = ? WHERE number = ?");
    }

    void open(Place place, Event.MarketOpened opened) throws SQLException {
        MarketTerms terms = opened.terms();
        inserts.put(opened.market()).put(terms.id()).put(terms.title()).put(terms.text());
        inserts.put(terms.actor()).put(terms.source()).put(terms.conditions().toArray(new String[0]));
        inserts.put(terms.metric().type().id()).put(terms.metric().outcomes().toArray(new String[0]));
        inserts.put(terms.metric().lowMicros()).put(terms.metric().highMicros());
        inserts.put(terms.metric().unit()).put(terms.feeBps()).put(terms.conditionTrading());
        inserts.put(terms.opensAtMicros()).put(terms.closesAtMicros()).put(terms.expiresAtMicros());
        DecisionTerms decision = terms.decision();
        inserts.putOrNull(decision == null ? null : decision.rule().id());
        inserts.putOrNull(decision == null ? null : decision.decidesAtMicros());
        inserts.putOrNull(terms.binding() == null ? null : terms.binding().commitment());
        inserts.put(opened.sponsor()).put(place.sequence()).put(place.atMicros());
        inserts.add();
    }

    void touch(int market) {
        touched.add(market);
    }

    @Override
    public String name() {
        return "market";
    }

    @Override
    public long inserted() {
        return inserts.added();
    }

    @Override
    public void write(Engine engine) throws SQLException {
        inserts.flush();
        for (int number : touched) {
            MarketView view = MarketView.of(engine.state().market(number));
            updates.put(view.phase().id()).put(view.liquidityMicros()).put(view.subsidyMicros());
            updates.put(view.vaultMicros()).put(view.settledCondition()).put(view.settledOutcome());
            updates.put(view.settledValueMicros()).put(view.voidReason()).put(view.trades());
            updates.put(view.traders()).put(view.volumeMicros()).put(view.changedSequence());
            updates.put(PriceArray.encode(view.signals())).put(number);
            updates.add();
        }
        updates.flush();
        touched.clear();
    }
}
