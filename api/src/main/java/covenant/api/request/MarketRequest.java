package covenant.api.request;

import covenant.api.directory.Names;
import covenant.api.json.Fields;
import covenant.api.problem.ApiCode;
import covenant.api.problem.Rejection;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.command.Binding;
import covenant.engine.command.CommandId;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import java.util.List;

/** The body that opens a market. */
public final class MarketRequest {
    private static final String[] FIELDS = {
        "commandId",
        "id",
        "title",
        "text",
        "actor",
        "source",
        "commitment",
        "binding",
        "conditions",
        "metric",
        "liquidity",
        "prior",
        "feeBps",
        "conditionTrading",
        "opensAt",
        "closesAt",
        "expiresAt",
        "decision"
    };

    private final Fields body;
    private final CommandId commandId;
    private final int by;
    private final List<String> conditions;
    private final Metric metric;
    private final Names commitments;

    private MarketRequest(
            Fields body, CommandId commandId, int by, List<String> conditions, Metric metric, Names commitments) {
        this.body = body;
        this.commandId = commandId;
        this.by = by;
        this.conditions = conditions;
        this.metric = metric;
        this.commitments = commitments;
    }

    /**
     * The request in this body.
     *
     * @param commitments to which it may be bound
     * @throws Rejection naming the field that is wrong
     */
    public static MarketRequest read(Fields body, CommandId commandId, int by, Names commitments) {
        body.only(FIELDS);
        Metric metric = metric(body.object("metric"));
        List<String> conditions = body.texts("conditions");
        // Here, not only in the venue: a prior is conditions times outcomes numbers, made before the venue sees
        // anything.
        count(conditions, Limits.MIN_CONDITIONS, Limits.MAX_CONDITIONS, Refusal.CONDITIONS_INVALID, "conditions");
        count(metric.outcomes(), Limits.MIN_OUTCOMES, Limits.MAX_OUTCOMES, Refusal.OUTCOMES_INVALID, "outcomes");
        return new MarketRequest(body, commandId, by, conditions, metric, commitments);
    }

    /** The question. */
    public String title() {
        return body.text("title");
    }

    /**
     * The command that opens it under this id.
     *
     * @throws Rejection naming the field that is wrong
     */
    public OpenMarket command(String id) {
        Binding binding = BindingRequest.of(body, conditions, commitments);
        DecisionTerms decision = decision();
        // Where the prices decide, betting on the condition would be betting on one's own manipulation.
        boolean conditionTrading = decision == null || !decision.decidesItself();
        MarketTerms terms = new MarketTerms(
                        id,
                        title(),
                        body.text("text", ""),
                        body.text("actor", ""),
                        body.text("source", ""),
                        conditions,
                        metric,
                        body.whole("feeBps", 0),
                        body.flag("conditionTrading", conditionTrading),
                        0)
                .timed(
                        body.future("opensAt", Refusal.OPEN_TIME_INVALID),
                        body.future("closesAt", Refusal.CLOSE_TIME_INVALID),
                        body.future("expiresAt", Refusal.EXPIRY_INVALID))
                .deciding(decision)
                .boundTo(binding);
        return new OpenMarket(commandId, by, terms, body.amount("liquidity"), PriorRequest.ppb(body, terms));
    }

    private DecisionTerms decision() {
        return body.has("decision") ? DecisionRequest.terms(body.object("decision"), conditions, metric) : null;
    }

    private static void count(List<String> names, int least, int most, Refusal refusal, String what) {
        if (names.size() < least || names.size() > most) {
            throw new Rejection(
                    refusal, "a market has " + least + " to " + most + " " + what + ", not " + names.size());
        }
    }

    private static Metric metric(Fields metric) {
        String type = metric.text("type");
        return switch (type) {
            case "binary" -> {
                metric.only("type");
                yield Metric.binary();
            }
            case "categorical" ->
                Metric.categorical(metric.only("type", "outcomes").texts("outcomes"));
            case "scalar" -> {
                metric.only("type", "low", "high", "unit");
                yield Metric.scalar(metric.amount("low"), metric.amount("high"), metric.text("unit", ""));
            }
            default ->
                throw new Rejection(
                        ApiCode.VALUE_INVALID, metric.at("type") + " is one of binary, categorical and scalar");
        };
    }
}
