package covenant.api.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a playbook to be opened says. */
final class PlaybookTerms {
    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "JSON as POST /api/v1/playbooks takes it, - for the standard input; options count before it.")
    private String file;

    @Option(names = "--id", paramLabel = "ID", description = "Its id. Default: made from the title.")
    private String id;

    @Option(names = "--text", paramLabel = "TEXT", description = "Its words.")
    private String text;

    @Option(names = "--sha256", paramLabel = "HEX", description = "Of its words, where they are sealed.")
    private String sha256;

    @Option(
            names = "--signal",
            paramLabel = "NAME=VALUE",
            split = ",",
            description = "What is watched: kind=token,market=evals; also condition, outcome, average, commitment.")
    private Map<String, String> signal;

    @Option(names = "--above", paramLabel = "LEVEL", description = "Triggered at this or above.")
    private String above;

    @Option(names = "--below", paramLabel = "LEVEL", description = "Triggered at this or below.")
    private String below;

    @Option(names = "--reset", paramLabel = "LEVEL", description = "Where it no longer holds.")
    private String reset;

    @Option(names = "--hold", paramLabel = "LENGTH", description = "How long it must hold, such as PT1H.")
    private String hold;

    @Option(names = "--guards", paramLabel = "NAME=VALUE", split = ",", description = "traders=N,volume=CREDITS.")
    private Map<String, String> guards;

    @Option(names = "--process", paramLabel = "TEXT", description = "How it is decided what to do.")
    private String process;

    @Option(names = "--automatic", description = "Act at the trigger, not when the owner acknowledges.")
    private boolean automatic;

    @Option(names = "--webhook", paramLabel = "URL", description = "Its action: post there.")
    private String webhook;

    @Option(names = "--convene", paramLabel = "TEXT", description = "Its action: tell this in the stream.")
    private String convene;

    @Option(names = "--market-file", paramLabel = "FILE", description = "Its action: open the market in this JSON.")
    private String market;

    @Option(names = "--owner", paramLabel = "ACCOUNT", description = "Who answers.")
    private String owner;

    @Option(names = "--respond-within", paramLabel = "LENGTH", description = "Such as PT24H.")
    private String respondWithin;

    Body body(Connecting venue, String title) {
        if (above != null && below != null) {
            throw venue.wrong("a playbook is triggered --above or --below a level, not both");
        }
        return Body.of(venue, file)
                .put("title", title)
                .put("id", id)
                .put("text", text)
                .put("sha256", sha256)
                .put("signal", signal)
                .put("when", above != null ? "above" : below != null ? "below" : null)
                .put("threshold", above != null ? above : below)
                .put("reset", reset)
                .put("hold", hold)
                .put("guards", guards(venue))
                .put("process", process)
                .put("automatic", automatic ? true : null)
                .put("action", action(venue))
                .put("owner", owner)
                .put("respondWithin", respondWithin);
    }

    private JsonObject guards(Connecting venue) {
        if (guards == null) {
            return null;
        }
        JsonObject json = Body.json(guards);
        if (guards.containsKey("traders")) {
            try {
                json.put("traders", Integer.valueOf(guards.get("traders")));
            } catch (NumberFormatException e) {
                throw venue.wrong("--guards traders is a whole number, not " + guards.get("traders"));
            }
        }
        return json;
    }

    private JsonObject action(Connecting venue) {
        int actions = (webhook == null ? 0 : 1) + (convene == null ? 0 : 1) + (market == null ? 0 : 1);
        if (actions > 1) {
            throw venue.wrong("an action is one of --webhook, --convene and --market-file");
        }
        if (webhook != null) {
            return new JsonObject().put("type", "webhook").put("url", webhook);
        }
        if (convene != null) {
            return new JsonObject().put("type", "convene").put("text", convene);
        }
        return market == null
                ? null
                : new JsonObject()
                        .put("type", "open-market")
                        .put("market", Body.of(venue, market).json());
    }
}
