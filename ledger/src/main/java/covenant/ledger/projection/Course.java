package covenant.ledger.projection;

import java.util.Map;
import java.util.TreeMap;

/** What one market did in one stretch of time, while it is gathered. */
final class Course {
    /** What a claim's trades and a jump take in their arrays. */
    private static final int CLAIM_NUMBERS = 4;

    private static final int JUMP_NUMBERS = 3;

    private final PriceLayout layout;
    private long fromMicros;
    private boolean stored;
    private long changes;
    private long trades;
    private long sharesMicros;
    private long costMicros;
    private long[] highs;
    private long[] lows;
    private long[] closes;
    private long[] jumps;
    private long untilMicros;
    private byte[] decision = {};
    private final Map<Integer, long[]> claims = new TreeMap<>();

    /** The course of a market that has just opened. */
    Course(PriceLayout layout, long fromMicros, long[] values) {
        this.layout = layout;
        this.closes = values;
        begin(fromMicros);
    }

    /** A row as it was stored. */
    Course(PriceLayout layout, long fromMicros, long[] sums, long[] highs, long[] lows, long[] closes) {
        this.layout = layout;
        this.fromMicros = fromMicros;
        this.changes = sums[0];
        this.trades = sums[1];
        this.sharesMicros = sums[2];
        this.costMicros = sums[3];
        this.highs = highs;
        this.lows = lows;
        this.closes = closes;
        this.stored = true;
    }

    /** The rest of such a row. */
    Course with(long[] storedJumps, long storedUntilMicros, byte[] storedDecision, long[] storedClaims) {
        jumps = storedJumps;
        untilMicros = storedUntilMicros;
        decision = storedDecision;
        for (int i = 0; i < storedClaims.length; i += CLAIM_NUMBERS) {
            claims.put(
                    (int) storedClaims[i], new long[] {storedClaims[i + 1], storedClaims[i + 2], storedClaims[i + 3]});
        }
        return this;
    }

    /** Begins the next stretch where this one ended. */
    void begin(long newFromMicros) {
        fromMicros = newFromMicros;
        stored = false;
        changes = 0;
        trades = 0;
        sharesMicros = 0;
        costMicros = 0;
        highs = closes.clone();
        lows = closes.clone();
        jumps = new long[JUMP_NUMBERS * (layout.hasToken(closes) ? 1 : layout.outcomes())];
        claims.clear();
    }

    /** The market's values since this place. */
    void step(Place place, long[] values) {
        boolean changed = false;
        for (int i = 0; i < values.length; i++) {
            changed |= values[i] != closes[i];
            highs[i] = Math.max(highs[i], values[i]);
            lows[i] = Math.min(lows[i], values[i]);
        }
        changes += changed ? 1 : 0;
        int first = layout.hasToken(values) ? layout.token() : layout.claim(covenant.engine.command.Order.ANY, 0);
        for (int j = 0; j < jumps.length; j += JUMP_NUMBERS) {
            int at = first + j / JUMP_NUMBERS;
            long jump = values[at] - closes[at];
            if (Math.abs(jump) > Math.abs(jumps[j])) {
                jumps[j] = jump;
                jumps[j + 1] = place.sequence();
                jumps[j + 2] = place.line();
            }
        }
        closes = values;
        untilMicros = place.atMicros();
    }

    /** What the market's decision has measured, as of the last step. */
    void decision(byte[] measured) {
        decision = measured;
    }

    /** A trade, its fee left out of the cost. */
    void trade(int condition, int outcome, long shares, long cost) {
        trades++;
        sharesMicros += Math.abs(shares);
        costMicros += Math.abs(cost);
        long[] claim = claims.computeIfAbsent(layout.claim(condition, outcome), absent -> new long[3]);
        claim[0]++;
        claim[1] += Math.abs(shares);
        claim[2] += Math.abs(cost);
    }

    long fromMicros() {
        return fromMicros;
    }

    /** Whether its row is in the table; from now on it is. */
    boolean store() {
        boolean was = stored;
        stored = true;
        return was;
    }

    PriceLayout layout() {
        return layout;
    }

    long[] sums() {
        return new long[] {changes, trades, sharesMicros, costMicros};
    }

    long[] highs() {
        return highs;
    }

    long[] lows() {
        return lows;
    }

    long[] closes() {
        return closes;
    }

    long[] jumps() {
        return jumps;
    }

    long untilMicros() {
        return untilMicros;
    }

    byte[] decision() {
        return decision;
    }

    long[] claims() {
        long[] flat = new long[CLAIM_NUMBERS * claims.size()];
        int next = 0;
        for (Map.Entry<Integer, long[]> each : claims.entrySet()) {
            flat[next++] = each.getKey();
            for (long number : each.getValue()) {
                flat[next++] = number;
            }
        }
        return flat;
    }
}
