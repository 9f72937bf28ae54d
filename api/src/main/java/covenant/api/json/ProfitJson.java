package covenant.api.json;

import covenant.engine.command.MarketTerms;
import covenant.ledger.history.MarketProfit;
import covenant.ledger.history.Profit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.ToLongFunction;

/** What an account has gained and lost, as clients see it. */
public final class ProfitJson {
    private ProfitJson() {}

    /** One market; a part that does not apply is null. */
    public static JsonObject market(MarketProfit of, MarketTerms terms) {
        JsonArray branches = new JsonArray();
        for (MarketProfit.Branch branch : of.branches()) {
            branches.add(new JsonObject()
                    .put("condition", terms.conditions().get(branch.condition()))
                    .put("value", Amounts.text(branch.valueMicros()))
                    .put("profit", Amounts.text(branch.profitMicros())));
        }
        return new JsonObject()
                .put("market", terms.id())
                .put("phase", of.phase())
                .put("trades", of.trades())
                .put("fees", Amounts.text(of.feesMicros()))
                .put("paidIn", Amounts.text(of.paidInMicros()))
                .put("reserved", Amounts.text(of.reservedMicros()))
                .put("realised", textOrNull(of.realisedMicros()))
                .put("ifCondition", branches)
                .put("unrealised", textOrNull(of.overallMicros()))
                .put("worst", Amounts.text(of.worstMicros()))
                .put("best", Amounts.text(of.bestMicros()))
                .put("sponsored", sponsored(of));
    }

    private static JsonObject sponsored(MarketProfit of) {
        return of.subsidyMicros() == 0
                ? null
                : new JsonObject()
                        .put("subsidy", Amounts.text(of.subsidyMicros()))
                        .put("returned", Amounts.text(of.returnedMicros()));
    }

    private static String textOrNull(Long micros) {
        return micros == null ? null : Amounts.text(micros);
    }

    /** The sums over all markets, and what made the cash beside them. */
    public static JsonObject totals(Profit profit) {
        List<MarketProfit> all = profit.markets();
        return new JsonObject()
                .put("cash", Amounts.text(profit.cashMicros()))
                .put("deposited", Amounts.text(profit.depositedMicros()))
                .put("bonds", Amounts.text(profit.bondsMicros()))
                .put("corrections", Amounts.text(profit.correctionsMicros()))
                .put("realised", sum(all, of -> of.realisedMicros() == null ? 0 : of.realisedMicros()))
                .put("unrealised", sum(all, of -> of.overallMicros() == null ? 0 : of.overallMicros()))
                .put("unpriced", all.stream().filter(ProfitJson::isUnpriced).count())
                .put("paidIn", sum(all, MarketProfit::paidInMicros))
                .put("reserved", sum(all, MarketProfit::reservedMicros))
                .put("fees", sum(all, MarketProfit::feesMicros))
                .put("worst", sum(all, MarketProfit::worstMicros))
                .put("best", sum(all, MarketProfit::bestMicros))
                .put("subsidies", sum(all, MarketProfit::subsidyMicros))
                .put("returned", sum(all, MarketProfit::returnedMicros));
    }

    private static boolean isUnpriced(MarketProfit of) {
        return of.realisedMicros() == null && of.overallMicros() == null;
    }

    private static String sum(List<MarketProfit> all, ToLongFunction<MarketProfit> of) {
        return Amounts.text(all.stream().mapToLong(of).sum());
    }
}
