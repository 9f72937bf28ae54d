package covenant.engine.state;

import covenant.engine.command.Order;
import covenant.engine.command.SignalTerms;
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
    }

    private static void check(Playbook playbook, VenueState state) {
        SignalTerms signal = playbook.terms().signal();
        Market market = state.market(signal.market());
        boolean known = signal.kind() == SignalTerms.Kind.BREACH
                ? state.commitments().commitment(signal.commitment()) != null && signal.market() == Order.ANY
                : market != null
                        && signal.condition() < market.terms.conditions().size()
                        && signal.outcome() < market.outcomes;
        if (!known || state.account(playbook.terms().owner()) == null) {
            throw new MalformedWire("playbook " + playbook.number() + " names what is not there");
        }
    }
}
