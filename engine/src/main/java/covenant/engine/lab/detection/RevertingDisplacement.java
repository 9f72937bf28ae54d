package covenant.engine.lab.detection;

import static covenant.engine.lab.detection.Wording.amount;
import static covenant.engine.lab.detection.Wording.price;
import static covenant.engine.lab.detection.Wording.seconds;

import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import covenant.engine.lab.terms.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A burst of trades in one direction, by one account or a few, moves the price far from where it had been; within a stated time most of that
 * is given back and stays given back. Gains and losses are marked at the last price of that time. The score is the size of the displacement.
 */
final class RevertingDisplacement implements Detector {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter("move", Unit.FRACTION, 0.1, 0.000_001, 1, "by how much the burst must move the price"),
            new Parameter(
                    "times",
                    Unit.NUMBER,
                    3,
                    0,
                    1_000_000,
                    "how many times the claim's median move by a trade that must be, at least"),
            new Parameter("burst", Unit.DURATION, 60, 0, 86_400 * 366.0, "how long a burst may last"),
            new Parameter("accounts", Unit.COUNT, 1, 1, 1_000, "how many accounts may share in a burst"),
            new Parameter("back", Unit.FRACTION, 0.6, 0.01, 1, "how much of it must be given back"),
            new Parameter(
                    "within",
                    Unit.DURATION,
                    3_600,
                    0,
                    86_400 * 366.0,
                    "how soon after the burst; and how long before it the price is looked at that it departs from"));

    @Override
    public List<Finding> find(Tape tape, Parameters parameters) {
        List<Finding> findings = new ArrayList<>();
        for (ClaimPath path : ClaimPath.of(tape)) {
            double least = StrictMath.max(parameters.number("move"), parameters.number("times") * path.medianMove());
            boolean[] isUsed = new boolean[path.size()];
            for (int i = 0; i < path.size(); i++) {
                Burst burst = isUsed[i] || path.row(i).direction() == 0 ? null : burst(path, i, parameters);
                Return given = burst == null || burst.size < least || !isAway(path, burst, parameters)
                        ? null
                        : given(path, burst, parameters);
                if (given != null) {
                    burst.rows.forEach(row -> isUsed[row] = true);
                    findings.add(finding(tape.market(), path, burst, given));
                }
            }
        }
        return findings;
    }

    /** Trades in one direction and what they moved together. */
    private record Burst(List<Integer> rows, Set<String> accounts, int direction, double size) {
        int last() {
            return rows.get(rows.size() - 1);
        }
    }

    /** How it was given back: the trades at which half and enough of it was, the last one looked at, and the price then. */
    private record Return(int half, int enough, int end, double share) {}

    private static Burst burst(ClaimPath path, int first, Parameters parameters) {
        Tape.Row from = path.row(first);
        int end = path.firstAfter(first, from.atMicros() + parameters.micros("burst"));
        Set<String> accounts = new TreeSet<>();
        List<Integer> rows = new ArrayList<>();
        double size = 0;
        for (int i = first; i < end; i++) {
            Tape.Row row = path.row(i);
            boolean isKnown = accounts.contains(row.account());
            if (row.direction() == from.direction() && (isKnown || accounts.size() < parameters.count("accounts"))) {
                accounts.add(row.account());
                rows.add(i);
                size += from.direction() * path.move(i);
            }
        }
        return new Burst(rows, accounts, from.direction(), size);
    }

    /**
     * Whether a burst moved the price away from where it was a while ago, rather than back there: whoever repairs what another did is no
     * displacer, even if his repair is undone.
     */
    private static boolean isAway(ClaimPath path, Burst burst, Parameters parameters) {
        int first = burst.rows.get(0);
        int then = path.firstAfter(0, path.row(first).atMicros() - parameters.micros("within"));
        double once = path.before(StrictMath.min(then, first));
        double farther = StrictMath.abs(path.after(burst.last()) - once) - StrictMath.abs(path.before(first) - once);
        return farther >= burst.size / 2;
    }

    /** Null unless enough is given back in time, and is so still when the time is over: else the change was there to stay. */
    private static Return given(ClaimPath path, Burst burst, Parameters parameters) {
        double peak = path.after(burst.last());
        double back = parameters.number("back");
        long untilMicros = path.row(burst.last()).atMicros() + parameters.micros("within");
        int end = path.firstAfter(burst.last(), untilMicros) - 1;
        int half = -1;
        int enough = -1;
        for (int i = burst.last() + 1; i <= end; i++) {
            double share = burst.direction * (peak - path.after(i)) / burst.size;
            half = half < 0 && share >= 0.5 ? i : half;
            enough = enough < 0 && share >= back ? i : enough;
        }
        double share = burst.direction * (peak - path.after(end)) / burst.size;
        return enough < 0 || share < back ? null : new Return(half < 0 ? enough : half, enough, end, share);
    }

    private static Finding finding(String market, ClaimPath path, Burst burst, Return given) {
        List<Tape.Row> evidence = new ArrayList<>();
        Map<String, Double> backers = new TreeMap<>();
        double mark = path.after(given.end);
        double made = 0;
        for (int i = burst.rows.get(0); i <= given.end; i++) {
            Tape.Row row = path.row(i);
            boolean isBack = i > burst.last() && i <= given.enough && row.direction() == -burst.direction;
            double gain = row.shares() * mark - row.cost();
            if (burst.accounts.contains(row.account())) {
                made += gain;
            } else if (isBack) {
                backers.merge(row.account(), gain, Double::sum);
            }
            if (isBack || burst.rows.contains(i)) {
                evidence.add(row);
            }
        }
        Tape.Row first = path.row(burst.rows.get(0));
        Tape.Row last = path.row(burst.last());
        String text = String.join(", ", burst.accounts) + " moved " + first.claim() + " by "
                + price(burst.direction * burst.size) + " to " + price(path.after(burst.last())) + " in "
                + seconds(last.atMicros() - first.atMicros()) + "; " + price(100 * given.share)
                + " % was given back, half of it after "
                + seconds(path.row(given.half).atMicros() - last.atMicros())
                + (made > 0 ? "; they made " + amount(made) : "; it cost them " + amount(-made)) + "; traded back by "
                + told(backers);
        return new Finding(
                DetectorKind.REVERTING_DISPLACEMENT.id(),
                market,
                List.copyOf(burst.accounts),
                burst.size,
                text,
                evidence);
    }

    private static String told(Map<String, Double> backers) {
        return backers.isEmpty()
                ? "themselves alone"
                : backers.entrySet().stream()
                        .map(each -> each.getKey() + ", who made " + amount(each.getValue()))
                        .collect(Collectors.joining("; "));
    }
}
