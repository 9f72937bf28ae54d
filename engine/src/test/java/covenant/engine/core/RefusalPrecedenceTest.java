package covenant.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Refusal;
import covenant.engine.Role;
import covenant.engine.command.CommandId;
import covenant.engine.command.CommandKind;
import covenant.engine.command.Deposit;
import covenant.engine.command.IssueKey;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.Order;
import covenant.engine.command.Tick;
import covenant.engine.command.VoidMarket;
import covenant.engine.fixture.TestVenue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each reason to refuse each kind of command; and of every two that can hold at once, the one that stands first in {@link Refusal} is given.
 */
class RefusalPrecedenceTest {
    private static final CommandId USED = CommandId.of("used");
    private static final int NOBODY = 99;

    /** The venue's first commands; what came later has tables of its own. */
    private static final Set<CommandKind> KINDS = EnumSet.range(CommandKind.FOUND_VENUE, CommandKind.TICK);

    /** Refusals of what came later. */
    private static final Set<Refusal> ELSEWHERE = EnumSet.copyOf(List.of(
            Refusal.CLOCK_NOT_SIMULATED,
            Refusal.CLOCK_BACKWARD,
            Refusal.UNKNOWN_ORDER,
            Refusal.UNKNOWN_ACTOR,
            Refusal.UNKNOWN_COMMITMENT,
            Refusal.UNKNOWN_PLEDGE,
            Refusal.NOT_IN_PLEDGE,
            Refusal.UNKNOWN_PLAYBOOK,
            Refusal.UNKNOWN_FIRING,
            Refusal.NOT_OWNER,
            Refusal.NOT_VERIFIER,
            Refusal.NOT_ACTOR,
            Refusal.DECISION_INVALID,
            Refusal.BINDING_INVALID,
            Refusal.COMMITMENT_INVALID,
            Refusal.PLEDGE_INVALID,
            Refusal.PLAYBOOK_INVALID,
            Refusal.EVIDENCE_INVALID,
            Refusal.SEAL_MISMATCH,
            Refusal.ORDER_INVALID,
            Refusal.MARKET_NOT_SETTLED,
            Refusal.NOTHING_TO_CORRECT,
            Refusal.ORDER_ENDED,
            Refusal.COMMITMENT_NOT_ACTIVE,
            Refusal.ALREADY_ATTESTED,
            Refusal.QUORUM_REACHED,
            Refusal.NOTHING_PROPOSED,
            Refusal.CHALLENGE_CLOSED,
            Refusal.PLEDGE_ENDED,
            Refusal.ALREADY_SIGNED,
            Refusal.BOND_MISSING,
            Refusal.PLAYBOOK_STATE_INVALID,
            Refusal.NOT_SEALED,
            Refusal.DELIVERY_ENDED,
            Refusal.CONDITION_BOUND,
            Refusal.DECIDED_BY_MARKET,
            Refusal.POSITION_LIMIT_EXCEEDED,
            Refusal.CHANGED_MEANWHILE,
            Refusal.BATCH_INVALID,
            Refusal.UNKNOWN_KEY,
            Refusal.SCOPES_INVALID,
            Refusal.LAST_KEY));

    /** A venue with a market in every state. All markets are sponsored by the coordinator. */
    private static final class World {
        final TestVenue venue = TestVenue.founded();
        final int poorCoordinator = venue.account("poor-coordinator", Role.COORDINATOR, 0);
        final int rich = venue.participant("rich", 1_000_000);
        final int poor = venue.participant("poor", 0);
        final int open = venue.binary("open");
        final int voided = venue.binary("voided");
        final int settled = venue.binary("settled");
        final int closed = venue.market(terms("closed", true, 1), 1_000);
        final int pending = venue.market(
                TestVenue.terms("pending", Metric.binary(), "kept", "broken").timed(Long.MAX_VALUE, 0, 0), 1_000);
        final int branch = venue.binary("branch");
        final int off = venue.market(terms("off", false, 0), 1_000);
        final int single = venue.market(TestVenue.terms("single", Metric.binary(), "always"), 1_000);
        final int scalar = venue.market(TestVenue.terms("scalar", Metric.scalar(0, 10, ""), "always"), 1_000);

        World() {
            venue.voidMarket(voided);
            venue.settleCondition(settled, 0);
            venue.settleOutcome(settled, 0);
            venue.settleCondition(branch, 0);
            venue.apply(new VoidMarket(USED, TestVenue.COORDINATOR, venue.binary("used"), "to use the id"));
            for (int i = 0; i < Limits.MAX_KEYS_PER_ACCOUNT; i++) {
                KeyHash key = new KeyHash(i, 0, 0, 0);
                venue.apply(new IssueKey(venue.nextId(), TestVenue.OPERATOR, TestVenue.COORDINATOR, key, false));
            }
            venue.apply(Tick.now());
        }

        private MarketTerms terms(String id, boolean conditionTrading, long seconds) {
            long closesAt = seconds == 0 ? 0 : venue.engine().atMicros() + (seconds + 1) * 1_000_000;
            List<String> conditions = List.of("kept", "broken");
            return new MarketTerms(id, "T", "", "", "", conditions, Metric.binary(), 0, conditionTrading, closesAt);
        }
    }

    /** A fault that can be put into a good command; two that touch the same field cannot be put in together. */
    private record Fault(Refusal refusal, Set<String> touches, Consumer<Draft> put) {}

    private final World world = new World();
    private final Map<CommandKind, List<Fault>> faults = new EnumMap<>(CommandKind.class);

    RefusalPrecedenceTest() {
        for (CommandKind kind : KINDS) {
            faults.put(kind, new ArrayList<>());
            fault(kind, Refusal.UNKNOWN_ACCOUNT, "by", d -> d.by = NOBODY);
        }
        accounts();
        opening();
        trading();
        settling();
    }

    private void fault(CommandKind kind, Refusal refusal, String touches, Consumer<Draft> put) {
        faults.get(kind).add(new Fault(refusal, Set.of(touches.split(" ")), put));
    }

    private void accounts() {
        for (CommandKind kind : List.of(CommandKind.DEPOSIT, CommandKind.WITHDRAW, CommandKind.ISSUE_KEY)) {
            fault(kind, Refusal.ROLE_NOT_ADMITTED, "by", d -> d.by = world.poor);
            fault(kind, Refusal.UNKNOWN_TARGET, "account", d -> d.account = NOBODY);
        }
        fault(CommandKind.FOUND_VENUE, Refusal.ROLE_NOT_ADMITTED, "by", d -> d.by = TestVenue.OPERATOR);
        fault(CommandKind.FOUND_VENUE, Refusal.VENUE_FOUNDED, "nothing", d -> {});
        fault(CommandKind.DEPOSIT, Refusal.TEXT_INVALID, "reason", d -> d.reason = "a\u0007b");
        fault(CommandKind.WITHDRAW, Refusal.TEXT_INVALID, "reason", d -> d.reason = " ");
        fault(CommandKind.DEPOSIT, Refusal.AMOUNT_INVALID, "amount", d -> d.amount = 0);
        fault(CommandKind.WITHDRAW, Refusal.AMOUNT_INVALID, "amount", d -> d.amount = -1);
        fault(CommandKind.WITHDRAW, Refusal.INSUFFICIENT_FUNDS, "account", d -> d.account = world.poor);
        fault(CommandKind.ISSUE_KEY, Refusal.LIMIT_EXCEEDED, "account", d -> d.account = TestVenue.COORDINATOR);
        CommandKind open = CommandKind.OPEN_ACCOUNT;
        fault(open, Refusal.ROLE_NOT_ADMITTED, "by", d -> d.by = world.rich);
        fault(open, Refusal.ROLE_NOT_ADMITTED, "role", d -> d.role = Role.VENUE);
        fault(open, Refusal.ID_INVALID, "id", d -> d.id = "No Slug");
        fault(open, Refusal.ID_TAKEN, "id", d -> d.id = "rich");
        fault(open, Refusal.TEXT_INVALID, "text", d -> d.text = "a\u0007b");
        fault(open, Refusal.AMOUNT_INVALID, "amount", d -> d.amount = -1);
        fault(CommandKind.TICK, Refusal.ROLE_NOT_ADMITTED, "by", d -> d.by = TestVenue.OPERATOR);
    }

    private void opening() {
        CommandKind kind = CommandKind.OPEN_MARKET;
        fault(kind, Refusal.ROLE_NOT_ADMITTED, "by", d -> d.by = world.rich);
        fault(kind, Refusal.COMMAND_ID_REUSED, "commandId by", d -> d.commandId = USED);
        fault(kind, Refusal.ID_INVALID, "id", d -> d.id = "-");
        fault(kind, Refusal.ID_TAKEN, "id", d -> d.id = "open");
        fault(kind, Refusal.TEXT_INVALID, "text", d -> d.text = "x".repeat(Limits.MAX_TITLE_CHARS + 1));
        fault(kind, Refusal.CONDITIONS_INVALID, "conditions", d -> d.conditions = List.of("a", "a"));
        fault(kind, Refusal.OUTCOMES_INVALID, "metric", d -> d.metric = Metric.categorical(List.of("one")));
        fault(kind, Refusal.METRIC_INVALID, "metric", d -> d.metric = Metric.scalar(1, 1, ""));
        fault(kind, Refusal.METRIC_INVALID, "metric", d -> d.metric = Metric.scalar(Long.MIN_VALUE, 0, ""));
        fault(kind, Refusal.LIQUIDITY_INVALID, "liquidity", d -> d.liquidity = 1);
        fault(kind, Refusal.FEE_INVALID, "fee", d -> d.feeBps = Limits.MAX_FEE_BPS + 1);
        fault(kind, Refusal.CLOSE_TIME_INVALID, "closes", d -> d.closesAt = 1);
        fault(kind, Refusal.OPEN_TIME_INVALID, "opens closes", d -> d.opensAt = d.closesAt = Long.MAX_VALUE);
        fault(kind, Refusal.OPEN_TIME_INVALID, "opens expires", d -> d.opensAt = d.expiresAt = Long.MAX_VALUE);
        fault(kind, Refusal.EXPIRY_INVALID, "expires", d -> d.expiresAt = 1);
        fault(kind, Refusal.EXPIRY_INVALID, "expires closes", d -> {
            d.closesAt = Long.MAX_VALUE;
            d.expiresAt = Long.MAX_VALUE - 1;
        });
        fault(kind, Refusal.PRIOR_INVALID, "prior", d -> d.prior = new long[] {1, 2, 3});
        fault(kind, Refusal.INSUFFICIENT_FUNDS, "by", d -> d.by = world.poorCoordinator);
        CommandKind add = CommandKind.ADD_LIQUIDITY;
        fault(add, Refusal.ROLE_NOT_ADMITTED, "by", d -> d.by = world.rich);
        fault(add, Refusal.COMMAND_ID_REUSED, "commandId by", d -> d.commandId = USED);
        fault(add, Refusal.TEXT_INVALID, "reason", d -> d.reason = "x".repeat(Limits.MAX_TEXT_CHARS + 1));
        fault(add, Refusal.NOT_SPONSOR, "by", d -> d.by = world.poorCoordinator);
        fault(add, Refusal.LIQUIDITY_INVALID, "liquidity", d -> d.liquidity = 1);
        fault(add, Refusal.INSUFFICIENT_FUNDS, "liquidity", d -> d.liquidity = Limits.MAX_LIQUIDITY_MICROS);
        ended(add);
    }

    private void ended(CommandKind kind) {
        fault(kind, Refusal.UNKNOWN_MARKET, "market", d -> d.market = NOBODY);
        fault(kind, Refusal.MARKET_VOIDED, "market", d -> d.market = world.voided);
        fault(kind, Refusal.MARKET_SETTLED, "market", d -> d.market = world.settled);
    }

    private void trading() {
        CommandKind kind = CommandKind.TRADE;
        fault(kind, Refusal.ROLE_NOT_ADMITTED, "by", d -> d.by = TestVenue.OPERATOR);
        ended(kind);
        fault(kind, Refusal.MARKET_CLOSED, "market", d -> d.market = world.closed);
        fault(kind, Refusal.MARKET_NOT_OPEN, "market", d -> d.market = world.pending);
        fault(kind, Refusal.AMOUNT_INVALID, "amount", d -> d.amount = 0);
        fault(kind, Refusal.AMOUNT_INVALID, "amount", d -> d.amount = Long.MIN_VALUE);
        fault(kind, Refusal.PRICE_INVALID, "amount", d -> toPrice(d, Limits.PPB));
        fault(kind, Refusal.UNKNOWN_CONDITION, "condition", d -> d.condition = 2);
        fault(kind, Refusal.UNKNOWN_OUTCOME, "outcome", d -> d.outcome = -2);
        fault(kind, Refusal.CLAIM_INVALID, "condition outcome", d -> d.condition = d.outcome = Order.ANY);
        fault(kind, Refusal.CLAIM_INVALID, "market outcome condition", d -> {
            d.market = world.single;
            d.outcome = Order.ANY;
        });
        fault(kind, Refusal.CONDITION_SETTLED, "market condition", d -> {
            d.market = world.branch;
            d.condition = 1;
        });
        fault(kind, Refusal.CONDITION_TRADING_OFF, "market condition", d -> {
            d.market = world.off;
            d.condition = Order.ANY;
        });
        fault(kind, Refusal.TRADE_TOO_SMALL, "amount market", d -> toPrice(d, Limits.PPB / 2));
        fault(kind, Refusal.PRICE_OUT_OF_RANGE, "amount", d -> d.amount = Limits.MAX_POSITION_MICROS);
        fault(kind, Refusal.LIMIT_NOT_MET, "limit", d -> d.maxCost = -1);
        fault(kind, Refusal.INSUFFICIENT_FUNDS, "by", d -> d.by = world.poor);
    }

    private static void toPrice(Draft draft, long pricePpb) {
        draft.mode = Order.Mode.TARGET_PRICE;
        draft.amount = pricePpb;
    }

    private void settling() {
        for (CommandKind kind :
                List.of(CommandKind.SETTLE_CONDITION, CommandKind.SETTLE_OUTCOME, CommandKind.VOID_MARKET)) {
            fault(kind, Refusal.ROLE_NOT_ADMITTED, "by", d -> d.by = world.rich);
            ended(kind);
            fault(kind, Refusal.TEXT_INVALID, "reason", d -> d.reason = " ");
        }
        fault(CommandKind.SETTLE_CONDITION, Refusal.COMMAND_ID_REUSED, "commandId by", d -> d.commandId = USED);
        fault(CommandKind.SETTLE_CONDITION, Refusal.UNKNOWN_CONDITION, "condition", d -> d.condition = -1);
        fault(CommandKind.SETTLE_CONDITION, Refusal.CONDITION_SETTLED, "market", d -> d.market = world.branch);
        CommandKind outcome = CommandKind.SETTLE_OUTCOME;
        fault(outcome, Refusal.SETTLEMENT_INVALID, "outcome", d -> d.outcome = Order.ANY);
        fault(outcome, Refusal.SETTLEMENT_INVALID, "market outcome value", d -> {
            d.market = world.scalar;
            d.outcome = Order.ANY;
            d.value = Long.MIN_VALUE;
        });
        fault(outcome, Refusal.UNKNOWN_OUTCOME, "outcome", d -> d.outcome = 2);
        fault(outcome, Refusal.CONDITION_NOT_SETTLED, "market", d -> d.market = world.open);
        fault(CommandKind.VOID_MARKET, Refusal.TEXT_INVALID, "reason", d -> d.reason = "");
    }

    /** A command with nothing wrong. */
    private Draft good(CommandKind kind) {
        int by = switch (kind) {
            case FOUND_VENUE, TICK -> 0;
            case OPEN_ACCOUNT, DEPOSIT, WITHDRAW, ISSUE_KEY -> TestVenue.OPERATOR;
            case TRADE -> world.rich;
            default -> TestVenue.COORDINATOR;
        };
        Draft draft = new Draft(kind, by, world.rich, kind == CommandKind.SETTLE_OUTCOME ? world.branch : world.open);
        draft.liquidity = kind == CommandKind.ADD_LIQUIDITY ? 2_000 * Limits.MICROS : draft.liquidity;
        return draft;
    }

    @TestFactory
    Stream<DynamicNode> everyFaultAndEveryTwo() {
        return faults.entrySet().stream()
                .map(entry ->
                        dynamicContainer(entry.getKey().name(), tests(entry.getKey(), entry.getValue()).stream()));
    }

    private List<DynamicNode> tests(CommandKind kind, List<Fault> all) {
        List<DynamicNode> tests = new ArrayList<>();
        for (Fault one : all) {
            tests.add(dynamicTest("" + one.refusal(), () -> check(kind, List.of(one))));
            for (Fault other : all) {
                boolean canBoth = one.refusal().compareTo(other.refusal()) < 0
                        && Collections.disjoint(one.touches(), other.touches());
                if (canBoth) {
                    String name = one.refusal() + " before " + other.refusal();
                    tests.add(dynamicTest(name, () -> check(kind, List.of(other, one))));
                }
            }
        }
        return tests;
    }

    private void check(CommandKind kind, List<Fault> both) {
        Draft draft = good(kind);
        both.forEach(fault -> fault.put().accept(draft));
        byte[] before = world.venue.engine().hash();
        Answer answer = world.venue.apply(draft.build());
        assertThat(answer.refusal())
                .as(answer.detail())
                .isEqualTo(both.get(both.size() - 1).refusal());
        assertThat(answer.detail()).isNotBlank();
        assertThat(world.venue.engine().hash()).as("nothing changed").isEqualTo(before);
    }

    @Test
    void withoutAFaultEveryKindIsAccepted() {
        for (CommandKind kind : KINDS) {
            if (kind != CommandKind.FOUND_VENUE) {
                World fresh = new World();
                Draft draft = good(kind);
                assertThat(fresh.venue.apply(draft.build()).refusal())
                        .as(kind.name())
                        .isNull();
            }
        }
    }

    @Test
    void everyRefusalOfTheEngineIsAmongThem() {
        Set<Refusal> covered = EnumSet.noneOf(Refusal.class);
        faults.values().forEach(all -> all.forEach(fault -> covered.add(fault.refusal())));
        // The first three are the ring's and the journal's. Too large a trade or payoff: see below; revoked keys:
        // EngineTest.
        Set<Refusal> all = EnumSet.allOf(Refusal.class);
        all.removeAll(Set.of(Refusal.VENUE_BUSY, Refusal.JOURNAL_FULL, Refusal.VENUE_STOPPING));
        all.removeAll(Set.of(Refusal.POSITION_TOO_LARGE, Refusal.TRADE_TOO_LARGE, Refusal.KEY_REVOKED));
        all.removeAll(ELSEWHERE);
        assertThat(covered).isEqualTo(all);
    }

    @Test
    void aPositionIsBounded() {
        TestVenue venue = world.venue;
        int market = venue.market(TestVenue.terms("deep", Metric.binary(), "always"), 1);
        Order huge = Order.spend(0, 0, Limits.MAX_POSITION_MICROS);
        assertThat(venue.trade(world.rich, market, huge).refusal()).isEqualTo(Refusal.TRADE_TOO_LARGE);

        venue.apply(new Deposit(venue.nextId(), TestVenue.OPERATOR, TestVenue.COORDINATOR, Limits.MAX_DEPOSIT_MICROS));
        venue.apply(new Deposit(venue.nextId(), TestVenue.OPERATOR, world.rich, Limits.MAX_DEPOSIT_MICROS));
        int deepest = venue.market(TestVenue.terms("deepest", Metric.binary(), "always"), 1_000_000_000);
        Order most = Order.shares(0, 0, Limits.MAX_POSITION_MICROS);
        assertThat(venue.trade(world.rich, deepest, most).ok()).isTrue();
        assertThat(venue.trade(world.rich, deepest, most).refusal()).isEqualTo(Refusal.POSITION_TOO_LARGE);
    }
}
