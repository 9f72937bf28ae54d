package covenant.api.endpoint.commitment;

import covenant.api.core.Crossing;
import covenant.api.core.MarketViews;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.json.CommitmentJson;
import covenant.engine.commitment.Commitment;
import covenant.engine.core.Engine;
import covenant.engine.view.CommitmentView;
import covenant.engine.view.MarketView;
import io.vertx.core.Future;
import java.util.List;

/** {@code GET /api/v1/commitments/{id}}: a commitment with everything that is known of it, all of the same moment. */
public final class ReadCommitmentEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;
    private final MarketViews views;

    public ReadCommitmentEndpoint(Crossing crossing, Directory directory, MarketViews views) {
        this.crossing = crossing;
        this.directory = directory;
        this.views = views;
    }

    private record Seen(CommitmentView commitment, List<MarketView> markets, long sequence) {}

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        int number = directory.commitments().require(call.path("id"));
        return crossing.read(engine -> see(engine, number))
                .map(seen ->
                        call.tagged(seen.sequence(), CommitmentJson.whole(seen.commitment(), seen.markets()), false));
    }

    private Seen see(Engine engine, int number) {
        Commitment commitment = engine.state().commitments().commitment(number);
        List<MarketView> markets = commitment.markets().stream()
                .map(market -> views.of(engine.state().market(market)))
                .toList();
        return new Seen(CommitmentView.of(engine.state(), commitment), markets, engine.sequence());
    }
}
