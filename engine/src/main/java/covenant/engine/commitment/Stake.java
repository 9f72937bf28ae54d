package covenant.engine.commitment;

import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/**
 * What a sponsor had in a bound market when a breach was proposed: by it the sponsors share a slashed bond.
 *
 * @param market its number
 * @param subsidyMicros what its sponsor had paid into it by then
 */
public record Stake(int market, long subsidyMicros) {

    void write(WireWriter out) {
        out.putInt(market);
        out.putLong(subsidyMicros);
    }

    static Stake read(WireReader in, int markets) {
        Stake stake = new Stake(Numbers.require(in.getInt(), markets, "market"), in.getLong());
        if (stake.subsidyMicros < 0) {
            throw new MalformedWire("a subsidy of " + stake.subsidyMicros + " micros");
        }
        return stake;
    }
}
