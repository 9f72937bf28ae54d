package covenant.api.report;

import covenant.api.json.Amounts;
import covenant.engine.replay.ReplayResult;
import covenant.engine.replay.ReplayResult.AccountComparison;
import covenant.engine.replay.ReplayResult.MarketComparison;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The report of a replay. */
public final class ReplayReport extends Report {
    private final ReplayResult result;
    private final String command;

    private ReplayReport(ReplayResult result, String command) {
        this.result = result;
        this.command = command;
    }

    /**
     * The report of this result.
     *
     * @param command what reproduces it; null if unknown
     */
    public static ReplayReport of(ReplayResult result, String command) {
        return new ReplayReport(result, command);
    }

    @Override
    public String html() {
        return new ReplayPage(result, command).html();
    }

    @Override
    public JsonObject json() {
        return ReplayJson.of(result, command);
    }

    @Override
    public List<Table> tables() {
        return List.of(
                new Table(
                        "markets",
                        List.of(
                                "market",
                                "title",
                                "label",
                                "recordedDecision",
                                "changedDecision",
                                "flipped:BOOLEAN",
                                "largest:DOUBLE",
                                "mean:DOUBLE",
                                "last:DOUBLE",
                                "unit"),
                        this::markets),
                new Table(
                        "accounts",
                        List.of(
                                "account",
                                "name",
                                "part",
                                "recordedProfit:DECIMAL(20,6)",
                                "changedProfit:DECIMAL(20,6)",
                                "difference:DECIMAL(20,6)",
                                "commands:BIGINT",
                                "repeated:BIGINT",
                                "refused:BIGINT"),
                        this::accounts),
                new Table("paths", Courses.columns("market", "history"), this::paths));
    }

    private void markets(Table.Row to) {
        for (MarketComparison each : result.markets()) {
            Courses courses = new Courses(each.terms());
            to.of(
                    each.id(),
                    each.terms().title(),
                    each.causal() ? "causal" : "evidential",
                    each.recorded().decision() == null
                            ? null
                            : courses.condition(each.recorded().decision().condition()),
                    each.changed().decision() == null
                            ? null
                            : courses.condition(each.changed().decision().condition()),
                    each.isFlipped(),
                    Json.number(courses.value(each.largest())),
                    Json.number(courses.value(each.mean())),
                    Json.number(courses.value(each.last())),
                    courses.unit());
        }
    }

    private void accounts(Table.Row to) {
        for (AccountComparison each : result.accounts()) {
            to.of(
                    each.id(),
                    each.name(),
                    ReplayJson.part(each.role()),
                    Amounts.text(each.recordedProfitMicros()),
                    Amounts.text(each.changedProfitMicros()),
                    Amounts.text(each.changedProfitMicros() - each.recordedProfitMicros()),
                    each.commands(),
                    each.repeated(),
                    each.refused());
        }
    }

    private void paths(Table.Row to) {
        for (MarketComparison each : result.markets()) {
            Courses courses = new Courses(each.terms());
            courses.rows(each.recorded(), to, each.id(), "recorded");
            courses.rows(each.changed(), to, each.id(), "changed");
        }
    }
}
