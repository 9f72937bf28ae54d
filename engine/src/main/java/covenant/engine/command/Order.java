package covenant.engine.command;

/**
 * What to trade, how much, and the limit. The claim is an outcome given a condition (both), an outcome whatever the condition
 * (condition {@link #ANY}), or a condition (outcome {@link #ANY}).
 *
 * @param condition number of the condition, or {@link #ANY}
 * @param outcome number of the outcome, or {@link #ANY}
 * @param mode what {@code amount} means
 * @param amount micro-shares (negative sells), micros to spend fee included (negative: to receive), or the target price in ppb
 * @param maxCostMicros refuse if the cost, fee included, is above; {@link #NO_LIMIT} for none. For a sale the cost is negative,
 *     so minimum proceeds of 5 are a maximum cost of -5
 * @param worstPricePpb refuse if the price after passes it (above when buying, below when selling); {@link #NO_LIMIT} for none
 */
public record Order(int condition, int outcome, Mode mode, long amount, long maxCostMicros, long worstPricePpb) {
    /** In place of a condition or an outcome: any of them. */
    public static final int ANY = -1;

    /** In place of a limit: none. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    /** How a trade is asked for. */
    public enum Mode {
        SHARES(0),
        SPEND(1),
        TARGET_PRICE(2);

        private static final Mode[] ALL = values();

        private final int number;

        Mode(int number) {
            this.number = number;
        }

        /** The number that stands for this mode in the journal; never reused. */
        public int number() {
            return number;
        }

        /** The mode with this number, or null. */
        public static Mode ofNumber(int number) {
            for (Mode mode : ALL) {
                if (mode.number == number) {
                    return mode;
                }
            }
            return null;
        }
    }

    /** So many micro-shares, at any price. */
    public static Order shares(int condition, int outcome, long sharesMicros) {
        return new Order(condition, outcome, Mode.SHARES, sharesMicros, NO_LIMIT, NO_LIMIT);
    }

    /** As many shares as so many micros buy. */
    public static Order spend(int condition, int outcome, long spendMicros) {
        return new Order(condition, outcome, Mode.SPEND, spendMicros, NO_LIMIT, NO_LIMIT);
    }

    /** Whatever moves the price there. */
    public static Order toPrice(int condition, int outcome, long pricePpb) {
        return new Order(condition, outcome, Mode.TARGET_PRICE, pricePpb, NO_LIMIT, NO_LIMIT);
    }

    /** The same with a limit on cost. */
    public Order atMost(long limitMicros) {
        return new Order(condition, outcome, mode, amount, limitMicros, worstPricePpb);
    }
}
