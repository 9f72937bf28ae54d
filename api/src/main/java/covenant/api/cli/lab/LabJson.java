package covenant.api.cli.lab;

import covenant.api.lab.campaign.ClaimVerdict;
import covenant.engine.lab.campaign.CampaignResult;
import covenant.engine.lab.campaign.CampaignTerms;
import covenant.engine.lab.measure.Measure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Campaigns in JSON. */
final class LabJson {
    private LabJson() {}

    /** What a campaign says of itself. */
    static JsonObject head(CampaignTerms terms) {
        return new JsonObject()
                .put("name", terms.name())
                .put("title", terms.title())
                .put("about", terms.about())
                .put("known", terms.known())
                .put("source", terms.source())
                .put("seed", terms.seed())
                .put("runs", terms.runs());
    }

    /** Its variants and what each changes. */
    static JsonArray variants(CampaignTerms terms) {
        JsonArray variants = new JsonArray();
        terms.variants()
                .forEach(each -> variants.add(
                        new JsonObject().put("name", each.name()).put("changes", new JsonArray(each.changes()))));
        return variants;
    }

    /** A campaign's result: every measure of every variant, what stands out, and what came of the claims. */
    static JsonObject result(CampaignResult result, List<ClaimVerdict> claims, String command) {
        JsonArray variants = variants(result.terms());
        for (int v = 0; v < variants.size(); v++) {
            JsonArray measures = new JsonArray();
            result.variants().get(v).measures().forEach(each -> measures.add(json(each)));
            variants.getJsonObject(v).put("measures", measures);
        }
        JsonArray verdicts = new JsonArray();
        claims.forEach(
                each -> verdicts.add(new JsonObject().put("holds", each.holds()).put("text", each.text())));
        return head(result.terms())
                .put("command", command)
                .put("trades", result.trades())
                .put("findings", new JsonArray(result.findings()))
                .put("claims", verdicts)
                .put("variants", variants);
    }

    private static JsonObject json(Measure measure) {
        boolean any = measure.value().runs() > 0;
        return new JsonObject()
                .put("id", measure.id())
                .put("title", measure.title())
                .put("unit", measure.unit())
                .put("what", measure.what())
                .put("estimate", any ? measure.value().estimate() : null)
                .put("low", any ? measure.value().low() : null)
                .put("high", any ? measure.value().high() : null)
                .put("runs", measure.value().runs());
    }
}
