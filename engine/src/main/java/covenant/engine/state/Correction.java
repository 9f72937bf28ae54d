package covenant.engine.state;

import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/**
 * A correction of a settled outcome.
 *
 * @param outcomeBefore what had been settled, or -1 where the metric is scalar
 * @param valueBeforeMicros the value that had been settled
 * @param outcomeAfter what stands since
 * @param valueAfterMicros the value that stands since
 * @param by slug of the account that corrected, and paid
 * @param paidMicros what it paid to those who had got too little
 * @param reason why
 * @param atMicros when
 */
public record Correction(
        int outcomeBefore,
        long valueBeforeMicros,
        int outcomeAfter,
        long valueAfterMicros,
        String by,
        long paidMicros,
        String reason,
        long atMicros) {

    void write(WireWriter out) {
        out.putInt(outcomeBefore);
        out.putLong(valueBeforeMicros);
        out.putInt(outcomeAfter);
        out.putLong(valueAfterMicros);
        out.putText(by);
        out.putLong(paidMicros);
        out.putText(reason);
        out.putLong(atMicros);
    }

    static Correction read(WireReader in) {
        return new Correction(
                in.getInt(),
                in.getLong(),
                in.getInt(),
                in.getLong(),
                in.getText(),
                in.getLong(),
                in.getText(),
                in.getLong());
    }
}
