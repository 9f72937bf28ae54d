package covenant.ledger.verify;

import covenant.engine.Plain;
import covenant.engine.command.AddEvidence;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.AdvanceClock;
import covenant.engine.command.Attest;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Challenge;
import covenant.engine.command.Command;
import covenant.engine.command.CorrectOutcome;
import covenant.engine.command.Deposit;
import covenant.engine.command.DrillPlaybook;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.IfUnchanged;
import covenant.engine.command.IssueKey;
import covenant.engine.command.KeyHash;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenActor;
import covenant.engine.command.OpenCommitment;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.command.OpenPledge;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.PostBond;
import covenant.engine.command.RecordDelivery;
import covenant.engine.command.RespondPlaybook;
import covenant.engine.command.RevokeKey;
import covenant.engine.command.SettleCondition;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.SignPledge;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.command.UnsealPlaybook;
import covenant.engine.command.VoidMarket;
import covenant.engine.command.Withdraw;
import covenant.engine.state.VenueState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The fields of each kind of command by name, with slugs in place of numbers; {@code #7} where the venue has no number 7. */
record CommandFields(Names names, Map<String, Object> fields) implements Command.Visitor<Void> {
    CommandFields(VenueState state, Map<String, Object> fields) {
        this(new Names(state), fields);
    }

    private Void put(Command command, Object... namesAndValues) {
        fields.put("commandId", command.commandId().text());
        fields.put("by", names.account(command.by()));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return null;
    }

    private static String hex(KeyHash key) {
        return key == null ? null : key.hex();
    }

    @Override
    public Void foundVenue(FoundVenue c) {
        return put(c, "name", c.name(), "simulated", c.simulated(), "simulatedClock", c.simulatedClock());
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
        return put(
                c,
                "account",
                names.account(c.account()),
                "amount",
                Plain.credits(c.amountMicros()),
                "reason",
                c.reason());
    }

    @Override
    public Void withdraw(Withdraw c) {
        return put(
                c,
                "account",
                names.account(c.account()),
                "amount",
                Plain.credits(c.amountMicros()),
                "reason",
                c.reason());
    }

    @Override
    public Void issueKey(IssueKey c) {
        return put(
                c,
                "account",
                names.account(c.account()),
                "keyHash",
                hex(c.key()),
                "revokeOthers",
                c.revokeOthers(),
                "key",
                c.id(),
                "scopes",
                c.scopes().ids(),
                "expiresAt",
                time(c.expiresAtMicros()));
    }

    @Override
    public Void openMarket(OpenMarket c) {
        put(c);
        fields.putAll(terms().market(c.terms()));
        fields.put("liquidity", Plain.credits(c.liquidityMicros()));
        fields.put(
                "prior",
                LongStream.of(c.priorPpb()).mapToObj(JsonValues::probability).toList());
        return null;
    }

    private TermsFields terms() {
        return new TermsFields(names);
    }

    @Override
    public Void trade(Trade c) {
        put(c);
        trade(c.market(), c.order(), fields);
        return null;
    }

    @Override
    public Void tradeBatch(TradeBatch c) {
        put(c);
        List<Map<String, Object>> trades = new ArrayList<>();
        for (TradeBatch.Leg leg : c.legs()) {
            Map<String, Object> trade = new LinkedHashMap<>();
            trade(leg.market(), leg.order(), trade);
            trades.add(trade);
        }
        fields.put("trades", trades);
        return null;
    }

    private void trade(int market, Order order, Map<String, Object> into) {
        into.put("market", names.market(market));
        into.put("condition", names.condition(market, order.condition()));
        into.put("outcome", names.outcome(market, order.outcome()));
        switch (order.mode()) {
            case SHARES -> into.put("shares", Plain.credits(order.amount()));
            case SPEND -> into.put("spend", Plain.credits(order.amount()));
            case TARGET_PRICE -> into.put("targetPrice", JsonValues.probability(order.amount()));
        }
        if (order.maxCostMicros() != Order.NO_LIMIT) {
            into.put("maxCost", Plain.credits(order.maxCostMicros()));
        }
        if (order.worstPricePpb() != Order.NO_LIMIT) {
            into.put("worstPrice", JsonValues.probability(order.worstPricePpb()));
        }
    }

    @Override
    public Void addLiquidity(AddLiquidity c) {
        return put(
                c,
                "market",
                names.market(c.market()),
                "liquidity",
                Plain.credits(c.liquidityMicros()),
                "reason",
                c.reason());
    }

    @Override
    public Void settleCondition(SettleCondition c) {
        return put(
                c,
                "market",
                names.market(c.market()),
                "condition",
                names.condition(c.market(), c.condition()),
                "reason",
                c.reason());
    }

    @Override
    public Void settleOutcome(SettleOutcome c) {
        return put(
                c,
                "market",
                names.market(c.market()),
                "outcome",
                names.outcome(c.market(), c.outcome()),
                "value",
                Plain.credits(c.valueMicros()),
                "reason",
                c.reason());
    }

    @Override
    public Void voidMarket(VoidMarket c) {
        return put(c, "market", names.market(c.market()), "reason", c.reason());
    }

    @Override
    public Void tick(Tick c) {
        return put(c);
    }

    @Override
    public Void advanceClock(AdvanceClock c) {
        return put(
                c,
                "to",
                c.toMicros() == 0 ? null : JsonValues.time(c.toMicros()),
                "advance",
                c.byMicros() == 0 ? null : JsonValues.duration(c.byMicros()),
                "reason",
                c.reason());
    }

    @Override
    public Void placeOrder(PlaceOrder c) {
        return put(
                c,
                "market",
                names.market(c.market()),
                "condition",
                names.condition(c.market(), c.condition()),
                "outcome",
                names.outcome(c.market(), c.outcome()),
                "shares",
                Plain.credits(c.sharesMicros()),
                "limitPrice",
                JsonValues.probability(c.limitPpb()),
                "expiresAt",
                time(c.expiresAtMicros()));
    }

    @Override
    public Void cancelOrder(CancelOrder c) {
        return put(c, "order", c.order());
    }

    @Override
    public Void openActor(OpenActor c) {
        return put(
                c, "actor", c.id(), "name", c.name(), "account", c.account() < 0 ? null : names.account(c.account()));
    }

    @Override
    public Void openCommitment(OpenCommitment c) {
        put(c);
        fields.putAll(terms().commitment(c.terms()));
        return null;
    }

    @Override
    public Void addEvidence(AddEvidence c) {
        return put(
                c,
                "commitment",
                names.commitment(c.commitment()),
                "text",
                c.text(),
                "link",
                c.link(),
                "document",
                hex(c.document()),
                "datedAt",
                time(c.datedAtMicros()));
    }

    @Override
    public Void attest(Attest c) {
        return put(c, "commitment", names.commitment(c.commitment()), "breached", c.breached(), "reason", c.reason());
    }

    @Override
    public Void challenge(Challenge c) {
        return put(c, "commitment", names.commitment(c.commitment()), "reason", c.reason());
    }

    @Override
    public Void postBond(PostBond c) {
        return put(c, "commitment", names.commitment(c.commitment()), "amount", Plain.credits(c.amountMicros()));
    }

    @Override
    public Void openPledge(OpenPledge c) {
        put(c);
        fields.putAll(terms().pledge(c.terms()));
        return null;
    }

    @Override
    public Void signPledge(SignPledge c) {
        return put(c, "commitment", names.commitment(c.commitment()));
    }

    @Override
    public Void openPlaybook(OpenPlaybook c) {
        put(c);
        fields.putAll(terms().playbook(c.terms()));
        return null;
    }

    @Override
    public Void respondPlaybook(RespondPlaybook c) {
        return put(
                c,
                "playbook",
                names.playbook(c.playbook()),
                "response",
                c.response().id(),
                "reason",
                c.reason());
    }

    @Override
    public Void drillPlaybook(DrillPlaybook c) {
        return put(c, "playbook", names.playbook(c.playbook()), "reason", c.reason());
    }

    @Override
    public Void unsealPlaybook(UnsealPlaybook c) {
        return put(c, "playbook", names.playbook(c.playbook()), "text", c.text());
    }

    @Override
    public Void recordDelivery(RecordDelivery c) {
        return put(c, "firing", c.firing(), "attempt", c.attempt(), "status", c.status(), "last", c.last());
    }

    @Override
    public Void correctOutcome(CorrectOutcome c) {
        return put(
                c,
                "market",
                names.market(c.market()),
                "outcome",
                names.outcome(c.market(), c.outcome()),
                "value",
                Plain.credits(c.valueMicros()),
                "reason",
                c.reason());
    }

    @Override
    public Void revokeKey(RevokeKey c) {
        return put(c, "account", names.account(c.account()), "key", c.key());
    }

    private static String time(long atMicros) {
        return atMicros == 0 ? null : JsonValues.time(atMicros);
    }

    @Override
    public Void ifUnchanged(IfUnchanged c) {
        fields.put("ifUnchangedSince", c.changedSequence());
        return c.inner().accept(this);
    }
}
