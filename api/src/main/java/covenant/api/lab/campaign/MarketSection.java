package covenant.api.lab.campaign;

import covenant.api.json.Fields;
import covenant.api.problem.Rejection;
import covenant.api.request.MarketRequest;
import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.CommandId;
import covenant.engine.command.OpenMarket;
import covenant.engine.core.EventSink;
import covenant.engine.lab.scene.CommandLog;
import covenant.engine.lab.scene.LabMarket;
import covenant.engine.lab.scene.LabVenue;
import covenant.engine.lab.scene.ScenePlan;
import covenant.engine.lab.scene.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A market in a campaign: the words of the call that opens one, with times as durations, and the truth behind it. */
final class MarketSection {
    /** What may be said of a market. */
    static final List<String> WORDS = List.of(
            "title",
            "text",
            "conditions",
            "metric",
            "liquidity",
            "prior",
            "feeBps",
            "conditionTrading",
            "decision",
            "truth");

    private static final List<String> METRIC_WORDS = List.of("type", "low", "high", "unit");
    private static final List<String> METRIC_TYPES = List.of("binary", "scalar");
    private static final List<String> CONDITIONS = List.of("adopt", "reject");
    private static final String LIQUIDITY = "1000";

    /** What the engine's reasons to refuse a market are about. */
    private static final Map<Refusal, String> FIELDS = Map.of(
            Refusal.LIQUIDITY_INVALID, "liquidity",
            Refusal.FEE_INVALID, "feeBps",
            Refusal.METRIC_INVALID, "metric",
            Refusal.PRIOR_INVALID, "prior",
            Refusal.CONDITIONS_INVALID, "conditions",
            Refusal.DECISION_INVALID, "decision");

    private MarketSection() {}

    /**
     * The market.
     *
     * @throws CampaignFileWrong naming the place
     */
    static LabMarket read(String id, Entry market, long startMicros) {
        market.only(WORDS);
        Map<String, Object> body = new LinkedHashMap<>();
        for (String word : List.of("text", "feeBps", "conditionTrading")) {
            if (market.has(word)) {
                body.put(word, market.fields().get(word).plain());
            }
        }
        List<String> conditions = conditions(market);
        body.put(
                "title",
                market.get("title", "What happens, given each condition?").text());
        body.put("conditions", conditions);
        body.put("metric", metric(market));
        body.put("liquidity", market.get("liquidity", LIQUIDITY).plain());
        if (market.has("decision")) {
            body.put("decision", DecisionSection.body(market.fields().get("decision"), conditions, startMicros));
        }
        boolean byTruth = market.has("prior")
                && "truth".equals(market.fields().get("prior").value());
        if (market.has("prior") && !byTruth) {
            body.put("prior", market.fields().get("prior").plain());
        }
        OpenMarket opened = request(market, id, body);
        Truth truth = TruthSection.read(market, conditions, opened.terms().metric());
        if (byTruth) {
            body.put("prior", TruthSection.prior(market.fields().get("prior"), truth, opened.terms()));
            opened = request(market, id, body);
        }
        return new LabMarket(opened.terms(), opened.liquidityMicros(), opened.priorPpb(), truth);
    }

    private static List<String> conditions(Entry market) {
        if (!market.has("conditions")) {
            return CONDITIONS;
        }
        List<String> conditions = market.fields().get("conditions").items().stream()
                .map(each -> CampaignReader.slug(each, each.text()))
                .toList();
        if (conditions.stream().distinct().count() != conditions.size()) {
            throw market.fields().get("conditions").wrong("has one of them twice");
        }
        return conditions;
    }

    private static Object metric(Entry market) {
        Entry metric = market.get("metric", "binary");
        if (!metric.isObject()) {
            if (!metric.oneOf(METRIC_TYPES).equals("binary")) {
                throw metric.wrong("is an object where it is not binary, such as {type: scalar, low: 0, high: 2}");
            }
            return Map.of("type", "binary");
        }
        metric.only(METRIC_WORDS)
                .need(
                        "type",
                        "binary or scalar; the lab has no categorical metric, which has no expectation to move or decide by")
                .oneOf(METRIC_TYPES);
        Map<String, Object> body = new LinkedHashMap<>();
        metric.fields().forEach((name, field) -> body.put(name, field.plain()));
        return body;
    }

    private static OpenMarket request(Entry market, String id, Map<String, Object> body) {
        try {
            return MarketRequest.read(Fields.of(body), CommandId.NONE, 0, null).command(id);
        } catch (Rejection e) {
            throw placed(market, e.getMessage());
        }
    }

    /** The same reason at its place in the file: what the API says begins with the field's path. */
    private static CampaignFileWrong placed(Entry market, String reason) {
        int end = reason.indexOf(' ');
        Entry at = market;
        String[] names = (end < 0 ? "" : reason.substring(0, end)).split("\\.");
        if (!WORDS.contains(names[0])) {
            return market.wrong("cannot be opened: " + reason);
        }
        Place place = market.place();
        for (String name : names) {
            boolean isThere = at != null && at.isObject() && at.fields().containsKey(name);
            at = isThere ? at.fields().get(name) : null;
            place = isThere ? at.place() : place.in(name, place.line());
        }
        return place.wrong(reason.substring(end + 1));
    }

    /** Opens the markets in a venue that nobody will see: what the engine refuses is wrong in the file. */
    static void mustOpen(ScenePlan plan, List<Entry> markets) {
        LabVenue venue = new LabVenue(plan.startMicros(), CommandLog.NONE, EventSink.NONE);
        venue.found("Lab");
        int sponsor = venue.open("sponsor", Role.COORDINATOR, Limits.MAX_DEPOSIT_MICROS);
        for (int m = 0; m < markets.size(); m++) {
            LabMarket market = plan.markets().get(m);
            Answer answer = venue.send(new OpenMarket(
                    CommandId.NONE, sponsor, market.terms(), market.liquidityMicros(), market.priorPpb()));
            if (!answer.ok()) {
                Entry wrong = markets.get(m);
                String field = FIELDS.getOrDefault(answer.refusal(), "");
                Entry at = wrong.has(field) ? wrong.fields().get(field) : wrong;
                throw at.wrong("is refused by the engine: " + answer.detail());
            }
        }
    }
}
