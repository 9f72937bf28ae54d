package covenant.api.request;

import covenant.api.directory.Directory;
import covenant.api.json.Fields;
import covenant.engine.command.CommandId;
import covenant.engine.command.OpenActor;

/** The body that enters an actor. */
public final class ActorRequest {
    private static final int NO_ACCOUNT = -1;

    private final OpenActor command;

    private ActorRequest(OpenActor command) {
        this.command = command;
    }

    /**
     * The request in this body.
     *
     * @throws covenant.api.problem.Rejection naming the field that is wrong
     */
    public static ActorRequest read(Fields body, CommandId commandId, int by, Directory directory) {
        body.only("commandId", "id", "name", "account");
        String name = body.text("name");
        int account = body.has("account")
                ? directory.requireAccount(body.text("account")).number()
                : NO_ACCOUNT;
        return new ActorRequest(new OpenActor(commandId, by, "", name, account));
    }

    /** Its name, from which an id is derived. */
    public String title() {
        return command.name();
    }

    /** The command that enters it under this id. */
    public OpenActor command(String id) {
        return new OpenActor(command.commandId(), command.by(), id, command.name(), command.account());
    }
}
