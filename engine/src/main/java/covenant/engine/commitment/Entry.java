package covenant.engine.commitment;

import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;
import java.util.Locale;

/**
 * A line in a commitment's time line.
 *
 * @param sequence of the command with which, or before which, it happened
 * @param atMicros when
 * @param by number of the account that did it; the venue's where time did
 * @param what what was done
 * @param phase where the commitment stood then
 * @param reason why, or what exactly; may be empty
 */
public record Entry(long sequence, long atMicros, int by, What what, CommitmentPhase phase, String reason) {

    /** What a line can tell. */
    public enum What {
        ENTERED(0),
        SIGNED(1),
        BOND_POSTED(2),
        FOUND_BREACHED(3),
        FOUND_KEPT(4),
        QUORUM_REACHED(5),
        MOVED(6);

        private final int number;
        private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

        What(int number) {
            this.number = number;
        }

        /** The name used in JSON, such as {@code bond-posted}. */
        public String id() {
            return id;
        }

        static What ofNumber(int number) {
            for (What what : values()) {
                if (what.number == number) {
                    return what;
                }
            }
            throw new MalformedWire("no line of a time line " + number);
        }
    }

    void write(WireWriter out) {
        out.putLong(sequence);
        out.putLong(atMicros);
        out.putInt(by);
        out.putByte(what.number);
        out.putByte(phase.number());
        out.putText(reason);
    }

    static Entry read(WireReader in, int accounts) {
        return new Entry(
                in.getLong(),
                in.getLong(),
                Numbers.read(in, accounts, "account"),
                What.ofNumber(in.getByte()),
                CommitmentPhase.ofNumber(in.getByte()),
                in.getText());
    }
}
