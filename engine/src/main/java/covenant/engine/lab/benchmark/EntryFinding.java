package covenant.engine.lab.benchmark;

import covenant.engine.command.DecisionTerms.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The smallest bounty at which one rule gives way and the other does not: what the rows say, in one sentence.
 *
 * @param flipped the rule that gives way
 * @param from its accuracy without the bounty
 * @param to its accuracy at the bounty
 * @param held the other rule
 * @param heldFrom its accuracy without the bounty
 * @param heldTo its accuracy at the bounty
 */
public record EntryFinding(
        boolean isInformed,
        boolean isLast,
        double bounty,
        Rule flipped,
        double from,
        double to,
        Rule held,
        double heldFrom,
        double heldTo) {
    /** An accuracy that falls by less has not given way. One of eight states is 0.125. */
    private static final double NOTHING = 0.05;

    /** All that the rows show, by entrant and place. */
    static List<EntryFinding> of(List<EntryRow> rows) {
        List<EntryFinding> findings = new ArrayList<>();
        for (boolean isLast : new boolean[] {true, false}) {
            for (boolean isInformed : new boolean[] {true, false}) {
                List<EntryRow> last = rowsOf(rows, isInformed, isLast, Rule.LAST_PRICE);
                List<EntryRow> average = rowsOf(rows, isInformed, isLast, Rule.TWAP_MARGIN);
                EntryFinding found = first(last, average);
                if (found != null) {
                    findings.add(found);
                }
            }
        }
        return findings;
    }

    private static List<EntryRow> rowsOf(List<EntryRow> rows, boolean isInformed, boolean isLast, Rule rule) {
        return rows.stream()
                .filter(row -> row.isInformed() == isInformed && row.isLast() == isLast && row.rule() == rule)
                .toList();
    }

    private static EntryFinding first(List<EntryRow> last, List<EntryRow> average) {
        for (int i = 1; i < last.size(); i++) {
            boolean lastFalls = falls(last, i);
            if (lastFalls != falls(average, i)) {
                return lastFalls ? of(last, average, i) : of(average, last, i);
            }
        }
        return null;
    }

    private static boolean falls(List<EntryRow> rows, int at) {
        return rows.get(0).accuracy() - rows.get(at).accuracy() > NOTHING;
    }

    private static EntryFinding of(List<EntryRow> flipped, List<EntryRow> held, int at) {
        EntryRow row = flipped.get(at);
        return new EntryFinding(
                row.isInformed(),
                row.isLast(),
                row.bounty(),
                row.rule(),
                flipped.get(0).accuracy(),
                row.accuracy(),
                held.get(0).rule(),
                held.get(0).accuracy(),
                held.get(at).accuracy());
    }

    /** The sentence. */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "bribed %s mover (%s): %s falls from %.3f to %.3f at bounty %s, %s %s %.3f",
                isLast ? "last" : "first",
                isInformed ? "informed" : "uninformed",
                flipped.id(),
                from,
                to,
                bounty,
                held.id(),
                StrictMath.abs(heldFrom - heldTo) < 0.0005 ? "stays at" : "is still at",
                heldTo);
    }
}
