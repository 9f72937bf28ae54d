package covenant.api.cli.lab;

import covenant.engine.Answer;
import covenant.engine.Role;
import covenant.engine.command.CancelOrder;
import covenant.engine.command.Command;
import covenant.engine.command.CommandId;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.FoundVenue;
import covenant.engine.command.IssueKey;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.PlaceOrder;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.core.EventSink;
import covenant.engine.state.StateHash;
import covenant.ledger.Ledger;
import covenant.ledger.LedgerOptions;
import covenant.ledger.replay.Progress;
import java.nio.file.Path;
import java.util.List;

/**
 * A recorded venue: in {@code chips} (adopt or reject, decided on the third day) ann, bob and cara think that adopting is worth less, and
 * mallory pushes its price up for the last half day with trades, a batch and limit orders; {@code compute} is decided by lot on the same day,
 * {@code later} by a lot that is not drawn. Every account has a key.
 */
public final class AttackedVenue {
    /** 2026-03-01T00:00:00Z. */
    public static final long START_MICROS = 1_772_323_200_000_000L;

    static final KeyHash DRAWN_SEED = new KeyHash(0x1111_2222L, 7, 7, 7);
    static final KeyHash SECRET_SEED = new KeyHash(0x5EC2_E700_5EC2_E700L, 9, 9, 9);
    static final KeyHash KEY = new KeyHash(0x0BAD_0BAD_0BAD_0BADL, 1, 2, 3);

    private static final long HOUR = 3_600_000_000L;
    private static final long CREDIT = 1_000_000;
    private static final int OPERATOR = 1;

    private final Ledger ledger;
    private long atMicros = START_MICROS;
    private int ids;

    private AttackedVenue(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Writes it into this folder and tells its last hash. */
    public static String in(Path directory) {
        try (Ledger ledger = Ledger.open(directory, LedgerOptions.defaults(), Progress.NONE)) {
            AttackedVenue venue = new AttackedVenue(ledger);
            venue.happen();
            ledger.journal()
                    .stageHash(ledger.engine().sequence(), ledger.engine().hash());
            ledger.journal().flush();
            return StateHash.hex(ledger.engine().hash());
        }
    }

    private Answer apply(Command command) {
        long sequence = ledger.engine().sequence() + 1;
        ledger.journal().stage(sequence, atMicros, command);
        return ledger.engine().apply(sequence, atMicros, command, EventSink.NONE);
    }

    private int must(Command command) {
        Answer answer = apply(command);
        if (!answer.ok()) {
            throw new IllegalStateException(command + ": " + answer.refusal().code() + ", " + answer.detail());
        }
        return answer.number();
    }

    private CommandId id() {
        return CommandId.of("id-" + ++ids);
    }

    private void at(double hours) {
        atMicros = START_MICROS + (long) (hours * HOUR);
    }

    private int account(String id, Role role, long credits) {
        KeyHash key = new KeyHash(KEY.a(), id.hashCode(), 2, 3);
        return must(new OpenAccount(id(), Command.VENUE_ACCOUNT, id, id, role, credits * CREDIT, key));
    }

    private int market(int sponsor, String id, DecisionTerms decision) {
        MarketTerms terms = new MarketTerms(
                        id,
                        "Would adopting it help " + id + "?",
                        "",
                        "",
                        "",
                        List.of("adopt", "reject"),
                        Metric.binary(),
                        10,
                        false,
                        0)
                .deciding(decision);
        return must(new OpenMarket(id(), sponsor, terms, 100 * CREDIT, new long[0]));
    }

    private static DecisionTerms decision(int hours, KeyHash seed) {
        DecisionTerms plain = DecisionTerms.twapMargin(START_MICROS + hours * HOUR, 24 * HOUR, 1, 0);
        return seed == null
                ? plain
                : new DecisionTerms(
                        DecisionTerms.Rule.RANDOMISED,
                        DecisionTerms.Rule.TWAP_MARGIN,
                        plain.decidesAtMicros(),
                        plain.windowMicros(),
                        1,
                        false,
                        0,
                        0,
                        plain.gridMicros(),
                        0,
                        0,
                        0,
                        500_000_000,
                        seed,
                        true,
                        DecisionTerms.Guards.NONE);
    }

    private void trade(int by, int market, Order order) {
        must(new Trade(id(), by, market, order));
    }

    private void happen() {
        must(new FoundVenue(CommandId.NONE, Command.VENUE_ACCOUNT, "Attacked", true, false));
        account("operator", Role.OPERATOR, 0);
        int sponsor = account("sponsor", Role.COORDINATOR, 100_000);
        int ann = account("ann", Role.PARTICIPANT, 1_000);
        int bob = account("bob", Role.PARTICIPANT, 1_000);
        int mallory = account("mallory", Role.PARTICIPANT, 5_000);
        int cara = account("cara", Role.PARTICIPANT, 100);
        int chips = market(sponsor, "chips", decision(72, null));
        int compute = market(sponsor, "compute", decision(72, DRAWN_SEED));
        int later = market(sponsor, "later", decision(200, SECRET_SEED));
        at(1);
        must(new IssueKey(id(), OPERATOR, ann, new KeyHash(KEY.a(), 99, 99, 99), true));
        for (int i = 0; i < 12; i++) {
            at(2 + 4 * i);
            trade(i % 2 == 0 ? ann : bob, chips, Order.toPrice(0, 0, 420_000_000L + 3_000_000L * i));
            trade(i % 2 == 0 ? bob : ann, chips, Order.shares(1, 0, (i % 3 - 1) * 4_000_000L + 1_000_000));
            trade(cara, compute, Order.spend(0, 0, 2_500_000L + i));
            trade(ann, later, Order.shares(0, 1, 3_000_000L));
        }
        attack(mallory, chips, compute);
        at(70);
        trade(bob, chips, Order.shares(0, 0, -5_000_000));
        // Cara has no more than a hundred credits.
        apply(new Trade(id(), cara, chips, Order.shares(0, 0, 900_000_000)));
        at(73);
        must(Tick.now());
        must(new SettleOutcome(id(), sponsor, chips, 1, 0));
        at(80);
        trade(ann, later, Order.shares(1, 0, 7_000_000));
    }

    private void attack(int mallory, int chips, int compute) {
        at(58);
        int bid = must(new PlaceOrder(id(), mallory, chips, 0, 0, 400 * CREDIT, 700_000_000, 0));
        at(60);
        trade(mallory, chips, Order.toPrice(0, 0, 960_000_000));
        at(64);
        trade(mallory, chips, Order.spend(0, 0, 20 * CREDIT).atMost(25 * CREDIT));
        must(new TradeBatch(
                id(),
                mallory,
                List.of(
                        new TradeBatch.Leg(chips, Order.shares(1, 0, -30 * CREDIT)),
                        new TradeBatch.Leg(compute, Order.shares(0, 0, 10 * CREDIT)))));
        int spoof = must(new PlaceOrder(id(), mallory, chips, 1, 0, 50 * CREDIT, 100_000_000, 0));
        at(68);
        must(new CancelOrder(id(), mallory, spoof));
        apply(new CancelOrder(id(), mallory, bid));
    }
}
