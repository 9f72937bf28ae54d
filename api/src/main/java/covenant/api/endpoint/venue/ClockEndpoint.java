package covenant.api.endpoint.venue;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.json.Times;
import covenant.api.json.VenueJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code GET /api/v1/clock}: the venue's time, whose it is, and how fast it runs. */
public final class ClockEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public ClockEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        JsonObject json = new JsonObject()
                .put("now", Times.iso(crossing.nowMicros()))
                .put("mode", VenueJson.clock(directory.hasSimulatedClock()))
                .put("factor", crossing.clockFactor());
        return Future.succeededFuture(Reply.json(crossing.doneSequence(), json));
    }
}
