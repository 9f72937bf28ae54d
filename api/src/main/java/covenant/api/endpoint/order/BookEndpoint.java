package covenant.api.endpoint.order;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.json.BookJson;
import covenant.engine.view.BookLevel;
import io.vertx.core.Future;
import java.util.List;

/** {@code GET /api/v1/markets/{id}/orders}: what rests in a market, added up by claim and limit; no names. */
public final class BookEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;

    public BookEndpoint(Crossing crossing, Directory directory) {
        this.crossing = crossing;
        this.directory = directory;
    }

    private record Seen(List<BookLevel> levels, long sequence) {}

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        ListedMarket market = directory.requireMarket(call.path("id"));
        return crossing.read(engine -> new Seen(
                        BookLevel.of(engine.state().market(market.number()).book()), engine.sequence()))
                .map(seen -> Reply.json(seen.sequence(), BookJson.of(market.terms(), seen.levels())));
    }
}
