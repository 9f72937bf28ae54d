package covenant.api.http;

import covenant.api.core.Write;
import covenant.api.directory.Caller;
import covenant.api.identity.Identity;
import covenant.api.json.Fields;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Limits;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;

/** One request that was admitted. */
public final class Call {
    private final RouteIndex.Match match;
    private final RoutingContext context;
    private final Identity identity;
    private final Caller caller;
    private final Fields body;
    private final String contentType;
    private final boolean isDryRun;

    Call(
            RouteIndex.Match match,
            RoutingContext context,
            Identity identity,
            Caller caller,
            Fields body,
            String contentType,
            boolean isDryRun) {
        this.isDryRun = isDryRun;
        this.match = match;
        this.context = context;
        this.identity = identity;
        this.caller = caller;
        this.body = body;
        this.contentType = contentType;
    }

    /** Whose key came with it; null where the route is for anyone. */
    public Caller caller() {
        return caller;
    }

    /** By what means the caller came. */
    public Identity identity() {
        return identity;
    }

    /** The request itself. */
    public HttpServerRequest request() {
        return context.request();
    }

    /** The body; null where there is none. */
    public Fields body() {
        return body;
    }

    /** The content type that the client would rather have, of those the route offers. */
    public String contentType() {
        return contentType;
    }

    /** A parameter of the path. */
    public String path(String name) {
        return match.value(name);
    }

    /**
     * Refuses every query parameter but these, and any that comes twice.
     *
     * @throws Rejection {@link ApiCode#UNKNOWN_PARAMETER}
     */
    public void onlyQuery(String... known) {
        Set<String> names = Set.of(known);
        for (String name : context.queryParams().names()) {
            if (!names.contains(name) || context.queryParam(name).size() > 1) {
                throw new Rejection(
                        ApiCode.UNKNOWN_PARAMETER,
                        known.length == 0
                                ? "this call has no parameters"
                                : "each at most once: " + String.join(", ", known));
            }
        }
    }

    /** A query parameter, or null. */
    public String query(String name) {
        List<String> values = context.queryParam(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /**
     * The client's name for this command; a dry run needs none.
     *
     * @throws Rejection {@link ApiCode#COMMAND_ID_MISSING} or {@link ApiCode#COMMAND_ID_INVALID}
     */
    public CommandId commandId() {
        if (isDryRun && !body.has("commandId")) {
            return CommandId.NONE;
        }
        if (!body.has("commandId")) {
            throw new Rejection(
                    ApiCode.COMMAND_ID_MISSING, "choose a commandId for this write, and send it again to retry");
        }
        String id = body.text("commandId");
        boolean printable = id.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (id.isEmpty() || id.length() > Limits.MAX_COMMAND_ID_CHARS || !printable) {
            throw new Rejection(ApiCode.COMMAND_ID_INVALID, "1 to 64 printable ASCII characters and no space");
        }
        return CommandId.of(id);
    }

    /**
     * The command as this call means it: to be carried out, or only tried; and only if unchanged where {@code If-Match} says so.
     *
     * @throws Rejection {@link ApiCode#IF_MATCH_INVALID}
     */
    public Write write(Command command) {
        String tag = context.request().getHeader(HttpHeaders.IF_MATCH);
        return new Write(tag == null ? command : Tag.condition(command, tag), isDryRun);
    }

    /**
     * A reply of what has changed last as {@code changedSequence} in it says, or that it is as the client knows it.
     *
     * @param isSteady whether nothing in it changes without that
     */
    public Reply tagged(long sequence, JsonObject json, boolean isSteady) {
        String tag = Tag.of(json.getLong("changedSequence"));
        return isSteady && Tag.isAmong(tag, context.request().getHeader(HttpHeaders.IF_NONE_MATCH))
                ? Reply.unchanged(sequence).with("ETag", tag)
                : Reply.json(sequence, json).with("ETag", tag);
    }
}
