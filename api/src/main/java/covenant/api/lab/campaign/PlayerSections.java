package covenant.api.lab.campaign;

import covenant.engine.Limits;
import covenant.engine.lab.attack.AttackKind;
import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.participant.ParticipantKind;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.scene.ScenePlan;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who takes part in a campaign, and the attack: kinds from the registries, with their parameters beside what all of them have. */
final class PlayerSections {
    /** What is said of every group of participants. */
    static final List<String> GROUP_WORDS = List.of("kind", "count", "cash");

    /** What is said of every attack. */
    static final List<String> ATTACK_WORDS = List.of("kind", "market", "target", "budget", "bounty");

    private static final int MAX_GROUPS = 64;
    private static final int MAX_COUNT = 10_000;
    private static final BigDecimal CASH = new BigDecimal(1_000);

    private PlayerSections() {}

    /**
     * The groups, each under its name.
     *
     * @throws CampaignFileWrong naming the place
     */
    static List<ParticipantTerms> participants(Entry participants) {
        List<ParticipantTerms> groups = new ArrayList<>();
        if (participants.fields().size() > MAX_GROUPS) {
            throw participants.wrong(
                    "are " + participants.fields().size() + " groups; up to " + MAX_GROUPS + " are allowed");
        }
        participants.fields().forEach((name, group) -> groups.add(group(name, group)));
        return groups;
    }

    private static ParticipantTerms group(String name, Entry group) {
        CampaignReader.slug(group, name);
        if (name.matches(".*-[0-9]+") || name.equals("sponsor") || name.equals("attacker")) {
            throw group.wrong(
                    "has a name that the lab gives itself: no sponsor, no attacker, and no number at the end");
        }
        List<String> kinds =
                Arrays.stream(ParticipantKind.values()).map(ParticipantKind::id).toList();
        if (!group.isObject()) {
            throw group.wrongType("an object such as {kind: noise, count: 5, cash: 1000}");
        }
        if (!group.has("kind") && !kinds.contains(name)) {
            throw group.wrong("has no kind, and is not called like one; kinds: " + String.join(", ", kinds));
        }
        String id = group.get("kind", name).oneOf(kinds);
        ParticipantKind kind = Arrays.stream(ParticipantKind.values())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new ParticipantTerms(
                kind,
                name,
                (int) group.get("count", BigDecimal.ONE).whole(1, MAX_COUNT),
                group.get("cash", CASH).amountMicros(0, Limits.MAX_DEPOSIT_MICROS),
                parameters(group, GROUP_WORDS, kind.parameters()));
    }

    /**
     * The attack.
     *
     * @param markets their ids, in order
     * @throws CampaignFileWrong naming the place
     */
    static AttackTerms attack(Entry attack, List<String> markets, ScenePlan plan) {
        List<String> kinds =
                Arrays.stream(AttackKind.values()).map(AttackKind::id).toList();
        if (!attack.isObject()) {
            throw attack.wrongType("an object such as {kind: " + kinds.get(0) + ", budget: 500}");
        }
        String id = attack.need("kind", String.join(", ", kinds)).oneOf(kinds);
        AttackKind kind = Arrays.stream(AttackKind.values())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        int market = markets.indexOf(attack.get("market", markets.get(0)).oneOf(markets));
        var terms = plan.markets().get(market).terms();
        int statusQuo = terms.decision() == null ? -1 : terms.decision().statusQuo();
        String usual =
                terms.conditions().get(statusQuo == 0 && terms.conditions().size() > 1 ? 1 : 0);
        return new AttackTerms(
                kind,
                market,
                terms.conditions().indexOf(attack.get("target", usual).oneOf(terms.conditions())),
                attack.get("budget", CASH).amountMicros(0, Limits.MAX_DEPOSIT_MICROS),
                attack.get("bounty", BigDecimal.ZERO).amountMicros(0, Limits.MAX_DEPOSIT_MICROS),
                parameters(attack, ATTACK_WORDS, kind.parameters()));
    }

    private static Parameters parameters(Entry entry, List<String> general, List<Parameter> declared) {
        List<String> known = new ArrayList<>(general);
        declared.forEach(each -> known.add(each.name()));
        entry.only(known);
        Map<String, Double> given = new LinkedHashMap<>();
        for (Parameter each : declared) {
            if (entry.has(each.name())) {
                given.put(each.name(), value(entry.fields().get(each.name()), each));
            }
        }
        return Parameters.of(declared, given);
    }

    private static double value(Entry entry, Parameter parameter) {
        return switch (parameter.unit()) {
            case DURATION ->
                entry.durationMicros(
                                StrictMath.round(parameter.least() * Limits.MICROS),
                                StrictMath.round(parameter.most() * Limits.MICROS))
                        / (double) Limits.MICROS;
            case COUNT -> entry.whole((long) parameter.least(), (long) parameter.most());
            case CREDITS, SHARES, FRACTION, NUMBER -> entry.number(parameter.least(), parameter.most());
        };
    }
}
