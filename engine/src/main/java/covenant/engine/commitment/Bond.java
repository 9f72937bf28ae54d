package covenant.engine.commitment;

import covenant.engine.Limits;
import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/**
 * The credits at stake on a commitment: {@code posted = held + returned + paid + burned}, exactly, at all times.
 *
 * @param heldMicros set aside now
 * @param returnedMicros given back to the actor's account
 * @param paidMicros slashed, and paid to counterparties and sponsors
 * @param burnedMicros slashed, and gone from the venue
 */
public record Bond(long heldMicros, long returnedMicros, long paidMicros, long burnedMicros) {
    /** Nothing at stake. */
    public static final Bond NONE = new Bond(0, 0, 0, 0);

    /** All that was ever posted. */
    public long postedMicros() {
        return heldMicros + returnedMicros + paidMicros + burnedMicros;
    }

    /** With so much more. */
    public Bond posted(long amountMicros) {
        return new Bond(heldMicros + amountMicros, returnedMicros, paidMicros, burnedMicros);
    }

    /** After all of it went back. */
    public Bond returned() {
        return new Bond(0, returnedMicros + heldMicros, paidMicros, burnedMicros);
    }

    /** After it was slashed: so much was paid, the rest burned. */
    public Bond slashed(long newPaidMicros) {
        return new Bond(0, returnedMicros, paidMicros + newPaidMicros, burnedMicros + heldMicros - newPaidMicros);
    }

    void write(WireWriter out) {
        out.putLong(heldMicros);
        out.putLong(returnedMicros);
        out.putLong(paidMicros);
        out.putLong(burnedMicros);
    }

    static Bond read(WireReader in) {
        return new Bond(amount(in), amount(in), amount(in), amount(in));
    }

    private static long amount(WireReader in) {
        long micros = in.getLong();
        if (micros < 0 || micros > Limits.MAX_BOND_MICROS) {
            throw new MalformedWire("a bond of " + micros + " micros");
        }
        return micros;
    }
}
