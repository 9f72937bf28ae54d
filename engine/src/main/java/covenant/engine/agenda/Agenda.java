package covenant.engine.agenda;

import java.util.TreeSet;

/**
 * What is due when. It is no state of its own: everything in it follows from the things it names, which enter themselves when they are made
 * or read from a snapshot. An entry that has lost its meaning may stay: what it names looks at itself when its time comes, and does nothing.
 */
public final class Agenda {
    private final TreeSet<Due> dues = new TreeSet<>();
    private long nextMicros = Long.MAX_VALUE;

    /** Enters something; a time of 0 stands for never. */
    public void enter(long atMicros, Due.Kind kind, int number) {
        if (atMicros > 0) {
            dues.add(new Due(atMicros, kind, number));
            nextMicros = dues.first().atMicros();
        }
    }

    /** Strikes an entry out, if it is there. */
    public void strike(long atMicros, Due.Kind kind, int number) {
        if (dues.remove(new Due(atMicros, kind, number))) {
            nextMicros = dues.isEmpty() ? Long.MAX_VALUE : dues.first().atMicros();
        }
    }

    /** When the next thing is due; {@link Long#MAX_VALUE} if nothing is. */
    public long nextMicros() {
        return nextMicros;
    }

    /** Takes the first thing that is due at this time or before; null if nothing is. */
    public Due take(long atMicros) {
        if (nextMicros > atMicros) {
            return null;
        }
        Due first = dues.pollFirst();
        nextMicros = dues.isEmpty() ? Long.MAX_VALUE : dues.first().atMicros();
        return first;
    }
}
