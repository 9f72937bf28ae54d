package covenant.api.lab.campaign;

import covenant.api.json.Durations;
import covenant.api.json.Times;
import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;
import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.scene.LabMarket;
import covenant.engine.lab.scene.ScenePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scene of one variant: markets, who takes part, the attack, and how long it lasts. */
final class SceneSections {
    /** When every scene begins. A fixed time, so that a campaign is the same on every day. */
    static final long START_MICROS = Times.micros("2026-01-01T00:00:00Z");

    private static final long HOUR_MICROS = 3_600 * Limits.MICROS;
    private static final long DAY_MICROS = 24 * HOUR_MICROS;
    private static final int MAX_MARKETS = 16;

    private SceneSections() {}

    /**
     * The variant in a whole scene.
     *
     * @throws CampaignFileWrong naming the place
     */
    static Variant variant(String name, List<String> changes, Entry scene) {
        Map<String, Entry> markets = markets(scene);
        List<LabMarket> plans = new ArrayList<>();
        markets.forEach((id, market) -> plans.add(MarketSection.read(id, market, START_MICROS)));
        List<String> ids = List.copyOf(markets.keySet());
        ScenePlan plan = new ScenePlan(plans, START_MICROS, START_MICROS + duration(scene, plans));
        MarketSection.mustOpen(plan, List.copyOf(markets.values()));
        List<ParticipantTerms> participants = scene.has("participants")
                ? PlayerSections.participants(scene.fields().get("participants"))
                : List.of();
        AttackTerms attack =
                scene.has("attack") ? PlayerSections.attack(scene.fields().get("attack"), ids, plan) : null;
        return new Variant(name, changes, plan, participants, attack);
    }

    /** By id; a decision at the top belongs to the only market. */
    private static Map<String, Entry> markets(Entry scene) {
        if (scene.has("market") && scene.has("markets")) {
            throw scene.fields().get("markets").wrong("and market are both there: one of the two");
        }
        Map<String, Entry> markets = new LinkedHashMap<>();
        if (scene.has("markets")) {
            Entry named = scene.fields().get("markets");
            named.fields().forEach((id, market) -> markets.put(CampaignReader.slug(market, id), market));
            if (markets.isEmpty() || markets.size() > MAX_MARKETS) {
                throw named.wrong("are " + markets.size() + "; 1 to " + MAX_MARKETS + " are allowed");
            }
        } else {
            markets.put("market", scene.get("market", Map.of()));
        }
        if (!scene.has("decision")) {
            return markets;
        }
        Entry decision = scene.fields().get("decision");
        if (markets.size() > 1) {
            throw decision.wrong("belongs into one of the markets, such as markets."
                    + markets.keySet().iterator().next() + ".decision");
        }
        markets.replaceAll((id, market) -> {
            if (market.has("decision")) {
                throw market.fields().get("decision").wrong("is there twice: at the top and in the market");
            }
            Map<String, Entry> fields = new LinkedHashMap<>(market.fields());
            fields.put("decision", decision);
            return new Entry(fields, market.place());
        });
        return markets;
    }

    private static long duration(Entry scene, List<LabMarket> markets) {
        long last = 0;
        for (LabMarket market : markets) {
            DecisionTerms decision = market.terms().decision();
            if (decision != null) {
                last = Math.max(last, decision.decidesAtMicros() - START_MICROS);
            }
        }
        if (!scene.has("duration")) {
            return last == 0 ? DAY_MICROS : last + HOUR_MICROS;
        }
        Entry duration = scene.fields().get("duration");
        long micros = duration.durationMicros(1, Limits.MAX_DECISION_AHEAD_MICROS);
        if (micros <= last) {
            throw duration.wrong("is " + Durations.text(micros) + ", but a decision falls after " + Durations.text(last)
                    + ": everything is settled after the last decision");
        }
        return micros;
    }
}
