package covenant.api.cli.lab;

import covenant.api.lab.campaign.ClaimVerdict;
import covenant.api.report.CampaignJson;
import covenant.engine.lab.campaign.CampaignResult;
import covenant.engine.lab.campaign.CampaignTerms;
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
                .put("documentedAt", terms.source())
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

    /** A campaign's result, as in its report, and what came of the claims. */
    static JsonObject result(CampaignResult result, List<ClaimVerdict> claims, String command) {
        JsonArray verdicts = new JsonArray();
        claims.forEach(
                each -> verdicts.add(new JsonObject().put("holds", each.holds()).put("text", each.text())));
        return CampaignJson.of(result, command).put("claims", verdicts);
    }
}
