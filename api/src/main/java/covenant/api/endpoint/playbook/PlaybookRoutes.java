package covenant.api.endpoint.playbook;

import static covenant.api.http.Access.ANYONE;

import covenant.api.core.Crossing;
import covenant.api.directory.Directory;
import covenant.api.http.Route;
import covenant.api.request.PlaybookAct;
import covenant.engine.command.CommandKind;
import java.util.List;
import java.util.function.UnaryOperator;

/** Playbooks: agreeing, reading, responding, trying. */
public final class PlaybookRoutes {
    private final Crossing core;
    private final Directory directory;
    private final UnaryOperator<String> secrets;

    /** Routes to these parts of the venue; {@code secrets} gives a playbook's secret by its id. */
    public PlaybookRoutes(Crossing core, Directory directory, UnaryOperator<String> secrets) {
        this.core = core;
        this.directory = directory;
        this.secrets = secrets;
    }

    /** The rows, in the order of the documentation. */
    public List<Route> rows() {
        return List.of(
                Route.get(
                        Route.API + "/playbooks",
                        ANYONE,
                        "all playbooks in the order of their opening",
                        new ListPlaybooksEndpoint(core)),
                Route.get(
                        Route.API + "/playbooks/:id",
                        ANYONE,
                        "one playbook: its state, its signal now, its time line, its firings with every attempt",
                        new ReadPlaybookEndpoint(core, directory)),
                Route.write(
                        CommandKind.OPEN_PLAYBOOK,
                        "/playbooks",
                        "agrees a response before the crisis; a webhook's secret is in this answer",
                        new OpenPlaybookEndpoint(core, directory, secrets)),
                Route.write(
                        CommandKind.RESPOND_PLAYBOOK,
                        "/playbooks/:id/responses",
                        "its owner acknowledges, reports it done, overrides or arms it again; an operator may override",
                        new PlaybookActEndpoint(core, directory, PlaybookAct::response)),
                Route.write(
                        CommandKind.DRILL_PLAYBOOK,
                        "/playbooks/:id/drills",
                        "tries its action, marked as a drill; its state stays",
                        new PlaybookActEndpoint(core, directory, PlaybookAct::drill)),
                Route.write(
                        CommandKind.UNSEAL_PLAYBOOK,
                        "/playbooks/:id/unsealing",
                        "shows the text of a sealed rule",
                        new PlaybookActEndpoint(core, directory, PlaybookAct::unsealing)));
    }
}
