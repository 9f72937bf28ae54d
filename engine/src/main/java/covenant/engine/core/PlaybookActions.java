package covenant.engine.core;

import covenant.engine.command.OpenMarket;
import covenant.engine.command.PlaybookTerms;
import covenant.engine.event.Event;
import covenant.engine.playbook.Firing;
import covenant.engine.playbook.Playbook;
import covenant.engine.state.VenueState;
import java.util.List;

/** Carries out what playbooks agreed: for real, or as a drill that shows what would happen. */
final class PlaybookActions {
    private final VenueState state;
    private final Opening opening;

    PlaybookActions(VenueState state, Opening opening) {
        this.state = state;
        this.opening = opening;
    }

    /** The action itself, because the playbook was triggered. */
    void fire(Playbook playbook, int by, Moment now) {
        carryOut(playbook, false, by, "", now);
    }

    /** The same as far as it harms nobody: a webhook and a call to convene go out marked as a drill, no market is opened. */
    void drill(Playbook playbook, int by, String reason, Moment now) {
        carryOut(playbook, true, by, reason, now);
    }

    private void carryOut(Playbook playbook, boolean drill, int by, String reason, Moment now) {
        PlaybookTerms terms = playbook.terms();
        Refused refused = null;
        int market = -1;
        if (terms.action() == PlaybookTerms.Action.OPEN_MARKET) {
            OpenMarket c = PlaybookTermsCheck.marketOf(terms, marketId(playbook));
            market = drill ? -1 : state.markets().size();
            refused = drill
                    ? opening.rehearse(c, now.atMicros())
                    : opening.open(c, now.sequence(), now.atMicros(), now.events());
            market = refused == null ? market : -1;
        }
        String outcome = refused == null ? "" : refused.refusal().code();
        boolean posted = terms.action() == PlaybookTerms.Action.WEBHOOK;
        Firing firing = new Firing(
                state.playbooks().firings().size(),
                playbook.number(),
                drill,
                by,
                reason,
                now.sequence(),
                now.atMicros(),
                drill ? now.atMicros() : playbook.triggeredAtMicros(),
                playbook.signal(),
                outcome,
                market,
                posted ? Firing.Delivery.PENDING : Firing.Delivery.NONE,
                List.of());
        state.playbooks().add(firing);
        playbook.stamp(now.sequence());
        now.events()
                .on(new Event.PlaybookFired(
                        firing.number(), playbook.number(), drill, outcome, now.atMicros(), market, by, reason));
    }

    /** The id agreed; from the second market on with a number, because the first one has it. */
    private String marketId(Playbook playbook) {
        int opened = 0;
        for (int firing : playbook.firings()) {
            opened += state.playbooks().firing(firing).market() >= 0 ? 1 : 0;
        }
        String id = playbook.terms().market().id();
        return opened == 0 ? id : id + "-" + (opened + 1);
    }
}
