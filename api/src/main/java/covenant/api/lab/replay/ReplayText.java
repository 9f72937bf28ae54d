package covenant.api.lab.replay;

import covenant.api.json.Amounts;
import covenant.api.terminal.Lines;
import covenant.engine.replay.ReplayResult;
import covenant.engine.replay.ReplayResult.AccountComparison;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** A replay's result for people at a terminal. The figures are the report's. */
public final class ReplayText {
    private static final int REFUSALS_SHOWN = 5;
    private static final String INDENT = " ".repeat(14);

    private final PrintWriter out;
    private final ReplayResult result;
    private final JsonObject report;

    /**
     * A text to print.
     *
     * @param report as {@code ReplayReport} has it
     */
    public ReplayText(PrintWriter out, ReplayResult result, JsonObject report) {
        this.out = out;
        this.result = result;
        this.report = report;
    }

    /**
     * Prints everything.
     *
     * @param top how many accounts, 0 for all
     */
    public void print(ReplaySource from, ReplayFolder folder, int top) {
        head(from);
        decisions();
        profits(top);
        divergence(top);
        commands(folder);
        assumptions();
        end(folder);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }

    /** A paragraph; what follows a mark such as a dash stands under it. */
    private void wrapped(String text, String indent) {
        out.println(Lines.wrapped(text, indent));
    }

    private void item(String text) {
        out.println("  - " + Lines.wrapped(text, "    ").strip());
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private void head(ReplaySource from) {
        line(
                "Replayed %s (%s) up to sequence %d, %s",
                result.source(),
                from.kind().text(),
                result.recorded().sequence(),
                report.getJsonObject("recorded").getString("at"));
        JsonArray changes = report.getJsonArray("changes");
        if (changes.isEmpty()) {
            line("Nothing was changed.");
        }
        changes.forEach(change -> wrapped("Changed: " + change, ""));
        if (result.firstDifference() > 0) {
            JsonObject others = report.getJsonObject("others");
            line(
                    "The two histories differ from sequence %d on. The others do the same: %s.",
                    result.firstDifference(), others.getString("id"));
            wrapped(others.getString("meaning") + " " + others.getString("consequence"), "  ");
        } else {
            line("The two histories do not differ.");
        }
    }

    private void decisions() {
        List<JsonObject> deciding = objects(report.getJsonArray("markets")).stream()
                .filter(market -> market.getString("rule") != null)
                .toList();
        if (deciding.isEmpty()) {
            return;
        }
        line("");
        line("Decisions");
        for (JsonObject market : deciding) {
            JsonArray conditions = market.getJsonArray("conditions");
            String was = decision(market.getJsonObject("recorded").getJsonObject("decision"), conditions);
            String is = decision(market.getJsonObject("changed").getJsonObject("decision"), conditions);
            String title =
                    market.getString("id") + " (" + market.getString("rule") + ", " + market.getString("label") + ")";
            if (was.equals(is)) {
                wrapped(title + ": as recorded, " + is, "  ");
            } else {
                line("  %s: %s", title, market.getBoolean("flipped") ? "FLIPPED" : "not flipped");
                line("    recorded  %s", Lines.wrapped(was, INDENT).strip());
                line("    now       %s", Lines.wrapped(is, INDENT).strip());
            }
        }
    }

    private static String decision(JsonObject decision, JsonArray conditions) {
        if (decision == null) {
            return "nothing decided";
        }
        JsonArray averages = decision.getJsonArray("averages");
        StringBuilder text = new StringBuilder(decision.getString("condition"));
        for (int c = 0; averages != null && c < averages.size(); c++) {
            text.append(c == 0 ? "; averages: " : ", ")
                    .append(conditions.getString(c))
                    .append(' ')
                    .append(averages.getValue(c) == null ? "none" : number(averages.getDouble(c)));
        }
        if (!Objects.equals(decision.getString("condition"), decision.getString("byRule"))) {
            text.append("; by the rule alone: ").append(decision.getString("byRule"));
        }
        return text.append("; ").append(decision.getString("reason")).toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    private static long difference(AccountComparison account) {
        return account.changedProfitMicros() - account.recordedProfitMicros();
    }

    private void profits(int top) {
        List<AccountComparison> sorted = result.accounts().stream()
                .sorted(Comparator.comparing((AccountComparison account) -> isApart(account))
                        .thenComparingLong(account -> Math.abs(difference(account)))
                        .reversed())
                .toList();
        if (sorted.isEmpty()) {
            return;
        }
        int apart = (int) sorted.stream().filter(ReplayText::isApart).count();
        if (apart == 0) {
            line("");
            line("Profit and loss are as recorded: %d account%s.", sorted.size(), sorted.size() == 1 ? "" : "s");
            return;
        }
        List<AccountComparison> shown = top == 0 ? sorted : sorted.subList(0, Math.min(top, apart));
        int width =
                shown.stream().mapToInt(account -> account.id().length()).max().orElse(0);
        String row = "  %-" + Math.max(width, 7) + "s  %16s  %16s  %16s  %s";
        line("");
        line("Profit and loss in credits (positions at the last prices where a market has not settled)");
        line(row, "account", "recorded", "now", "difference", "");
        for (AccountComparison account : shown) {
            line(
                    row,
                    account.id(),
                    Amounts.text(account.recordedProfitMicros()),
                    Amounts.text(account.changedProfitMicros()),
                    signed(difference(account)),
                    part(account));
        }
        if (shown.size() < sorted.size()) {
            int smaller = apart - shown.size();
            int same = sorted.size() - apart;
            line(
                    "  and %d more %s %s (--top 0 shows all)",
                    smaller == 0 ? same : smaller,
                    (smaller == 0 ? same : smaller) == 1 ? "account" : "accounts",
                    smaller == 0
                            ? "as recorded"
                            : "with smaller differences" + (same == 0 ? "" : ", " + same + " as recorded"));
        }
    }

    private static boolean isApart(AccountComparison account) {
        return difference(account) != 0 || !part(account).isEmpty();
    }

    private static String signed(long micros) {
        return micros > 0 ? "+" + Amounts.text(micros) : Amounts.text(micros);
    }

    private static String part(AccountComparison account) {
        return switch (account.role()) {
            case KEPT -> account.refused() == 0 ? "" : account.refused() + " not repeated";
            case LEFT_OUT -> "left out: " + account.commands();
            case INJECTED -> "injected";
        };
    }

    private void divergence(int top) {
        List<JsonObject> all = objects(report.getJsonArray("markets"));
        List<JsonObject> apart = all.stream().filter(ReplayText::isApart).toList();
        List<JsonObject> shown = top == 0 ? apart : apart.subList(0, Math.min(top, apart.size()));
        line("");
        if (apart.isEmpty()) {
            line("The price paths of all markets are as recorded.");
            return;
        }
        line("Divergence of the price paths, in any condition, in the metric's unit");
        int width = shown.stream()
                .mapToInt(market -> market.getString("id").length())
                .max()
                .orElse(0);
        String row = "  %-" + Math.max(width, 6) + "s  %14s  %14s  %14s";
        line(row, "market", "largest", "mean", "at the end");
        for (JsonObject market : shown) {
            JsonObject divergence = market.getJsonObject("divergence");
            line(
                    row,
                    market.getString("id"),
                    measured(divergence, "largest"),
                    measured(divergence, "mean"),
                    measured(divergence, "last"));
        }
        if (shown.size() < apart.size()) {
            int more = apart.size() - shown.size();
            line("  and %d more %s (--top 0 shows all)", more, more == 1 ? "market" : "markets");
        }
        if (apart.size() < all.size()) {
            line("  all others as recorded: %d", all.size() - apart.size());
        }
    }

    private static boolean isApart(JsonObject market) {
        Double largest = market.getJsonObject("divergence").getDouble("largest");
        return largest == null || largest != 0;
    }

    private static String measured(JsonObject divergence, String what) {
        return divergence.getDouble(what) == null ? "none" : number(divergence.getDouble(what));
    }

    private void commands(ReplayFolder folder) {
        long all = sum(AccountComparison::commands);
        long repeated = sum(AccountComparison::repeated);
        long refused = sum(AccountComparison::refused);
        line("");
        line(
                "Recorded trades and orders: %d; carried out again %d, left out or replaced %d, refused now %d",
                all, repeated, all - repeated - refused, refused);
        NotRepeated not = folder.notRepeated();
        if (not.counts().isEmpty()) {
            return;
        }
        line(
                "Refused: %s",
                not.counts().entrySet().stream()
                        .map((Map.Entry<String, Long> each) -> each.getValue() + " " + each.getKey())
                        .collect(Collectors.joining(", ")));
        for (NotRepeated.Row row :
                not.rows().subList(0, Math.min(REFUSALS_SHOWN, not.rows().size()))) {
            line("  %d  %s of %s: %s, %s", row.sequence(), row.kind(), row.account(), row.reason(), row.detail());
        }
        if (not.rows().size() > REFUSALS_SHOWN) {
            line("  .. (--json tells more)");
        }
    }

    private long sum(ToLongFunction<AccountComparison> part) {
        return result.accounts().stream().mapToLong(part).sum();
    }

    private void assumptions() {
        if (!result.assumptions().isEmpty()) {
            line("");
            line("Taken for granted");
            result.assumptions().forEach(this::item);
        }
    }

    private void end(ReplayFolder folder) {
        line("");
        line("State hash");
        line(
                "  recorded  %s  at sequence %d",
                result.recorded().hash(), result.recorded().sequence());
        line(
                "  now       %s  at sequence %d%s",
                result.changed().hash(),
                result.changed().sequence(),
                result.recorded().hash().equals(result.changed().hash()) ? ", the same" : "");
        if (!folder.files().isEmpty()) {
            line("");
            line("Written");
            folder.files().forEach(file -> line("  %s", file));
            if (folder.leftOut() > 0) {
                line(
                        "To put back what was left out: covenant replay %s --inject %s --others %s",
                        folder.files().get(0),
                        folder.files().get(1),
                        result.terms().others().id());
            }
        }
    }
}
