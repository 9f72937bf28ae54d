package covenant.engine.playbook;

import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/**
 * A step in a playbook's life.
 *
 * @param from the phase before
 * @param to the phase after; the same where an owner acknowledged too late
 * @param by who made it; the venue itself where time or the signal did
 * @param reason why, as he gave it; may be empty
 * @param signal the signal at that time, or {@link Playbook#NO_SIGNAL}
 * @param atMicros when
 */
public record Move(PlaybookPhase from, PlaybookPhase to, int by, String reason, long signal, long atMicros) {
    void write(WireWriter out) {
        out.putByte(from.number());
        out.putByte(to.number());
        out.putInt(by);
        out.putText(reason);
        out.putLong(signal);
        out.putLong(atMicros);
    }

    static Move read(WireReader in) {
        return new Move(
                PlaybookPhase.ofNumber(in.getByte()),
                PlaybookPhase.ofNumber(in.getByte()),
                in.getInt(),
                in.getText(),
                in.getLong(),
                in.getLong());
    }
}
