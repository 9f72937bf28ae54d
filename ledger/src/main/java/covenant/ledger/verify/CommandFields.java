package covenant.ledger.verify;

import covenant.engine.Plain;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.Command;
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
import covenant.engine.state.Account;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;

/** The fields of each kind of command by name, with slugs in place of numbers; {@code #7} where the venue has no number 7. */
record CommandFields(VenueState state, Map<String, Object> fields) implements Command.Visitor<Void> {

    private Void put(Command command, Object... namesAndValues) {
        fields.put("commandId", command.commandId().text());
        fields.put("by", account(command.by()));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return null;
    }

    private String account(int number) {
        Account account = state.account(number);
        return account == null ? "#" + number : account.id();
    }

    private String market(int number) {
        Market market = state.market(number);
        return market == null ? "#" + number : market.terms().id();
    }

    private String slug(int market, int number, Function<MarketTerms, List<String>> slugs) {
        if (number == Order.ANY) {
            return null;
        }
        Market found = state.market(market);
        List<String> all = found == null ? List.of() : slugs.apply(found.terms());
        return number >= 0 && number < all.size() ? all.get(number) : "#" + number;
    }

    private String condition(int market, int number) {
        return slug(market, number, MarketTerms::conditions);
    }

    private String outcome(int market, int number) {
        return slug(market, number, terms -> terms.metric().outcomes());
    }

    private static String hex(KeyHash key) {
        return key == null ? null : key.hex();
    }

    @Override
    public Void foundVenue(FoundVenue c) {
        return put(c, "name", c.name(), "simulated", c.simulated());
    }

    @Override
    public Void openAccount(OpenAccount c) {
        return put(
                c,
                "account",
                c.id(),
                "name",
                c.name(),
                "role",
                c.role().id(),
                "deposit",
                Plain.credits(c.depositMicros()),
                "keyHash",
                hex(c.key()));
    }

    @Override
    public Void deposit(Deposit c) {
        return put(c, "account", account(c.account()), "amount", Plain.credits(c.amountMicros()));
    }

    @Override
    public Void withdraw(Withdraw c) {
        return put(c, "account", account(c.account()), "amount", Plain.credits(c.amountMicros()));
    }

    @Override
    public Void issueKey(IssueKey c) {
        return put(c, "account", account(c.account()), "keyHash", hex(c.key()), "revokeOthers", c.revokeOthers());
    }

    @Override
    public Void openMarket(OpenMarket c) {
        MarketTerms terms = c.terms();
        put(c, "market", terms.id(), "title", terms.title(), "text", terms.text(), "actor", terms.actor());
        fields.put("source", terms.source());
        fields.put("conditions", terms.conditions());
        fields.put("metric", metric(terms.metric()));
        fields.put("liquidity", Plain.credits(c.liquidityMicros()));
        fields.put(
                "prior",
                LongStream.of(c.priorPpb()).mapToObj(JsonValues::probability).toList());
        fields.put("feeBps", terms.feeBps());
        fields.put("conditionTrading", terms.conditionTrading());
        fields.put("closesAt", terms.closesAtMicros() == 0 ? null : JsonValues.time(terms.closesAtMicros()));
        return null;
    }

    private static Map<String, Object> metric(Metric metric) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", metric.type().id());
        fields.put("outcomes", metric.outcomes());
        if (metric.type() == Metric.Type.SCALAR) {
            fields.put("low", Plain.credits(metric.lowMicros()));
            fields.put("high", Plain.credits(metric.highMicros()));
            fields.put("unit", metric.unit());
        }
        return fields;
    }

    @Override
    public Void trade(Trade c) {
        Order order = c.order();
        put(
                c,
                "market",
                market(c.market()),
                "condition",
                condition(c.market(), order.condition()),
                "outcome",
                outcome(c.market(), order.outcome()));
        switch (order.mode()) {
            case SHARES -> fields.put("shares", Plain.credits(order.amount()));
            case SPEND -> fields.put("spend", Plain.credits(order.amount()));
            case TARGET_PRICE -> fields.put("targetPrice", JsonValues.probability(order.amount()));
        }
        if (order.maxCostMicros() != Order.NO_LIMIT) {
            fields.put("maxCost", Plain.credits(order.maxCostMicros()));
        }
        if (order.worstPricePpb() != Order.NO_LIMIT) {
            fields.put("worstPrice", JsonValues.probability(order.worstPricePpb()));
        }
        return null;
    }

    @Override
    public Void addLiquidity(AddLiquidity c) {
        return put(c, "market", market(c.market()), "liquidity", Plain.credits(c.liquidityMicros()));
    }

    @Override
    public Void settleCondition(SettleCondition c) {
        return put(c, "market", market(c.market()), "condition", condition(c.market(), c.condition()));
    }

    @Override
    public Void settleOutcome(SettleOutcome c) {
        return put(
                c,
                "market",
                market(c.market()),
                "outcome",
                outcome(c.market(), c.outcome()),
                "value",
                Plain.credits(c.valueMicros()));
    }

    @Override
    public Void voidMarket(VoidMarket c) {
        return put(c, "market", market(c.market()), "reason", c.reason());
    }

    @Override
    public Void tick(Tick c) {
        return put(c);
    }
}
