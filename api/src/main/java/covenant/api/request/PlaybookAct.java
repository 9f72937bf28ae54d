package covenant.api.request;

import covenant.api.json.Fields;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.DrillPlaybook;
import covenant.engine.command.RespondPlaybook;
import covenant.engine.command.Response;
import covenant.engine.command.UnsealPlaybook;

/** The bodies of what is done about a playbook. */
@FunctionalInterface
public interface PlaybookAct {
    /**
     * The command in this body.
     *
     * @throws Rejection naming the field that is wrong
     */
    Command command(CommandId commandId, int by, int playbook, Fields body);

    /** Acknowledges, reports done, overrides, arms again. */
    static Command response(CommandId commandId, int by, int playbook, Fields body) {
        body.only("commandId", "response", "reason");
        String id = body.text("response");
        for (Response response : Response.values()) {
            if (response.id().equals(id)) {
                return new RespondPlaybook(commandId, by, playbook, response, body.text("reason", ""));
            }
        }
        throw new Rejection(ApiCode.VALUE_INVALID, "response is one of acknowledge, done, override and rearm");
    }

    /** Tries its action. */
    static Command drill(CommandId commandId, int by, int playbook, Fields body) {
        body.only("commandId", "reason");
        return new DrillPlaybook(commandId, by, playbook, body.text("reason", ""));
    }

    /** Shows the text of a sealed rule. */
    static Command unsealing(CommandId commandId, int by, int playbook, Fields body) {
        body.only("commandId", "text");
        return new UnsealPlaybook(commandId, by, playbook, body.text("text"));
    }
}
