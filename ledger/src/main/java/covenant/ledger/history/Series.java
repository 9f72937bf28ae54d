package covenant.ledger.history;

import covenant.engine.command.Order;
import covenant.ledger.projection.PriceArray;
import covenant.ledger.projection.PriceLayout;

/**
 * What is followed through a market's prices: the price of a claim, or a signal.
 *
 * @param kind what
 * @param condition of a claim or an expectation, the kept one of a price of defection; else {@link Order#ANY}
 * @param outcome of a claim, the broken condition of a price of defection; else {@link Order#ANY}
 */
public record Series(Kind kind, int condition, int outcome) {
    /** The kinds of series. */
    public enum Kind {
        /** The price of a claim, in parts per billion. */
        PRICE,
        /** E[M|c], in the parts of {@link covenant.engine.signal.Signals#unitsPerOne}. */
        EXPECTED,
        /** The actor's token E[M], in the same. */
        TOKEN,
        /** The price of defection, in the same. */
        DEFECTION
    }

    /** The price of a claim; either may be {@link Order#ANY}, not both. */
    public static Series price(int condition, int outcome) {
        return new Series(Kind.PRICE, condition, outcome);
    }

    /** The expectation given a condition. */
    public static Series expected(int condition) {
        return new Series(Kind.EXPECTED, condition, Order.ANY);
    }

    /** The actor's token. */
    public static Series token() {
        return new Series(Kind.TOKEN, Order.ANY, Order.ANY);
    }

    /** E[M|kept] - E[M|broken]. */
    public static Series defection(int kept, int broken) {
        return new Series(Kind.DEFECTION, kept, broken);
    }

    /** The value at these prices. */
    long of(PriceArray prices) {
        return switch (kind) {
            case PRICE -> price(prices);
            case EXPECTED -> prices.expected()[condition];
            case TOKEN -> prices.token();
            case DEFECTION -> prices.expected()[condition] - prices.expected()[outcome];
        };
    }

    private long price(PriceArray prices) {
        if (condition == Order.ANY) {
            return prices.overallPpb()[outcome];
        }
        return outcome == Order.ANY ? prices.conditionPpb()[condition] : prices.outcomePpb()[condition][outcome];
    }

    /** Whether there is a value no more once this condition has come about. */
    boolean endsWith(int settledCondition) {
        return switch (kind) {
            case PRICE -> condition != Order.ANY && outcome != Order.ANY && condition != settledCondition;
            case EXPECTED -> condition != settledCondition;
            case TOKEN -> false;
            case DEFECTION -> true;
        };
    }

    /** Where the value stands in the arrays of a market's course. */
    int place(PriceLayout layout) {
        return switch (kind) {
            case PRICE -> layout.claim(condition, outcome);
            case EXPECTED -> layout.expected(condition);
            case TOKEN -> layout.token();
            case DEFECTION -> layout.defection();
        };
    }

    /**
     * Whether a trade in this claim counts to its volume: of a claim those in it, and in the claim that is its other side where there are two
     * of them; of a signal all trades of the market.
     */
    boolean counts(int tradedCondition, int tradedOutcome, PriceLayout layout) {
        if (kind != Kind.PRICE) {
            return true;
        }
        if (outcome == Order.ANY) {
            return tradedOutcome == Order.ANY && (tradedCondition == condition || layout.conditions() == 2);
        }
        return tradedCondition == condition
                && tradedOutcome != Order.ANY
                && (tradedOutcome == outcome || layout.outcomes() == 2);
    }
}
