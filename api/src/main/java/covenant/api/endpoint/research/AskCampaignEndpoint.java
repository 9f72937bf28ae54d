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
import covenant.api.report.CampaignReport;
import covenant.api.research.ResearchDesk;
import covenant.api.research.Study;
import covenant.api.research.Work;
import covenant.engine.lab.campaign.Campaign;
import covenant.engine.lab.campaign.CampaignOptions;
import covenant.engine.lab.campaign.CampaignTerms;
import covenant.engine.lab.campaign.CampaignTerms.Variant;
import covenant.engine.lab.participant.ParticipantTerms;
import covenant.engine.lab.terms.Parameter;
import covenant.engine.lab.terms.Parameters;
import covenant.ledger.replay.Progress;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /api/v1/campaigns}: an attempt of the library, or a file of one's own, on engines of its own beside the venue. */
final class AskCampaignEndpoint implements Endpoint {
    /** One core carries it out beside a venue that trades; whoever wants more has the command line. */
    private static final int MOST_RUNS = 1_000;

    /** What the players of one run may be told to do: a run is in the venue's memory, and cannot be cancelled before it is over. */
    private static final int MOST_DEEDS = 50_000;

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
        if (terms.runs() > MOST_RUNS) {
            throw new Rejection(ApiCode.CAMPAIGN_INVALID, "at most " + MOST_RUNS + " runs here, not " + terms.runs());
        }
        requireSmall(terms);
        String command = "covenant lab run "
                + (body.has("attempt") ? body.text("attempt") : "FILE") + " --runs " + terms.runs() + " --seed "
                + terms.seed();
        Study study = desk.ask(
                "campaign",
                body.text("title", terms.title()),
                call.caller().number(),
                StudyJson.name(call),
                crossing.nowMicros(),
                progress -> run(terms, command, progress));
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

    private static void requireSmall(CampaignTerms terms) {
        for (Variant variant : terms.variants()) {
            double deeds = 0;
            for (ParticipantTerms group : variant.participants()) {
                deeds += group.count() * (1 + counts(group.kind().parameters(), group.parameters()));
            }
            if (variant.attack() != null) {
                deeds += counts(
                        variant.attack().kind().parameters(), variant.attack().parameters());
            }
            if (deeds > MOST_DEEDS) {
                throw new Rejection(
                        ApiCode.CAMPAIGN_INVALID,
                        "variant " + variant.name() + " has players who enter, trade and look " + (long) deeds
                                + " times in a run; at most " + MOST_DEEDS + " here, more with covenant lab run");
            }
        }
    }

    /** How often someone trades, looks, comes by: the sum of what is counted. */
    private static double counts(List<Parameter> declared, Parameters told) {
        return declared.stream()
                .filter(each -> each.unit() == Parameter.Unit.COUNT)
                .mapToDouble(each -> told.number(each.name()))
                .sum();
    }

    private static Work.Result run(CampaignTerms terms, String command, Progress progress) {
        CampaignReport report =
                CampaignReport.of(Campaign.run(terms, CampaignOptions.threads(1), progress::at), command);
        return new Work.Result(report.json().toBuffer(), Buffer.buffer(report.html()));
    }
}
