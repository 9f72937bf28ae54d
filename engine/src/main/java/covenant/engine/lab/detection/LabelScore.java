package covenant.engine.lab.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How findings agree with a source's own marks. A row is accused if it is evidence of a finding and made by one of the finding's accounts:
 * whoever was traded against is evidence and not accused. A labelled group is all labelled rows of one account within one second.
 *
 * @param labelled rows that the source marks
 * @param accused rows that findings accuse
 * @param both rows that are marked and accused
 * @param groups labelled groups
 * @param groupsFound labelled groups of which every row is accused
 * @param findings findings
 * @param findingsRight findings of which every accused row is marked
 */
public record LabelScore(
        int labelled, int accused, int both, int groups, int groupsFound, int findings, int findingsRight) {

    /** Of no market. */
    public static final LabelScore NOTHING = new LabelScore(0, 0, 0, 0, 0, 0, 0);

    /** The score of one market's findings. */
    public static LabelScore of(Tape tape, List<Finding> findings) {
        Set<String> accused = new TreeSet<>();
        int right = 0;
        for (Finding finding : findings) {
            List<Tape.Row> rows = accused(finding);
            rows.forEach(row -> accused.add(row.id()));
            right += rows.stream().allMatch(LabelScore::isLabelled) ? 1 : 0;
        }
        Map<String, Boolean> groups = new TreeMap<>();
        int labelled = 0;
        int both = 0;
        for (Tape.Row row : tape.rows()) {
            if (isLabelled(row)) {
                boolean isFound = accused.contains(row.id());
                labelled++;
                both += isFound ? 1 : 0;
                groups.merge(
                        row.atMicros() / covenant.engine.Limits.MICROS + " " + row.account(),
                        isFound,
                        Boolean::logicalAnd);
            }
        }
        int found = (int) groups.values().stream().filter(each -> each).count();
        return new LabelScore(labelled, accused.size(), both, groups.size(), found, findings.size(), right);
    }

    /** The rows of a finding that its accounts made. */
    public static List<Tape.Row> accused(Finding finding) {
        return finding.evidence().stream()
                .filter(row -> finding.accounts().contains(row.account()))
                .toList();
    }

    /** The labelled rows that no finding accuses: what was missed. */
    public static List<Tape.Row> missed(Tape tape, List<Finding> findings) {
        Set<String> accused = new TreeSet<>();
        findings.forEach(finding -> accused(finding).forEach(row -> accused.add(row.id())));
        List<Tape.Row> missed = new ArrayList<>();
        for (Tape.Row row : tape.rows()) {
            if (isLabelled(row) && !accused.contains(row.id())) {
                missed.add(row);
            }
        }
        return missed;
    }

    private static boolean isLabelled(Tape.Row row) {
        return !row.label().isEmpty();
    }

    /** Both together. */
    public LabelScore plus(LabelScore other) {
        return new LabelScore(
                labelled + other.labelled,
                accused + other.accused,
                both + other.both,
                groups + other.groups,
                groupsFound + other.groupsFound,
                findings + other.findings,
                findingsRight + other.findingsRight);
    }

    /** Which share of the accused rows is marked; NaN if none is accused. */
    public double precision() {
        return both / (double) accused;
    }

    /** Which share of the marked rows is accused; NaN if none is marked. */
    public double recall() {
        return both / (double) labelled;
    }

    /** Which share of the findings accuses marked rows only. */
    public double groupPrecision() {
        return findingsRight / (double) findings;
    }

    /** Which share of the labelled groups is accused to the last row. */
    public double groupRecall() {
        return groupsFound / (double) groups;
    }
}
