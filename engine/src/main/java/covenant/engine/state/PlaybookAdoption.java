package covenant.engine.state;

import covenant.engine.command.Order;
import covenant.engine.command.SignalTerms;
import covenant.engine.playbook.Firing;
import covenant.engine.playbook.Playbook;
import covenant.engine.playbook.PlaybookRegister;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;

/** Takes the playbooks of a snapshot into a state whose accounts, markets and commitments are there already. */
final class PlaybookAdoption {
    private PlaybookAdoption() {}

    static void read(VenueState state, WireReader in) {
        PlaybookRegister register = PlaybookRegister.read(in);
        state.playbooks = register;
        for (Playbook playbook : register.all()) {
            check(playbook, state);
            Market market = state.market(playbook.terms().signal().market());
            if (market != null && market.phase.isLive()) {
                market.watch(1);
            } else if (market != null) {
                register.leave(market.number);
            }
            PlaybookRegister.enter(playbook, state.agenda());
        }
        for (Firing firing : register.firings()) {
            if (state.account(firing.by()) == null || firing.market() >= state.markets.size()) {
                throw new MalformedWire("firing " + firing.number() + " names what is not there");
            }
        }
    }

    private static void check(Playbook playbook, VenueState state) {
        SignalTerms signal = playbook.terms().signal();
        Market market = state.market(signal.market());
        boolean known = signal.kind() == SignalTerms.Kind.BREACH
                ? state.commitments().commitment(signal.commitment()) != null && signal.market() == Order.ANY
                : market != null
                        && (market.terms.decision() != null || signal.kind() != SignalTerms.Kind.LEAD)
                        && signal.condition() < market.terms.conditions().size()
                        && signal.outcome() < market.outcomes;
        boolean people = state.account(playbook.terms().owner()) != null
                && state.account(playbook.openedBy()) != null
                && playbook.moves().stream().allMatch(move -> state.account(move.by()) != null);
        if (!known || !people) {
            throw new MalformedWire("playbook " + playbook.number() + " names what is not there");
        }
    }
}
