package covenant.api.request;

import covenant.api.directory.Directory;
import covenant.api.json.Fields;
import covenant.engine.command.CommandId;
import covenant.engine.command.OpenPledge;
import covenant.engine.command.PledgeTerms;
import java.util.List;

/** The body that opens a joint pledge. */
public final class PledgeRequest {
    private final OpenPledge command;

    private PledgeRequest(OpenPledge command) {
        this.command = command;
    }

    /**
     * The request in this body.
     *
     * @throws covenant.api.problem.Rejection naming the field that is wrong
     */
    public static PledgeRequest read(Fields body, CommandId commandId, int by, Directory directory) {
        body.only("commandId", "id", "title", "text", "actors", "required", "signBy");
        String title = body.text("title");
        List<String> actors = body.texts("actors");
        int required = body.whole("required");
        long signByMicros = body.time("signBy");
        List<Integer> numbers = actors.stream().map(directory.actors()::require).toList();
        PledgeTerms terms = new PledgeTerms("", title, body.text("text", ""), numbers, required, signByMicros);
        return new PledgeRequest(new OpenPledge(commandId, by, terms));
    }

    /** The pledge in one sentence. */
    public String title() {
        return command.terms().title();
    }

    /** The command that opens it under this id. */
    public OpenPledge command(String id) {
        return new OpenPledge(command.commandId(), command.by(), command.terms().named(id));
    }
}
