package covenant.engine.lab.benchmark;

import covenant.engine.Limits;
import covenant.engine.Role;
import covenant.engine.command.CommandId;
import covenant.engine.command.DecisionTerms;
import covenant.engine.command.DecisionTerms.Guards;
import covenant.engine.command.DecisionTerms.Rule;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Metric;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.Order;
import covenant.engine.command.SettleOutcome;
import covenant.engine.command.Trade;
import covenant.engine.decision.Choice;
import covenant.engine.lab.scene.CommandLog;
import covenant.engine.lab.scene.LabVenue;
import java.util.List;

/**
 * The market on the two coins in one world, from opening to settlement: someone buys a few contracts on heads of B early; if B's type becomes
 * public, the crowd takes B's price there; the market's prices decide which coin is tossed; the trades on the other one are called off.
 */
final class CoinMarket {
    static final int A = 0;
    static final int B = 1;

    /** A challenger that is at most 2 % worse wins; see {@link Coins}. */
    static final int THRESHOLD_BPS = -200;

    /** How often the lot decides, where there is one. */
    static final double EPSILON = 0.1;

    private static final long START_MICROS = 1_767_225_600_000_000L;
    private static final long HOUR = 3_600L * Limits.MICROS;
    private static final long LIQUIDITY_MICROS = 100_000_000L * Limits.MICROS;
    private static final long SHARES_MICROS = 1_000L * Limits.MICROS;
    private static final long SHOWN_HEADS_PPB = 950_000_000L;
    private static final int HEADS = 0;

    private CoinMarket() {}

    /**
     * A world.
     *
     * @param isHeads what B is
     * @param isShown whether everybody learns it before the decision
     */
    record World(boolean isHeads, boolean isShown) {}

    /**
     * How it ended for the buyer, per contract.
     *
     * @param paid what a contract cost him
     * @param profit what he has more than before
     * @param chosen which coin was tossed
     * @param byRule which coin the prices were for
     */
    record Ending(double paid, double profit, int chosen, int byRule) {}

    /**
     * How a market on the coins decides.
     *
     * @param isRandomised whether by lot in a part of all cases, with payoffs by inverse probability
     * @param secret which lot it is
     */
    static DecisionTerms decision(boolean isRandomised, long secret) {
        return new DecisionTerms(
                isRandomised ? Rule.RANDOMISED : Rule.TWAP_MARGIN,
                Rule.TWAP_MARGIN,
                START_MICROS + 24 * HOUR,
                6 * HOUR,
                A,
                false,
                THRESHOLD_BPS,
                0,
                60 * Limits.MICROS,
                0,
                0,
                0,
                isRandomised ? StrictMath.round(EPSILON * Limits.PPB) : 0,
                isRandomised ? new KeyHash(secret, secret, secret, secret) : null,
                isRandomised,
                Guards.NONE);
    }

    /** Plays a world. The market opens with A at {@link Coins#A_HEADS}, its causal value, and B at a price. */
    static Ending play(World world, double priceOfB, DecisionTerms decision) {
        LabVenue venue = new LabVenue(START_MICROS, CommandLog.NONE, event -> {});
        venue.found("Coins");
        int sponsor = venue.open("sponsor", Role.COORDINATOR, Limits.MAX_DEPOSIT_MICROS);
        int buyer = venue.open("buyer", Role.PARTICIPANT, Limits.MAX_DEPOSIT_MICROS);
        int crowd = venue.open("crowd", Role.PARTICIPANT, Limits.MAX_DEPOSIT_MICROS);
        int market = venue.must(new OpenMarket(
                        CommandId.NONE, sponsor, terms(decision), LIQUIDITY_MICROS, prior(Coins.A_HEADS, priceOfB)))
                .number();
        venue.advanceTo(START_MICROS + HOUR);
        long cost = venue.must(new Trade(CommandId.NONE, buyer, market, Order.shares(B, HEADS, SHARES_MICROS)))
                .costMicros();
        venue.advanceTo(START_MICROS + 12 * HOUR);
        if (world.isShown()) {
            long target = world.isHeads() ? SHOWN_HEADS_PPB : Limits.PPB - SHOWN_HEADS_PPB;
            venue.must(new Trade(CommandId.NONE, crowd, market, Order.toPrice(B, HEADS, target)));
        }
        venue.advanceTo(decision.decidesAtMicros());
        venue.tick();
        Choice choice = venue.market(market).decision().choice();
        // Heads or tails of A is nothing to somebody who holds B.
        boolean isHeads = choice.condition() == A || world.isHeads();
        venue.must(new SettleOutcome(CommandId.NONE, sponsor, market, isHeads ? HEADS : 1 - HEADS, 0));
        long profit = venue.cashMicros(buyer) - Limits.MAX_DEPOSIT_MICROS;
        return new Ending(
                (double) cost / SHARES_MICROS, (double) profit / SHARES_MICROS, choice.condition(), choice.byRule());
    }

    private static MarketTerms terms(DecisionTerms decision) {
        Metric heads = Metric.binary();
        return new MarketTerms(
                        "coins",
                        "Does the coin that is tossed show heads?",
                        "",
                        "",
                        "",
                        List.of("a", "b"),
                        heads,
                        0,
                        false,
                        0)
                .deciding(decision);
    }

    private static long[] prior(double headsOfA, double headsOfB) {
        long half = Limits.PPB / 2;
        long a = StrictMath.round(headsOfA * half);
        long b = StrictMath.round(headsOfB * half);
        return new long[] {a, half - a, b, half - b};
    }
}
