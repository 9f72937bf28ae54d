package covenant.engine.commitment;

import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/**
 * How the end of a commitment moved the actor's token in a market bound to it.
 *
 * @param market number of the market
 * @param condition number of the condition that came about there
 * @param tokenBefore expectation of the metric just before, in ppb (binary) or millionths of the unit (scalar); 0 if categorical
 * @param tokenAfter the same just after
 * @param sequence of the command with which, or before which, it happened
 */
public record Repricing(int market, int condition, long tokenBefore, long tokenAfter, long sequence) {

    /** The jump of the token. */
    public long jump() {
        return tokenAfter - tokenBefore;
    }

    void write(WireWriter out) {
        out.putInt(market);
        out.putInt(condition);
        out.putLong(tokenBefore);
        out.putLong(tokenAfter);
        out.putLong(sequence);
    }

    static Repricing read(WireReader in, int markets) {
        return new Repricing(
                Numbers.read(in, markets, "market"), in.getInt(), in.getLong(), in.getLong(), in.getLong());
    }
}
