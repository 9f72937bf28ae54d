package covenant.engine.command;

import java.util.Locale;

/**
 * A response agreed before the crisis.
 *
 * @param id its slug
 * @param title the response in one sentence
 * @param text the rule in full; empty where it is sealed
 * @param seal SHA-256 of the rule's text where it is sealed, else null
 * @param signal what is watched
 * @param above whether it triggers at or above the threshold, or at or below it
 * @param threshold the value that triggers
 * @param reset the value at which a crossing that has not yet held long enough is forgotten: at or beyond it on the safe side
 * @param holdMicros how long the crossing must last
 * @param minTraders guard: accounts that must have traded in the watched market
 * @param minVolumeMicros guard: volume there
 * @param process how people decide, in plain words
 * @param automatic whether the action is carried out at the trigger, or once the owner has acknowledged it
 * @param action what is done
 * @param target the webhook's address, or whom to convene; empty for an opened market
 * @param market what to open; null for any other action
 * @param liquidityMicros its liquidity, of which the owner pays the subsidy; 0 for any other action
 * @param owner the account that answers for it
 * @param respondMicros how long after the trigger it must be done
 */
public record PlaybookTerms(
        String id,
        String title,
        String text,
        KeyHash seal,
        SignalTerms signal,
        boolean above,
        long threshold,
        long reset,
        long holdMicros,
        int minTraders,
        long minVolumeMicros,
        String process,
        boolean automatic,
        Action action,
        String target,
        MarketTerms market,
        long liquidityMicros,
        int owner,
        long respondMicros) {

    /** The same but for what its sender may rightly vary when he sends it again: ids that follow from titles, and a seed made for it. */
    PlaybookTerms withoutNames() {
        return with("", market == null ? null : market.named("").withoutSeed());
    }

    /** The same but for the secret of a decision in the market that it opens. */
    public PlaybookTerms withoutSeed() {
        return with(id, market == null ? null : market.withoutSeed());
    }

    /** The same with another market to open. */
    public PlaybookTerms opening(MarketTerms newMarket) {
        return with(id, newMarket);
    }

    private PlaybookTerms with(String newId, MarketTerms newMarket) {
        return with(newId, signal, owner, newMarket, liquidityMicros);
    }

    /** The same in another venue's numbers, and with another market to open. */
    public PlaybookTerms elsewhere(
            SignalTerms newSignal, int newOwner, MarketTerms newMarket, long newLiquidityMicros) {
        return with(id, newSignal, newOwner, newMarket, newLiquidityMicros);
    }

    private PlaybookTerms with(
            String newId, SignalTerms newSignal, int newOwner, MarketTerms newMarket, long newLiquidityMicros) {
        return new PlaybookTerms(
                newId,
                title,
                text,
                seal,
                newSignal,
                above,
                threshold,
                reset,
                holdMicros,
                minTraders,
                minVolumeMicros,
                process,
                automatic,
                action,
                target,
                newMarket,
                newLiquidityMicros,
                newOwner,
                respondMicros);
    }

    /** What a playbook can do. */
    public enum Action {
        WEBHOOK(1),
        OPEN_MARKET(2),
        CONVENE(3);

        private final int number;
        private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

        Action(int number) {
            this.number = number;
        }

        /** The number that stands for this action in the journal; never reused. */
        public int number() {
            return number;
        }

        /** The name used in JSON, such as {@code open-market}. */
        public String id() {
            return id;
        }

        /** The action with this number, or null. */
        public static Action ofNumber(int number) {
            for (Action action : values()) {
                if (action.number == number) {
                    return action;
                }
            }
            return null;
        }
    }
}
