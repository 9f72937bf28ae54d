package covenant.engine.state;

import covenant.engine.Answer;
import java.util.ArrayList;
import java.util.List;

/** What became of the trades of a batch, as plain numbers. */
final class Legs {
    /** Numbers of one trade. */
    static final int WIDTH = 5;

    private Legs() {}

    static long[] pack(List<Answer.Leg> legs) {
        long[] packed = new long[legs.size() * WIDTH];
        int at = 0;
        for (Answer.Leg leg : legs) {
            packed[at++] = leg.sharesMicros();
            packed[at++] = leg.costMicros();
            packed[at++] = leg.feeMicros();
            packed[at++] = leg.priceBeforePpb();
            packed[at++] = leg.priceAfterPpb();
        }
        return packed;
    }

    static List<Answer.Leg> unpack(long[] packed) {
        List<Answer.Leg> legs = new ArrayList<>();
        for (int at = 0; at < packed.length; at += WIDTH) {
            legs.add(new Answer.Leg(packed[at], packed[at + 1], packed[at + 2], packed[at + 3], packed[at + 4]));
        }
        return legs;
    }
}
