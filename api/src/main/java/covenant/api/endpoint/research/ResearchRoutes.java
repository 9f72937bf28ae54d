package covenant.api.endpoint.research;

import static covenant.api.http.Access.ANYONE;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Access;
import covenant.api.http.Route;
import covenant.api.research.Replays;
import covenant.api.research.ResearchDesk;
import covenant.engine.Role;
import java.util.List;

/** Research: for researchers and operators, because a replay tells what every account gained. */
public final class ResearchRoutes {
    static final String HTML = "text/html";

    /** A study takes a core for seconds or minutes. */
    private static final int RESEARCH_WEIGHT = 20;

    private final Crossing crossing;
    private final Directory directory;
    private final ResearchDesk desk;
    private final Replays replays;

    /** Routes to these parts of the venue; {@code replays} are of its own journal. */
    public ResearchRoutes(Crossing crossing, Directory directory, ResearchDesk desk, Replays replays) {
        this.replays = replays;
        this.crossing = crossing;
        this.directory = directory;
        this.desk = desk;
    }

    /** The rows, in the order of the documentation. */
    public List<Route> rows() {
        Access research = Access.of(Role.RESEARCHER, Role.OPERATOR);
        return List.of(
                Route.post(
                                Route.API + "/replays",
                                research,
                                "carries this venue's history out again with something changed, in the background; nothing changes",
                                new AskReplayEndpoint(crossing, directory, desk, replays))
                        .weighing(RESEARCH_WEIGHT),
                Route.post(
                                Route.API + "/campaigns",
                                research,
                                "runs an attempt of the library, or a campaign's file, in the background",
                                new AskCampaignEndpoint(crossing, directory, desk))
                        .weighing(RESEARCH_WEIGHT),
                Route.get(
                        Route.API + "/attempts",
                        ANYONE,
                        "the library of documented attempts, each with its file",
                        new ListAttemptsEndpoint(crossing)),
                Route.get(
                        Route.API + "/studies",
                        research,
                        "the latest replays and campaigns, the newest first",
                        new ListStudiesEndpoint(crossing, directory, desk)),
                Route.get(
                        Route.API + "/studies/:id",
                        research,
                        "how far a study is",
                        read(ReadStudyEndpoint.Part.STATUS)),
                Route.delete(
                        Route.API + "/studies/:id",
                        research,
                        "ends a study before its time; one's own, or any for an operator",
                        read(ReadStudyEndpoint.Part.CANCEL)),
                Route.get(
                        Route.API + "/studies/:id/result",
                        research,
                        "all figures of a study that is done",
                        read(ReadStudyEndpoint.Part.RESULT)),
                Route.get(
                                Route.API + "/studies/:id/report",
                                research,
                                "the same as one self-contained page",
                                read(ReadStudyEndpoint.Part.REPORT))
                        .offering(HTML));
    }

    private ReadStudyEndpoint read(ReadStudyEndpoint.Part part) {
        return new ReadStudyEndpoint(crossing, directory, desk, part);
    }
}
