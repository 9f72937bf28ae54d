package covenant.engine.lab.campaign;

import covenant.engine.command.DecisionTerms;
import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.measure.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Where one attack flips a rule more than another rule, and another attack the reverse: then neither rule is the better one. */
final class Orderings {
    private final List<Variant> variants;
    private final IntFunction<Interval> flips;
    private final List<Group> groups = new ArrayList<>();

    /** The variants with one attack, by rule; a rule that two of them have stands for neither. */
    private static final class Group {
        private final AttackTerms attack;
        private final Map<String, Integer> byRule = new LinkedHashMap<>();

        Group(AttackTerms attack) {
            this.attack = attack;
        }
    }

    private Orderings(List<Variant> variants, IntFunction<Interval> flips) {
        this.variants = variants;
        this.flips = flips;
    }

    /** One sentence for each such pair of rules and pair of attacks; all four shares are told apart by their intervals. */
    static List<String> of(List<Variant> variants, IntFunction<Interval> flips) {
        Orderings orderings = new Orderings(variants, flips);
        for (int v = 0; v < variants.size(); v++) {
            orderings.sort(v);
        }
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < orderings.groups.size(); i++) {
            for (int j = i + 1; j < orderings.groups.size(); j++) {
                orderings.compare(orderings.groups.get(i), orderings.groups.get(j), sentences);
            }
        }
        return sentences;
    }

    private void sort(int number) {
        AttackTerms attack = variants.get(number).attack();
        DecisionTerms decision = attack == null
                ? null
                : variants.get(number)
                        .plan()
                        .markets()
                        .get(attack.market())
                        .terms()
                        .decision();
        if (decision == null) {
            return;
        }
        Group group = groups.stream()
                .filter(each -> isSame(each.attack, attack))
                .findFirst()
                .orElse(null);
        if (group == null) {
            group = new Group(attack);
            groups.add(group);
        }
        group.byRule.merge(decision.rule().id(), number, (first, second) -> -1);
    }

    private static boolean isSame(AttackTerms one, AttackTerms other) {
        return one.kind() == other.kind()
                && one.market() == other.market()
                && one.target() == other.target()
                && one.budgetMicros() == other.budgetMicros()
                && one.bountyMicros() == other.bountyMicros()
                && one.parameters().values().equals(other.parameters().values());
    }

    private void compare(Group one, Group other, List<String> sentences) {
        List<String> rules = one.byRule.keySet().stream()
                .filter(rule -> one.byRule.get(rule) >= 0 && other.byRule.getOrDefault(rule, -1) >= 0)
                .toList();
        for (String more : rules) {
            for (String less : rules) {
                if (isMore(one, more, less) && isMore(other, less, more)) {
                    sentences.add("Of the attacks, " + name(one.attack, other.attack) + " flips " + more + " more than "
                            + less + " ("
                            + share(one, more) + " against " + share(one, less) + "), "
                            + name(other.attack, one.attack) + " the reverse (" + share(other, more) + " against "
                            + share(other, less) + ").");
                }
            }
        }
    }

    private boolean isMore(Group group, String more, String less) {
        Interval high = flips.apply(group.byRule.get(more));
        Interval low = flips.apply(group.byRule.get(less));
        return high.differsFrom(low) && high.estimate() > low.estimate();
    }

    private String share(Group group, String rule) {
        return Wording.share(flips.apply(group.byRule.get(rule)));
    }

    /** The kind of an attack, and what it was told where another of its kind was told otherwise. */
    private static String name(AttackTerms attack, AttackTerms other) {
        if (attack.kind() != other.kind()) {
            return attack.kind().id();
        }
        List<String> differences = new ArrayList<>();
        Map<String, Double> values = new TreeMap<>(attack.parameters().values());
        values.forEach((name, value) -> {
            if (!value.equals(other.parameters().values().get(name))) {
                differences.add(name + " " + value);
            }
        });
        return differences.isEmpty()
                ? attack.kind().id()
                : attack.kind().id() + " with " + String.join(", ", differences);
    }
}
