package covenant.api.endpoint.research;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.research.ResearchDesk;
import covenant.api.research.Study;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /api/v1/studies}: the latest studies, the newest first; researchers see each other's. */
final class ListStudiesEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;
    private final ResearchDesk desk;

    ListStudiesEndpoint(Crossing crossing, Directory directory, ResearchDesk desk) {
        this.crossing = crossing;
        this.directory = directory;
        this.desk = desk;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        JsonArray studies = new JsonArray();
        for (Study study : desk.all()) {
            studies.add(StudyJson.of(study, directory));
        }
        return Future.succeededFuture(Reply.json(crossing.doneSequence(), new JsonObject().put("studies", studies)));
    }
}
