package covenant.api.endpoint.research;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.lab.campaign.Attempts;
import covenant.engine.lab.campaign.CampaignTerms;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code GET /api/v1/attempts}: the library of documented attempts, each with its file. */
final class ListAttemptsEndpoint implements Endpoint {
    private final Crossing crossing;
    private JsonArray attempts;

    ListAttemptsEndpoint(Crossing crossing) {
        this.crossing = crossing;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        return Future.succeededFuture(
                Reply.json(crossing.doneSequence(), new JsonObject().put("attempts", attempts())));
    }

    /** Read once, when first asked for: most venues never are. */
    private synchronized JsonArray attempts() {
        if (attempts == null) {
            attempts = new JsonArray();
            for (String name : Attempts.names()) {
                CampaignTerms terms = Attempts.read(name, List.of()).terms();
                attempts.add(new JsonObject()
                        .put("id", name)
                        .put("title", terms.title())
                        .put("about", terms.about())
                        .put("source", terms.source())
                        .put("known", terms.known())
                        .put("runs", terms.runs())
                        .put("seed", terms.seed())
                        .put("file", Attempts.text(name)));
            }
        }
        return attempts;
    }
}
