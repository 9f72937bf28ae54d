package covenant.api.endpoint.playbook;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.json.PlaybookJson;
import covenant.engine.view.PlaybookView;
import io.vertx.core.Future;

/** {@code GET /api/v1/playbooks/{id}}: one playbook with all that it went through. */
public final class ReadPlaybookEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public ReadPlaybookEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    private record Seen(PlaybookView playbook, long sequence) {}

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        int number = directory.playbooks().require(call.path("id"));
        return crossing.read(engine -> new Seen(
                        PlaybookView.of(engine.state().playbooks().playbook(number), engine.state()),
                        engine.sequence()))
                .map(seen -> call.tagged(seen.sequence(), PlaybookJson.whole(seen.playbook()), false));
    }
}
