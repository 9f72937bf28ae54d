package covenant.engine.decision;

import covenant.engine.wire.MalformedWire;
import covenant.engine.wire.WireReader;
import covenant.engine.wire.WireWriter;

/**
 * What was decided.
 *
 * @param condition what was chosen
 * @param byRule what the rule alone would have chosen, without the lot or the coordinator
 * @param reason why, in plain words; the coordinator's own where he decided
 * @param drawPpb where the lot fell, in parts per billion; -1 where there was none
 * @param drawSequence the sequence that went into the draw; 0 where there was none
 * @param atMicros when
 */
public record Choice(int condition, int byRule, String reason, long drawPpb, long drawSequence, long atMicros) {
    void write(WireWriter out) {
        out.putInt(condition);
        out.putInt(byRule);
        out.putText(reason);
        out.putLong(drawPpb);
        out.putLong(drawSequence);
        out.putLong(atMicros);
    }

    static Choice read(int conditions, WireReader in) {
        return new Choice(
                index(conditions, in), index(conditions, in), in.getText(), in.getLong(), in.getLong(), in.getLong());
    }

    private static int index(int conditions, WireReader in) {
        int index = in.getInt();
        if (index < 0 || index >= conditions) {
            throw new MalformedWire("a decision for condition " + index + " of " + conditions);
        }
        return index;
    }
}
