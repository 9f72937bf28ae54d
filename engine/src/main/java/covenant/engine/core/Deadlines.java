package covenant.engine.core;

import covenant.engine.agenda.Due;
import covenant.engine.command.Command;
import covenant.engine.event.Event;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.engine.state.VenueState;

/** What happens by itself: carries out what the agenda holds, one thing after the other, each at the time at which it was due. */
final class Deadlines {
    private final VenueState state;
    private final Settlement settlement;
    private final Decisions decisions;
    private final Orders orders;
    private final Commitments commitments;
    private final Playbooks playbooks;

    Deadlines(
            VenueState state,
            Settlement settlement,
            Decisions decisions,
            Orders orders,
            Commitments commitments,
            Playbooks playbooks) {
        this.state = state;
        this.settlement = settlement;
        this.decisions = decisions;
        this.orders = orders;
        this.commitments = commitments;
        this.playbooks = playbooks;
    }

    /** Carries out all that is due at this time or before; the command before was at {@code beforeMicros}. */
    void pass(long sequence, long beforeMicros, long atMicros, EventSink events) {
        playbooks.jump(beforeMicros, atMicros);
        for (Due due = state.agenda().take(atMicros);
                due != null;
                due = state.agenda().take(atMicros)) {
            Moment then = new Moment(sequence, due.atMicros(), events);
            orders.begin(due.atMicros());
            events.at(due.atMicros());
            carryOut(due, then);
            observe(then);
        }
        orders.begin(atMicros);
        events.at(atMicros);
    }

    /** Fills what the commands before left to fill, at the time of the last of them; the command itself is at {@code atMicros}. */
    void catchUp(Moment then, long atMicros) {
        orders.at(then.atMicros());
        then.events().at(then.atMicros());
        orders.catchUp(then.sequence(), then.events());
        observe(then);
        then.events().at(atMicros);
    }

    /** Lets whoever watches prices and commitments look at those that have just changed. */
    void observe(Moment now) {
        for (int i = 0; i < state.changed().size(); i++) {
            Market market = state.changed().get(i);
            decisions.observe(market, now);
            playbooks.observe(market, now);
        }
        state.changed().clear();
        if (state.commitments().takeMoved()) {
            playbooks.observeCommitments(now);
        }
    }

    private void carryOut(Due due, Moment then) {
        switch (due.kind()) {
            case MARKET_OPENS -> begin(state.market(due.number()), then);
            case ORDER_EXPIRES -> orders.expire(due.number(), then);
            case DECISION_FALLS -> decisions.fall(due.number(), then);
            case MARKET_CLOSES -> close(state.market(due.number()), then);
            case CHALLENGE_ENDS -> commitments.challengeEnds(due.number(), then);
            case DISPUTE_ENDS -> commitments.disputeEnds(due.number(), then);
            case HORIZON_PASSES -> commitments.horizonPasses(due.number(), then);
            case PLEDGE_ENDS -> commitments.pledgeEnds(due.number(), then);
            case AVERAGE_ENDS -> playbooks.averageEnds(due.number(), then);
            case CROSSING_HELD -> playbooks.crossingHeld(due.number(), then);
            case RESPONSE_OVERDUE -> playbooks.responseOverdue(due.number(), then);
            case MARKET_EXPIRES -> expire(state.market(due.number()), then);
        }
    }

    private void begin(Market market, Moment then) {
        if (market.phase() == Phase.PENDING) {
            state.start(market);
            state.stamp(market, then.sequence());
            then.events().on(new Event.TradingBegan(market.number(), then.atMicros()));
        }
    }

    private void close(Market market, Moment then) {
        if (market.phase() == Phase.OPEN || market.phase() == Phase.PENDING) {
            state.close(market);
            state.stamp(market, then.sequence());
            then.events().on(new Event.MarketClosed(market.number()));
            orders.endDead(market, then.sequence(), then.events());
        }
    }

    private void expire(Market market, Moment then) {
        if (market.phase().isLive()) {
            settlement.voidMarket(
                    market,
                    "it expired before its outcome was known",
                    Command.VENUE_ACCOUNT,
                    then.sequence(),
                    then.events());
        }
    }
}
