package covenant.api.endpoint.playbook;

import covenant.api.core.Crossing;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.NumberedPage;
import covenant.api.http.Reply;
import covenant.api.json.PlaybookJson;
import covenant.engine.core.Engine;
import covenant.engine.view.PlaybookView;
import io.vertx.core.Future;

/** {@code GET /api/v1/playbooks}: playbooks in the order in which they were opened. */
public final class ListPlaybooksEndpoint implements Endpoint {
    private final Crossing crossing;

    public ListPlaybooksEndpoint(Crossing crossing) {
        this.crossing = crossing;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery("cursor", "limit");
        NumberedPage.Asked asked = NumberedPage.Asked.by(call);
        return crossing.read(engine -> see(engine, asked)).map(page -> page.reply("playbooks", PlaybookJson::of));
    }

    private static NumberedPage<PlaybookView> see(Engine engine, NumberedPage.Asked asked) {
        return asked.of(
                engine.state().playbooks().all().size(),
                number -> PlaybookView.brief(engine.state().playbooks().playbook(number), engine.state()),
                engine.sequence());
    }
}
