package covenant.engine;

import java.util.Locale;

/**
 * Why a command was refused. A refused command changes nothing. When several reasons hold, the one that stands first here is
 * given: the order of the constants is the documented order of precedence.
 */
public enum Refusal {
    /** The ring has no free slot; nothing was written. Try again. */
    VENUE_BUSY,
    /** The journal has no room on disk; nothing was written. Try again when there is room. */
    JOURNAL_FULL,
    /** The venue is stopping. */
    VENUE_STOPPING,
    /** The acting account does not exist. */
    UNKNOWN_ACCOUNT,
    /** The acting account's role does not admit this command. */
    ROLE_NOT_ADMITTED,
    /** The same command id was used before for another command. */
    COMMAND_ID_REUSED,
    /** The venue was founded already. */
    VENUE_FOUNDED,
    /** The account named in the command does not exist. */
    UNKNOWN_TARGET,
    /** The key was revoked before; it does not come back. */
    KEY_REVOKED,
    /** The market does not exist. */
    UNKNOWN_MARKET,
    /** Only the market's sponsor may do this. */
    NOT_SPONSOR,
    /** The id is not a slug. */
    ID_INVALID,
    /** The id is taken. */
    ID_TAKEN,
    /** A text is empty, too long or holds a control character. */
    TEXT_INVALID,
    /** Conditions or outcomes are too few, too many, not slugs, or not distinct. */
    CONDITIONS_INVALID,
    OUTCOMES_INVALID,
    /** The scalar range is empty or out of bounds. */
    METRIC_INVALID,
    /** Liquidity out of bounds, or not above the present one when liquidity is added. */
    LIQUIDITY_INVALID,
    /** Fee out of bounds. */
    FEE_INVALID,
    /** The closing time is not in the future. */
    CLOSE_TIME_INVALID,
    /** The prior has the wrong shape, a state below the smallest probability, or does not sum to one. */
    PRIOR_INVALID,
    /** An amount is zero, negative or beyond its bound. */
    AMOUNT_INVALID,
    /** The target price is not strictly between zero and one. */
    PRICE_INVALID,
    /** A bound of {@link Limits} is exceeded; the detail names it. */
    LIMIT_EXCEEDED,
    /** The market was voided. */
    MARKET_VOIDED,
    /** The market is settled. */
    MARKET_SETTLED,
    /** The market is closed for trading. */
    MARKET_CLOSED,
    /** A scalar market settles by value, any other by outcome. */
    SETTLEMENT_INVALID,
    /** The market has no such condition. */
    UNKNOWN_CONDITION,
    /** The market has no such outcome. */
    UNKNOWN_OUTCOME,
    /** The claim names neither condition nor outcome, or is certain. */
    CLAIM_INVALID,
    /** The market's condition is settled already; the claim or the settlement no longer makes sense. */
    CONDITION_SETTLED,
    /** The outcome cannot be settled before the condition. */
    CONDITION_NOT_SETTLED,
    /** The market does not allow claims that move the probability of its condition. */
    CONDITION_TRADING_OFF,
    /** The trade would come to less than one micro-share, or no sale brings in what is asked. */
    TRADE_TOO_SMALL,
    /** The trade would come to more than 10^9 shares. */
    TRADE_TOO_LARGE,
    /** The trade would push a price beyond what can be computed. */
    PRICE_OUT_OF_RANGE,
    /** The cost exceeds {@code maxCost}, the proceeds fall short of {@code minProceeds}, or the price passes the worst price. */
    LIMIT_NOT_MET,
    /** A payoff would exceed the largest position. (A trade that would do so by itself is refused before it is priced.) */
    POSITION_TOO_LARGE,
    /** The account's cash does not cover the worst case. */
    INSUFFICIENT_FUNDS;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The stable code shown to clients, such as {@code insufficient-funds}. */
    public String code() {
        return code;
    }
}
