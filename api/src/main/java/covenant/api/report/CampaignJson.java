package covenant.api.report;

import covenant.api.json.Amounts;
import covenant.api.json.Times;
import covenant.engine.lab.attack.AttackTerms;
import covenant.engine.lab.campaign.CampaignResult;
import covenant.engine.lab.campaign.CampaignResult.RunRow;
import covenant.engine.lab.campaign.CampaignResult.VariantResult;
import covenant.engine.lab.campaign.CampaignTerms;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.measure.Measure;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.scene.Mark;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A campaign as JSON: the same beside a page and in an answer. */
public final class CampaignJson {
    private CampaignJson() {}

    /**
     * All of it.
     *
     * @param command what reproduces it; null if unknown
     */
    public static JsonObject of(CampaignResult result, String command) {
        CampaignTerms terms = result.terms();
        JsonArray variants = new JsonArray();
        for (int i = 0; i < result.variants().size(); i++) {
            variants.add(variant(result, i));
        }
        return new JsonObject()
                .put("report", "campaign")
                .put("name", terms.name())
                .put("title", terms.title())
                .put("about", terms.about())
                .put("documentedAt", terms.source())
                .put("known", terms.known())
                .put("seed", terms.seed())
                .put("runs", terms.runs())
                .put("trades", result.trades())
                .put("command", command)
                .put("findings", new JsonArray(List.copyOf(result.findings())))
                .put("runColumns", new JsonArray(List.copyOf(RunColumns.names(result))))
                .put("variants", variants);
    }

    private static JsonObject variant(CampaignResult campaign, int number) {
        VariantResult result = campaign.variants().get(number);
        Variant terms = campaign.terms().variants().get(number);
        Courses courses = new Courses(attacked(terms));
        JsonArray measures = new JsonArray();
        result.measures().forEach(measure -> measures.add(measure(measure)));
        JsonArray marks = new JsonArray();
        result.marks().forEach(mark -> marks.add(mark(mark)));
        JsonArray runs = new JsonArray();
        for (RunRow run : result.runs()) {
            JsonArray values = new JsonArray();
            for (double value : run.columns()) {
                values.add(Json.number(value));
            }
            runs.add(new JsonObject()
                    .put("run", run.run())
                    .put("hash", run.hash())
                    .put("values", values));
        }
        return new JsonObject()
                .put("name", result.name())
                .put("changes", new JsonArray(terms.changes()))
                .put("market", attacked(terms).id())
                .put("conditions", new JsonArray(attacked(terms).conditions()))
                .put("attack", attack(terms))
                .put("participants", participants(terms))
                .put("measures", measures)
                .put("honest", result.honest() == null ? null : courses.json(result.honest()))
                .put("attacked", result.attacked() == null ? null : courses.json(result.attacked()))
                .put("marks", marks)
                .put("runs", runs);
    }

    /** The market that a variant's attack is about; the first where there is none. */
    static covenant.engine.command.MarketTerms attacked(Variant variant) {
        int market = variant.attack() == null ? 0 : variant.attack().market();
        return variant.plan().markets().get(market).terms();
    }

    private static JsonObject attack(Variant variant) {
        AttackTerms attack = variant.attack();
        if (attack == null) {
            return null;
        }
        return new JsonObject()
                .put("kind", attack.kind().id())
                .put("target", attacked(variant).conditions().get(attack.target()))
                .put("budget", Amounts.text(attack.budgetMicros()))
                .put("bounty", Amounts.text(attack.bountyMicros()))
                .put("parameters", parameters(attack.parameters()));
    }

    private static JsonObject parameters(covenant.engine.lab.terms.Parameters parameters) {
        JsonObject json = new JsonObject();
        parameters.values().forEach((name, value) -> json.put(name, Json.number(value)));
        return json;
    }

    private static JsonArray participants(Variant variant) {
        JsonArray participants = new JsonArray();
        for (ParticipantTerms each : variant.participants()) {
            participants.add(new JsonObject()
                    .put("name", each.name())
                    .put("kind", each.kind().id())
                    .put("count", each.count())
                    .put("cash", Amounts.text(each.cashMicros()))
                    .put("parameters", parameters(each.parameters())));
        }
        return participants;
    }

    private static JsonObject measure(Measure measure) {
        boolean any = measure.value().runs() > 0;
        return new JsonObject()
                .put("id", measure.id())
                .put("title", measure.title())
                .put("unit", measure.unit())
                .put("what", measure.what())
                .put("estimate", any ? Json.number(measure.value().estimate()) : null)
                .put("low", any ? Json.number(measure.value().low()) : null)
                .put("high", any ? Json.number(measure.value().high()) : null)
                .put("runs", measure.value().runs());
    }

    private static JsonObject mark(Mark mark) {
        return new JsonObject()
                .put("at", Times.iso(mark.atMicros()))
                .put("player", mark.player())
                .put("party", mark.party().id())
                .put("what", mark.what());
    }
}
