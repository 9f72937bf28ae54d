package covenant.engine.lab.measure;

import covenant.engine.Limits;
import covenant.engine.lab.scene.Party;
import covenant.engine.lab.scene.PricePath;
import java.util.Arrays;

/**
 * One run without the attack and with it; all that is chance is the same in both.
 *
 * @param with null where there is no attack
 * @param target the condition that the attacker wants; -1 where there is no attack
 * @param untilMicros when the decision falls, or everything is settled where nothing is decided
 */
public record RunPair(RunRecord without, RunRecord with, int target, long untilMicros) {
    /** The run's row in the campaign's table, in the order of {@link Column}. */
    public double[] row() {
        double[] row = new double[Column.values().length];
        Arrays.fill(row, Double.NaN);
        fill(row, without, false);
        Column.RIGHT.put(row, without.right() < 0 ? Double.NaN : without.right());
        if (with != null) {
            fill(row, with, true);
            attacker(row);
        }
        return row;
    }

    private static Column either(boolean isAttacked, Column without, Column with) {
        return isAttacked ? with : without;
    }

    private void fill(double[] row, RunRecord run, boolean isAttacked) {
        either(isAttacked, Column.DECIDED_WITHOUT, Column.DECIDED_WITH).put(row, run.decided());
        either(isAttacked, Column.BY_RULE_WITHOUT, Column.BY_RULE_WITH)
                .put(row, run.byRule() < 0 ? Double.NaN : run.byRule());
        if (target >= 0) {
            either(isAttacked, Column.PRICE_WITHOUT, Column.PRICE_WITH).put(row, run.prices()[target]);
            either(isAttacked, Column.STATISTIC_WITHOUT, Column.STATISTIC_WITH)
                    .put(row, run.statistics().length == 0 ? Double.NaN : run.statistics()[target]);
        }
        either(isAttacked, Column.DEFENDERS_WITHOUT, Column.DEFENDERS_WITH).put(row, run.defenders());
        either(isAttacked, Column.NOISE_WITHOUT, Column.NOISE_WITH).put(row, run.profit(Party.NOISE));
        either(isAttacked, Column.INFORMED_WITHOUT, Column.INFORMED_WITH).put(row, run.profit(Party.INFORMED));
        either(isAttacked, Column.ARBITRAGEUR_WITHOUT, Column.ARBITRAGEUR_WITH).put(row, run.profit(Party.ARBITRAGEUR));
        either(isAttacked, Column.DEFENDER_WITHOUT, Column.DEFENDER_WITH).put(row, run.profit(Party.DEFENDER));
        either(isAttacked, Column.HERD_WITHOUT, Column.HERD_WITH).put(row, run.profit(Party.HERD));
        either(isAttacked, Column.LAST_PRICE_WITHOUT, Column.LAST_PRICE_WITH).put(row, run.lastPrice());
        either(isAttacked, Column.TRUTH_WITHOUT, Column.TRUTH_WITH).put(row, run.truth());
        either(isAttacked, Column.VALUE_WITHOUT, Column.VALUE_WITH).put(row, run.value());
        either(isAttacked, Column.TRADES_WITHOUT, Column.TRADES_WITH).put(row, (double) run.trades());
        either(isAttacked, Column.REFUSED_WITHOUT, Column.REFUSED_WITH).put(row, (double) run.refused());
    }

    private void attacker(double[] row) {
        Column.ATTACKER_PROFIT.put(row, with.profit(Party.ATTACKER));
        Column.ATTACKER_OUTSIDE_WITHOUT.put(row, without.outside(Party.ATTACKER));
        Column.ATTACKER_OUTSIDE_WITH.put(row, with.outside(Party.ATTACKER));
        Column.ATTACKER_CAPITAL.put(row, with.capital(Party.ATTACKER));
        double seconds = halfLife();
        Column.HALF_LIFE.put(row, seconds < Double.POSITIVE_INFINITY ? seconds : Double.NaN);
        Column.HALVED.put(row, Double.isNaN(seconds) ? Double.NaN : seconds < Double.POSITIVE_INFINITY ? 1 : 0);
    }

    /**
     * Seconds from the attacker's last trade before the decision until half of the displacement was gone, or it had the other sign; infinite if
     * that never was before the decision, NaN if there was no displacement.
     */
    double halfLife() {
        PricePath attacked = with.path();
        PricePath honest = without.path();
        long from = attacked.lastPushMicros();
        if (from == Long.MIN_VALUE) {
            return Double.NaN;
        }
        int a = attacked.stepAt(from);
        int h = honest.stepAt(from);
        double first = attacked.price(a) - honest.price(h);
        if (StrictMath.abs(first) < Measures.LEAST_PRICE) {
            return Double.NaN;
        }
        while (true) {
            long nextA = a + 1 < attacked.size() ? attacked.atMicros(a + 1) : Long.MAX_VALUE;
            long nextH = h + 1 < honest.size() ? honest.atMicros(h + 1) : Long.MAX_VALUE;
            long next = Math.min(nextA, nextH);
            if (next >= untilMicros) {
                return Double.POSITIVE_INFINITY;
            }
            a += nextA == next ? 1 : 0;
            h += nextH == next ? 1 : 0;
            if ((attacked.price(a) - honest.price(h)) / first <= 0.5) {
                return (double) (next - from) / Limits.MICROS;
            }
        }
    }
}
