package covenant.api.endpoint.research;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.directory.ListedMarket;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.http.Route;
import covenant.api.json.Fields;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.api.request.ReplayRequest;
import covenant.api.research.Replays;
import covenant.api.research.ResearchDesk;
import covenant.api.research.Study;
import covenant.engine.command.MarketTerms;
import covenant.engine.replay.ReplayTerms;
import io.vertx.core.Future;
import java.util.List;

/** {@code POST /api/v1/replays}: this venue's own history again, with one thing changed; nothing changes in the venue. */
final class AskReplayEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;
    private final ResearchDesk desk;
    private final Replays replays;

    AskReplayEndpoint(Crossing crossing, Directory directory, ResearchDesk desk, Replays replays) {
        this.crossing = crossing;
        this.directory = directory;
        this.desk = desk;
        this.replays = replays;
    }

    @Override
    public Future<Reply> handle(Call call) {
        Fields body = call.body();
        List<ListedMarket> markets = body.has("markets")
                ? body.texts("markets").stream().map(directory::requireMarket).toList()
                : List.of();
        if (body.has("without")) {
            directory.requireAccounts(body.texts("without"));
        }
        if (body.has("only")) {
            directory.requireAccounts(body.texts("only"));
        }
        List<MarketTerms> named = markets.stream().map(ListedMarket::terms).toList();
        ReplayTerms terms = ReplayRequest.terms(body, named);
        if (!replays.isKept()) {
            throw new Rejection(ApiCode.REPLAY_INVALID, "this venue keeps no journal");
        }
        String title = body.text("title", ReplayRequest.title(terms, named));
        Study study = desk.ask(
                "replay",
                title,
                call.caller().number(),
                StudyJson.name(call),
                crossing.nowMicros(),
                replays.work(terms, ReplayRequest.command(terms, named)));
        return Future.succeededFuture(Reply.created(
                crossing.doneSequence(), Route.API + "/studies/" + study.id(), StudyJson.of(study, directory)));
    }
}
