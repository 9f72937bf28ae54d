package covenant.api.importing;

import covenant.api.importing.ReplayReport.OddRow;
import covenant.api.importing.ReplayReport.OfMarket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes a report as a table for people or as JSON for programs. */
final class ReportPrinter {
    private ReportPrinter() {}

    static void table(ReplayReport report, PrintWriter out) {
        line(out, "market", "trades", "largest price", "largest cost", "cost, agreeing", "odd rows");
        line(out, "", "", "difference", "difference", "rows only", "");
        for (OfMarket market : report.markets()) {
            String ids = String.join(
                    " ", market.odd().stream().map(ReportPrinter::name).toList());
            line(out, market.id(), market.trades(), market.price(), market.cost(), ids);
        }
        line(
                out,
                "all " + report.markets().size() + " markets",
                report.trades(),
                report.price(),
                report.cost(),
                String.valueOf(report.odd().size()));
        for (OddRow row : report.odd()) {
            out.printf(
                    Locale.ROOT,
                    "odd: %s (line %d): price differs by %s, cost by %s; %s%n",
                    row.id(),
                    row.line(),
                    plain(row.priceDifference()),
                    plain(row.costDifference()),
                    row.knownReason() == null ? "not known to the mapping" : "known: " + row.knownReason());
        }
        out.println(summary(report));
        out.flush();
    }

    /** One sentence that says whether file and engine agree. */
    static String summary(ReplayReport report) {
        long known =
                report.odd().stream().filter(row -> row.knownReason() != null).count();
        int odd = report.odd().size();
        return String.format(
                Locale.ROOT,
                "%s: %d of %d trades agree with the file within %s in price and %s credits in cost; %d do not, %d of them known."
                        + " State %s at sequence %d.",
                report.agrees() ? "Agrees" : "DIFFERS",
                report.trades() - odd,
                report.trades(),
                report.priceTolerance().toPlainString(),
                report.costTolerance().toPlainString(),
                odd,
                known,
                report.hash(),
                report.sequence());
    }

    static void json(ReplayReport report, PrintWriter out) {
        JsonArray markets = new JsonArray();
        for (OfMarket market : report.markets()) {
            JsonArray odd = new JsonArray();
            for (OddRow row : market.odd()) {
                odd.add(new JsonObject()
                        .put("id", row.id())
                        .put("line", row.line())
                        .put("priceDifference", row.priceDifference().doubleValue())
                        .put("costDifference", plain(row.costDifference()))
                        .put("known", row.knownReason()));
            }
            markets.add(differences(new JsonObject().put("market", market.id()).put("trades", market.trades()), market)
                    .put("odd", odd));
        }
        OfMarket all = new OfMarket("all", report.trades(), report.price(), report.cost(), report.odd());
        JsonObject json = differences(new JsonObject().put("agrees", report.agrees()), all)
                .put("trades", report.trades())
                .put("oddRows", report.odd().size())
                .put("priceTolerance", report.priceTolerance().doubleValue())
                .put("costTolerance", plain(report.costTolerance()))
                .put("sequence", report.sequence())
                .put("hash", report.hash())
                .put("markets", markets);
        out.println(json.encodePrettily());
        out.flush();
    }

    private static JsonObject differences(JsonObject json, OfMarket market) {
        return json.put("largestPriceDifference", market.price().largest().doubleValue())
                .put("largestCostDifference", plain(market.cost().largest()))
                .put(
                        "largestPriceDifferenceAgreeing",
                        market.price().largestAgreeing().doubleValue())
                .put("largestCostDifferenceAgreeing", plain(market.cost().largestAgreeing()));
    }

    private static String name(OddRow row) {
        return row.knownReason() == null ? row.id() + "!" : row.id();
    }

    private static void line(
            PrintWriter out,
            String id,
            int trades,
            ReplayReport.Differences price,
            ReplayReport.Differences cost,
            String odd) {
        line(
                out,
                id,
                String.valueOf(trades),
                String.format(Locale.ROOT, "%.2e", price.largest()),
                plain(cost.largest()),
                plain(cost.largestAgreeing()),
                odd);
    }

    private static void line(PrintWriter out, Object... cells) {
        out.printf(Locale.ROOT, "%-28s %7s %14s %14s %14s  %s%n", cells);
    }

    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.setScale(9, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
