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
    /** What the command is about was changed since the client looked. */
    CHANGED_MEANWHILE,
    /** The venue was founded already. */
    VENUE_FOUNDED,
    /** The venue's clock is the machine's own; nobody moves it. */
    CLOCK_NOT_SIMULATED,
    /** The clock only goes forward. */
    CLOCK_BACKWARD,
    /** The account named in the command does not exist. */
    UNKNOWN_TARGET,
    /** The account has no key with this id. */
    UNKNOWN_KEY,
    /** The key was revoked before; it does not come back. */
    KEY_REVOKED,
    /** The market does not exist. */
    UNKNOWN_MARKET,
    /** The order does not exist. */
    UNKNOWN_ORDER,
    /** The actor does not exist. */
    UNKNOWN_ACTOR,
    /** The commitment does not exist. */
    UNKNOWN_COMMITMENT,
    /** The joint pledge does not exist. */
    UNKNOWN_PLEDGE,
    /** The commitment is in no joint pledge; there is nothing to sign. */
    NOT_IN_PLEDGE,
    /** The playbook does not exist. */
    UNKNOWN_PLAYBOOK,
    /** The playbook has not fired so often. */
    UNKNOWN_FIRING,
    /** Only the market's sponsor may do this. */
    NOT_SPONSOR,
    /** Only the owner of the order or playbook may do this. */
    NOT_OWNER,
    /** Only a named verifier of the commitment may attest. */
    NOT_VERIFIER,
    /** Only the account that acts for the actor may do this. */
    NOT_ACTOR,
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
    /** A key has no scope, or one that does not exist. */
    SCOPES_INVALID,
    /** The opening time is not before the closing time and the expiry. */
    OPEN_TIME_INVALID,
    /** The expiry has passed, or comes before the closing time. */
    EXPIRY_INVALID,
    /** The prior has the wrong shape, a state below the smallest probability, or does not sum to one. */
    PRIOR_INVALID,
    /** The decision does not fit the market; the detail says what is wrong. */
    DECISION_INVALID,
    /** The market cannot be bound to this commitment; the detail says why. */
    BINDING_INVALID,
    /** The terms of the commitment make no sense; the detail says which. */
    COMMITMENT_INVALID,
    /** The terms of the joint pledge make no sense; the detail says which. */
    PLEDGE_INVALID,
    /** The playbook lacks an owner, a process or a deadline, or its signal makes no sense. */
    PLAYBOOK_INVALID,
    /** The evidence is dated in the future, or its link is none. */
    EVIDENCE_INVALID,
    /** The text is not the one whose hash was published. */
    SEAL_MISMATCH,
    /** An amount is zero, negative or beyond its bound. */
    AMOUNT_INVALID,
    /** A batch has no trade, or more than it may. */
    BATCH_INVALID,
    /** The target price or the limit is not strictly between zero and one. */
    PRICE_INVALID,
    /** The order has expired before it begins, or can cost less than the least an order may. */
    ORDER_INVALID,
    /** A bound of {@link Limits} is exceeded; the detail names it. */
    LIMIT_EXCEEDED,
    /** No operator would have a key left with which accounts and keys can be managed. */
    LAST_KEY,
    /** The market was voided. */
    MARKET_VOIDED,
    /** The market is settled. */
    MARKET_SETTLED,
    /** The market is closed for trading. */
    MARKET_CLOSED,
    /** Trading in the market has not begun. */
    MARKET_NOT_OPEN,
    /** The market is not settled; there is nothing to correct. */
    MARKET_NOT_SETTLED,
    /** The correction says what was settled. */
    NOTHING_TO_CORRECT,
    /** The order is filled, cancelled or expired, or its market has ended. */
    ORDER_ENDED,
    /** The commitment is not in force, or has ended. */
    COMMITMENT_NOT_ACTIVE,
    /** This verifier has found that already. */
    ALREADY_ATTESTED,
    /** The proposed breach has its quorum; only a challenge brings it before the verifiers again. */
    QUORUM_REACHED,
    /** No breach is proposed. */
    NOTHING_PROPOSED,
    /** The challenge window is not open. */
    CHALLENGE_CLOSED,
    /** The joint pledge has failed or its date has passed. */
    PLEDGE_ENDED,
    /** The actor has signed already. */
    ALREADY_SIGNED,
    /** The bond that the commitment asks for is not posted. */
    BOND_MISSING,
    /** The playbook is not in a state that allows this; the detail names it. */
    PLAYBOOK_STATE_INVALID,
    /** The playbook is not sealed, or was opened already. */
    NOT_SEALED,
    /** The delivery has ended, or this attempt is noted already. */
    DELIVERY_ENDED,
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
    /** The condition is settled by a commitment, not by hand. */
    CONDITION_BOUND,
    /** The condition is settled by the market's own prices, not by hand. */
    DECIDED_BY_MARKET,
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
    /** A payoff would exceed the market's own limit for an account. */
    POSITION_LIMIT_EXCEEDED,
    /** The account's cash does not cover the worst case. */
    INSUFFICIENT_FUNDS;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The stable code shown to clients, such as {@code insufficient-funds}. */
    public String code() {
        return code;
    }
}
