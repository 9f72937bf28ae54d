package covenant.engine.lab.benchmark;

import covenant.engine.command.DecisionTerms.Rule;

/**
 * What is played.
 *
 * @param traders how many
 * @param bounty B: what the bribed trader is paid for each unit by which the last price is above 0.5, in the security's payoffs
 * @param seat of the bribed trader, from 0
 * @param rounds how often everybody trades
 * @param rule by which a market on the same quotes decides; null for none
 */
public record BenchmarkTerms(int traders, double bounty, int seat, Mechanism mechanism, int rounds, Rule rule) {
    /** The most traders and rounds: beyond, nothing is published and runs only get slow. */
    public static final int MOST_TRADERS = 100;

    public static final int MOST_ROUNDS = 100;

    /** A bounty of a thousand payoffs takes every trader to the bound of prices. */
    public static final double MOST_BOUNTY = 1_000;

    /** @throws IllegalArgumentException if a number is out of bounds; the message says which and what is allowed */
    public BenchmarkTerms {
        require(traders >= 1 && traders <= MOST_TRADERS, "traders are 1 to " + MOST_TRADERS + ", not " + traders);
        require(bounty >= 0 && bounty <= MOST_BOUNTY, "a bounty is 0 to " + (int) MOST_BOUNTY + ", not " + bounty);
        require(
                seat >= 0 && seat < traders,
                "a seat is 0 to " + (traders - 1) + " where there are " + traders + " traders, not " + seat);
        require(rounds >= 1 && rounds <= MOST_ROUNDS, "rounds are 1 to " + MOST_ROUNDS + ", not " + rounds);
        require(
                rule == null || rule == Rule.LAST_PRICE || rule == Rule.TWAP_MARGIN,
                "the rules compared are last-price and twap-margin");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Which of the traders sits in a seat: the bribed one is trader 0, whatever his seat, so that seats differ in nothing but the order. */
    int traderIn(int place) {
        return Math.floorMod(place - seat, traders);
    }
}
