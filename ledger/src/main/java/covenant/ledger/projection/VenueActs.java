package covenant.ledger.projection;

import covenant.engine.command.Command;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.state.Market;

/**
 * What the venue does by itself where otherwise somebody would have to: a decision that falls, a condition that a commitment or a decision
 * settles, a market that expires, a commitment, pledge or playbook that moves because time has passed. Null for anything else.
 */
final class VenueActs {
    private VenueActs() {}

    static Event.Acted decided(Event.Decided e, Engine engine) {
        return act("decide", market(e.market(), engine), e.reason(), "", condition(e.market(), e.condition(), engine));
    }

    static Event.Acted conditionSettled(Event.ConditionSettled e, Engine engine) {
        return e.by() != Command.VENUE_ACCOUNT
                ? null
                : act(
                        "settle-condition",
                        market(e.market(), engine),
                        e.reason(),
                        "",
                        condition(e.market(), e.condition(), engine));
    }

    static Event.Acted voided(Event.MarketVoided e, Engine engine) {
        return e.by() != Command.VENUE_ACCOUNT
                ? null
                : act("void-market", market(e.market(), engine), e.reason(), "", "voided");
    }

    static Event.Acted moved(Event.CommitmentMoved e, Engine engine) {
        String id =
                engine.state().commitments().commitment(e.commitment()).terms().id();
        return e.by() != Command.VENUE_ACCOUNT
                ? null
                : act("move-commitment", "commitment:" + id, e.reason(), e.from(), e.to());
    }

    static Event.Acted ended(Event.PledgeEnded e, Engine engine) {
        String id = engine.state().commitments().pledge(e.pledge()).terms().id();
        return act("end-pledge", "pledge:" + id, "", "", e.bound() ? "bound" : "failed");
    }

    static Event.Acted moved(Event.PlaybookMoved e, Engine engine) {
        String id = engine.state().playbooks().playbook(e.playbook()).terms().id();
        return e.by() != Command.VENUE_ACCOUNT
                ? null
                : act("move-playbook", "playbook:" + id, e.reason(), e.from(), e.to());
    }

    private static Event.Acted act(String what, String subject, String reason, String before, String after) {
        return new Event.Acted(Command.VENUE_ACCOUNT, what, subject, reason, before, after);
    }

    private static String market(int number, Engine engine) {
        return "market:" + engine.state().market(number).terms().id();
    }

    private static String condition(int number, int condition, Engine engine) {
        Market market = engine.state().market(number);
        return "condition " + market.terms().conditions().get(condition);
    }
}
