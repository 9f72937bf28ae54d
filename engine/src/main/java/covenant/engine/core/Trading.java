package covenant.engine.core;

import covenant.engine.Answer;
import covenant.engine.Limits;
import covenant.engine.Plain;
import covenant.engine.Refusal;
import covenant.engine.command.Order;
import covenant.engine.command.Trade;
import covenant.engine.event.Event;
import covenant.engine.pricing.ClaimSet;
import covenant.engine.pricing.Fee;
import covenant.engine.pricing.Odds;
import covenant.engine.state.Account;
import covenant.engine.state.Extremes;
import covenant.engine.state.Market;
import covenant.engine.state.Phase;
import covenant.engine.state.Position;
import covenant.engine.state.VenueState;

/** Quotes and trades with the market maker; a quote is a trade up to the point where funds are looked at. */
final class Trading {
    private final VenueState state;

    // Scratch of one command: what the maker owes more, and what the trader or the sponsor gains where there is a fee.
    private final long[] debtChange = new long[Limits.MAX_CONDITIONS * Limits.MAX_OUTCOMES];
    private final long[] feeChange = new long[Limits.MAX_CONDITIONS * Limits.MAX_OUTCOMES];

    private final Extremes extremes = new Extremes();

    Trading(VenueState state) {
        this.state = state;
    }

    Answer quote(long sequence, long atMicros, int number, Order order) {
        return price(sequence, atMicros, state.market(number), number, order);
    }

    Answer trade(long sequence, long atMicros, Trade c, EventSink events) {
        Market market = state.market(c.market());
        Answer priced = price(sequence, atMicros, market, c.market(), c.order());
        if (!priced.ok()) {
            return priced;
        }
        Account account = state.account(c.by());
        Position position = market.position(account.number());
        long[] traderChange = debtChange;
        if (priced.feeMicros() != 0) {
            traderChange = feeChange;
            workOut(market, c.order(), priced.sharesMicros(), priced.costMicros());
        }
        market.weigh(position, traderChange, extremes);
        Answer refused = checkFunds(priced, market, account);
        if (refused != null) {
            return refused;
        }
        long cashBefore = account.cashMicros();
        long costMicros = priced.costMicros() - priced.feeMicros();
        state.trade(market, account, position, debtChange, traderChange, extremes.worstMicros(), costMicros);
        long sponsorGain = 0;
        if (priced.feeMicros() != 0) {
            workOut(market, c.order(), 0, -priced.feeMicros());
            sponsorGain = state.takeFee(market, feeChange);
        }
        state.stamp(market, sequence);
        events.on(traded(c, priced, account, cashBefore, market.sponsor(), sponsorGain));
        return priced;
    }

    private static Event traded(
            Trade c, Answer priced, Account account, long cashBefore, Account sponsor, long sponsorGain) {
        return new Event.Traded(
                c.market(),
                c.by(),
                c.order().condition(),
                c.order().outcome(),
                priced.sharesMicros(),
                priced.costMicros(),
                priced.feeMicros(),
                priced.priceBeforePpb(),
                priced.priceAfterPpb(),
                account.cashMicros() - cashBefore,
                account.cashMicros(),
                sponsor.number(),
                sponsorGain,
                -1);
    }

    private void workOut(Market market, Order order, long sharesMicros, long costMicros) {
        market.workOut(market.claim(order.condition(), order.outcome()), sharesMicros, costMicros, feeChange);
    }

    private Answer checkFunds(Answer priced, Market market, Account account) {
        long worst = extremes.worstMicros();
        if (extremes.bestMicros() - worst > Limits.MAX_POSITION_MICROS) {
            return refuse(priced, Refusal.POSITION_TOO_LARGE, "a payoff is at most 10^9 credits");
        }
        long limitMicros = market.positionLimitMicros();
        if (extremes.bestMicros() - worst > limitMicros) {
            return refuse(
                    priced,
                    Refusal.POSITION_LIMIT_EXCEEDED,
                    "a payoff here is at most " + Plain.credits(limitMicros) + ", this would make one of "
                            + Plain.credits(extremes.bestMicros() - worst));
        }
        if (account.cashMicros() + worst < 0) {
            return refuse(
                    priced,
                    Refusal.INSUFFICIENT_FUNDS,
                    "the worst case takes " + Plain.credits(-worst) + ", free cash is "
                            + Plain.credits(account.cashMicros()));
        }
        return null;
    }

    private static Answer refuse(Answer priced, Refusal refusal, String detail) {
        return Answer.refused(priced.sequence(), priced.atMicros(), refusal, detail);
    }

    /** Prices an order, and leaves in {@link #debtChange} what the maker would owe more. */
    private Answer price(long sequence, long atMicros, Market market, int number, Order order) {
        Refused refused = checkClaim(market, number, order);
        if (refused != null) {
            return Answer.refused(sequence, atMicros, refused.refusal(), refused.detail());
        }
        ClaimSet claim = market.claim(order.condition(), order.outcome());
        Odds odds = Odds.of(market.q(), market.liquidityMicros(), claim);
        Fee rate = new Fee(market.terms().feeBps());
        long shares = shares(odds, order, rate);
        if (shares == 0 || shares == Long.MIN_VALUE) {
            return Answer.refused(
                    sequence,
                    atMicros,
                    Refusal.TRADE_TOO_SMALL,
                    shares == 0 ? "it comes to less than one micro-share" : "no sale brings in that much");
        }
        if (shares > Limits.MAX_POSITION_MICROS || shares < -Limits.MAX_POSITION_MICROS) {
            return Answer.refused(sequence, atMicros, Refusal.TRADE_TOO_LARGE, "a trade is of at most 10^9 shares");
        }
        long cost = odds.costMicros(shares);
        if (!market.workOut(claim, shares, cost, debtChange)) {
            return Answer.refused(
                    sequence, atMicros, Refusal.PRICE_OUT_OF_RANGE, "the price would leave the computable range");
        }
        long fee = rate.onMicros(cost);
        long after = odds.priceAfterPpb(shares);
        if (cost + fee > order.maxCostMicros() || passes(order.worstPricePpb(), after, shares)) {
            return Answer.refused(sequence, atMicros, Refusal.LIMIT_NOT_MET, limitDetail(cost + fee, after, order));
        }
        return new Answer(sequence, atMicros, null, "", false, -1, shares, cost + fee, fee, odds.pricePpb(), after);
    }

    private static boolean passes(long worstPricePpb, long afterPpb, long shares) {
        return worstPricePpb != Order.NO_LIMIT && (shares > 0 ? afterPpb > worstPricePpb : afterPpb < worstPricePpb);
    }

    private static String limitDetail(long costMicros, long afterPpb, Order order) {
        return costMicros > order.maxCostMicros()
                ? costDetail(costMicros, order.maxCostMicros())
                : "the price after is " + Plain.probability(afterPpb) + ", the limit is "
                        + Plain.probability(order.worstPricePpb());
    }

    private static String costDetail(long costMicros, long limitMicros) {
        return limitMicros < 0
                ? "it brings in " + Plain.credits(-costMicros) + ", at least " + Plain.credits(-limitMicros)
                        + " is asked"
                : "it costs " + Plain.credits(costMicros) + ", the limit is " + Plain.credits(limitMicros);
    }

    private static long shares(Odds odds, Order order, Fee fee) {
        return switch (order.mode()) {
            case SHARES -> order.amount();
            case SPEND -> odds.sharesForSpend(fee.withinMicros(order.amount()));
            case TARGET_PRICE -> odds.sharesToPrice(order.amount());
        };
    }

    private static Refused checkClaim(Market market, int number, Order order) {
        if (market == null) {
            return new Refused(Refusal.UNKNOWN_MARKET, "no market " + number);
        }
        Refused refused = checkAmount(order);
        if (refused == null) {
            refused = Settlement.checkLive(market);
        }
        if (refused != null) {
            return refused;
        }
        if (market.phase() == Phase.PENDING) {
            return new Refused(Refusal.MARKET_NOT_OPEN, "trading has not begun");
        }
        if (market.phase() != Phase.OPEN) {
            return new Refused(Refusal.MARKET_CLOSED, "trading has ended");
        }
        int condition = order.condition();
        int outcome = order.outcome();
        if (condition < Order.ANY || condition >= market.terms().conditions().size()) {
            return new Refused(Refusal.UNKNOWN_CONDITION, "no condition " + condition);
        }
        if (outcome < Order.ANY || outcome >= market.terms().metric().outcomes().size()) {
            return new Refused(Refusal.UNKNOWN_OUTCOME, "no outcome " + outcome);
        }
        if (condition == Order.ANY && outcome == Order.ANY) {
            return new Refused(Refusal.CLAIM_INVALID, "a claim names a condition, an outcome, or both");
        }
        if (outcome == Order.ANY && market.terms().conditions().size() == 1) {
            return new Refused(Refusal.CLAIM_INVALID, "the claim is certain");
        }
        return checkCondition(market, condition, outcome);
    }

    private static Refused checkCondition(Market market, int condition, int outcome) {
        if (condition != Order.ANY
                && (!market.isLive(condition) || market.settledCondition() >= 0 && outcome == Order.ANY)) {
            return new Refused(Refusal.CONDITION_SETTLED, "the condition is settled");
        }
        boolean movesCondition = condition == Order.ANY || outcome == Order.ANY;
        boolean oneBranch =
                market.settledCondition() >= 0 || market.terms().conditions().size() == 1;
        if (movesCondition && !oneBranch && !market.terms().conditionTrading()) {
            return new Refused(Refusal.CONDITION_TRADING_OFF, "this market trades outcomes given a condition only");
        }
        return null;
    }

    private static Refused checkAmount(Order order) {
        if (order.mode() == Order.Mode.TARGET_PRICE) {
            return order.amount() > 0 && order.amount() < Limits.PPB
                    ? null
                    : new Refused(Refusal.PRICE_INVALID, "a target price is strictly between 0 and 1");
        }
        boolean bounded = order.amount() <= Limits.MAX_POSITION_MICROS && order.amount() >= -Limits.MAX_POSITION_MICROS;
        return bounded && order.amount() != 0
                ? null
                : new Refused(Refusal.AMOUNT_INVALID, "an amount is not 0 and at most 10^9");
    }
}
