package covenant.engine.commitment;

import covenant.engine.Limits;
import covenant.engine.agenda.Agenda;
import covenant.engine.agenda.Due;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.PledgeTerms;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All actors, commitments and joint pledges, and what they have on the agenda. It knows accounts and markets by number and moves no money: what it
 * says of bonds must agree with what the venue has set aside.
 */
public final class CommitmentRegister {
    private final Agenda agenda;
    private final List<Actor> actors = new ArrayList<>();
    private final List<Commitment> commitments = new ArrayList<>();
    private final List<Pledge> pledges = new ArrayList<>();
    private final Map<String, Actor> actorsById = new HashMap<>();
    private final Map<String, Commitment> commitmentsById = new HashMap<>();
    private final Map<String, Pledge> pledgesById = new HashMap<>();
    private boolean moved;

    /** An empty one, which enters what is due here. */
    public CommitmentRegister(Agenda agenda) {
        this.agenda = agenda;
    }

    /** All actors by number; not to be changed. */
    public List<Actor> actors() {
        return Collections.unmodifiableList(actors);
    }

    /** All commitments by number; not to be changed. */
    public List<Commitment> commitments() {
        return Collections.unmodifiableList(commitments);
    }

    /** All joint pledges by number; not to be changed. */
    public List<Pledge> pledges() {
        return Collections.unmodifiableList(pledges);
    }

    /** The actor with this number, or null. */
    public Actor actor(int number) {
        return at(actors, number);
    }

    /** The actor with this slug, or null. */
    public Actor actor(String id) {
        return actorsById.get(id);
    }

    /** The actor whose commitment this is. */
    public Actor actorOf(Commitment commitment) {
        return actors.get(commitment.terms().actor());
    }

    /** The commitment with this number, or null. */
    public Commitment commitment(int number) {
        return at(commitments, number);
    }

    /** The commitment with this slug, or null. */
    public Commitment commitment(String id) {
        return commitmentsById.get(id);
    }

    /** The joint pledge with this number, or null. */
    public Pledge pledge(int number) {
        return at(pledges, number);
    }

    /** The joint pledge with this slug, or null. */
    public Pledge pledge(String id) {
        return pledgesById.get(id);
    }

    private static <T> T at(List<T> list, int number) {
        return number >= 0 && number < list.size() ? list.get(number) : null;
    }

    /** Enters an actor; {@code account} may be -1. */
    public Actor openActor(String id, String name, int account) {
        return add(new Actor(actors.size(), id, name, account));
    }

    private Actor add(Actor actor) {
        actors.add(actor);
        actorsById.put(actor.id(), actor);
        return actor;
    }

    /** Enters a joint pledge. */
    public Pledge openPledge(PledgeTerms terms, long atMicros, long sequence) {
        Pledge pledge = new Pledge(pledges.size(), terms, atMicros);
        pledge.changedSequence = sequence;
        return add(pledge);
    }

    private Pledge add(Pledge pledge) {
        pledges.add(pledge);
        pledgesById.put(pledge.terms().id(), pledge);
        if (pledge.phase() != PledgePhase.FAILED) {
            agenda.enter(pledge.terms().signByMicros(), Due.Kind.PLEDGE_ENDS, pledge.number());
        }
        return pledge;
    }

    /** Enters a commitment: offered where it is part of a joint pledge, else in force. */
    public Commitment openCommitment(CommitmentTerms terms, int by, long atMicros, long sequence) {
        CommitmentPhase phase = terms.pledge() < 0 ? CommitmentPhase.ACTIVE : CommitmentPhase.OFFERED;
        Commitment commitment = new Commitment(commitments.size(), terms, phase, new Move(by, "", atMicros));
        moved = true;
        stamp(add(commitment), sequence);
        note(commitment, new Entry(sequence, atMicros, by, Entry.What.ENTERED, phase, ""));
        return commitment;
    }

    private Commitment add(Commitment commitment) {
        commitments.add(commitment);
        commitmentsById.put(commitment.terms().id(), commitment);
        if (commitment.terms().pledge() >= 0) {
            pledges.get(commitment.terms().pledge()).join(commitment.number());
        }
        if (!commitment.phase().isFinal()) {
            agenda.enter(commitment.terms().horizonMicros(), Due.Kind.HORIZON_PASSES, commitment.number());
            agenda.enter(commitment.challengeEndsMicros(), Due.Kind.CHALLENGE_ENDS, commitment.number());
            agenda.enter(commitment.disputeEndsMicros(), Due.Kind.DISPUTE_ENDS, commitment.number());
        }
        return commitment;
    }

    /** Stamps a commitment, and its joint pledge if it has one, as changed by the command with this sequence. */
    public void stamp(Commitment commitment, long sequence) {
        commitment.changedSequence = sequence;
        if (commitment.terms().pledge() >= 0) {
            pledges.get(commitment.terms().pledge()).changedSequence = sequence;
        }
    }

    /** Adds a line to a commitment's time line. Where it is full the oldest but the first gives way. */
    public void note(Commitment commitment, Entry entry) {
        if (commitment.timeline.size() >= Limits.MAX_TIMELINE) {
            commitment.timeline.remove(1);
        }
        commitment.timeline.add(entry);
    }

    /** Binds a market to a commitment. */
    public void bind(Commitment commitment, int market) {
        commitment.markets.add(market);
    }

    /** Adds evidence. */
    public void add(Commitment commitment, Evidence evidence) {
        commitment.evidence.add(evidence);
    }

    /** Adds what a verifier found. */
    public void add(Commitment commitment, Attestation attestation) {
        commitment.attestations.add(attestation);
    }

    /** Adds how the token of a bound market was repriced. */
    public void add(Commitment commitment, Repricing repricing) {
        commitment.repricings.add(repricing);
    }

    /** Adds what a sponsor has in a bound market as a breach is proposed. */
    public void add(Commitment commitment, Stake stake) {
        commitment.stakes.add(stake);
    }

    /** Changes the account of a bond; the money is moved by whoever calls. */
    public void setBond(Commitment commitment, Bond bond) {
        commitment.bond = bond;
    }

    /**
     * Moves a commitment to another phase, which ends any window. Going back to {@code ACTIVE} forgets the attestations, the stakes and the challenge of
     * the round that fell; ends keep theirs.
     */
    public void move(Commitment commitment, CommitmentPhase to, Move how) {
        agenda.strike(commitment.challengeEndsMicros, Due.Kind.CHALLENGE_ENDS, commitment.number());
        agenda.strike(commitment.disputeEndsMicros, Due.Kind.DISPUTE_ENDS, commitment.number());
        commitment.challengeEndsMicros = 0;
        commitment.disputeEndsMicros = 0;
        if (to == CommitmentPhase.ACTIVE) {
            commitment.attestations.clear();
            commitment.stakes.clear();
            commitment.contest = null;
        }
        if (to.isFinal()) {
            agenda.strike(commitment.terms().horizonMicros(), Due.Kind.HORIZON_PASSES, commitment.number());
        }
        commitment.phase = to;
        commitment.move = how;
        moved = true;
    }

    /** A proposed breach has its quorum: it is final at this time unless challenged. */
    public void openChallenge(Commitment commitment, long endsAtMicros) {
        commitment.challengeEndsMicros = endsAtMicros;
        agenda.enter(endsAtMicros, Due.Kind.CHALLENGE_ENDS, commitment.number());
    }

    /** A challenged breach goes back to the verifiers, who rule until this time. */
    public void openDispute(Commitment commitment, Contest contest, long endsAtMicros) {
        commitment.attestations.clear();
        commitment.contest = contest;
        commitment.disputeEndsMicros = endsAtMicros;
        agenda.enter(endsAtMicros, Due.Kind.DISPUTE_ENDS, commitment.number());
    }

    /** Notes a signature. */
    public void sign(Commitment commitment, long atMicros) {
        commitment.signedAtMicros = atMicros;
    }

    /** A joint pledge bound or failed. */
    public void end(Pledge pledge, PledgePhase phase, long atMicros, long sequence) {
        pledge.phase = phase;
        pledge.endedAtMicros = atMicros;
        pledge.changedSequence = sequence;
    }

    /** How many commitments of a joint pledge are signed. */
    public int signatures(Pledge pledge) {
        int count = 0;
        for (int number : pledge.commitments()) {
            count += commitments.get(number).signedAtMicros() > 0 ? 1 : 0;
        }
        return count;
    }

    /** Whether any commitment was entered or went to another phase since this was last asked for by {@link #takeMoved}. */
    public boolean hasMoved() {
        return moved;
    }

    /** Says the same as {@link #hasMoved}, and forgets it. */
    public boolean takeMoved() {
        boolean was = moved;
        moved = false;
        return was;
    }

    /** The sum of all bonds that are set aside: the slow check, for audits and tests. */
    public long bondsMicros() {
        long sum = 0;
        for (Commitment commitment : commitments) {
            sum += commitment.bond().heldMicros();
        }
        return sum;
    }

    /** Writes all but the commitments, which may be long and are written one by one. */
    public void write(WireWriter out) {
        out.putInt(actors.size());
        actors.forEach(actor -> actor.write(out));
        out.putInt(pledges.size());
        pledges.forEach(pledge -> pledge.write(out));
        out.putInt(commitments.size());
    }

    /** Writes one commitment. */
    public void write(Commitment commitment, WireWriter out) {
        commitment.write(out);
    }

    /**
     * Reads all into an empty register of a venue with so many accounts and markets, and enters what is due. Which markets are bound is told
     * afterwards, by {@link #bind}.
     *
     * @throws covenant.engine.wire.MalformedWire if it names what does not exist
     */
    public void read(WireReader in, int accounts, int markets) {
        int actorCount = in.count(Limits.MAX_ACTORS);
        for (int i = 0; i < actorCount; i++) {
            add(Actor.read(i, in, accounts));
        }
        int pledgeCount = in.count(Limits.MAX_PLEDGES);
        for (int i = 0; i < pledgeCount; i++) {
            add(Pledge.read(i, in, actorCount));
        }
        int commitmentCount = in.count(Limits.MAX_COMMITMENTS);
        for (int i = 0; i < commitmentCount; i++) {
            Commitment commitment = Commitment.read(i, in, accounts, markets);
            Numbers.require(commitment.terms().actor(), actorCount, "actor");
            if (commitment.terms().pledge() != -1) {
                Numbers.require(commitment.terms().pledge(), pledgeCount, "pledge");
            }
            add(commitment);
        }
    }
}
