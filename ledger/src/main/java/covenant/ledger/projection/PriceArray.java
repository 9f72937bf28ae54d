package covenant.ledger.projection;

import covenant.engine.signal.Signals;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * A market's prices as the projection stores them in one array: P(c) in ppb by condition; P(o|c) in ppb by condition and outcome;
 * P(o) in ppb by outcome; then, unless the metric is categorical, E[M|c] by condition and the token E[M], in ppb (binary) or millionths of
 * the unit (scalar).
 *
 * @param conditionPpb P(c)
 * @param outcomePpb P(o|c) by condition and outcome
 * @param overallPpb P(o) whatever the condition
 * @param expected E[M|c] by condition; empty where there is no expectation
 * @param token E[M]; 0 where there is no expectation
 */
public record PriceArray(long[] conditionPpb, long[][] outcomePpb, long[] overallPpb, long[] expected, long token) {

    /** The array that stands for these signals. */
    static Long[] encode(Signals signals) {
        int conditions = signals.conditionPpb().length;
        int outcomes = signals.outcomePpb()[0].length;
        boolean hasToken = signals.hasExpectation();
        Long[] all = new Long[conditions * (1 + outcomes) + outcomes + (hasToken ? conditions + 1 : 0)];
        int next = 0;
        for (long ppb : signals.conditionPpb()) {
            all[next++] = ppb;
        }
        for (long[] given : signals.outcomePpb()) {
            for (long ppb : given) {
                all[next++] = ppb;
            }
        }
        for (long ppb : signals.overallPpb()) {
            all[next++] = ppb;
        }
        if (hasToken) {
            for (long e : signals.expected()) {
                all[next++] = e;
            }
            all[next] = signals.token();
        }
        return all;
    }

    /** Whether a condition can still come about, or has: its probability may round to 0, but its outcomes' do not all. */
    public boolean isLive(int condition) {
        return Arrays.stream(outcomePpb[condition]).anyMatch(ppb -> ppb > 0);
    }

    /** What an array says about a market with so many conditions and outcomes. */
    public static PriceArray decode(long[] all, int conditions, int outcomes) {
        long[][] outcomePpb = new long[conditions][];
        for (int c = 0; c < conditions; c++) {
            int from = conditions + c * outcomes;
            outcomePpb[c] = Arrays.copyOfRange(all, from, from + outcomes);
        }
        int overall = conditions * (1 + outcomes);
        int rest = overall + outcomes;
        boolean hasToken = all.length > rest;
        return new PriceArray(
                Arrays.copyOf(all, conditions),
                outcomePpb,
                Arrays.copyOfRange(all, overall, rest),
                hasToken ? Arrays.copyOfRange(all, rest, rest + conditions) : new long[0],
                hasToken ? all[rest + conditions] : 0);
    }

    /** The numbers of an array column. */
    public static long[] longs(Array array) throws SQLException {
        Object[] boxed = (Object[]) array.getArray();
        long[] longs = new long[boxed.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = (Long) boxed[i];
        }
        return longs;
    }
}
