package covenant.engine.commitment;

import covenant.engine.Limits;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.TermsCodec;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What an actor promised, what is known of it, and what hangs on it. Changed through {@link CommitmentRegister} only. */
public final class Commitment {
    private final int number;
    private final CommitmentTerms terms;
    private final long openedAtMicros;
    final List<Evidence> evidence = new ArrayList<>(0);
    final List<Attestation> attestations = new ArrayList<>(0);
    final List<Repricing> repricings = new ArrayList<>(0);
    final List<Stake> stakes = new ArrayList<>(0);
    final List<Entry> timeline = new ArrayList<>(1);
    /** Follows from the markets' terms; not written. */
    final List<Integer> markets = new ArrayList<>(0);

    CommitmentPhase phase;
    Move move;
    long challengeEndsMicros;
    long disputeEndsMicros;
    Contest contest;
    Bond bond = Bond.NONE;
    long signedAtMicros;
    long changedSequence;

    Commitment(int number, CommitmentTerms terms, CommitmentPhase phase, Move move) {
        this.number = number;
        this.terms = terms;
        this.openedAtMicros = move.atMicros();
        this.phase = phase;
        this.move = move;
    }

    private Commitment(int number, CommitmentTerms terms, long openedAtMicros) {
        this.number = number;
        this.terms = terms;
        this.openedAtMicros = openedAtMicros;
    }

    /** Its number, from 0 upward. */
    public int number() {
        return number;
    }

    /** What is promised, until when, and how a breach is found. */
    public CommitmentTerms terms() {
        return terms;
    }

    /** When it was entered. */
    public long openedAtMicros() {
        return openedAtMicros;
    }

    /** Where it stands. */
    public CommitmentPhase phase() {
        return phase;
    }

    /** How it came there. */
    public Move move() {
        return move;
    }

    /** When a proposed breach with its quorum becomes final unless challenged; 0 where none has. */
    public long challengeEndsMicros() {
        return challengeEndsMicros;
    }

    /** Whether a proposed breach may be challenged. */
    public boolean isChallengeable() {
        return phase == CommitmentPhase.PROPOSED && challengeEndsMicros > 0;
    }

    /** Until when the verifiers rule on a challenge; 0 where there is none. */
    public long disputeEndsMicros() {
        return disputeEndsMicros;
    }

    /** The challenge of this round, or null. */
    public Contest contest() {
        return contest;
    }

    /** What the verifiers found in this round, in the order in which they did; not to be changed. */
    public List<Attestation> attestations() {
        return Collections.unmodifiableList(attestations);
    }

    /** Whether this account has attested in this round. */
    public boolean hasAttested(int account) {
        for (Attestation attestation : attestations) {
            if (attestation.by() == account) {
                return true;
            }
        }
        return false;
    }

    /** How many verifiers found, in this round, that it is broken, or that it is not. */
    public int found(boolean breached) {
        int count = 0;
        for (Attestation attestation : attestations) {
            count += attestation.breached() == breached ? 1 : 0;
        }
        return count;
    }

    /** Whether as many verifiers as must have found a breach. */
    public boolean hasQuorum() {
        return found(true) >= terms.quorum();
    }

    /** Whether so many found none that the quorum can no longer be reached. */
    public boolean cannotReachQuorum() {
        return terms.verifiers().size() - found(false) < terms.quorum();
    }

    /** All evidence, oldest first; not to be changed. */
    public List<Evidence> evidence() {
        return Collections.unmodifiableList(evidence);
    }

    /** Numbers of the markets bound to it, ascending; not to be changed. */
    public List<Integer> markets() {
        return Collections.unmodifiableList(markets);
    }

    /** How its end moved the tokens of its markets; empty before. */
    public List<Repricing> repricings() {
        return Collections.unmodifiableList(repricings);
    }

    /** What the subsidy of a bound market was when the breach was proposed; 0 where it was not bound then, or not open yet, or none is proposed. */
    public long stakeMicros(int market) {
        for (Stake stake : stakes) {
            if (stake.market() == market) {
                return stake.subsidyMicros();
            }
        }
        return 0;
    }

    /** What happened to it, oldest first, up to {@link Limits#MAX_TIMELINE} lines. */
    public List<Entry> timeline() {
        return Collections.unmodifiableList(timeline);
    }

    /** What is at stake. */
    public Bond bond() {
        return bond;
    }

    /** When it was signed within its joint pledge; 0 where it was not. */
    public long signedAtMicros() {
        return signedAtMicros;
    }

    /** The sequence of the last command that changed it. */
    public long changedSequence() {
        return changedSequence;
    }

    void write(WireWriter out) {
        TermsCodec.writeCommitment(terms, out);
        out.putLong(openedAtMicros);
        out.putByte(phase.number());
        move.write(out);
        out.putLong(challengeEndsMicros);
        out.putLong(disputeEndsMicros);
        out.putBoolean(contest != null);
        if (contest != null) {
            contest.write(out);
        }
        bond.write(out);
        out.putLong(signedAtMicros);
        out.putLong(changedSequence);
        out.putInt(attestations.size());
        attestations.forEach(each -> each.write(out));
        out.putInt(evidence.size());
        evidence.forEach(each -> each.write(out));
        out.putInt(repricings.size());
        repricings.forEach(each -> each.write(out));
        out.putInt(stakes.size());
        stakes.forEach(each -> each.write(out));
        out.putInt(timeline.size());
        timeline.forEach(each -> each.write(out));
    }

    /** Reads one of a venue with so many accounts and markets. Actor and pledge are the register's to check. */
    static Commitment read(int number, WireReader in, int accounts, int markets) {
        Commitment read = new Commitment(number, TermsCodec.readCommitment(in), in.getLong());
        Numbers.require(read.terms.verifiers(), accounts, "account");
        Numbers.require(read.terms.split().counterparties(), accounts, "account");
        read.phase = CommitmentPhase.ofNumber(in.getByte());
        read.move = Move.read(in, accounts);
        read.challengeEndsMicros = in.getLong();
        read.disputeEndsMicros = in.getLong();
        read.contest = in.getBoolean() ? Contest.read(in, accounts) : null;
        read.bond = Bond.read(in);
        read.signedAtMicros = in.getLong();
        read.changedSequence = in.getLong();
        for (int left = in.count(Limits.MAX_VERIFIERS); left > 0; left--) {
            read.attestations.add(Attestation.read(in, accounts));
        }
        for (int left = in.count(Limits.MAX_EVIDENCE); left > 0; left--) {
            read.evidence.add(Evidence.read(in, accounts));
        }
        for (int left = in.count(Limits.MAX_BOUND_MARKETS); left > 0; left--) {
            read.repricings.add(Repricing.read(in, markets));
        }
        for (int left = in.count(Limits.MAX_BOUND_MARKETS); left > 0; left--) {
            read.stakes.add(Stake.read(in, markets));
        }
        for (int left = in.count(Limits.MAX_TIMELINE); left > 0; left--) {
            read.timeline.add(Entry.read(in, accounts));
        }
        return read;
    }
}
