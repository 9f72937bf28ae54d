package covenant.engine.lab.detection;

import static covenant.engine.lab.detection.Wording.price;
import static covenant.engine.lab.detection.Wording.seconds;

import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import covenant.engine.lab.terms.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account's trades make up most of what moves a price in the last part of a decision's window away from where it was when that part
 * began, and they did not make up as much of all moves before. Whoever trades such a push back moves nothing away. A market that decides
 * nothing has no window and gives nothing. The score is how far the account moved the last price.
 */
final class WindowEndPush implements Detector {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter("last", Unit.FRACTION, 0.05, 0.000_001, 0.999_999, "which part of the window is its end"),
            new Parameter(
                    "move", Unit.FRACTION, 0.1, 0.000_001, 1, "by how much the account must move the price there"),
            new Parameter(
                    "times",
                    Unit.NUMBER,
                    3,
                    0,
                    1_000_000,
                    "how many times the claim's median move by a trade that must be, at least"),
            new Parameter(
                    "share",
                    Unit.FRACTION,
                    0.5,
                    0,
                    1,
                    "its least share of what led away from the price at the end's beginning"),
            new Parameter(
                    "rise", Unit.FRACTION, 0.25, 0, 1, "by how much that must be above its share of all moves before"));

    @Override
    public List<Finding> find(Tape tape, Parameters parameters) {
        if (tape.windowToMicros() <= tape.windowFromMicros()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (ClaimPath path : ClaimPath.of(tape)) {
            find(tape, path, parameters, findings);
        }
        return findings;
    }

    /** What one account did in the window. */
    private static final class Moves {
        private final List<Tape.Row> rows = new ArrayList<>();
        private double sizeBefore;
        private double size;
        private double net;
        private double away;
        private double statistic;
    }

    private static void find(Tape tape, ClaimPath path, Parameters parameters, List<Finding> findings) {
        double length = (double) tape.windowToMicros() - tape.windowFromMicros();
        long endFrom = tape.windowToMicros() - StrictMath.round(parameters.number("last") * length);
        double least = StrictMath.max(parameters.number("move"), parameters.number("times") * path.medianMove());
        Map<String, Moves> byAccount = new TreeMap<>();
        double allBefore = 0;
        double all = 0;
        double start = path.before(StrictMath.min(path.firstAfter(0, endFrom - 1), path.size() - 1));
        for (int i = 0; i < path.size(); i++) {
            Tape.Row row = path.row(i);
            if (row.atMicros() < tape.windowFromMicros() || row.atMicros() >= tape.windowToMicros()) {
                continue;
            }
            Moves moves = byAccount.computeIfAbsent(row.account(), account -> new Moves());
            double size = StrictMath.abs(path.move(i));
            if (row.atMicros() < endFrom) {
                moves.sizeBefore += size;
                allBefore += size;
            } else {
                moves.rows.add(row);
                double away = StrictMath.abs(path.after(i) - start) - StrictMath.abs(path.before(i) - start);
                moves.size += StrictMath.max(0, away);
                moves.away += away;
                moves.net += path.move(i);
                moves.statistic += path.move(i) * (tape.windowToMicros() - row.atMicros()) / length;
                all += StrictMath.max(0, away);
            }
        }
        for (Map.Entry<String, Moves> each : byAccount.entrySet()) {
            Moves moves = each.getValue();
            double share = all > 0 ? moves.size / all : 0;
            double shareBefore = allBefore > 0 ? moves.sizeBefore / allBefore : 0;
            if (StrictMath.abs(moves.net) >= least
                    && moves.away >= StrictMath.abs(moves.net) / 2
                    && share >= parameters.number("share")
                    && share - shareBefore >= parameters.number("rise")) {
                findings.add(finding(tape, each.getKey(), moves, share, shareBefore));
            }
        }
    }

    private static Finding finding(Tape tape, String account, Moves moves, double share, double shareBefore) {
        Tape.Row first = moves.rows.get(0);
        String text = account + " moved " + first.claim() + " by " + price(moves.net) + " from "
                + seconds(tape.windowToMicros() - first.atMicros())
                + " before the window's end on, and the average over the"
                + " window by " + price(moves.statistic) + "; " + price(100 * share)
                + " % of what led away from the price at the end's beginning was its own, of all moves before "
                + price(100 * shareBefore) + " %";
        return new Finding(
                DetectorKind.WINDOW_END_PUSH.id(),
                tape.market(),
                List.of(account),
                StrictMath.abs(moves.net),
                text,
                moves.rows);
    }
}
