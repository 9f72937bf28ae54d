package covenant.engine.lab.campaign;

import covenant.engine.Limits;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.lab.attack.AttackKind;
import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.participant.ParticipantKind;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.scene.LabMarket;
import covenant.engine.lab.scene.ScenePlan;
import covenant.engine.lab.scene.Truth;
import covenant.engine.lab.terms.Parameters;
import java.util.List;
import java.util.Map;

/** Small campaigns for tests: a decision on the second day, noise traders, and a push in the last minute. */
public final class LabTerms {
    static final long START = 1_767_225_600_000_000L;
    static final long DAY = 86_400L * Limits.MICROS;
    static final long DECIDES = START + 2 * DAY;
    static final long END = START + 3 * DAY;
    static final int KEEP = 0;
    static final int CHANGE = 1;

    private LabTerms() {}

    /** A decision by this rule over the second day. */
    static DecisionTerms decision(DecisionTerms.Rule rule) {
        boolean isLot = rule == DecisionTerms.Rule.RANDOMISED;
        return new DecisionTerms(
                rule,
                isLot ? DecisionTerms.Rule.TWAP_MARGIN : rule,
                DECIDES,
                DAY,
                KEEP,
                false,
                0,
                0,
                60 * Limits.MICROS,
                0,
                0,
                rule == DecisionTerms.Rule.SCOREBOARD ? 1 : 0,
                isLot ? 200_000_000 : 0,
                null,
                isLot,
                DecisionTerms.Guards.NONE);
    }

    /** A market with b = 100 in which keeping is better than changing. */
    static LabMarket market(Metric metric, int feeBps, DecisionTerms decision) {
        MarketTerms terms = new MarketTerms(
                "m", "A test", "", "", "", List.of("keep", "change"), metric, feeBps, decision == null, 0);
        return new LabMarket(
                decision == null ? terms : terms.deciding(decision),
                100 * Limits.MICROS,
                new long[0],
                new Truth(new double[] {0.6, 0.4}, new double[] {0.05, 0.05}, new double[] {0.5, 0.5}));
    }

    static ParticipantTerms noise(int count, int trades) {
        return new ParticipantTerms(
                ParticipantKind.NOISE,
                "crowd",
                count,
                1_000 * Limits.MICROS,
                Parameters.of(ParticipantKind.NOISE.parameters(), Map.of("trades", (double) trades, "size", 5.0)));
    }

    /** Moves the branch "change" to 0.9 a minute before the decision, and is paid 50 if that is decided. */
    static AttackTerms push(long budgetMicros) {
        return new AttackTerms(
                AttackKind.LAST_MINUTE_PUSH,
                0,
                CHANGE,
                budgetMicros,
                50 * Limits.MICROS,
                Parameters.of(AttackKind.LAST_MINUTE_PUSH.parameters(), Map.of("price", 0.9)));
    }

    static Variant variant(String name, LabMarket market, AttackTerms attack) {
        return new Variant(name, List.of(), new ScenePlan(List.of(market), START, END), List.of(noise(4, 10)), attack);
    }

    /** The push against a rule. */
    public static Variant push(DecisionTerms.Rule rule) {
        return variant(rule.id(), market(Metric.binary(), 0, decision(rule)), push(1_000 * Limits.MICROS));
    }

    /** So many runs of these variants. */
    public static CampaignTerms campaign(int runs, Variant... variants) {
        return new CampaignTerms("test", "A test", "", "", "", 7, runs, List.of(variants));
    }
}
