package covenant.api.endpoint.research;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Access;
import covenant.api.http.Route;
import covenant.api.research.ResearchDesk;
import covenant.engine.Role;
import java.util.List;

/** Research: for researchers and operators, because a replay tells what every account gained. */
public final class ResearchRoutes {
    static final String HTML = "text/html";

    private final Crossing crossing;
    private final Directory directory;
    private final ResearchDesk desk;

    /** Routes to these parts of the venue. */
    public ResearchRoutes(Crossing crossing, Directory directory, ResearchDesk desk) {
        this.crossing = crossing;
        this.directory = directory;
        this.desk = desk;
    }

    /** The rows, in the order of the documentation. */
    public List<Route> rows() {
        Access research = Access.of(Role.RESEARCHER, Role.OPERATOR);
        return List.of(
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
