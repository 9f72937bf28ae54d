package covenant.api.report;

import covenant.api.json.Amounts;
import covenant.api.json.MarketJson;
import covenant.api.json.Probabilities;
import covenant.api.json.Times;
import covenant.engine.command.DecisionTerms;
import covenant.engine.replay.Injection;
import covenant.engine.replay.Others;
import covenant.engine.replay.ReplayResult;
import covenant.engine.replay.ReplayResult.AccountComparison;
import covenant.engine.replay.ReplayResult.MarketComparison;
import covenant.engine.replay.ReplayResult.Welfare;
import covenant.engine.replay.ReplayTerms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** A replay as JSON: the same beside a page and in an answer. */
public final class ReplayJson {
    private ReplayJson() {}

    /**
     * All of it.
     *
     * @param command what reproduces it; null if unknown
     */
    public static JsonObject of(ReplayResult result, String command) {
        JsonArray markets = new JsonArray();
        result.markets().forEach(market -> markets.add(market(market)));
        JsonArray accounts = new JsonArray();
        result.accounts().forEach(account -> accounts.add(account(account)));
        return new JsonObject()
                .put("report", "replay")
                .put("source", result.source())
                .put("command", command)
                .put("changes", new JsonArray(ReplayWords.changes(result)))
                .put("others", others(result.terms().others()))
                .put("terms", terms(result.terms()))
                .put("recorded", ending(result.recorded()))
                .put("changed", ending(result.changed()))
                .put("same", result.recorded().hash().equals(result.changed().hash()))
                .put("firstDifference", result.firstDifference() == 0 ? null : result.firstDifference())
                .put("markets", markets)
                .put("accounts", accounts)
                .put("assumptions", new JsonArray(List.copyOf(result.assumptions())));
    }

    private static JsonObject others(Others others) {
        return new JsonObject()
                .put("id", others.id())
                .put("meaning", ReplayWords.meaning(others))
                .put("consequence", ReplayWords.consequence(others));
    }

    private static JsonObject ending(ReplayResult.Ending ending) {
        return new JsonObject()
                .put("sequence", ending.sequence())
                .put("at", Times.iso(ending.atMicros()))
                .put("hash", ending.hash());
    }

    private static JsonObject terms(ReplayTerms terms) {
        JsonArray injections = new JsonArray();
        for (Injection injection : terms.injections()) {
            injections.add(new JsonObject()
                    .put("replaces", injection.replaces() == 0 ? null : injection.replaces())
                    .put("at", injection.replaces() > 0 ? null : Times.iso(injection.atMicros()))
                    .put("kind", injection.command().kind().id()));
        }
        return new JsonObject()
                .put("toSequence", terms.toSequence() == Long.MAX_VALUE ? null : terms.toSequence())
                .put("to", terms.toMicros() == Long.MAX_VALUE ? null : Times.iso(terms.toMicros()))
                .put("without", new JsonArray(terms.without()))
                .put("only", new JsonArray(terms.only()))
                .put("markets", new JsonArray(terms.markets()))
                .put("rule", terms.rule() == null ? null : terms.rule().id())
                .put("maxChangeParts", terms.maxChange() < 0 ? null : terms.maxChange())
                .put("window", terms.windowMicros() < 0 ? null : Times.isoDuration(terms.windowMicros()))
                .put("thresholdBps", terms.thresholdBps())
                .put("epsilon", terms.epsilonPpb() < 0 ? null : Probabilities.number(terms.epsilonPpb()))
                .put("liquidity", terms.liquidityMicros() < 0 ? null : Amounts.text(terms.liquidityMicros()))
                .put("liquidityFactor", Json.number(terms.liquidityFactor()))
                .put("injections", injections);
    }

    private static JsonObject market(MarketComparison market) {
        Courses courses = new Courses(market.terms());
        return new JsonObject()
                .put("id", market.id())
                .put("title", market.terms().title())
                .put("metric", MarketJson.metric(market.terms().metric()))
                .put("conditions", new JsonArray(market.terms().conditions()))
                .put("label", market.causal() ? "causal" : "evidential")
                .put("rule", rule(market.terms().decision()))
                .put("flipped", market.isFlipped())
                .put(
                        "divergence",
                        new JsonObject()
                                .put("largest", Json.number(courses.value(market.largest())))
                                .put("mean", Json.number(courses.value(market.mean())))
                                .put("last", Json.number(courses.value(market.last()))))
                .put("recorded", courses.json(market.recorded()).put("welfare", welfare(market.recordedWelfare())))
                .put("changed", courses.json(market.changed()).put("welfare", welfare(market.changedWelfare())));
    }

    private static String rule(DecisionTerms decision) {
        return decision == null ? null : decision.rule().id();
    }

    private static JsonObject welfare(Welfare welfare) {
        if (welfare == null) {
            return null;
        }
        return new JsonObject()
                .put("known", welfare.isKnown())
                .put("holds", welfare.holds())
                .put("gained", Amounts.text(welfare.gainedMicros()))
                .put("byRule", Json.number(welfare.ruleMicros() / 1e6))
                .put("rounding", Json.number(welfare.roundingMicros() / 1e6));
    }

    private static JsonObject account(AccountComparison account) {
        return new JsonObject()
                .put("id", account.id())
                .put("name", account.name())
                .put("part", part(account.role()))
                .put("recordedProfit", Amounts.text(account.recordedProfitMicros()))
                .put("changedProfit", Amounts.text(account.changedProfitMicros()))
                .put("difference", Amounts.text(account.changedProfitMicros() - account.recordedProfitMicros()))
                .put("commands", account.commands())
                .put("repeated", account.repeated())
                .put("refused", account.refused());
    }

    /** What became of an account's doings, as a word. */
    static String part(ReplayResult.Part part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
