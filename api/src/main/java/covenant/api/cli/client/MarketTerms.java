package covenant.api.cli.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a market to be opened is about. */
final class MarketTerms {
    private static final String TEXT_MAP = "NAME=VALUE";

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "JSON as POST /api/v1/markets takes it, - for the standard input; options count before it.")
    private String file;

    @Option(names = "--id", paramLabel = "ID", description = "Its id. Default: made from the title.")
    private String id;

    @Option(names = "--text", paramLabel = "TEXT", description = "What else there is to say.")
    private String text;

    @Option(names = "--source", paramLabel = "TEXT", description = "Where the metric comes from.")
    private String source;

    @Option(names = "--actor", paramLabel = "ID", description = "Whom it is about.")
    private String actor;

    @Option(names = "--commitment", paramLabel = "ID", description = "The commitment that settles its condition.")
    private String commitment;

    @Option(
            names = "--binding",
            paramLabel = "NAME=ID",
            split = ",",
            description = "kept=..,broken=..: its conditions.")
    private Map<String, String> binding;

    @Option(
            names = "--conditions",
            paramLabel = "ID",
            split = ",",
            description = "1 to 8, with commas between them. Default: kept,broken.")
    private List<String> conditions;

    @Option(names = "--outcomes", paramLabel = "ID", split = ",", description = "A categorical metric's outcomes.")
    private List<String> outcomes;

    @Option(
            names = "--scalar",
            paramLabel = "LOW:HIGH[:UNIT]",
            description = "A metric that is a number. Without it and --outcomes: yes or no.")
    private String scalar;

    @Option(names = "--liquidity", paramLabel = "CREDITS", description = "How much it takes to move a price.")
    private String liquidity;

    @Option(
            names = "--prior",
            paramLabel = TEXT_MAP,
            split = ",",
            description = "Conditions' probabilities to begin with.")
    private Map<String, Double> prior;

    @Option(
            names = "--expected",
            paramLabel = TEXT_MAP,
            split = ",",
            description = "Expectations to begin with, scalar.")
    private Map<String, String> expected;

    @Option(names = "--fee-bps", paramLabel = "N", description = "The sponsor's part of each cost, in 1/100 %%.")
    private Integer feeBps;

    @Option(names = "--opens-at", paramLabel = "TIME", description = "When trading begins.")
    private String opensAt;

    @Option(names = "--closes-at", paramLabel = "TIME", description = "When trading ends.")
    private String closesAt;

    @Option(names = "--expires-at", paramLabel = "TIME", description = "When it is voided without an outcome.")
    private String expiresAt;

    @Option(
            names = "--condition-trading",
            negatable = true,
            description = "Whether the condition itself can be bet on. Default: the venue's.")
    private Boolean conditionTrading;

    @Option(names = "--decision", paramLabel = "FILE", description = "JSON of the decision that its prices take.")
    private String decision;

    Body body(Connecting venue, String title) {
        Body body = Body.of(venue, file)
                .put("title", title)
                .put("id", id)
                .put("text", text)
                .put("source", source)
                .put("actor", actor)
                .put("commitment", commitment)
                .put("binding", binding)
                .put("conditions", conditions)
                .put("metric", metric(venue))
                .put("liquidity", liquidity)
                .put("prior", prior())
                .put("feeBps", feeBps)
                .put("opensAt", opensAt)
                .put("closesAt", closesAt)
                .put("expiresAt", expiresAt)
                .put("conditionTrading", conditionTrading)
                .put(
                        "decision",
                        decision == null ? null : Body.of(venue, decision).json());
        if (!body.json().containsKey("title")) {
            throw venue.wrong("a market needs a TITLE, or --file with one");
        }
        if (!body.json().containsKey("conditions")) {
            body.put("conditions", List.of("kept", "broken"));
        }
        return body.json().containsKey("metric") ? body : body.put("metric", new JsonObject().put("type", "binary"));
    }

    private JsonObject metric(Connecting venue) {
        if (outcomes != null && scalar != null) {
            throw venue.wrong("a metric has --outcomes or is --scalar, not both");
        }
        if (outcomes != null) {
            return new JsonObject().put("type", "categorical").put("outcomes", new JsonArray(outcomes));
        }
        if (scalar == null) {
            return null;
        }
        String[] parts = scalar.split(":", 3);
        if (parts.length < 2) {
            throw venue.wrong("--scalar is LOW:HIGH or LOW:HIGH:UNIT, not " + scalar);
        }
        JsonObject metric =
                new JsonObject().put("type", "scalar").put("low", parts[0]).put("high", parts[1]);
        return parts.length == 3 ? metric.put("unit", parts[2]) : metric;
    }

    private JsonObject prior() {
        if (prior == null && expected == null) {
            return null;
        }
        return Body.empty().put("conditions", prior).put("expected", expected).json();
    }
}
