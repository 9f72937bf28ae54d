package covenant.engine.core;

import covenant.engine.Limits;
import covenant.engine.event.Event;
import covenant.engine.pricing.ClaimSet;
import covenant.engine.state.Account;
import covenant.engine.state.Extremes;
import covenant.engine.state.Market;
import covenant.engine.state.Position;
import covenant.engine.state.VenueState;

/**
 * Carries out what was priced: moves the maker's debts, the account's payoffs and cash, gives the sponsor his fee, and tells. Used step by
 * step: {@link #workOut}, {@link #weigh}, and if the account can bear it {@link #carryOut}.
 */
final class Execution {
    private final VenueState state;

    // Scratch of one deal: what the maker owes more, and what the account or the sponsor gains where there is a fee.
    private final long[] debtChange = new long[Limits.MAX_CONDITIONS * Limits.MAX_OUTCOMES];
    private final long[] feeChange = new long[Limits.MAX_CONDITIONS * Limits.MAX_OUTCOMES];
    private long[] accountChange = debtChange;

    private final Extremes extremes = new Extremes();

    Execution(VenueState state) {
        this.state = state;
    }

    /** Works out what the maker would owe more; whether the debts would still be in range. */
    boolean workOut(Market market, ClaimSet claim, long sharesMicros, long costMicros) {
        return market.workOut(claim, sharesMicros, costMicros, debtChange);
    }

    /** The extremes of the payoffs that the deal would leave; what was worked out must be this deal without its fee. */
    Extremes weigh(Market market, Position position, Deal deal) {
        accountChange = debtChange;
        if (deal.feeMicros() != 0) {
            accountChange = feeChange;
            market.workOut(claim(market, deal), deal.sharesMicros(), deal.costMicros(), feeChange);
        }
        market.weigh(position, accountChange, extremes);
        return extremes;
    }

    /** Carries out the deal that was weighed last. */
    void carryOut(Market market, Account account, Position position, Deal deal, EventSink events) {
        long cashBefore = account.cashMicros();
        long costMicros = deal.costMicros() - deal.feeMicros();
        state.trade(market, account, position, debtChange, accountChange, extremes.worstMicros(), costMicros);
        long sponsorGain = 0;
        if (deal.feeMicros() != 0) {
            market.workOut(claim(market, deal), 0, -deal.feeMicros(), feeChange);
            sponsorGain = state.takeFee(market, feeChange);
        }
        events.on(new Event.Traded(
                market.number(),
                account.number(),
                deal.condition(),
                deal.outcome(),
                deal.sharesMicros(),
                deal.costMicros(),
                deal.feeMicros(),
                deal.priceBeforePpb(),
                deal.priceAfterPpb(),
                account.cashMicros() - cashBefore,
                account.cashMicros(),
                market.sponsor().number(),
                sponsorGain,
                deal.order()));
    }

    private static ClaimSet claim(Market market, Deal deal) {
        return market.claim(deal.condition(), deal.outcome());
    }
}
