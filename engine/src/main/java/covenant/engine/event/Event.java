package covenant.engine.event;

import covenant.engine.Role;
import covenant.engine.Scopes;
import covenant.engine.command.CommitmentTerms;
import covenant.engine.command.KeyHash;
import covenant.engine.command.MarketTerms;
import covenant.engine.command.Order;
import covenant.engine.command.PlaybookTerms;
import covenant.engine.command.PledgeTerms;
import java.util.List;
import java.util.Locale;

/**
 * What happened. Together with the envelope (sequence, time) the events of a command are complete: whoever folds them, starting
 * from nothing, knows every account's cash.
 */
public sealed interface Event {

    /** The venue got its name. */
    record VenueFounded(String name, boolean simulated, boolean simulatedClock) implements Event {}

    /** An account exists. */
    record AccountOpened(int account, String id, String name, Role role) implements Event {}

    /** A key opens an account; the older ones cease to if {@code revokedOthers}. */
    record KeyIssued(
            int account,
            KeyHash key,
            boolean revokedOthers,
            String id,
            Scopes scopes,
            long expiresAtMicros,
            long issuedAtMicros)
            implements Event {}

    /** A key opens nothing any more: it was revoked, or gave its place to another after it had expired. */
    record KeyRevoked(int account, KeyHash key, String id) implements Event {}

    /**
     * An account's cash moved, for any reason but a trade.
     *
     * @param market the market whose vault is the other side; where the cause has another side, the market it is about or -1
     */
    record CashMoved(int account, int market, long deltaMicros, long cashAfterMicros, Cause cause) implements Event {}

    /** Where money is when it is not an account's cash. */
    enum Side {
        OUTSIDE,
        VAULT,
        ESCROW,
        /** Another account's cash: the two movements of one payment follow each other. */
        ACCOUNT
    }

    /** Why cash moved. */
    enum Cause {
        DEPOSIT(Side.OUTSIDE),
        WITHDRAWAL(Side.OUTSIDE),
        /** A sponsor pays a market's subsidy, or adds to it. */
        SUBSIDY(Side.VAULT),
        /** A branch was called off and freed what backed it. */
        CALLED_OFF(Side.VAULT),
        /** A market settled and paid. */
        PAYOUT(Side.VAULT),
        /** A market was voided and gave everything back. */
        VOIDED(Side.VAULT),
        /** What a market's pool held at the end goes back to its sponsor. */
        POOL_RETURNED(Side.VAULT),
        /** An order's worst case is set aside. */
        ORDER_RESERVED(Side.ESCROW),
        /** What an order had set aside is needed for a fill, or no longer. */
        ORDER_RELEASED(Side.ESCROW),
        /** An actor's bond. */
        BOND_POSTED(Side.ESCROW),
        /** A bond comes back. */
        BOND_RETURNED(Side.ESCROW),
        /** A share of a slashed bond. */
        BOND_SLASHED(Side.ESCROW),
        /** Paid or received because an outcome was corrected. */
        CORRECTION(Side.ACCOUNT);

        private final Side otherSide;

        Cause(Side otherSide) {
            this.otherSide = otherSide;
        }

        /** Where the money came from or went to. */
        public Side otherSide() {
            return otherSide;
        }
    }

    /** Credits that were set aside left the venue for good. */
    record Burned(int commitment, long amountMicros) implements Event {}

    /** A market exists. */
    record MarketOpened(int market, MarketTerms terms, int sponsor, long liquidityMicros, long subsidyMicros)
            implements Event {}

    /**
     * A trade was made.
     *
     * @param condition as in {@link Order}
     * @param outcome as in {@link Order}
     * @param costMicros paid in the claim's given set, fee included; negative when received
     * @param cashDeltaMicros what left the account's cash for the vault (negative) or came back
     * @param sponsorCashDeltaMicros what the fee freed in the sponsor's cash
     * @param order the resting order that was filled, or -1 for a trade of one's own
     */
    record Traded(
            int market,
            int account,
            int condition,
            int outcome,
            long sharesMicros,
            long costMicros,
            long feeMicros,
            long priceBeforePpb,
            long priceAfterPpb,
            long cashDeltaMicros,
            long cashAfterMicros,
            int sponsor,
            long sponsorCashDeltaMicros,
            int order)
            implements Event {}

    /** The liquidity parameter rose. */
    record LiquidityAdded(int market, int by, long liquidityMicros, long paidMicros) implements Event {}

    /** Trading began because its time had come. */
    record TradingBegan(int market, long atMicros) implements Event {}

    /** Trading ended because its time had come. */
    record MarketClosed(int market) implements Event {}

    /**
     * A condition came about and the actor's token was repriced.
     *
     * @param tokenBefore expectation of the metric just before, in ppb (binary) or millionths of the unit (scalar); 0 if categorical
     * @param tokenAfter the same just after
     * @param by who said so; the venue itself where a decision fell or a commitment ended
     * @param commitment the commitment whose end it was, or -1
     */
    record ConditionSettled(
            int market, int condition, int by, long tokenBefore, long tokenAfter, int commitment, String reason)
            implements Event {
        /** The jump of the token. */
        public long jump() {
            return tokenAfter - tokenBefore;
        }
    }

    /**
     * The metric is known and everyone is paid.
     *
     * @param outcome the outcome, or -1 where the metric is scalar
     */
    record OutcomeSettled(int market, int outcome, long valueMicros, int by) implements Event {}

    /** The market never was. */
    record MarketVoided(int market, String reason, int by) implements Event {}

    /**
     * An outcome was corrected. Those who had got too little are paid the difference by the corrector, in the movements of cash that follow;
     * nobody has to pay anything back.
     *
     * @param paidMicros what the corrector paid to those who had got too little
     */
    record OutcomeCorrected(
            int market,
            int outcomeBefore,
            long valueBeforeMicros,
            int outcomeAfter,
            long valueAfterMicros,
            int by,
            long paidMicros,
            String reason)
            implements Event {}

    /** A simulated clock was moved. */
    record ClockAdvanced(long toMicros, int by, String reason) implements Event {}

    /**
     * Someone used the rights of his office: an operator, a coordinator, a verifier.
     *
     * @param what the kind of command in lower case with dashes, such as {@code settle-condition}
     * @param subject what it was about, such as {@code market:chips} or {@code account:ann}
     * @param reason why, as he gave it; may be empty
     * @param before what the act changed, in plain words; may be empty
     * @param after what it became; may be empty
     */
    record Acted(int by, String what, String subject, String reason, String before, String after) implements Event {}

    /** An order rests, or was filled at once. */
    record OrderPlaced(
            int order,
            int market,
            int account,
            int condition,
            int outcome,
            long sharesMicros,
            long limitPpb,
            long expiresAtMicros,
            long reservedMicros)
            implements Event {}

    /** An order is over. */
    record OrderEnded(int order, int market, int account, long filledMicros, Ending why, long atMicros)
            implements Event {}

    /** Why an order is over. */
    enum Ending {
        FILLED(0),
        CANCELLED(1),
        EXPIRED(2),
        /** Its market closed, ended, or its condition died. */
        MARKET_ENDED(3),
        /** What is left of it is worth less than a micro at its limit. */
        EXHAUSTED(4),
        /** Filling it would have taken its account beyond the largest position allowed. */
        POSITION_LIMIT(5);

        private static final Ending[] ALL = values();

        private final int number;
        private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

        Ending(int number) {
            this.number = number;
        }

        /** The number that stands for it in snapshots; never reused. */
        public int number() {
            return number;
        }

        /** The lower-case name used in JSON, such as {@code market-ended}. */
        public String id() {
            return id;
        }

        /** The ending with this number, or null. */
        public static Ending ofNumber(int number) {
            for (Ending ending : ALL) {
                if (ending.number == number) {
                    return ending;
                }
            }
            return null;
        }
    }

    /**
     * A market's decision fell. What the statistic was is in the market's state, frozen.
     *
     * @param condition what was chosen
     * @param byRule what the rule alone would have chosen
     * @param reason in plain words, such as the guard that failed
     * @param drawPpb where the lot fell, in parts per billion; -1 where there was none
     * @param averages by condition, in the parts of the market's expectations; null where there is none
     * @param seed the secret of the lot, which is public from now on; null where there was none
     * @param drawSequence the sequence that went into the draw; 0 where there was none
     */
    record Decided(
            int market,
            int condition,
            int byRule,
            String reason,
            long drawPpb,
            long atMicros,
            List<Long> averages,
            KeyHash seed,
            long drawSequence)
            implements Event {}

    /** An actor exists. */
    record ActorOpened(int actor, String id, String name, int account) implements Event {}

    /** A commitment exists. */
    record CommitmentOpened(int commitment, CommitmentTerms terms) implements Event {}

    /** Evidence was added; {@code number} counts from 0 within the commitment. */
    record EvidenceAdded(
            int commitment, int number, int by, String text, String link, KeyHash document, long datedAtMicros)
            implements Event {}

    /** A verifier found something. */
    record Attested(int commitment, int by, boolean breached, String reason) implements Event {}

    /** A commitment went from one state to another; states are the ids of {@code CommitmentPhase}. */
    record CommitmentMoved(int commitment, String from, String to, int by, String reason, long atMicros)
            implements Event {}

    /** A proposed breach has its quorum and is final at this time unless challenged. */
    record ChallengeOpened(int commitment, long endsAtMicros) implements Event {}

    /** An actor put credits at stake; {@code heldMicros} is now at stake in all. The movement of its cash follows. */
    record BondPosted(int commitment, int by, long amountMicros, long heldMicros) implements Event {}

    /** A bond went back, or was slashed: paid by its split, the rest burned. The movements of cash follow. */
    record BondEnded(int commitment, long returnedMicros, long paidMicros, long burnedMicros) implements Event {}

    /** A joint pledge exists. */
    record PledgeOpened(int pledge, PledgeTerms terms) implements Event {}

    /** An actor signed. */
    record PledgeSigned(int pledge, int commitment, int by) implements Event {}

    /** A joint pledge bound or failed. */
    record PledgeEnded(int pledge, boolean bound, long atMicros) implements Event {}

    /** A playbook exists. */
    record PlaybookOpened(int playbook, PlaybookTerms terms, int by) implements Event {}

    /** A playbook went from one state to another; states are the ids of {@code PlaybookPhase}. */
    record PlaybookMoved(int playbook, String from, String to, int by, String reason, long signal, long atMicros)
            implements Event {}

    /**
     * The signal of an armed playbook came to its threshold and holds since then, or came back to its reset.
     *
     * @param sinceMicros since when it holds; 0 if it no longer does
     */
    record PlaybookCrossed(int playbook, long sinceMicros, long signal, long atMicros) implements Event {}

    /**
     * A playbook's action was carried out; a webhook's delivery begins now.
     *
     * @param outcome the code with which it was refused; empty if it was not
     * @param market the market that it opened, or -1
     * @param by the owner who acknowledged, who drilled, or the venue itself
     */
    record PlaybookFired(
            int firing, int playbook, boolean drill, String outcome, long atMicros, int market, int by, String reason)
            implements Event {}

    /** A sealed playbook's text was shown. */
    record PlaybookUnsealed(int playbook, String text, int by) implements Event {}

    /** An attempt to deliver a webhook. */
    record DeliveryRecorded(int firing, int attempt, int status, boolean last) implements Event {}
}
