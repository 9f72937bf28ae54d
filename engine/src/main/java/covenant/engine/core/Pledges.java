package covenant.engine.core;

import covenant.engine.Plain;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.OpenPledge;
import covenant.engine.command.SignPledge;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentPhase;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.commitment.Entry;
import covenant.engine.commitment.Pledge;
import covenant.engine.commitment.PledgePhase;
import covenant.engine.event.Event;
import covenant.engine.state.VenueState;

/** Joint pledges: nobody is bound before enough have signed. */
final class Pledges {
    private final CommitmentRegister register;
    private final CommitmentChecks checks;
    private final CommitmentMoves moves;

    Pledges(VenueState state, CommitmentChecks checks, CommitmentMoves moves) {
        this.register = state.commitments();
        this.checks = checks;
        this.moves = moves;
    }

    Refused open(OpenPledge c, Moment now) {
        Refused refused = checks.pledge(c.terms(), now.atMicros());
        if (refused == null && !now.isRehearsal()) {
            Pledge pledge = register.openPledge(c.terms(), now.atMicros(), now.sequence());
            now.events().on(new Event.PledgeOpened(pledge.number(), c.terms()));
        }
        return refused;
    }

    Refused sign(SignPledge c, Moment now) {
        Commitment commitment = register.commitment(c.commitment());
        Refused refused = check(c, commitment, now.atMicros());
        if (refused != null || now.isRehearsal()) {
            return refused;
        }
        Pledge pledge = register.pledge(commitment.terms().pledge());
        register.sign(commitment, now.atMicros());
        register.stamp(commitment, now.sequence());
        moves.note(commitment, Entry.What.SIGNED, c.by(), "", now);
        now.events().on(new Event.PledgeSigned(pledge.number(), commitment.number(), c.by()));
        if (pledge.phase() == PledgePhase.BOUND) {
            bind(commitment, c.by(), pledge, now);
        } else if (register.signatures(pledge) >= pledge.terms().required()) {
            register.end(pledge, PledgePhase.BOUND, now.atMicros(), now.sequence());
            now.events().on(new Event.PledgeEnded(pledge.number(), true, now.atMicros()));
            for (int number : pledge.commitments()) {
                bind(register.commitment(number), c.by(), pledge, now);
            }
        }
        return null;
    }

    private void bind(Commitment commitment, int by, Pledge pledge, Moment now) {
        if (commitment.signedAtMicros() > 0) {
            String reason = "the joint pledge " + pledge.terms().id() + " binds";
            moves.move(commitment, CommitmentPhase.ACTIVE, by, reason, now);
        }
    }

    private Refused check(SignPledge c, Commitment commitment, long atMicros) {
        if (commitment == null) {
            return CommitmentChecks.unknown(c.commitment());
        }
        Pledge pledge = register.pledge(commitment.terms().pledge());
        if (pledge == null) {
            return new Refused(
                    Refusal.NOT_IN_PLEDGE, "commitment " + commitment.terms().id() + " is in no joint pledge");
        }
        if (!register.actorOf(commitment).isActedForBy(c.by())) {
            return Bonds.notActor(register.actorOf(commitment));
        }
        if (pledge.isOver(atMicros)) {
            return CommitmentChecks.over(pledge);
        }
        if (commitment.signedAtMicros() > 0) {
            return new Refused(
                    Refusal.ALREADY_SIGNED, "commitment " + commitment.terms().id() + " is signed");
        }
        long held = commitment.bond().heldMicros();
        return held >= commitment.terms().bondMicros()
                ? null
                : new Refused(
                        Refusal.BOND_MISSING,
                        "the bond is " + Plain.credits(held) + ", "
                                + Plain.credits(commitment.terms().bondMicros()) + " is asked");
    }

    /** The date of a joint pledge has come: whoever has not signed is out, and all are if too few have. */
    void end(Pledge pledge, Moment then) {
        boolean failed = pledge.phase() == PledgePhase.OPEN;
        String reason = "it was not signed by the date of the joint pledge "
                + pledge.terms().id();
        if (failed) {
            reason = "the joint pledge " + pledge.terms().id() + " failed with " + register.signatures(pledge) + " of "
                    + pledge.terms().required() + " signatures";
            register.end(pledge, PledgePhase.FAILED, then.atMicros(), then.sequence());
            then.events().on(new Event.PledgeEnded(pledge.number(), false, then.atMicros()));
        }
        for (int number : pledge.commitments()) {
            Commitment commitment = register.commitment(number);
            if (commitment.phase() == CommitmentPhase.OFFERED) {
                moves.move(commitment, CommitmentPhase.LAPSED, Command.VENUE_ACCOUNT, reason, then);
            }
        }
    }
}
