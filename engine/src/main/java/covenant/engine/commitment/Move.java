package covenant.engine.commitment;

import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/**
 * How a commitment came to where it stands.
 *
 * @param by number of the account that brought it there; the venue's where time did
 * @param reason why, in plain words
 * @param atMicros when
 */
public record Move(int by, String reason, long atMicros) {

    void write(WireWriter out) {
        out.putInt(by);
        out.putText(reason);
        out.putLong(atMicros);
    }

    static Move read(WireReader in, int accounts) {
        return new Move(Numbers.read(in, accounts, "account"), in.getText(), in.getLong());
    }
}
