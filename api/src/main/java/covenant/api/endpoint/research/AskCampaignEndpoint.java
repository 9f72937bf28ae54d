package covenant.api.endpoint.research;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.http.Route;
import covenant.api.json.Fields;
import covenant.api.lab.campaign.Attempts;
import covenant.api.lab.campaign.CampaignFileWrong;
import covenant.api.lab.campaign.CampaignReader;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.api.research.Campaigns;
import covenant.api.research.ResearchDesk;
import covenant.api.research.Study;
import covenant.engine.lab.campaign.CampaignTerms;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /api/v1/campaigns}: an attempt of the library, or a file of one's own, on engines of its own beside the venue. */
final class AskCampaignEndpoint implements Endpoint {
    private final Crossing crossing;
    private final Directory directory;
    private final ResearchDesk desk;

    AskCampaignEndpoint(Crossing crossing, Directory directory, ResearchDesk desk) {
        this.crossing = crossing;
        this.directory = directory;
        this.desk = desk;
    }

    @Override
    public Future<Reply> handle(Call call) {
        Fields body = call.body();
        if (body.has("attempt") == body.has("file")) {
            throw new Rejection(ApiCode.MISSING_FIELD, "either attempt, a name of the library, or file, its text");
        }
        CampaignTerms terms = terms(body);
        String tooMuch = Campaigns.problem(terms);
        if (!tooMuch.isEmpty()) {
            throw new Rejection(ApiCode.CAMPAIGN_INVALID, tooMuch);
        }
        String command = "covenant lab run "
                + (body.has("attempt") ? body.text("attempt") : "FILE") + " --runs " + terms.runs() + " --seed "
                + terms.seed();
        Study study = desk.ask(
                "campaign",
                body.text("title", terms.title()),
                call.caller().number(),
                StudyJson.name(call),
                crossing.nowMicros(),
                Campaigns.work(terms, command));
        return Future.succeededFuture(Reply.created(
                crossing.doneSequence(), Route.API + "/studies/" + study.id(), StudyJson.of(study, directory)));
    }

    private static CampaignTerms terms(Fields body) {
        List<String> settings = new ArrayList<>();
        if (body.has("runs")) {
            settings.add("runs=" + body.whole("runs"));
        }
        if (body.has("seed")) {
            settings.add("seed=" + body.whole("seed"));
        }
        try {
            if (body.has("file")) {
                return CampaignReader.read(body.text("file"), "file", settings).terms();
            }
            String name = body.text("attempt");
            String problem = Attempts.problem(name);
            if (!problem.isEmpty()) {
                throw new Rejection(ApiCode.CAMPAIGN_INVALID, problem);
            }
            return Attempts.read(name, settings).terms();
        } catch (CampaignFileWrong e) {
            throw new Rejection(ApiCode.CAMPAIGN_INVALID, e.getMessage());
        }
    }
}
