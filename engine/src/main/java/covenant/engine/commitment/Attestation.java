package covenant.engine.commitment;

import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/**
 * What one verifier found in the present round: a round begins with a proposal and anew with a challenge.
 *
 * @param by number of the verifier's account
 * @param breached whether he found a breach
 * @param reason on what grounds
 * @param atMicros when
 */
public record Attestation(int by, boolean breached, String reason, long atMicros) {

    void write(WireWriter out) {
        out.putInt(by);
        out.putBoolean(breached);
        out.putText(reason);
        out.putLong(atMicros);
    }

    static Attestation read(WireReader in, int accounts) {
        return new Attestation(Numbers.read(in, accounts, "account"), in.getBoolean(), in.getText(), in.getLong());
    }
}
