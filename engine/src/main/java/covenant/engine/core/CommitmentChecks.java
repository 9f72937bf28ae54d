package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.Command;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.PledgeTerms;
import covenant.engine.commitment.Actor;
import covenant.engine.commitment.Commitment;
import covenant.engine.commitment.CommitmentRegister;
import covenant.engine.commitment.Pledge;
import covenant.engine.commitment.PledgePhase;
import covenant.engine.state.VenueState;
import java.util.HashSet;
import java.util.List;

/** What the terms of commitments and joint pledges must be like. Every method returns what is wrong, or null. */
final class CommitmentChecks {
    private static final int WHOLE_BPS = 10_000;

    private final VenueState state;
    private final CommitmentRegister register;

    CommitmentChecks(VenueState state) {
        this.state = state;
        this.register = state.commitments();
    }

    static Refused unknown(int commitment) {
        return new Refused(Refusal.UNKNOWN_COMMITMENT, "no commitment " + commitment);
    }

    static Refused notActive(Commitment commitment) {
        return new Refused(
                Refusal.COMMITMENT_NOT_ACTIVE,
                "commitment " + commitment.terms().id() + " is "
                        + commitment.phase().id());
    }

    /** Checks a new id, under which there is this already, or null. */
    static Refused id(String what, String id, Object taken) {
        if (!Texts.isSlug(id)) {
            return new Refused(
                    Refusal.ID_INVALID,
                    "the id of " + what + " is a slug of at most " + Limits.MAX_ID_CHARS + " characters");
        }
        return taken == null ? null : new Refused(Refusal.ID_TAKEN, "there is " + what + " " + id);
    }

    Refused commitment(CommitmentTerms terms, long atMicros) {
        Actor actor = register.actor(terms.actor());
        if (actor == null) {
            return new Refused(Refusal.UNKNOWN_ACTOR, "no actor " + terms.actor());
        }
        Pledge pledge = register.pledge(terms.pledge());
        if (terms.pledge() != -1 && pledge == null) {
            return new Refused(Refusal.UNKNOWN_PLEDGE, "no joint pledge " + terms.pledge());
        }
        Refused refused = id("a commitment", terms.id(), register.commitment(terms.id()));
        if (refused == null) {
            refused = texts(terms);
        }
        String wrong = refused != null ? null : wrong(terms, actor, pledge, atMicros);
        if (wrong != null) {
            return new Refused(Refusal.COMMITMENT_INVALID, wrong);
        }
        if (refused == null && register.commitments().size() >= Limits.MAX_COMMITMENTS) {
            refused = new Refused(Refusal.LIMIT_EXCEEDED, "commitments: at most " + Limits.MAX_COMMITMENTS);
        }
        return refused == null && pledge != null && pledge.isOver(atMicros) ? over(pledge) : refused;
    }

    /** Refuses a joint pledge that nobody can join or sign any more. */
    static Refused over(Pledge pledge) {
        return new Refused(
                Refusal.PLEDGE_ENDED,
                "the date of the joint pledge " + pledge.terms().id() + " has passed; it "
                        + (pledge.phase() == PledgePhase.FAILED ? "failed" : "binds whoever signed"));
    }

    private static Refused texts(CommitmentTerms terms) {
        Refused refused = Texts.check("the title", terms.title(), Limits.MAX_TITLE_CHARS, false);
        if (refused == null) {
            refused = Texts.check("the text", terms.text(), Limits.MAX_TEXT_CHARS, true);
        }
        if (refused == null) {
            refused = Texts.check("the source", terms.source(), Limits.MAX_TEXT_CHARS, true);
        }
        return refused != null
                ? refused
                : Texts.check("the verification", terms.verification(), Limits.MAX_TEXT_CHARS, false);
    }

    private String wrong(CommitmentTerms terms, Actor actor, Pledge pledge, long atMicros) {
        String wrong = wrongTimes(terms, atMicros);
        if (wrong == null) {
            wrong = wrongVerifiers(terms, actor);
        }
        if (wrong == null) {
            wrong = wrongSplit(terms.split(), actor);
        }
        if (wrong == null && (terms.bondMicros() < 0 || terms.bondMicros() > Limits.MAX_BOND_MICROS)) {
            wrong = "the bond asked for is from 0 to 10^9 credits";
        }
        return wrong == null && pledge != null ? wrongPlace(terms, pledge) : wrong;
    }

    private static String wrongTimes(CommitmentTerms terms, long atMicros) {
        if (terms.horizonMicros() <= atMicros || terms.horizonMicros() - atMicros > Limits.MAX_HORIZON_MICROS) {
            return "the horizon lies in the future, at most 50 years away";
        }
        boolean bounded = isWindow(terms.challengeMicros()) && isWindow(terms.disputeMicros());
        return bounded ? null : "the times to challenge and to rule are above 0 and at most 365 days";
    }

    private static boolean isWindow(long micros) {
        return micros > 0 && micros <= Limits.MAX_CHALLENGE_MICROS;
    }

    private String wrongVerifiers(CommitmentTerms terms, Actor actor) {
        List<Integer> verifiers = terms.verifiers();
        if (verifiers.isEmpty() || verifiers.size() > Limits.MAX_VERIFIERS) {
            return "verifiers: from 1 to " + Limits.MAX_VERIFIERS + ", not " + verifiers.size();
        }
        String wrong = wrongAccounts("verifiers", verifiers, actor);
        if (wrong == null && (terms.quorum() < 1 || terms.quorum() > verifiers.size())) {
            return "the quorum is from 1 to the " + verifiers.size() + " verifiers, not " + terms.quorum();
        }
        return wrong;
    }

    /** Nobody judges himself, and nobody is paid for breaking his own word. */
    private String wrongAccounts(String what, List<Integer> accounts, Actor actor) {
        if (new HashSet<>(accounts).size() < accounts.size()) {
            return what + " are not distinct";
        }
        for (int number : accounts) {
            if (number <= Command.VENUE_ACCOUNT || state.account(number) == null) {
                return what + ": no account " + number;
            }
            if (actor.isActedForBy(number)) {
                return what + ": " + state.account(number).id() + " acts for the actor itself";
            }
        }
        return null;
    }

    private String wrongSplit(CommitmentTerms.Split split, Actor actor) {
        int[] shares = {split.counterpartiesBps(), split.sponsorsBps(), split.burnBps()};
        long sum = 0;
        for (int share : shares) {
            if (share < 0 || share > WHOLE_BPS) {
                return "each share of the split is from 0 to 10000 basis points";
            }
            sum += share;
        }
        if (sum != WHOLE_BPS) {
            return "the split sums to " + sum + " of 10000 basis points";
        }
        return split.counterparties().size() > Limits.MAX_COUNTERPARTIES
                ? "counterparties: at most " + Limits.MAX_COUNTERPARTIES
                : wrongAccounts("counterparties", split.counterparties(), actor);
    }

    private String wrongPlace(CommitmentTerms terms, Pledge pledge) {
        if (!pledge.terms().actors().contains(terms.actor())) {
            return "the joint pledge does not name the actor";
        }
        if (terms.horizonMicros() <= pledge.terms().signByMicros()) {
            return "the horizon comes after the date of the joint pledge";
        }
        for (int other : pledge.commitments()) {
            if (register.commitment(other).terms().actor() == terms.actor()) {
                return "the actor has the commitment "
                        + register.commitment(other).terms().id() + " in this joint pledge";
            }
        }
        return null;
    }

    Refused pledge(PledgeTerms terms, long atMicros) {
        Refused refused = id("a joint pledge", terms.id(), register.pledge(terms.id()));
        if (refused == null) {
            refused = Texts.check("the title", terms.title(), Limits.MAX_TITLE_CHARS, false);
        }
        if (refused == null) {
            refused = Texts.check("the text", terms.text(), Limits.MAX_TEXT_CHARS, true);
        }
        String wrong = refused != null ? null : wrong(terms, atMicros);
        if (wrong != null) {
            return new Refused(Refusal.PLEDGE_INVALID, wrong);
        }
        return refused == null && register.pledges().size() >= Limits.MAX_PLEDGES
                ? new Refused(Refusal.LIMIT_EXCEEDED, "joint pledges: at most " + Limits.MAX_PLEDGES)
                : refused;
    }

    private String wrong(PledgeTerms terms, long atMicros) {
        List<Integer> actors = terms.actors();
        if (actors.isEmpty() || actors.size() > Limits.MAX_PLEDGE_ACTORS) {
            return "actors: from 1 to " + Limits.MAX_PLEDGE_ACTORS + ", not " + actors.size();
        }
        if (new HashSet<>(actors).size() < actors.size()) {
            return "actors are not distinct";
        }
        for (int number : actors) {
            Actor actor = register.actor(number);
            if (actor == null) {
                return "no actor " + number;
            }
            if (actor.account() < 0) {
                return "no account signs for " + actor.id();
            }
        }
        if (terms.required() < 1 || terms.required() > actors.size()) {
            return "from 1 to the " + actors.size() + " actors must sign, not " + terms.required();
        }
        boolean inReach =
                terms.signByMicros() > atMicros && terms.signByMicros() - atMicros <= Limits.MAX_HORIZON_MICROS;
        return inReach ? null : "the date lies in the future, at most 50 years away";
    }
}
