package covenant.engine.replay;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.command.AddLiquidity;
import covenant.engine.command.Command;
import covenant.engine.command.Deposit;
import covenant.engine.command.OpenAccount;
import covenant.engine.command.OpenMarket;
import covenant.engine.command.OpenPlaybook;
import covenant.engine.command.Order;
import covenant.engine.command.PlaybookTerms;
import covenant.engine.command.Tick;
import covenant.engine.command.Trade;
import covenant.engine.command.TradeBatch;
import covenant.engine.state.Market;
import covenant.engine.state.VenueState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a recorded deed means in a changed history, still in the recording's numbers. */
final class Meaning {
    private final Others others;
    private final TermsChange change;
    private final Map<Long, Long> larger;

    /** Whether a market, by its recorded number, stands the same in both histories. */
    interface Sameness {
        boolean isSame(int market);
    }

    Meaning(ReplayTerms terms, Map<Long, Long> larger) {
        this.others = terms.others();
        this.change = new TermsChange(terms);
        this.larger = larger;
    }

    /** What someone did who put money in or opened something: it may change before anything else has. */
    Command opening(RecordedCommand recorded, VenueState state) {
        Command bare = recorded.command().bare();
        Long more = larger.get(recorded.sequence());
        if (bare instanceof OpenAccount c && more != null) {
            long deposit = raised(c.depositMicros(), more);
            return new OpenAccount(c.commandId(), c.by(), c.id(), c.name(), c.role(), deposit, c.key());
        }
        if (bare instanceof Deposit c && more != null) {
            return new Deposit(c.commandId(), c.by(), c.account(), raised(c.amountMicros(), more), c.reason());
        }
        if (bare instanceof OpenMarket c) {
            long liquidity = change.liquidityMicros(c.terms().id(), c.liquidityMicros());
            return new OpenMarket(c.commandId(), c.by(), change.of(c.terms()), liquidity, c.priorPpb());
        }
        if (bare instanceof OpenPlaybook c && c.terms().market() != null) {
            PlaybookTerms t = c.terms();
            long liquidity = change.liquidityMicros(t.market().id(), t.liquidityMicros());
            return new OpenPlaybook(
                    c.commandId(), c.by(), t.elsewhere(t.signal(), t.owner(), change.of(t.market()), liquidity));
        }
        return bare instanceof AddLiquidity c ? deeper(c, state.market(c.market())) : bare;
    }

    private static long raised(long micros, long more) {
        return StrictMath.min(Limits.MAX_DEPOSIT_MICROS, micros + more);
    }

    /** A market that was opened deeper than it was then made is not made deeper. */
    private Command deeper(AddLiquidity c, Market market) {
        if (market == null
                || !change.changesLiquidity()
                || !change.isAbout(market.terms().id())) {
            return c;
        }
        long to = StrictMath.round(c.liquidityMicros() * change.factor());
        long opened = change.liquidityMicros(market.terms().id(), 0);
        return to <= opened ? Tick.now() : new AddLiquidity(c.commandId(), c.by(), c.market(), to, c.reason());
    }

    /** What a trade or a batch means, given the answer it got in the recording. */
    Command trade(Command bare, Answer answer, Sameness sameness) {
        if (bare instanceof Trade c && !sameness.isSame(c.market())) {
            return new Trade(
                    c.commandId(), c.by(), c.market(), meant(c.order(), answer.sharesMicros(), answer.priceAfterPpb()));
        }
        if (bare instanceof TradeBatch c && c.legs().stream().anyMatch(leg -> !sameness.isSame(leg.market()))) {
            List<TradeBatch.Leg> legs = new ArrayList<>();
            for (int i = 0; i < c.legs().size(); i++) {
                TradeBatch.Leg leg = c.legs().get(i);
                Answer.Leg got = answer.legs().get(i);
                Order order = sameness.isSame(leg.market())
                        ? leg.order()
                        : meant(leg.order(), got.sharesMicros(), got.priceAfterPpb());
                legs.add(new TradeBatch.Leg(leg.market(), order));
            }
            return new TradeBatch(c.commandId(), c.by(), legs);
        }
        return bare;
    }

    private Order meant(Order order, long shares, long priceAfterPpb) {
        return switch (others) {
            case SAME_SHARES ->
                new Order(
                        order.condition(),
                        order.outcome(),
                        Order.Mode.SHARES,
                        shares,
                        order.maxCostMicros(),
                        order.worstPricePpb());
            // A price that was told as 0 or 1 is as near to it as a price can be asked for.
            case SAME_PRICES ->
                Order.toPrice(
                        order.condition(),
                        order.outcome(),
                        StrictMath.max(1, StrictMath.min(Limits.PPB - 1, priceAfterPpb)));
        };
    }
}
