package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.CommandKind;
import covenant.engine.command.Deposit;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.IssueKey;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.VoidMarket;
import covenant.engine.command.Withdraw;
import java.util.List;

/** A command in the making, field by field, so that a test can put faults into a good one. */
final class Draft {
    final CommandKind kind;
    CommandId commandId = CommandId.of("fresh");
    int by;
    int account;
    int market;
    String id = "fresh";
    String text = "A text";
    Role role = Role.PARTICIPANT;
    long amount = Limits.MICROS;
    List<String> conditions = List.of("kept", "broken");
    Metric metric = Metric.binary();
    int feeBps;
    long opensAt;
    long closesAt;
    long expiresAt;
    String reason = "A reason";
    long liquidity = 100 * Limits.MICROS;
    long[] prior = new long[0];
    int condition;
    int outcome;
    Order.Mode mode = Order.Mode.SHARES;
    long maxCost = Order.NO_LIMIT;
    long value;

    Draft(CommandKind kind, int by, int account, int market) {
        this.kind = kind;
        this.by = by;
        this.account = account;
        this.market = market;
    }

    Command build() {
        return switch (kind) {
            case FOUND_VENUE -> new FoundVenue(commandId, by, text, true);
            case OPEN_ACCOUNT -> new OpenAccount(commandId, by, id, text, role, amount, null);
            case DEPOSIT -> new Deposit(commandId, by, account, amount, reason);
            case WITHDRAW -> new Withdraw(commandId, by, account, amount, reason);
            case ISSUE_KEY -> new IssueKey(commandId, by, account, new KeyHash(1, 2, 3, 4), false);
            case OPEN_MARKET -> new OpenMarket(commandId, by, terms(), liquidity, prior);
            case TRADE ->
                new Trade(commandId, by, market, new Order(condition, outcome, mode, amount, maxCost, Order.NO_LIMIT));
            case ADD_LIQUIDITY -> new AddLiquidity(commandId, by, market, liquidity, reason);
            case SETTLE_CONDITION -> new SettleCondition(commandId, by, market, condition, reason);
            case SETTLE_OUTCOME -> new SettleOutcome(commandId, by, market, outcome, value, reason);
            case VOID_MARKET -> new VoidMarket(commandId, by, market, reason);
            case TICK -> new Tick(commandId, by);
            default -> throw new IllegalArgumentException(kind + " has a test of its own");
        };
    }

    private MarketTerms terms() {
        return new MarketTerms(id, text, "", "", "", conditions, metric, feeBps, true, 0)
                .timed(opensAt, closesAt, expiresAt);
    }
}
