package covenant.api.problem;

import covenant.engine.Refusal;

/** What each refusal of the venue is in HTTP. A new refusal does not compile until it has its place here. */
final class RefusalStatus {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    private RefusalStatus() {}

    static int of(Refusal refusal) {
        return switch (refusal) {
            case CHANGED_MEANWHILE -> PRECONDITION_FAILED;
            case VENUE_BUSY, JOURNAL_FULL, VENUE_STOPPING -> UNAVAILABLE;
            case ROLE_NOT_ADMITTED, NOT_SPONSOR -> FORBIDDEN;
            case UNKNOWN_ACCOUNT, UNKNOWN_TARGET, UNKNOWN_KEY, UNKNOWN_MARKET -> NOT_FOUND;
            case COMMAND_ID_REUSED, VENUE_FOUNDED, ID_TAKEN, KEY_REVOKED, LAST_KEY -> CONFLICT;
            case MARKET_VOIDED, MARKET_SETTLED, MARKET_CLOSED -> CONFLICT;
            case CONDITION_SETTLED, CONDITION_NOT_SETTLED, CONDITION_TRADING_OFF -> CONFLICT;
            case LIMIT_NOT_MET, INSUFFICIENT_FUNDS -> CONFLICT;
            case ID_INVALID, LIMIT_EXCEEDED, TEXT_INVALID, CONDITIONS_INVALID, OUTCOMES_INVALID -> UNPROCESSABLE;
            case METRIC_INVALID, PRIOR_INVALID, LIQUIDITY_INVALID, FEE_INVALID -> UNPROCESSABLE;
            case CLOSE_TIME_INVALID, AMOUNT_INVALID, UNKNOWN_CONDITION, UNKNOWN_OUTCOME -> UNPROCESSABLE;
            case SETTLEMENT_INVALID, CLAIM_INVALID, PRICE_INVALID -> UNPROCESSABLE;
            case TRADE_TOO_SMALL, TRADE_TOO_LARGE, PRICE_OUT_OF_RANGE, POSITION_TOO_LARGE -> UNPROCESSABLE;
            case CLOCK_NOT_SIMULATED, CLOCK_BACKWARD -> CONFLICT;
            case MARKET_NOT_OPEN, MARKET_NOT_SETTLED, NOTHING_TO_CORRECT -> CONFLICT;
            case ORDER_ENDED, COMMITMENT_NOT_ACTIVE, ALREADY_ATTESTED, QUORUM_REACHED, NOTHING_PROPOSED -> CONFLICT;
            case CHALLENGE_CLOSED, PLEDGE_ENDED, ALREADY_SIGNED, BOND_MISSING, NOT_IN_PLEDGE -> CONFLICT;
            case PLAYBOOK_STATE_INVALID, NOT_SEALED, DELIVERY_ENDED, CONDITION_BOUND -> CONFLICT;
            case DECIDED_BY_MARKET -> CONFLICT;
            case UNKNOWN_ORDER, UNKNOWN_ACTOR, UNKNOWN_COMMITMENT, UNKNOWN_PLEDGE -> NOT_FOUND;
            case UNKNOWN_PLAYBOOK, UNKNOWN_FIRING -> NOT_FOUND;
            case NOT_OWNER, NOT_VERIFIER, NOT_ACTOR -> FORBIDDEN;
            case OPEN_TIME_INVALID, EXPIRY_INVALID, DECISION_INVALID, BINDING_INVALID -> UNPROCESSABLE;
            case COMMITMENT_INVALID, PLEDGE_INVALID, PLAYBOOK_INVALID, EVIDENCE_INVALID -> UNPROCESSABLE;
            case BATCH_INVALID, SEAL_MISMATCH, ORDER_INVALID, SCOPES_INVALID, POSITION_LIMIT_EXCEEDED -> UNPROCESSABLE;
        };
    }

    static String meaning(Refusal refusal) {
        return switch (refusal) {
            case VENUE_BUSY -> "The venue has more to do than it can queue; nothing was done. Try again.";
            case JOURNAL_FULL ->
                "The disk has no room for the journal; nothing was done. Try again when there is room.";
            case VENUE_STOPPING -> "The venue is stopping; nothing was done. Try again when it is back.";
            case UNKNOWN_ACCOUNT -> "The acting account does not exist.";
            case ROLE_NOT_ADMITTED -> "The account's role does not admit this.";
            case COMMAND_ID_REUSED ->
                "This commandId was used before for another command; choose another, or send that one's body again.";
            case CHANGED_MEANWHILE -> "What this is about was changed since the change that If-Match names.";
            case VENUE_FOUNDED -> "The venue was founded already.";
            case UNKNOWN_TARGET -> "There is no such account.";
            case UNKNOWN_KEY -> "The account has no key with this id.";
            case BATCH_INVALID -> "A batch has 1 to 32 trades.";
            case SCOPES_INVALID -> "A key has at least one scope, and only such as exist.";
            case LAST_KEY -> "No operator would have a key left with which accounts and keys can be managed.";
            case KEY_REVOKED -> "This key was revoked before; it does not come back.";
            case UNKNOWN_MARKET -> "There is no such market.";
            case NOT_SPONSOR -> "Only the market's sponsor may do this.";
            case ID_INVALID -> "An id has lower-case letters and digits, in groups joined by single dashes.";
            case ID_TAKEN -> "The id is taken.";
            case LIMIT_EXCEEDED -> "A bound of the venue is exceeded; the detail names it.";
            case TEXT_INVALID -> "A text is empty, too long, holds a control character or is not Unicode.";
            case CONDITIONS_INVALID -> "Conditions are 1 to 8 distinct ids.";
            case OUTCOMES_INVALID -> "Outcomes are 2 to 16 distinct ids.";
            case METRIC_INVALID -> "A scalar metric runs from low to a higher high, within plus or minus 10^9.";
            case PRIOR_INVALID -> "The prior does not fit the market's states or does not sum to one.";
            case LIQUIDITY_INVALID -> "Liquidity is from 1 to 10^9 credits, and only ever rises.";
            case FEE_INVALID -> "A fee is from 0 to 1000 basis points.";
            case CLOSE_TIME_INVALID -> "The closing time is not in the future.";
            case AMOUNT_INVALID -> "An amount is zero, negative or beyond its bound.";
            case MARKET_VOIDED -> "The market was voided.";
            case MARKET_SETTLED -> "The market is settled.";
            case MARKET_CLOSED -> "The market is closed for trading.";
            case UNKNOWN_CONDITION -> "The market has no such condition.";
            case UNKNOWN_OUTCOME -> "The market has no such outcome.";
            case CONDITION_SETTLED -> "The condition is settled already.";
            case CONDITION_NOT_SETTLED -> "The condition is settled before the outcome.";
            case SETTLEMENT_INVALID -> "A scalar market settles by value, any other by outcome.";
            case CONDITION_TRADING_OFF -> "This market has no claims that move the probability of its condition.";
            case CLAIM_INVALID -> "A claim names a condition, an outcome or both, and is not certain.";
            case PRICE_INVALID -> "A target price, and a limit, lies strictly between 0 and 1.";
            case TRADE_TOO_SMALL ->
                "The trade comes to less than one millionth of a share, or no sale brings in that much.";
            case TRADE_TOO_LARGE -> "The trade comes to more than 10^9 shares.";
            case PRICE_OUT_OF_RANGE -> "The trade would push a price beyond what can be computed.";
            case LIMIT_NOT_MET -> "The price moved beyond the limit that came with the trade.";
            case CLOCK_NOT_SIMULATED -> "The venue's clock is the machine's own; nobody moves it.";
            case CLOCK_BACKWARD -> "The clock only goes forward.";
            case UNKNOWN_ORDER -> "The order does not exist.";
            case UNKNOWN_ACTOR -> "The actor does not exist.";
            case UNKNOWN_COMMITMENT -> "The commitment does not exist.";
            case NOT_IN_PLEDGE -> "The commitment is in no joint pledge; there is nothing to sign.";
            case UNKNOWN_PLEDGE -> "The joint pledge does not exist.";
            case UNKNOWN_PLAYBOOK -> "The playbook does not exist.";
            case UNKNOWN_FIRING -> "The playbook has not fired so often.";
            case NOT_OWNER -> "Only the owner of the order or playbook may do this.";
            case NOT_VERIFIER -> "Only a named verifier of the commitment may attest.";
            case NOT_ACTOR -> "Only the account that acts for the actor may do this.";
            case OPEN_TIME_INVALID -> "The opening time is not before the closing time and the expiry.";
            case EXPIRY_INVALID -> "The expiry has passed, or comes before the closing time.";
            case DECISION_INVALID -> "The decision does not fit the market; the detail says what is wrong.";
            case BINDING_INVALID -> "The market cannot be bound to this commitment; the detail says why.";
            case COMMITMENT_INVALID -> "The terms of the commitment make no sense; the detail says which.";
            case PLEDGE_INVALID -> "The terms of the joint pledge make no sense; the detail says which.";
            case PLAYBOOK_INVALID ->
                "The playbook lacks an owner, a process or a deadline, or its signal makes no sense.";
            case EVIDENCE_INVALID -> "The evidence is dated in the future, or its link is none.";
            case SEAL_MISMATCH -> "The text is not the one whose hash was published.";
            case ORDER_INVALID ->
                "The order has expired before it begins, or could cost less than a thousandth of a credit.";
            case MARKET_NOT_OPEN -> "Trading in the market has not begun.";
            case MARKET_NOT_SETTLED -> "The market is not settled; there is nothing to correct.";
            case NOTHING_TO_CORRECT -> "The correction says what was settled.";
            case ORDER_ENDED -> "The order is filled, cancelled, expired, or its market has ended.";
            case COMMITMENT_NOT_ACTIVE -> "The commitment is not in force, or has ended.";
            case ALREADY_ATTESTED -> "This verifier has found that already.";
            case QUORUM_REACHED -> "The breach has its quorum; only a challenge reopens it.";
            case NOTHING_PROPOSED -> "No breach is proposed.";
            case CHALLENGE_CLOSED -> "The challenge window is not open.";
            case PLEDGE_ENDED -> "The joint pledge has failed or its date has passed.";
            case ALREADY_SIGNED -> "The actor has signed already.";
            case BOND_MISSING -> "The bond that the commitment asks for is not posted.";
            case PLAYBOOK_STATE_INVALID -> "The playbook is not in a state that allows this; the detail names it.";
            case NOT_SEALED -> "The playbook is not sealed, or was opened already.";
            case DELIVERY_ENDED -> "The delivery has ended, or this attempt is noted already.";
            case CONDITION_BOUND -> "The condition is settled by a commitment, not by hand.";
            case DECIDED_BY_MARKET -> "The condition is settled by the market's own prices, not by hand.";
            case POSITION_LIMIT_EXCEEDED -> "A payoff would exceed the market's own limit for an account.";
            case POSITION_TOO_LARGE -> "A payoff would exceed 10^9 credits.";
            case INSUFFICIENT_FUNDS -> "The account's free cash does not cover the worst case.";
        };
    }
}
