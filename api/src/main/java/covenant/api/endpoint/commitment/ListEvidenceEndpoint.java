package covenant.api.endpoint.commitment;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.CsvText;
import covenant.api.http.Endpoint;
import covenant.api.http.NumberedPage;
import covenant.api.http.Reply;
import covenant.api.json.CommitmentJson;
import covenant.engine.commitment.Commitment;
import covenant.engine.view.CommitmentView;
import covenant.engine.view.CommitmentView.EvidenceView;
import io.vertx.core.Future;
import java.util.List;

/** {@code GET /api/v1/commitments/{id}/evidence}: in the order in which it came, which never changes. */
public final class ListEvidenceEndpoint implements Endpoint {
    private static final List<String> COLUMNS = List.of("number", "by", "text", "link", "sha256", "date", "addedAt");

    private final Crossing crossing;
    private final Directory directory;

    public ListEvidenceEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery("cursor", "limit");
        NumberedPage.Asked asked = NumberedPage.Asked.by(call);
        int number = directory.commitments().require(call.path("id"));
        boolean csv = call.contentType().equals(CsvText.TYPE);
        return crossing.read(engine -> {
                    Commitment commitment = engine.state().commitments().commitment(number);
                    List<EvidenceView> all =
                            CommitmentView.of(engine.state(), commitment).evidence();
                    return asked.of(all.size(), all::get, engine.sequence());
                })
                .map(page -> csv
                        ? page.csv(COLUMNS, CommitmentJson::evidence)
                        : page.reply("evidence", CommitmentJson::evidence));
    }
}
