package covenant.engine.playbook;

import covenant.engine.Limits;
import covenant.engine.command.PlaybookTerms;
import covenant.engine.command.TermsCodec;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** One playbook as it stands. */
public final class Playbook {
    /** In place of a signal's value: there is none. */
    public static final long NO_SIGNAL = Long.MIN_VALUE;

    private final int number;
    private final PlaybookTerms terms;
    private final int openedBy;
    private final long openedAtMicros;
    private final PeriodAverage average;
    private final List<Move> moves = new ArrayList<>();
    private final List<Integer> firings = new ArrayList<>();
    private PlaybookPhase phase = PlaybookPhase.ARMED;
    private long signal = NO_SIGNAL;
    private long holdingSinceMicros;
    private long triggeredAtMicros;
    private boolean acknowledged;
    private String unsealed = "";
    private long changedSequence;
    private long nextLookMicros;

    /** An armed playbook that has seen nothing yet. */
    public Playbook(int number, PlaybookTerms terms, int openedBy, long openedAtMicros) {
        this(
                number,
                terms,
                openedBy,
                openedAtMicros,
                terms.signal().averageMicros() == 0
                        ? null
                        : new PeriodAverage(terms.signal().averageMicros()));
    }

    private Playbook(int number, PlaybookTerms terms, int openedBy, long openedAtMicros, PeriodAverage average) {
        this.number = number;
        this.terms = terms;
        this.openedBy = openedBy;
        this.openedAtMicros = openedAtMicros;
        this.average = average;
    }

    /** Its number, from 0 upward. */
    public int number() {
        return number;
    }

    /** What was agreed. */
    public PlaybookTerms terms() {
        return terms;
    }

    /** Who opened it. */
    public int openedBy() {
        return openedBy;
    }

    /** When. */
    public long openedAtMicros() {
        return openedAtMicros;
    }

    /** Where it stands. */
    public PlaybookPhase phase() {
        return phase;
    }

    /** What it watches, as last seen; {@link #NO_SIGNAL} where there is nothing to see. */
    public long signal() {
        return signal;
    }

    /** It sees this now. */
    public void see(long newSignal) {
        signal = newSignal;
    }

    /** The average it watches; null where it watches the signal itself. */
    public PeriodAverage average() {
        return average;
    }

    /** When a signal that moves by itself is looked at again; 0 for never. */
    public long nextLookMicros() {
        return nextLookMicros;
    }

    /** It is looked at again then; 0 for never. */
    public void lookAgain(long atMicros) {
        nextLookMicros = atMicros;
    }

    /** Since when the crossing lasts; 0 if there is none. */
    public long holdingSinceMicros() {
        return holdingSinceMicros;
    }

    /** When the crossing will have lasted long enough; 0 if there is none. */
    public long heldAtMicros() {
        return holdingSinceMicros == 0 ? 0 : holdingSinceMicros + terms.holdMicros();
    }

    /** The crossing lasts since then; 0 for none. */
    public void hold(long sinceMicros) {
        holdingSinceMicros = sinceMicros;
    }

    /** Whether this value is beyond the threshold, or at it. */
    public boolean isBeyond(long value) {
        return terms.above() ? value >= terms.threshold() : value <= terms.threshold();
    }

    /** Whether at this value a crossing is forgotten. */
    public boolean isSafe(long value) {
        return !isBeyond(value) && (terms.above() ? value <= terms.reset() : value >= terms.reset());
    }

    /** When it was last triggered; 0 if never since it was armed. */
    public long triggeredAtMicros() {
        return triggeredAtMicros;
    }

    /** By when it must be done; 0 if it is not triggered. */
    public long respondByMicros() {
        return triggeredAtMicros == 0 ? 0 : triggeredAtMicros + terms.respondMicros();
    }

    /** Whether the owner has seen the trigger. */
    public boolean isAcknowledged() {
        return acknowledged;
    }

    /** All its moves, oldest first; not to be changed. */
    public List<Move> moves() {
        return moves;
    }

    /** The numbers of its firings, oldest first; not to be changed. */
    public List<Integer> firings() {
        return firings;
    }

    /** The text shown of a sealed rule; empty before. */
    public String unsealed() {
        return unsealed;
    }

    /** Shows the text of a sealed rule. */
    public void unseal(String text) {
        unsealed = text;
    }

    /** Goes where the move leads. */
    public void move(Move move) {
        moves.add(move);
        phase = move.to();
        switch (phase) {
            case TRIGGERED -> {
                triggeredAtMicros = move.atMicros();
                holdingSinceMicros = 0;
            }
            case ARMED -> {
                triggeredAtMicros = 0;
                acknowledged = false;
            }
            case OVERRIDDEN -> holdingSinceMicros = 0;
            case ACKNOWLEDGED, DONE, OVERDUE -> {}
        }
    }

    /** Notes that the owner has seen the trigger. */
    public void acknowledge() {
        acknowledged = true;
    }

    /** Sequence of the last command that opened, moved, fired or unsealed it, or began or ended its holding. */
    public long changedSequence() {
        return changedSequence;
    }

    /** Stamps it as changed by the command with this sequence. */
    public void stamp(long sequence) {
        changedSequence = sequence;
    }

    void add(Firing firing) {
        firings.add(firing.number());
    }

    void write(WireWriter out) {
        TermsCodec.writePlaybook(terms, out);
        out.putInt(openedBy);
        out.putLong(openedAtMicros);
        if (average != null) {
            average.write(out);
        }
        out.putByte(phase.number());
        out.putLong(signal);
        out.putLong(holdingSinceMicros);
        out.putLong(triggeredAtMicros);
        out.putBoolean(acknowledged);
        out.putText(unsealed);
        out.putLong(changedSequence);
        out.putLong(nextLookMicros);
        out.putInt(moves.size());
        for (Move move : moves) {
            move.write(out);
        }
    }

    static Playbook read(int number, WireReader in) {
        PlaybookTerms terms = TermsCodec.readPlaybook(in);
        if (terms.signal().averageMicros() < 0) {
            throw new MalformedWire("an average over " + terms.signal().averageMicros());
        }
        int openedBy = in.getInt();
        long openedAt = in.getLong();
        long period = terms.signal().averageMicros();
        Playbook playbook =
                new Playbook(number, terms, openedBy, openedAt, period == 0 ? null : PeriodAverage.read(period, in));
        playbook.phase = PlaybookPhase.ofNumber(in.getByte());
        playbook.signal = in.getLong();
        playbook.holdingSinceMicros = in.getLong();
        playbook.triggeredAtMicros = in.getLong();
        playbook.acknowledged = in.getBoolean();
        playbook.unsealed = in.getText();
        playbook.changedSequence = in.getLong();
        playbook.nextLookMicros = in.getLong();
        int count = in.count(Limits.MAX_PLAYBOOK_MOVES);
        for (int i = 0; i < count; i++) {
            playbook.moves.add(Move.read(in));
        }
        return playbook;
    }
}
