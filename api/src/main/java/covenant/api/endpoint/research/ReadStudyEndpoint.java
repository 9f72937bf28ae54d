package covenant.api.endpoint.research;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Call;
import covenant.api.http.Endpoint;
import covenant.api.http.Reply;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.api.research.ResearchDesk;
import covenant.api.research.Study;
import covenant.api.research.Work;
import covenant.engine.Refusal;
import covenant.engine.Role;
import io.vertx.core.Future;
import java.util.Map;

/** What can be had of one study: how far it is, its result, its report; and its end before its time. */
final class ReadStudyEndpoint implements Endpoint {
    /** The report is a page of its own: it has its style in it, runs no script of ours, and may fetch nothing. */
    private static final String REPORT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'self'; sandbox allow-popups";

    /** What is asked for. */
    enum Part {
        STATUS,
        RESULT,
        REPORT,
        CANCEL
    }

    private final Crossing crossing;
    private final Directory directory;
    private final ResearchDesk desk;
    private final Part part;

    ReadStudyEndpoint(Crossing crossing, Directory directory, ResearchDesk desk, Part part) {
        this.crossing = crossing;
        this.directory = directory;
        this.desk = desk;
        this.part = part;
    }

    @Override
    public Future<Reply> handle(Call call) {
        call.onlyQuery();
        Study study = desk.find(call.path("id"));
        if (study == null) {
            throw new Rejection(ApiCode.NOT_FOUND, "there is no such study; the latest are kept until the venue stops");
        }
        return Future.succeededFuture(
                switch (part) {
                    case STATUS -> Reply.json(crossing.doneSequence(), StudyJson.of(study, directory));
                    case CANCEL -> Reply.json(crossing.doneSequence(), StudyJson.of(cancel(call, study), directory));
                    case RESULT -> new Reply(200, Reply.JSON, over(study).json(), crossing.doneSequence(), Map.of());
                    case REPORT ->
                        new Reply(
                                200,
                                ResearchRoutes.HTML,
                                over(study).html(),
                                crossing.doneSequence(),
                                Map.of("Content-Security-Policy", REPORT_POLICY, "X-Frame-Options", "SAMEORIGIN"));
                });
    }

    private Study cancel(Call call, Study study) {
        boolean isOperator = call.caller().role() == Role.OPERATOR;
        if (study.by() != call.caller().number() && !isOperator) {
            throw new Rejection(Refusal.ROLE_NOT_ADMITTED, "it is not yours");
        }
        return desk.cancel(study);
    }

    private static Work.Result over(Study study) {
        if (study.result() == null) {
            throw new Rejection(
                    ApiCode.NOT_FOUND,
                    "it is " + study.status().id() + (study.problem() == null ? "" : ": " + study.problem()));
        }
        return study.result();
    }
}
