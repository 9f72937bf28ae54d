package covenant.engine.commitment;

import covenant.engine.command.PledgeTerms;
import covenant.engine.command.TermsCodec;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A joint pledge: commitments of several actors that bind only once enough of them have signed. */
public final class Pledge {
    private final int number;
    private final PledgeTerms terms;
    private final long openedAtMicros;
    private final List<Integer> commitments = new ArrayList<>();
    PledgePhase phase = PledgePhase.OPEN;
    long endedAtMicros;
    long changedSequence;

    Pledge(int number, PledgeTerms terms, long openedAtMicros) {
        this.number = number;
        this.terms = terms;
        this.openedAtMicros = openedAtMicros;
    }

    /** Its number, from 0 upward. */
    public int number() {
        return number;
    }

    /** Who, how many, and until when. */
    public PledgeTerms terms() {
        return terms;
    }

    /** When it was entered. */
    public long openedAtMicros() {
        return openedAtMicros;
    }

    /** Where it stands. */
    public PledgePhase phase() {
        return phase;
    }

    /** When it bound or failed; 0 before. */
    public long endedAtMicros() {
        return endedAtMicros;
    }

    /** Whether nobody can join or sign any more at this time: it failed, or its date has come. */
    public boolean isOver(long atMicros) {
        return phase == PledgePhase.FAILED || atMicros >= terms.signByMicros();
    }

    /** Numbers of the commitments that belong to it, at most one of each actor, in the order in which they were entered. */
    public List<Integer> commitments() {
        return Collections.unmodifiableList(commitments);
    }

    /** The sequence of the last command that changed it. */
    public long changedSequence() {
        return changedSequence;
    }

    void join(int commitment) {
        commitments.add(commitment);
    }

    void write(WireWriter out) {
        TermsCodec.writePledge(terms, out);
        out.putLong(openedAtMicros);
        out.putByte(phase.number());
        out.putLong(endedAtMicros);
        out.putLong(changedSequence);
    }

    static Pledge read(int number, WireReader in, int actors) {
        Pledge pledge = new Pledge(number, TermsCodec.readPledge(in), in.getLong());
        Numbers.require(pledge.terms.actors(), actors, "actor");
        pledge.phase = PledgePhase.ofNumber(in.getByte());
        pledge.endedAtMicros = in.getLong();
        pledge.changedSequence = in.getLong();
        return pledge;
    }
}
