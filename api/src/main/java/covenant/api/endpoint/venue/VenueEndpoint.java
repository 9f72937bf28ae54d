package covenant.api.endpoint.venue;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code GET /api/v1/venue}: the venue's name, and whether anything here is real. */
public final class VenueEndpoint implements Endpoint {
    /** On every page of a venue whose participants are simulated. */
    public static final String SIMULATED =
            "Demo: prices come from simulated participants and say nothing about anyone.";

    private final Crossing crossing;
    private final Directory directory;

    public VenueEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        JsonObject json = new JsonObject()
                .put("name", directory.venueName())
                .put("simulated", directory.isSimulated())
                .put("notice", directory.isSimulated() ? SIMULATED : "");
        return Future.succeededFuture(Reply.json(crossing.doneSequence(), json));
    }
}
