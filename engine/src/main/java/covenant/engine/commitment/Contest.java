package covenant.engine.commitment;

import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/**
 * The challenge on which the verifiers rule anew.
 *
 * @param by number of the account that challenged
 * @param reason on what grounds
 * @param atMicros when
 */
public record Contest(int by, String reason, long atMicros) {

    void write(WireWriter out) {
        out.putInt(by);
        out.putText(reason);
        out.putLong(atMicros);
    }

    static Contest read(WireReader in, int accounts) {
        return new Contest(Numbers.read(in, accounts, "account"), in.getText(), in.getLong());
    }
}
