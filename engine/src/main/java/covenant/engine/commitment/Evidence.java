package covenant.engine.commitment;

import covenant.engine.command.KeyHash;
import covenant.engine.command.TermsCodec;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/**
 * A piece of evidence about a commitment. It changes nothing by itself: verifiers judge it.
 *
 * @param by number of the account that added it
 * @param text what it shows
 * @param link where it can be read; may be empty
 * @param document SHA-256 of the document, or null
 * @param datedAtMicros the date of what happened, microseconds since 1970 UTC
 * @param addedAtMicros when it was added
 */
public record Evidence(int by, String text, String link, KeyHash document, long datedAtMicros, long addedAtMicros) {

    void write(WireWriter out) {
        out.putInt(by);
        out.putText(text);
        out.putText(link);
        TermsCodec.writeOptionalHash(document, out);
        out.putLong(datedAtMicros);
        out.putLong(addedAtMicros);
    }

    static Evidence read(WireReader in, int accounts) {
        return new Evidence(
                Numbers.read(in, accounts, "account"),
                in.getText(),
                in.getText(),
                TermsCodec.readOptionalHash(in),
                in.getLong(),
                in.getLong());
    }
}
