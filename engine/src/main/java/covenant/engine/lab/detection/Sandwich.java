package covenant.engine.lab.detection;

import static covenant.engine.lab.detection.Wording.amount;
import static covenant.engine.lab.detection.Wording.seconds;

import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameter.Unit;
import covenant.engine.lab.terms.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * An account trades, others trade in the same direction at no better price than it had, and it trades back about as much. The score is what
 * the account made by the two trades, in the source's units of money; it may have lost.
 */
final class Sandwich implements Detector {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter(
                    "within", Unit.DURATION, 1, 0, 86_400, "the most time between the first trade and the trade back"),
            new Parameter(
                    "size",
                    Unit.FRACTION,
                    0.01,
                    0,
                    1,
                    "by how much the trade back may differ from the first, of the larger"),
            new Parameter(
                    "others",
                    Unit.COUNT,
                    1,
                    0,
                    1_000,
                    "how many trades of others must be in between; 0 where a source leaves some out"));

    @Override
    public List<Finding> find(Tape tape, Parameters parameters) {
        List<Finding> findings = new ArrayList<>();
        for (ClaimPath path : ClaimPath.of(tape)) {
            new Search(tape.market(), path, parameters, findings).run();
        }
        return findings;
    }

    private static final class Search {
        private final String market;
        private final ClaimPath path;
        private final long withinMicros;
        private final double size;
        private final int others;
        private final List<Finding> findings;
        private final boolean[] isUsed;

        Search(String market, ClaimPath path, Parameters parameters, List<Finding> findings) {
            this.market = market;
            this.path = path;
            this.withinMicros = parameters.micros("within");
            this.size = parameters.number("size");
            this.others = parameters.count("others");
            this.findings = findings;
            this.isUsed = new boolean[path.size()];
        }

        void run() {
            for (int i = 0; i < path.size(); i++) {
                int back = isUsed[i] || path.row(i).direction() == 0 ? -1 : tradeBack(i);
                if (back >= 0) {
                    isUsed[i] = true;
                    isUsed[back] = true;
                    findings.add(finding(i, back));
                }
            }
        }

        /** The account's next trade, if it ends a sandwich that began with this one; else -1. */
        private int tradeBack(int first) {
            Tape.Row row = path.row(first);
            int between = 0;
            int end = path.firstAfter(first, row.atMicros() + withinMicros);
            for (int j = first + 1; j < end; j++) {
                Tape.Row next = path.row(j);
                if (next.account().equals(row.account())) {
                    boolean isBack = !isUsed[j] && next.direction() == -row.direction() && isAsLarge(row, next);
                    return isBack && between >= others ? j : -1;
                }
                between += isSqueezed(row, next) ? 1 : 0;
            }
            return -1;
        }

        private boolean isAsLarge(Tape.Row one, Tape.Row other) {
            double a = StrictMath.abs(one.shares());
            double b = StrictMath.abs(other.shares());
            return StrictMath.abs(a - b) <= size * StrictMath.max(a, b);
        }

        /** Whether somebody who traded in the first one's direction did so at no better price. An unknown price speaks for nobody. */
        private static boolean isSqueezed(Tape.Row first, Tape.Row next) {
            return next.direction() == first.direction() && first.direction() * (next.paid() - first.paid()) >= 0;
        }

        private Finding finding(int first, int back) {
            Tape.Row from = path.row(first);
            Tape.Row to = path.row(back);
            List<Tape.Row> evidence = new ArrayList<>();
            double squeezed = 0;
            for (int j = first; j <= back; j++) {
                Tape.Row row = path.row(j);
                if (j == first || j == back) {
                    evidence.add(row);
                } else if (isSqueezed(from, row)) {
                    evidence.add(row);
                    squeezed += StrictMath.abs(row.shares());
                }
            }
            double made = -(from.cost() + to.cost());
            int count = evidence.size() - 2;
            String text = from.account() + (from.direction() > 0 ? " bought " : " sold ")
                    + amount(StrictMath.abs(from.shares())) + " of " + from.claim() + " and traded back "
                    + seconds(to.atMicros() - from.atMicros()) + " later, around "
                    + (count == 0
                            ? "nobody on this tape"
                            : count + (count == 1 ? " trade" : " trades") + " of others of " + amount(squeezed))
                    + "; it made " + amount(made);
            return new Finding(DetectorKind.SANDWICH.id(), market, List.of(from.account()), made, text, evidence);
        }
    }
}
