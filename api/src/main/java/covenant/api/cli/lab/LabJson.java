package covenant.api.cli.lab;

import covenant.engine.lab.campaign.CampaignTerms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

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
}
