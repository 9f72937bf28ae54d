package covenant.engine.core;

import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.IfUnchanged;
import covenant.engine.command.OnCommitment;
import covenant.engine.command.OnMarket;
import covenant.engine.command.OnPlaybook;
import covenant.engine.commitment.Commitment;
import covenant.engine.playbook.Playbook;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;

/** When what a command is about was changed last. */
record Stamps(VenueState state) {
    private static final long NOTHING = -1;

    /** Why a condition does not hold, or null; what is not there is left to the command itself to refuse. */
    Refused check(IfUnchanged c) {
        long changed = of(c.inner());
        return changed == NOTHING || changed == c.changedSequence()
                ? null
                : new Refused(
                        Refusal.CHANGED_MEANWHILE,
                        "its last change is that of sequence " + changed + ", not " + c.changedSequence());
    }

    private long of(Command command) {
        if (command instanceof OnMarket about) {
            Market market = state.market(about.market());
            return market == null ? NOTHING : market.changedSequence();
        }
        if (command instanceof OnCommitment about) {
            Commitment commitment = state.commitments().commitment(about.commitment());
            return commitment == null ? NOTHING : commitment.changedSequence();
        }
        Playbook playbook = state.playbooks().playbook(((OnPlaybook) command).playbook());
        return playbook == null ? NOTHING : playbook.changedSequence();
    }
}
