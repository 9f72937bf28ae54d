package covenant.api.endpoint.research;

import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.json.Times;
import covenant.api.research.Study;
import io.vertx.core.json.JsonObject;

/** A study as JSON, without its result. */
final class StudyJson {
    private StudyJson() {}

    /** The client's name for what it asks for; empty for none. */
    static String name(Call call) {
        return call.body().has("commandId") ? call.commandId().text() : "";
    }

    static JsonObject of(Study study, Directory directory) {
        JsonObject json = new JsonObject()
                .put("id", study.id())
                .put("kind", study.kind())
                .put("title", study.title())
                .put("by", directory.account(study.by()).id())
                .put("askedAt", Times.iso(study.askedAtMicros()))
                .put("status", study.status().id())
                .put("done", study.done())
                .put("total", study.total());
        return study.problem() == null ? json : json.put("problem", study.problem());
    }
}
