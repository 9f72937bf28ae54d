package covenant.engine.lab.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The trades of one claim in order, and the price before and after each, as far as the source tells. */
final class ClaimPath {
    private final List<Tape.Row> rows = new ArrayList<>();
    private final List<Double> before = new ArrayList<>();
    private final List<Double> after = new ArrayList<>();
    private double last = Double.NaN;

    private ClaimPath() {}

    /** One for each claim, in the order of their names. */
    static List<ClaimPath> of(Tape tape) {
        Map<String, ClaimPath> byClaim = new TreeMap<>();
        for (Tape.Row row : tape.rows()) {
            byClaim.computeIfAbsent(row.claim(), claim -> new ClaimPath()).add(row);
        }
        return List.copyOf(byClaim.values());
    }

    private void add(Tape.Row row) {
        double priceBefore = Double.isNaN(row.before()) ? last : row.before();
        double priceAfter = Double.isNaN(row.after()) ? priceBefore : row.after();
        rows.add(row);
        before.add(Double.isNaN(priceBefore) ? priceAfter : priceBefore);
        after.add(priceAfter);
        last = priceAfter;
    }

    int size() {
        return rows.size();
    }

    Tape.Row row(int i) {
        return rows.get(i);
    }

    /** The price before a trade; where the source does not tell, the one after the trade before it. NaN if nothing is known. */
    double before(int i) {
        return before.get(i);
    }

    double after(int i) {
        return after.get(i);
    }

    /** By how much a trade moved the price; 0 if unknown. */
    double move(int i) {
        double move = after(i) - before(i);
        return Double.isNaN(move) ? 0 : move;
    }

    /** The number of the first trade that comes later than a time; the number of trades if none does. */
    int firstAfter(int from, long atMicros) {
        int i = from;
        while (i < size() && row(i).atMicros() <= atMicros) {
            i++;
        }
        return i;
    }

    /** The median of the distance by which a trade of this claim moves the price. */
    double medianMove() {
        double[] moves = new double[size()];
        for (int i = 0; i < moves.length; i++) {
            moves[i] = StrictMath.abs(move(i));
        }
        java.util.Arrays.sort(moves);
        return moves.length == 0 ? 0 : moves[moves.length / 2];
    }
}
