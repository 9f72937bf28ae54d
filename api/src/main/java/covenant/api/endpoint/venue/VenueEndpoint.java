package covenant.api.endpoint.venue;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.json.VenueJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code GET /api/v1/venue}: the venue's name, and whether anything here is real. */
public final class VenueEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public VenueEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        JsonObject json = VenueJson.of(directory.venueName(), directory.isSimulated(), directory.hasSimulatedClock());
        return Future.succeededFuture(Reply.json(crossing.doneSequence(), json));
    }
}
