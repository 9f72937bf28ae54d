package covenant.api.exporting;

import covenant.api.json.Amounts;
import covenant.api.json.Times;
import covenant.engine.core.Engine;
import covenant.engine.event.Event;
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.Position;
import covenant.engine.view.CommitmentView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes how things stand behind the last command: accounts, markets, positions, decisions, commitments. */
final class EndSheets {
    private static final String AMOUNT = ":DECIMAL(20,6)";

    private final Path directory;
    private final Engine engine;
    private final Set<Integer> markets;

    EndSheets(Path directory, Engine engine, Set<Integer> markets) {
        this.directory = directory;
        this.engine = engine;
        this.markets = markets;
    }

    /**
     * A decision that fell.
     *
     * @param sequence of the command with or before which it fell
     */
    record Fallen(long sequence, Event.Decided decided) {}

    private Market market(int number) {
        return engine.state().market(number);
    }

    /** All of them, in this order. */
    List<Sheet> all(List<Fallen> decisions) throws IOException {
        return List.of(accounts(), markets(), positions(), decisions(decisions), commitments());
    }

    private Sheet accounts() throws IOException {
        try (Sheet sheet =
                new Sheet(directory, "accounts", Sheet.columns("account", "name", "role", "cash" + AMOUNT))) {
            for (Account account : engine.state().accounts()) {
                sheet.row(account.id(), account.name(), account.role().id(), Amounts.text(account.cashMicros()));
            }
            return sheet;
        }
    }

    private Sheet markets() throws IOException {
        try (Sheet sheet = new Sheet(
                directory,
                "markets",
                Sheet.columns(
                        "market",
                        "title",
                        "metric",
                        "conditions",
                        "outcomes",
                        "phase",
                        "sponsor",
                        "opened:TIMESTAMP",
                        "liquidity" + AMOUNT,
                        "subsidy" + AMOUNT,
                        "vault" + AMOUNT,
                        "volume" + AMOUNT,
                        "trades:BIGINT",
                        "traders:INTEGER",
                        "settled_condition",
                        "settled_outcome",
                        "settled_value" + AMOUNT))) {
            for (int number : markets) {
                Market m = market(number);
                boolean settled = m.phase().id().equals("settled");
                sheet.row(
                        m.terms().id(),
                        m.terms().title(),
                        m.terms().metric().type().id(),
                        String.join(" ", m.terms().conditions()),
                        String.join(" ", m.terms().metric().outcomes()),
                        m.phase().id(),
                        m.sponsor().id(),
                        Times.iso(m.openedAtMicros()),
                        Amounts.text(m.liquidityMicros()),
                        Amounts.text(m.subsidyMicros()),
                        Amounts.text(m.vaultMicros()),
                        Amounts.text(m.volumeMicros()),
                        m.trades(),
                        m.traders(),
                        m.settledCondition() < 0 ? null : m.terms().conditions().get(m.settledCondition()),
                        m.settledOutcome() < 0
                                ? null
                                : m.terms().metric().outcomes().get(m.settledOutcome()),
                        settled && m.settledOutcome() < 0 ? Amounts.text(m.settledValueMicros()) : null);
            }
            return sheet;
        }
    }

    /** Payoff by state, in those that can still come about; neither condition nor outcome is void. */
    private Sheet positions() throws IOException {
        try (Sheet sheet = new Sheet(
                directory,
                "positions",
                Sheet.columns("market", "account", "condition", "outcome", "payoff" + AMOUNT))) {
            for (int number : markets) {
                Market m = market(number);
                for (Position position : m.phase().isLive() ? m.positions() : List.<Position>of()) {
                    positions(m, position, sheet);
                }
            }
            return sheet;
        }
    }

    private static void positions(Market m, Position position, Sheet sheet) {
        List<String> outcomes = m.terms().metric().outcomes();
        long[] payoffs = position.payoffs();
        for (int x = m.liveFrom(); x < m.liveTo(); x++) {
            sheet.row(
                    m.terms().id(),
                    position.account().id(),
                    m.terms().conditions().get(x / outcomes.size()),
                    outcomes.get(x % outcomes.size()),
                    Amounts.text(payoffs[x]));
        }
        sheet.row(m.terms().id(), position.account().id(), null, null, Amounts.text(payoffs[payoffs.length - 1]));
    }

    private Sheet decisions(List<Fallen> decisions) throws IOException {
        try (Sheet sheet = new Sheet(
                directory,
                Export.DECISIONS,
                Sheet.columns(
                        "market",
                        "sequence:BIGINT",
                        "happened_at:TIMESTAMP",
                        "condition",
                        "by_rule",
                        "reason",
                        "averages",
                        "seed",
                        "draw_sequence:BIGINT"))) {
            for (Fallen fallen : decisions) {
                Event.Decided d = fallen.decided();
                if (markets.contains(d.market())) {
                    List<String> conditions = market(d.market()).terms().conditions();
                    sheet.row(
                            market(d.market()).terms().id(),
                            fallen.sequence(),
                            Times.iso(d.atMicros()),
                            conditions.get(d.condition()),
                            conditions.get(d.byRule()),
                            d.reason(),
                            d.averages().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                            d.seed() == null ? null : d.seed().hex(),
                            d.seed() == null ? null : d.drawSequence());
                }
            }
            return sheet;
        }
    }

    private Sheet commitments() throws IOException {
        try (Sheet sheet = new Sheet(
                directory,
                "commitments",
                Sheet.columns(
                        "commitment",
                        "actor",
                        "title",
                        "phase",
                        "moved:TIMESTAMP",
                        "reason",
                        "horizon:TIMESTAMP",
                        "evidence:INTEGER",
                        "bond_held" + AMOUNT,
                        "bond_returned" + AMOUNT,
                        "bond_paid" + AMOUNT,
                        "bond_burned" + AMOUNT))) {
            for (var commitment : engine.state().commitments().commitments()) {
                CommitmentView v = CommitmentView.of(engine.state(), commitment);
                sheet.row(
                        v.terms().id(),
                        v.actor(),
                        v.terms().title(),
                        v.phase().id(),
                        Times.isoOrNull(v.movedAtMicros()),
                        v.moveReason(),
                        Times.iso(v.terms().horizonMicros()),
                        v.evidence().size(),
                        Amounts.text(v.bond().heldMicros()),
                        Amounts.text(v.bond().returnedMicros()),
                        Amounts.text(v.bond().paidMicros()),
                        Amounts.text(v.bond().burnedMicros()));
            }
            return sheet;
        }
    }
}
