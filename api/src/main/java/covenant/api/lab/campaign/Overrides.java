package covenant.api.lab.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document with some of its values replaced: what a defence says over what the campaign says. */
final class Overrides {
    /** What a decision says for one rule only; inherited, it goes when another rule comes. */
    private static final Map<String, List<String>> OF_RULES = Map.of(
            "thresholdBps", List.of("twap-margin"),
            "lag", List.of("twap-margin", "last-price", "advisory"),
            "grid", List.of("scoreboard"),
            "absoluteMargin", List.of("scoreboard"),
            "relativeMarginBps", List.of("scoreboard"),
            "victoryMargin", List.of("scoreboard"),
            "epsilon", List.of("randomised"),
            "baseRule", List.of("randomised"),
            "settlement", List.of("randomised"));

    private final List<String> changes = new ArrayList<>();

    /** What has been changed so far, for people: a line for each value. */
    List<String> changes() {
        return List.copyOf(changes);
    }

    /** The base with everything that is said over it; an empty value takes something away. Names that are not in the base are added. */
    Entry merge(Entry base, Entry over) {
        return merge(base, over, "");
    }

    private Entry merge(Entry base, Entry over, String path) {
        if (base == null || !base.isObject() || !over.isObject()) {
            tell(base, over, path);
            return over;
        }
        Map<String, Entry> fields = new LinkedHashMap<>(base.fields());
        over.fields().forEach((name, field) -> {
            String at = path.isEmpty() ? name : path + "." + name;
            if (field.value() == null) {
                if (fields.remove(name) != null) {
                    changes.add("without " + at);
                }
            } else {
                fields.put(name, merge(fields.get(name), field, at));
            }
        });
        if (over.has("rule") && over.fields().get("rule").value() instanceof String rule) {
            dropOthers(fields, over, rule, path);
        }
        return new Entry(fields, base.place());
    }

    private void dropOthers(Map<String, Entry> fields, Entry over, String rule, String path) {
        Entry base = fields.get("baseRule");
        String measured = rule.equals("randomised")
                ? base != null && base.value() instanceof String named ? named : "twap-margin"
                : rule;
        for (String name : List.copyOf(fields.keySet())) {
            List<String> rules = OF_RULES.get(name);
            boolean isForeign = rules != null && !rules.contains(rule) && !rules.contains(measured);
            if (isForeign && !over.has(name)) {
                fields.remove(name);
                changes.add("without " + path + "." + name + ", which " + rule + " does not have");
            }
        }
    }

    private void tell(Entry base, Entry over, String path) {
        if (over.isObject()) {
            over.fields().forEach((name, field) -> {
                if (field.value() != null) {
                    tell(null, field, path + "." + name);
                }
            });
        } else if (base == null || base.value() == null) {
            changes.add(path + " " + over.brief());
        } else if (!base.plain().equals(over.plain())) {
            changes.add(path + " " + over.brief() + " instead of " + base.brief());
        }
    }

    /**
     * The document with one value replaced.
     *
     * @param assignment {@code path=value}, the value as YAML has it; an empty one takes something away
     * @throws CampaignFileWrong if it is no assignment, or if something on the way is not an object
     */
    static Entry set(Entry document, String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new CampaignFileWrong("--set " + assignment + " is not path=value, such as decision.window=48h");
        }
        String path = assignment.substring(0, equals).strip();
        String text = assignment.substring(equals + 1).strip();
        Place place = new Place("--set", path, 0);
        Entry value = text.isEmpty() ? new Entry(null, place) : YamlTree.read(text, place);
        return set(document, List.of(path.split("\\.", -1)), 0, value);
    }

    private static Entry set(Entry into, List<String> path, int depth, Entry value) {
        String name = path.get(depth);
        if (name.isEmpty()) {
            throw value.wrong("has an empty name");
        }
        if (!into.isObject()) {
            throw value.wrong("cannot be set: " + into.place().path() + " is not an object");
        }
        Map<String, Entry> fields = new LinkedHashMap<>(into.fields());
        if (depth == path.size() - 1) {
            fields.put(name, value);
        } else {
            Entry inner = into.has(name)
                    ? fields.get(name)
                    : new Entry(Map.of(), into.place().in(name, 0));
            fields.put(name, set(inner, path, depth + 1, value));
        }
        return new Entry(fields, into.place());
    }
}
